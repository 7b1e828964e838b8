"""The findings: by severity, with their law, a key from where they are mended or vouched for."""

from foitui.store.errors import Busy
from foitui.tui.mending import way_of
from foitui.tui.severity import counted, found_of
from foitui.tui.widgets.words import WordsArea
from tests.law.findings_cases import relied_late
from tests.tui.casework import (
    Store,
    answered,
    held_back,
    office,
    pattern_case,
    question,
    saved,
    screen,
    write,
)
from tests.tui.reading import lines, text, words

SIZE = (80, 24)
TALL = (100, 90)
TO_ATTEST = ("down", "down")
"""From the first finding of the pattern case to the first that is to be vouched for."""


async def test_the_case_screen_counts_findings_by_severity_in_words() -> None:
    async with office(Store(held_back())).run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        shown = words(pilot.app).replace("│", " ")
    assert "Findings (c): !! 1 required by law, ! 10" in " ".join(shown.split())


async def test_findings_stand_by_severity_each_with_its_law_and_its_mend() -> None:
    async with office(Store(held_back())).run_test(size=TALL) as pilot:
        await pilot.press("enter", "c")
        shown = words(pilot.app)
    assert shown.index("!! THE LAW REQUIRES: 1") < shown.index("! THE REGULATOR EXPECTS: 10")
    assert "What makes the harm under s31(1)(a) real" in shown
    assert "The file says no: no facts" in shown
    assert "items 1 to 3, Enter goes to the question" in shown
    assert "Enter Mend" in shown
    assert "All the same" not in shown


async def test_what_the_letter_lacks_is_listed_too() -> None:
    async with office(Store(pattern_case())).run_test(size=TALL) as pilot:
        await pilot.press("enter", "c")
        assert "MISSING IN THE LETTER" in text(pilot.app)


async def test_one_key_goes_to_the_question_that_mends_it() -> None:
    async with office(Store(answered(pattern_case()))).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "c", "enter")
        assert screen(pilot) == "GuideScreen"
        assert question(pilot) == "causal_link"
        area = pilot.app.focused
        assert isinstance(area, WordsArea)
        assert area.text == "words for causal_link"


async def test_vouching_is_one_key_and_one_line_and_closes_the_finding() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "c", *TO_ATTEST, "y")
        await write(pilot, "read by two officers")
        await pilot.press("enter")
        await saved(pilot)
        assert lines(pilot.app)[0].endswith("! 10 expected by the regulator")
        (given,) = store.case.attestations
        assert (given.finding, given.claim, given.holds) == ("blanket_use", "c1", True)
        assert given.evidence == "read by two officers"


async def test_saying_no_keeps_the_finding_and_tells_the_evidence() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=TALL) as pilot:
        await pilot.press("enter", "c", *TO_ATTEST, "n")
        await write(pilot, "not yet")
        await pilot.press("enter")
        await saved(pilot)
        assert "The file says no: not yet" in words(pilot.app)
    assert not store.case.attestations[0].holds


async def test_evidence_that_cannot_be_stored_is_there_again() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "c", *TO_ATTEST, "y")
        await write(pilot, "read by two")
        store.fault = Busy("officer2 (process 17)")
        await pilot.press("enter")
        await saved(pilot)
        assert "kept as a draft" in words(pilot.app)
        assert store.case.attestations == ()
        store.fault = None
        await pilot.press("y")
        assert "Yes, because: read by two" in words(pilot.app)


async def test_what_is_no_attestation_cannot_be_vouched_for() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "c", "y")
        assert "There is nothing to vouch for here" in words(pilot.app)
    assert store.case.attestations == ()


async def test_the_guide_counts_those_of_the_claim_as_they_open_and_close() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "g")
        assert "s31(1)(a):" not in lines(pilot.app)[0]
        await write(pilot, "harm")
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "s31(1)(a): ! 1 (1 new)" in lines(pilot.app)[0]


async def test_the_guide_shows_those_of_the_claim_and_comes_back_to_the_question() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=TALL) as pilot:
        await pilot.press("enter", "g", "shift+tab")
        here = question(pilot)
        await pilot.press("ctrl+g")
        assert screen(pilot) == "FindingsScreen"
        assert "s31(1)(f)" in text(pilot.app)
        assert "s31(1)(a) cover" not in text(pilot.app)
        await pilot.press("escape")
        assert question(pilot) == here
        await pilot.press("ctrl+g", "enter")
        assert question(pilot) == "causal_link"


def test_every_finding_says_how_it_is_mended() -> None:
    case = held_back()
    desk = office(Store(case)).desk
    found = found_of(case, desk)
    for finding in found:
        assert finding.kind == "attest" or way_of(finding, case).screen != "nowhere"


def test_nothing_found_is_said_in_a_word() -> None:
    assert counted(()) == "none"


async def test_what_a_late_claim_lacks_leads_to_what_came_after_the_reply() -> None:
    async with office(Store(relied_late())).run_test(size=TALL) as pilot:
        await pilot.press("enter", "c")
        shown = words(pilot.app)
        assert "Relied on late: not answered yet: Where does the public interest lie?" in shown
        await pilot.press("down", "down", "enter")
        assert screen(pilot) == "AfterwardsScreen"
