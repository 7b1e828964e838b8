"""How many keys a review session takes over three sample cases, from the caseload to its end."""

import datetime as dt

import msgspec
import pytest

from foitui.case.changes import receive
from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.words import Outcome
from foitui.cli.samples import sample_folder
from foitui.intake import Arrival, read
from tests.tui.casework import NOW, saved, screen
from tests.tui.reading import until, words
from tests.tui.test_guide_keys import Counted
from tests.tui.test_session import Caseload, came, office

MOST = 20
"""Free text aside: a key for each answer, one to begin, one from each case to the next."""
SAMPLES = ("14-missed-bin.txt", "07-not-held.json", "17-parking-fines-granted.eml")


def sample(name: str, number: int) -> Case:
    """Return a sample request as it arrived."""
    (arrival,) = read([sample_folder() / name], today=dt.date(2026, 12, 31))
    assert isinstance(arrival, Arrival)
    case = receive(arrival.request, arrival.items, officer="clerk", at=NOW)
    return msgspec.structs.replace(case, reference=f"FOI-2026-{number:04d}")


async def test_three_sample_cases_in_one_session(capsys: pytest.CaptureFixture[str]) -> None:
    store = Caseload([sample(name, n) for n, name in enumerate(SAMPLES, 1)])
    async with office(store).run_test(size=(80, 24)) as pilot:
        officer = Counted(pilot)
        await officer.press("n")
        await came(pilot, "FOI-2026-0001")
        await officer.press("b")
        await officer.write("the Waste Collection Team")
        await officer.press("enter")
        await saved(pilot)
        await officer.press("z")
        await came(pilot, "FOI-2026-0002")
        await officer.press("f y n w n")
        await officer.write("We searched the records of the Licensing Team.")
        await officer.press("ctrl+d")
        await officer.write("The regional ambulance service records every call.")
        await officer.press("ctrl+d")
        await saved(pilot)
        await officer.press("z")
        await came(pilot, "FOI-2026-0003")
        await officer.press("f y n w h n")
        await officer.write("1,284 were issued, and 173 cancelled. 47,915 pounds were paid.")
        await officer.press("ctrl+d")
        await saved(pilot)
        await officer.press("z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        assert "Cases seen: 3; 3 decided" in words(pilot.app)
        assert f"Used: {officer.keys + officer.signs - 1} keys" in words(pilot.app)
    assert [outcome(case) for case in store.cases.values()] == [
        Outcome.BUSINESS_AS_USUAL,
        Outcome.NOT_HELD,
        Outcome.GRANTED,
    ]
    with capsys.disabled():
        print(f"\nthree sample cases in a session: {officer.keys} keys, and {officer.signs} signs")  # noqa: T201
    assert officer.keys <= MOST
