"""What stands behind a case: the weeks, the clock, the estimate, earlier cases, the reasons."""

import msgspec
import pytest

from foitui.case.changes import choose_route, claim_exemptions
from foitui.case.records import Case
from foitui.case.words import ClockKind, Route, Work
from foitui.store.errors import NotFound
from foitui.store.protocol import Similar
from foitui.tui.screens.estimate import line_of, totals
from foitui.tui.widgets.decisions import Decisions
from foitui.tui.widgets.entries import EntryList
from foitui.tui.widgets.text_view import TextView
from tests.hostile import HOSTILE
from tests.tui.casework import (
    NOW,
    REFERENCE,
    Store,
    alike,
    answered,
    office,
    pattern_case,
    question,
    saved,
    screen,
    write,
)
from tests.tui.reading import told

ALIKE = alike(reference=REFERENCE)


async def test_the_deadline_is_a_calendar_and_by_day_when_asked() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "d")
        view = pilot.app.screen.query_one(TextView)
        assert "21 [20]" in view._text
        assert "Due on 21 April 2017" in view._text
        await pilot.press("d")
        assert "Fri 14 Apr 2017     -  Good Friday" in view._text
        await pilot.press("?")
        assert "FOIA s10(1)" in pilot.app.screen.query_one(TextView)._text
        await pilot.press("escape", "escape")
        assert screen(pilot) == "CaseScreen"


async def test_a_mixed_request_has_a_calendar_for_each_route() -> None:
    case = choose_route(pattern_case(), (2,), Route.SAR, officer="o", at=NOW)
    async with office(Store(case)).run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", "d")
        text = pilot.app.screen.query_one(TextView)._text
        assert "FOIA, items 1 and 3" in text
        assert "subject access, item 2" in text


async def test_a_clarification_is_recorded_with_its_day() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "t", "1", "enter")
        await saved(pilot)
        assert store.case.clock[-1].kind is ClockKind.CLARIFICATION_ASKED
        await pilot.press("escape")
        assert screen(pilot) == "CaseScreen"


async def test_what_cannot_stand_on_the_clock_is_told_and_not_recorded() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "t", "4", "enter", "escape", "5", "enter")
        await saved(pilot)
        assert "qualified exemption" in told(pilot.app)[-1]
    assert store.saves == 0


async def test_more_time_is_recorded_where_a_qualified_exemption_is_claimed() -> None:
    case = claim_exemptions(pattern_case(), (1,), ["s31(1)(a)"], officer="o", at=NOW)
    case = choose_route(case, (1, 2, 3), Route.FOIA, officer="o", at=NOW)
    store = Store(case)
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "t", "5", "enter")
        await saved(pilot)
    assert store.case.clock[-1].kind is ClockKind.PIT_EXTENSION


async def test_the_estimate_adds_up_and_answers_the_question() -> None:
    store = Store(answered(pattern_case(), "cost"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "x")
        assert question(pilot) == "estimate_hours"
        await pilot.press("f7", "2")
        await write(pilot, "mailboxes")
        await pilot.press("enter")
        await write(pilot, "120x15")
        await pilot.press("enter", "5", "enter", "4", "enter")
        assert screen(pilot) == "EstimateScreen"
        heads = [
            entry.paragraphs[0].text for entry in pilot.app.screen.query_one(EntryList).entries
        ]
        assert heads[0] == "COUNTED (reg 4(3)): 30 hours"
        assert heads[2] == "NOT COUNTED: 4 hours"
        await pilot.press("s")
        await saved(pilot)
        assert question(pilot) == "estimate_basis"
    assert store.case.cost.hours == 30
    assert [line.kind for line in store.case.cost.lines] == [Work.LOCATE, Work.REDACT]


async def test_a_line_is_removed_and_an_empty_estimate_refused() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "e", "1", "enter", "2", "enter", "x", "s")
        assert screen(pilot) == "EstimateScreen"
        await pilot.press("escape")
    assert store.saves == 0


async def test_lines_that_were_not_saved_are_there_again_until_they_are() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "e", "1", "enter", "2", "enter", "escape", "e")
        entries = pilot.app.screen.query_one(EntryList).entries
        assert "2.00 h" in entries[1].paragraphs[0].text
        await pilot.press("x", "escape", "e")
        assert pilot.app.screen.query_one(EntryList).entries == ()


def test_exactly_the_limit_is_within_it() -> None:
    line = line_of(Work.LOCATE, "", "18")
    assert line is not None
    assert "Within it: 0.00 hours are left." in totals((line,), "other")
    more = line_of(Work.LOCATE, "", "1 x 1")
    assert more is not None
    assert "would exceed the limit" in totals((line, more), "other")


@pytest.mark.parametrize("words", ["", "0", "-3", "x", "3.5 x 4", "1e9", "9" * 40, "nan", "\u0663"])
def test_an_amount_that_is_none_is_refused(words: str) -> None:
    assert line_of(Work.LOCATE, "", words) is None or words == "\u0663"


async def test_earlier_cases_are_listed_and_opened() -> None:
    store = Store(pattern_case())
    store.alike = (ALIKE,)
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "m")
        told = [each.text for each in pilot.app.screen.query_one(EntryList).entries[0].paragraphs]
        assert "Decided: part; answered 29 November 2016, so its answer may be of use (s21)" in told
        assert any("s14(2)" in words for words in told)
        await pilot.press("enter")
        assert screen(pilot) == "CaseScreen"
        await pilot.press("escape")
        assert screen(pilot) == "SimilarScreen"


async def test_a_case_lists_the_earlier_ones_most_like_it_once_it_is_painted() -> None:
    store = Store(pattern_case())
    other = {"same_correspondent": False, "answered": False, "answered_on": None}
    store.alike = (ALIKE, *(msgspec.structs.replace(ALIKE, **other, reference=n) for n in "ABC"))
    async with office(store).run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        await saved(pilot)
        text = " ".join(pilot.app.screen.query_one(Decisions)._text.split())
    assert (
        f"EARLIER CASES LIKE IT (m) ! {REFERENCE} part, answered 29 November 2016, "
        "same correspondent A part, received 1 November 2016 B part, received 1 November 2016"
    ) in text
    assert text.index("ITEMS") < text.index("EARLIER") < len(text)
    assert "C part" not in text


async def test_a_case_that_none_is_like_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(Decisions, "tell_alike", lambda *said: told.append(said))
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await saved(pilot)
        assert "EARLIER" not in pilot.app.screen.query_one(Decisions)._text
    assert told == []


async def test_a_store_that_finds_nothing_alike_for_trouble_says_so_behind_m(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Store(pattern_case())

    def fails(case: Case, limit: int = 5) -> tuple[Similar, ...]:
        raise NotFound(case.reference)

    monkeypatch.setattr(store, "similar", fails)
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await saved(pilot)
        assert not pilot.app._notifications
        await pilot.press("m")
        assert len(pilot.app._notifications) == 1


async def test_a_question_mark_explains_clock_estimate_and_likeness() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for key, says in (("t", "EIR reg 7(1)"), ("e", "£600"), ("m", "rare words")):
            await pilot.press(key, "question_mark")
            assert says in pilot.app.screen.query_one(TextView)._raw
            await pilot.press("escape", "escape")
        assert screen(pilot) == "CaseScreen"


async def test_a_question_mark_explains_date_provisions_and_question() -> None:
    case = claim_exemptions(pattern_case(), (1,), ["s26(1)(a)"], officer="o", at=NOW)
    async with office(Store(case)).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "?")
        text = pilot.app.screen.query_one(TextView)._raw
        for words in ("DATES", "NEXT QUESTION", "RELIED ON", "Source:", "Not checked:"):
            assert words in text


@pytest.mark.parametrize("hostile", [HOSTILE[name] for name in HOSTILE if "markup" in name])
async def test_hostile_words_stay_words_behind_a_case(hostile: str) -> None:
    store = Store(pattern_case(text=hostile, subject=hostile))
    store.alike = (msgspec.structs.replace(ALIKE, subject=hostile),)
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for key in ("d", "t", "e", "m", "?"):
            await pilot.press(key, "escape")
        assert screen(pilot) == "CaseScreen"
        assert pilot.app.return_code is None
