"""What a public request site adds to a letter."""

import pytest

from foitui.case.words import Channel
from foitui.intake import public_site
from tests.intake.reading import arrival, mail

RULE = "-" * 67
LETTER = "Dear Council,\n\nPlease send me the plan.\n\nYours faithfully,\n\nA Requester\n"
FOOTER = (
    f"{RULE}\n\nPlease use this email address for all replies to this request:\n"
    "request-123456-abcdef01@whatdotheyknow.com\n\n"
    f"Disclaimer: this message will be published.\n\n{RULE}\n"
)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("request-123456-abcdef01@whatdotheyknow.com", "wdtk:123456"),
        ("foi+request-123456-abcdef01@whatdotheyknow.com", "wdtk:123456"),
        ("REQUEST-123456-ABCDEF01@WhatDoTheyKnow.com", "wdtk:123456"),
        ("request-bounce-123456-abcdef01@whatdotheyknow.com", "wdtk:123456"),
        ("request-123456-abcdef01@request-site.example", "request-site.example:123456"),
        ("request-123456-abcdef01@whatdotheyknow.com.trap.example", "whatdotheyknow.com.trap."
         "example:123456"),
        ("requester@example.org", ""),
        ("request-123456@whatdotheyknow.com", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_address_is_the_thread(address: str, key: str) -> None:
    assert public_site.thread_key(address) == key


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"{LETTER}\n{FOOTER}", LETTER),
        (LETTER, LETTER),
        (f"{LETTER}\n{FOOTER.replace(RULE, RULE[:40] + chr(10) + RULE[40:])}", LETTER),
        (f"{LETTER}\n{FOOTER.replace('use this email', 'use this' + chr(10) + 'email')}", LETTER),
        (f"{LETTER}\n{FOOTER.replace(RULE, '')}", LETTER),
        (quoted(f"{LETTER}\n{FOOTER}"), quoted(LETTER)),
        (f"{LETTER}\n{FOOTER}\nOne word more, please.\n", f"{LETTER}\nOne word more, please.\n"),
        (f"{quoted(LETTER + FOOTER)}\nMine.\n\n{FOOTER}", f"{quoted(LETTER + FOOTER)}\nMine.\n"),
        (f"A table:\n{RULE}\nrow\n\n{FOOTER}", f"A table:\n{RULE}\nrow\n"),
    ],
)
def test_the_footer_goes_and_every_other_word_stays(text: str, rest: str) -> None:
    assert public_site.without_footer(text).rstrip("> \n") == rest.rstrip("> \n")


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Freedom of Information request - Bus lanes", "Bus lanes"),
        ("Freedom of Information request - Bus - and tram - lanes", "Bus - and tram - lanes"),
        ("Environmental Information Regulations request - Trees", "Trees"),
        ("Freedom of Information request GQ - Births", "Births"),
        ("Re: Freedom of Information request - Bus lanes", "Bus lanes"),
        ("Internal review of Freedom of Information request - Bus lanes", "Bus lanes"),
        ("Re: Your enquiry - 1234", "Your enquiry - 1234"),
    ],
)
def test_the_title_is_what_the_requester_wrote(subject: str, title: str) -> None:
    assert public_site.title(subject) == title


def test_a_request_from_the_site_is_marked_as_published() -> None:
    message = mail(
        f"{LETTER}\n{FOOTER}",
        From="A Requester <request-123456-abcdef01@whatdotheyknow.com>",
        Subject="Freedom of Information request - Bus lanes",
    )
    request = arrival(message.as_bytes()).request
    assert request.channel is Channel.PUBLIC_SITE
    assert request.reply_published
    assert request.reply_to == "request-123456-abcdef01@whatdotheyknow.com"
    assert request.thread_key == "wdtk:123456"
    assert request.subject == "Bus lanes"
    assert request.text == LETTER
    assert request.requester.name == "A Requester"


def test_a_request_that_a_colleague_passed_on_is_known_by_its_footer() -> None:
    found = arrival(
        mail(f"{LETTER}\n{FOOTER}", From="A Colleague <c@authority.example>").as_bytes()
    )
    assert found.request.reply_to == "request-123456-abcdef01@whatdotheyknow.com"
    assert found.request.thread_key == "wdtk:123456"
    assert found.request.requester.name == ""
    assert any("passed on" in note for note in found.notes)
