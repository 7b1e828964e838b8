"""The screen of one case: what it tells, what it hides, and what its keys do."""

import datetime as dt

import msgspec
import pytest

from foitui.case.changes import record_clock
from foitui.case.closing import letter_digest
from foitui.case.records import ClockEvent
from foitui.case.words import Channel, ClockKind, Route
from foitui.law.working_days import shipped_calendar
from foitui.store.errors import Busy
from foitui.tui.app import FoituiApp
from foitui.tui.screens import base
from foitui.tui.screens.findings import FindingsScreen
from foitui.tui.widgets.decisions import Decisions
from foitui.tui.widgets.words import Writing
from tests.tui.casework import (
    NOW,
    SETTINGS,
    Store,
    answered,
    held_back,
    office,
    pattern_case,
    saved,
    screen,
    write,
)
from tests.tui.reading import lines, text, until, words

SIZE = (80, 24)
WIDE = (120, 40)


async def test_the_request_and_the_decisions_stand_side_by_side_where_there_is_room() -> None:
    async with office(Store(answered(pattern_case()))).run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        shown = lines(pilot.app)
    assert any("Dear Prisons Ministry" in line and "│" in line for line in shown)
    assert any("s31(1)(a) law enforcement" in line for line in shown)


async def test_a_narrow_screen_shows_both_one_above_the_other() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        shown = text(pilot.app)
    assert "Dear Prisons Ministry" in shown
    assert "ONE QUESTION OPEN" in shown
    assert "Which regime does this fall under?" in shown


async def test_the_deadline_and_its_nearness_are_told_in_words() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert lines(pilot.app)[0].endswith("! 3 working days left")
        assert "Due: 21 April 2017" in words(pilot.app)


async def test_a_late_case_says_by_how_much() -> None:
    case = pattern_case(received=dt.date(2017, 3, 1))
    case = msgspec.structs.replace(
        case, clock=(ClockEvent(kind=ClockKind.RECEIVED, on=dt.date(2017, 3, 1)),)
    )
    async with office(Store(case)).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert "!! 11 working days late" in lines(pilot.app)[0]
        assert "Due: 30 March 2017; 11 working days late" in words(pilot.app)


async def test_who_asked_is_hidden_until_a_look_is_recorded() -> None:
    store = Store(pattern_case(text="Please send me the figures."))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert "A Requester" not in text(pilot.app)
        await pilot.press("r")
        await saved(pilot)
        assert "Asked by: A Requester, requester@example.org" in text(pilot.app)
        event = store.case.events[-1]
        assert (event.action, event.officer) == ("reveal_requester", "officer1")
        await pilot.press("r")
        await saved(pilot)
    assert store.saves == 1


async def test_who_signed_the_request_is_covered_until_then() -> None:
    asked = "Please send me the figures. Write to requester@example.org.\n\nA Requester\n"
    store = Store(pattern_case(text=asked))
    async with office(store).run_test(size=SIZE) as pilot:
        for key in ("enter", "g"):
            await pilot.press(key)
            assert "* *********" in text(pilot.app)
            assert not {"Requester", "requester@example.org"} & set(text(pilot.app).split())
        await pilot.press("escape", "r")
        await saved(pilot)
        assert "Write to requester@example.org." in text(pilot.app)


async def test_a_look_that_cannot_be_recorded_shows_nobody() -> None:
    store = Store(pattern_case(text="Please send me the figures."))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        store.fault = Busy("officer2")
        await pilot.press("r")
        await saved(pilot)
        assert "A Requester" not in text(pilot.app)
        assert "Who asked is hidden" in text(pilot.app)


async def test_undo_takes_back_the_last_answer_and_says_which() -> None:
    store = Store(answered(pattern_case(), "clarity"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "u")
        await saved(pilot)
        assert store.case.items[0].route is None
        assert "Took back: " in text(pilot.app)
        await pilot.press("u")
        assert "Nothing is left to undo." in text(pilot.app)


async def test_items_are_mended_in_paragraphs() -> None:
    store = Store(pattern_case(items=("all of it",)))
    async with office(store).run_test(size=WIDE) as pilot:
        await pilot.press("enter", "i")
        assert screen(pilot) == "ItemsScreen"
        await pilot.press("f7", "delete")
        await write(pilot, "the first")
        await pilot.press("enter", "enter")
        await write(pilot, "the second")
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert screen(pilot) == "CaseScreen"
        assert "2 the second" in words(pilot.app)
    assert [item.text for item in store.case.items] == ["the first", "the second"]


async def test_items_half_mended_are_kept_as_a_draft() -> None:
    store = Store(pattern_case(items=("all of it",)))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "i", "x", "escape", "i")
        assert pilot.app.screen.query_one(Writing).text == "xall of it"
    assert store.case.items[0].text == "all of it"


async def test_what_is_typed_anywhere_outlives_a_kill(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "DRAFT_AFTER", 0.02)
    store = Store(pattern_case(items=("all of it",)))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "i", "x")
        drafts = pilot.app.screen.opened.drafts  # type: ignore[attr-defined]
        await until(pilot, lambda: drafts.get("items") == "xall of it")
        await pilot.press("escape", "w", "b", "H")
        await until(pilot, lambda: drafts.get("waiting.commission.whom") == "H")


async def test_no_items_at_all_are_refused_in_words() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "i", "f7", "delete", "ctrl+d")
        assert "Every item needs words" in text(pilot.app)
        assert screen(pilot) == "ItemsScreen"


async def test_the_days_of_the_deadline_are_listed_with_the_names_of_those_skipped() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 50)) as pilot:
        await pilot.press("enter", "d", "d")
        shown = lines(pilot.app)
    assert any("Due on 21 April 2017: 3 working days left." in line for line in shown)
    assert any(line.split() == ["Thu", "23", "Mar", "2017", "1"] for line in shown)
    assert any(
        line.split()[:4] == ["Fri", "14", "Apr", "2017"] and "Good" in line for line in shown
    )
    assert any("> " in line and "Fri 21 Apr 2017" in line for line in shown)


async def test_a_reply_cannot_be_recorded_while_questions_are_open() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x")
        assert "Which regime does this fall under?" in words(pilot.app)
        await pilot.press("escape", "x", "escape")
        assert "went out on" not in text(pilot.app)
    assert store.case.sent is None


async def test_what_would_be_objected_to_is_told_before_a_reply_is_recorded() -> None:
    store = Store(held_back())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "x")
        assert "THE LAW REQUIRES" in text(pilot.app)
        assert "Better not recorded as sent" in words(pilot.app)
        await pilot.press("o", "enter")
        assert "A reason is needed" in words(pilot.app)
    assert store.case.sent is None


async def test_a_reply_that_went_out_all_the_same_is_recorded_with_the_reason() -> None:
    store = Store(held_back())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x", "o")
        await write(pilot, "the chief officer decided so")
        await pilot.press("enter")
        assert "Sent on:" in words(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.sent is not None
    assert store.case.events[-1].summary.endswith("although: the chief officer decided so")


async def test_a_half_typed_reason_is_there_again() -> None:
    store = Store(held_back())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x", "o")
        await write(pilot, "the chief")
        screen_of = pilot.app.screen
        assert isinstance(screen_of, FindingsScreen)
        screen_of.keep()
        await pilot.press("escape", "escape", "x", "o")
        assert "because: the chief" in words(pilot.app)


async def test_a_reply_is_recorded_with_its_date_and_its_exact_text() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x")
        assert "Sent on: 2017-04-18" in words(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.sent is not None
    assert store.case.sent.on == dt.date(2017, 4, 18)
    assert "Ministry of Prisons" in store.case.sent.letter


async def test_a_reply_is_recorded_with_its_channel_and_its_address() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x")
        assert "by public site to request-110988@site.example" in words(pilot.app)
        await pilot.press("tab", "x", "enter")
        assert "By e-mail, public site" in words(pilot.app)
        await pilot.press("ctrl+u", "p", "o", "tab", "ctrl+u")
        await write(pilot, "1 A Street")
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.sent is not None
    assert store.case.sent.on == dt.date(2017, 4, 18)
    assert (store.case.sent.channel, store.case.sent.to) == (Channel.POST, "1 A Street")
    assert store.case.sent.digest == letter_digest(store.case.sent.letter)


AFTER = NOW + dt.timedelta(days=6)
"""When the reply of the pattern case is late."""


async def test_a_late_reply_asks_for_the_cause_of_the_delay() -> None:
    store = Store(answered(pattern_case()))
    app = FoituiApp(store, SETTINGS, shipped_calendar(), "officer1", lambda: AFTER)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "x", "ctrl+u")
        await write(pilot, "2027-04-24")
        await pilot.press("enter")
        assert "24 April 2027 has not come yet." in words(pilot.app)
        await pilot.press("ctrl+u")
        await write(pilot, "2017-04-24")
        await pilot.press("enter")
        assert "It was late. What made it late:" in text(pilot.app)
        await pilot.press("enter")
        assert store.saves == 0
        await write(pilot, "search")
        await pilot.press("escape")
        assert "Sent on: 2017-04-24" in text(pilot.app)
        await pilot.press("enter")
        assert "What made it late: search" in text(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
        assert "Guide" in lines(pilot.app)[-1]
    assert store.case.sent is not None
    assert store.case.sent.late_because == "search"


async def test_the_date_of_a_reply_can_be_another_and_must_be_one() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x", "n", "o", "enter")
        assert "no = no date yet" in words(pilot.app)
        await pilot.press("ctrl+u")
        await write(pilot, "thurs")
        assert "thurs = Thu 13 Apr 2017" in words(pilot.app)
        await pilot.press("tab")
        assert "Sent on: 2017-04-13 by" in words(pilot.app)
        await pilot.press("shift+tab", "enter")
        await saved(pilot)
    assert store.case.sent is not None
    assert store.case.sent.on == dt.date(2017, 4, 13)


async def test_tab_does_not_leave_a_date_half_typed() -> None:
    asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=dt.date(2017, 3, 24))
    store = Store(record_clock(pattern_case(), asked, officer="officer1", at=NOW))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "x", "ctrl+u")
        await write(pilot, "soon")
        await pilot.press("tab", "enter")
        (told,) = pilot.app._notifications
        assert told.message.endswith("Esc leaves it.")
        assert screen(pilot) == "CaseScreen"
        await pilot.press("ctrl+u")
        await write(pilot, "3 apr")
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.clock[-1].on == dt.date(2017, 4, 3)


async def test_thinking_better_of_it_records_nothing() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x", "escape")
        assert "Guide" in lines(pilot.app)[-1]
        assert screen(pilot) == "CaseScreen"
    assert store.case.sent is None


async def test_a_question_to_the_requester_stops_the_clock_instead_of_closing_the_case() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "f", "n")
        await write(pilot, "which years?")
        await pilot.press("ctrl+d", "escape", "x")
        assert "The requester was asked to clarify on:" in text(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.sent is None
    assert store.case.clock[-1].kind is ClockKind.CLARIFICATION_ASKED


async def test_an_answer_that_was_waited_for_starts_the_clock_again() -> None:
    case = answered(pattern_case(), "section14")
    asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=dt.date(2017, 3, 24))
    store = Store(record_clock(case, asked, officer="officer1", at=NOW))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "x")
        assert "The requester clarified on: 2017-04-18" in words(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
        assert "Due: 17 May 2017" in words(pilot.app)
    assert store.case.clock[-1].kind is ClockKind.CLARIFICATION_RECEIVED


async def test_a_closed_case_takes_no_more_answers() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "x", "enter", "g", "left", "tab", "shift+tab", "ctrl+d")
        await saved(pilot)
        assert "The reply went out on 18 April 2017" in words(pilot.app)
    assert store.case.events[-1].action == "send_reply"


async def test_tab_goes_to_the_other_text_and_back() -> None:
    async with office(Store(answered(pattern_case()))).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "tab")
        assert isinstance(pilot.app.focused, Decisions)
        assert "s31(1)(a)" in text(pilot.app)
        await pilot.press("tab")
        assert not isinstance(pilot.app.focused, Decisions)


async def test_escape_goes_back_to_the_caseload() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "escape")
        assert screen(pilot) == "CaseloadScreen"


async def test_a_waiting_clock_says_what_it_waits_for() -> None:
    case = answered(pattern_case(), "section14")
    asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=dt.date(2017, 3, 24))
    case = record_clock(case, asked, officer="officer1", at=NOW)
    async with office(Store(case)).run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        assert "awaiting clarification" in words(pilot.app)
        await pilot.press("d")
        assert "clarif" in words(pilot.app)
    assert case.items[0].route is Route.FOIA
