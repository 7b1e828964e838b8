"""Each sample case is read as its table says."""

import datetime as dt
from pathlib import Path

import pytest

from foitui.case.words import Channel
from foitui.intake import Arrival, Unreadable, read
from tests.intake.reading import TODAY

SAMPLES = Path(__file__).parents[2] / "sample_cases"
EMAIL, SITE, POST, FORM, OTHER = (
    Channel.EMAIL, Channel.PUBLIC_SITE, Channel.POST, Channel.WEB_FORM, Channel.OTHER
)  # fmt: skip

EXPECTED = {
    "01-prison-social-network.eml": ("Use of a social network by serving prisoners",
        "2017-03-22", "request-110455-0a1b2c3d@whatdotheyknow.com", 3, SITE),
    "02-contract-prices.eml": ("FOI request: office cleaning contract",
        "2025-02-10", "tenders@example.com", 4, EMAIL),
    "03-own-cctv.txt": ("Camera pictures of myself at the bus station", "2025-05-06", "", 1, POST),
    "04-trees-planning.eml": ("Felling of the lime trees beside Station Meadow",
        "2025-06-14", "request-204417-7e57ab1e@whatdotheyknow.com", 3, SITE),
    "05-all-emails.eml": ("FOI - e-mails about the leisure centre",
        "2025-07-01", "newsdesk@example.org", 1, EMAIL),
    "06-unclear.txt": ("Information request", "2025-09-03", "requester@example.org", 1, FORM),
    "07-not-held.json": ("Ambulance calls to the market place",
        "2025-10-20", "student@example.org", 2, FORM),
    "08-repeated.eml": ("Freedom of Information: costs of the town square fountain (second time of "
        "asking)", "2025-11-11", "neighbour@example.net", 2, EMAIL),
    "09-staff-names.json": ("Names of the housing benefit team",
        "2025-12-22", "request-241690-5ca1ab1e@whatdotheyknow.com", 1, SITE),
    "10-policy-advice.eml": ("Request for information: deposit scheme for glass and cans \u2013 "
        "advice to ministers", "2026-01-12", "policy@example.org", 2, EMAIL),
    "11-board-advice.txt": ("Closure of the Eastgate clinic: paper to the board",
        "2026-02-04", "patient@example.org", 1, EMAIL),
    "12-future-publication.json": ("Results of the 2025 staff survey",
        "2026-03-02", "branch@example.org", 1, EMAIL),
    "13-neither-confirm-nor-deny.eml": ("FOIA request - investigations at Riverside Trading Estate",
        "2026-03-30", "director@example.com", 2, EMAIL),
    "14-missed-bin.txt": ("Green bin not emptied AGAIN",
        "2026-04-13", "resident@example.org", 1, FORM),
    "15-mixed-foi-and-own-data.eml": ("Information about school transport, and my own file",
        "2026-05-05", "parent@example.org", 3, EMAIL),
    "16-hostile.eml": ("=cmd|' /C calc'!A0 [bold]Sheds[/bold] \x1b]0;owned\x07 {{ 7*7 }} "
        "[@click=app.quit]and[/] \u202efences", "2026-06-01", "tester@example.net", 3, EMAIL),
    "17-parking-fines-granted.eml": ("FOI request - parking fines in Mill Lane",
        "2026-07-15", "motorist@example.org", 4, EMAIL),
    "18-mailbox.mbox, message 1": ("Opening hours of the branch libraries",
        "2026-08-18", "reader@example.org", 2, EMAIL),
    "18-mailbox.mbox, message 2": ("Bus lane cameras",
        "2026-09-01", "request-259903-0ddba11e@whatdotheyknow.com", 2, SITE),
    "18-mailbox.mbox, message 3": ("Bus lane cameras",
        "2026-09-08", "request-259903-0ddba11e@whatdotheyknow.com", 1, SITE),
    "19-web-form-export.csv, row 2": ("School meals", "2026-09-14", "parent@example.org", 1, OTHER),
    "19-web-form-export.csv, row 3": ("Street lights in Orchard Road",
        "2026-09-15", "resident@example.org", 2, OTHER),
    "19-web-form-export.csv, row 4": ("Grants to sports clubs",
        "2026-09-16", "volunteer@example.org", 1, OTHER),
}  # fmt: skip
"""Subject, day of receipt, where the reply goes, number of items, channel."""


@pytest.fixture(scope="module")
def found() -> dict[str, Arrival]:
    return {
        reading.source.removeprefix(f"{SAMPLES}/").removesuffix(", request 1"): reading
        for reading in read([SAMPLES], today=TODAY)
        if isinstance(reading, Arrival)
    }


def test_every_sample_is_read_and_nothing_in_the_folder_is_a_fault(
    found: dict[str, Arrival],
) -> None:
    assert sorted(found) == sorted(EXPECTED)
    assert not [each for each in read([SAMPLES], today=TODAY) if isinstance(each, Unreadable)]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_sample_is_what_its_table_says(name: str, found: dict[str, Arrival]) -> None:
    request, items = found[name].request, found[name].items
    subject, received, reply_to, number, channel = EXPECTED[name]
    assert (request.subject, request.received) == (subject, dt.date.fromisoformat(received))
    assert (request.reply_to, len(items), request.channel) == (reply_to, number, channel)
    assert request.reply_published is (channel is SITE)
    assert "Please use this email address" not in request.text


def test_the_pattern_case_asks_three_things_about_six_prisons(found: dict[str, Arrival]) -> None:
    arrival = found["01-prison-social-network.eml"]
    assert arrival.request.sender_reference == "110988"
    assert arrival.request.thread_key == "wdtk:110455"
    prisons = ("Northmoor", "Eastfen", "Westhollow", "Southmere", "Midvale", "Farlow")
    assert all(prison in item for prison in prisons for item in arrival.items)
    for item, words in zip(
        arrival.items, ("how many incidents", "reports said", "investigation"), strict=True
    ):
        assert words in item


def test_the_hostile_sample_keeps_its_controls_in_the_text_and_none_in_an_item(
    found: dict[str, Arrival],
) -> None:
    arrival = found["16-hostile.eml"]
    text = arrival.request.text
    for control in ("\x1b]0;", "\x1b]52;", "\x1b[2J", "\x9b", "\u202e", "\u2066", "\x00", "\r"):
        assert control in text
        assert not any(control in item for item in arrival.items)
    assert max(map(len, text.split("\n"))) > 2_000_000
    assert text.count("lastword.") == 1
    assert [listed.name for listed in arrival.request.attachments] == ["../../=shed[bold].csv"]
