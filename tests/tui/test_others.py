"""Who has a case and whom it waits for, by keys."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from foitui.case.challenge import Complaint, InternalReview, ItemReview, LateClaim
from foitui.case.changes import claim_exemptions, send_reply
from foitui.case.handling import Exchange, Waiting
from foitui.case.records import Case
from foitui.case.words import (
    AppealBody,
    ExchangeKind,
    ReviewResult,
    WaitsFor,
)
from foitui.store.errors import Full
from foitui.tui.widgets.ask_line import AskInput
from foitui.tui.widgets.entries import EntryList
from tests.tui.casework import (
    NOW,
    SETTINGS,
    Store,
    office,
    pattern_case,
    saved,
    screen,
    write,
)
from tests.tui.reading import CapturingDriver, lines, text, words
from tests.tui.test_case_hostile import TOGETHER
from tests.tui.test_hostile import DRAWN, FORBIDDEN

TODAY = NOW.date()
TEAMS = msgspec.structs.replace(
    SETTINGS, teams={"Disclosure": ("officer1", "officer2"), "Prisons": ("officer3",)}
)
SIZE = (80, 24)


def sent() -> Case:
    """Return the pattern case, answered by somebody else."""
    case = claim_exemptions(pattern_case(), (1,), ["s31(1)(a)"], officer="clerk", at=NOW)
    return send_reply(case, TODAY, "Dear A Requester", officer="clerk", at=NOW)


async def given(pilot: Pilot[Any], *answers: str) -> None:
    """Answer the fields of a form; an empty answer takes what stands there."""
    for answer in answers:
        if answer:
            pilot.app.screen.query_one(AskInput).value = answer
        await pilot.press("enter")


def told(pilot: Pilot[Any]) -> str:
    """Return everything in the list of the screen in front."""
    entries = pilot.app.screen.query_one(EntryList).entries
    return "\n".join(f"{p.lead}{p.text}" for entry in entries for p in entry.paragraphs)


# ---- who has it


async def test_a_case_is_taken_in_one_key() -> None:
    store = Store(pattern_case())
    async with office(store, TEAMS).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "a", "t")
        await saved(pilot)
        assert screen(pilot) == "CaseScreen"
    assert (store.case.officer, store.case.team) == ("officer1", "Disclosure")


async def test_a_case_is_handed_to_an_officer_of_a_team_with_a_note() -> None:
    store = Store(pattern_case())
    async with office(store, TEAMS).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "a")
        assert "Disclosure: its queue" in told(pilot)
        await pilot.press("G", "enter")
        await given(pilot, "half done")
        await saved(pilot)
        assert screen(pilot) == "CaseScreen"
    assert (store.case.officer, store.case.team) == ("officer3", "Prisons")
    assert store.case.events[-1].summary == "Assigned to officer3 (Prisons): half done"


async def test_without_teams_an_officer_is_named_and_nobody_is_somebody_too() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "a", "o")
        await given(pilot, "officer9", "")
        await saved(pilot)
        assert store.case.officer == "officer9"
        await pilot.press("a", "x", "enter")
        await saved(pilot)
    assert store.case.officer == ""


# ---- waiting


async def test_a_date_is_typed_as_officers_write_it_and_shown_before_it_is_kept() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "w", "w")
        await given(pilot, "c")
        assert "= Tue 18 Apr 2017" in text(pilot.app)
        await pilot.press("ctrl+u")
        await write(pilot, "3 apr")
        assert "= Mon 3 Apr 2017" in text(pilot.app)
        await pilot.press("enter", "ctrl+u")
        await write(pilot, "31/4")
        assert "= no date yet" in text(pilot.app)
        await pilot.press("enter")
        assert "There is no 31 April 2017." in words(pilot.app)
        await pilot.press("ctrl+u")
        await write(pilot, "+3")
        assert "= Fri 21 Apr 2017" in text(pilot.app)
        await pilot.press("enter")
        assert "= " not in lines(pilot.app)[-1]
        await pilot.press("enter")
        await saved(pilot)
    waiting = store.case.waiting
    assert waiting is not None
    assert (waiting.since, waiting.chase_by) == (dt.date(2017, 4, 3), dt.date(2017, 4, 21))


async def test_a_closed_case_that_nobody_objects_to_is_told_to_wait_for_nobody() -> None:
    async with office(Store(sent())).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "w", "w")
        assert "so nobody is waited for; record the review or the complaint" in words(pilot.app)
        assert "Waits for:" not in text(pilot.app)
        await pilot.press("b")
        assert "Which area:" not in text(pilot.app)


async def test_a_wait_is_recorded_by_its_first_letter_and_marked_once_its_day_has_come() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "w", "w")
        await given(pilot, "c", "", "2017-04-18", "press office")
        await saved(pilot)
        waiting = store.case.waiting
        assert waiting is not None
        assert (waiting.on, waiting.chase_by) == (WaitsFor.CLEARANCE, TODAY)
        assert "!! Waits for clearance: press office (chase)" in told(pilot)
        assert "!! to chase" in words(pilot.app)
        await pilot.press("enter")
        await given(pilot, "2017-04-20")
        await saved(pilot)
        assert "!!" not in told(pilot)
        await pilot.press("x")
        await saved(pilot)
        assert store.case.waiting is None


async def test_words_of_a_form_that_could_not_be_stored_stand_there_the_next_time() -> None:
    store = Store(pattern_case())
    store.fault = Full("/srv/foi", 3_000_000)
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "w", "b")
        await given(pilot, "Highways", "", "every hour of it", "", "2017-04-21")
        await saved(pilot)
        assert "kept as a draft" in words(pilot.app)
        store.fault = None
        await pilot.press("b")
        assert "Highways" in text(pilot.app)
        await given(pilot, "", "")
        assert "every hour of it" in text(pilot.app)
        await given(pilot, "", "", "")
        await saved(pilot)
        asked = store.case.exchanges[0]
        assert (asked.whom, asked.question) == ("Highways", "every hour of it")
        await pilot.press("b")
        assert pilot.app.screen.query_one(AskInput).value == ""


async def test_words_of_a_form_that_the_case_refuses_stand_there_when_it_is_asked_again() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "w", "b")
        await given(pilot, "Highways", "", "every hour of it", "2017-04-18", "2017-04-10")
        assert "Asked on 18 April 2017, it cannot be wanted by 10 April 2017." in words(pilot.app)
        await pilot.press("b")
        await given(pilot, "", "")
        assert "every hour of it" in text(pilot.app)
        await given(pilot, "", "", "2017-04-21")
        await saved(pilot)
        asked = store.case.exchanges[0]
        assert (asked.whom, asked.question) == ("Highways", "every hour of it")
        await pilot.press("b")
        assert pilot.app.screen.query_one(AskInput).value == ""


async def test_a_review_of_a_reply_that_did_not_go_out_is_not_asked_for_word_by_word() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "o", "r")
        assert "x on the case records that the reply went out" in words(pilot.app)
        assert "Review asked for on" not in text(pilot.app)


async def test_what_was_done_was_not_done_on_a_day_to_come() -> None:
    store = Store(sent())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "o", "r")
        await given(pilot, "2018-04-18")
        assert "18 April 2018 has not come yet." in words(pilot.app)
        assert "Review asked for on: 2018-04-18" in text(pilot.app)
        assert store.saves == 0


async def test_enter_says_what_there_is_to_do_where_nobody_is_waited_for() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "w", "enter")
        assert words(pilot.app).count("nobody was asked. w says whom") == 2


async def test_words_of_a_form_that_was_left_stand_there_when_it_is_asked_again() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "w", "b")
        await given(pilot, "Highways", "")
        pilot.app.screen.query_one(AskInput).value = "every hour"
        await pilot.press("escape", "escape", "escape", "b")
        assert "Which area: Highways" in text(pilot.app)
        await given(pilot, "", "")
        assert "Asked for: every hour" in text(pilot.app)
        pilot.app.screen.keep()  # type: ignore[attr-defined]  # as a signal does
        await given(pilot, "", "", "")
        await saved(pilot)
        await pilot.press("b")
        assert "Highways" not in pilot.app.screen.query_one(AskInput).value
    assert store.case.exchanges[0].question == "every hour"


async def test_what_is_no_answer_is_told_and_asked_again_and_escape_goes_back_a_field() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "w", "w")
        await given(pilot, "zebra")
        assert "Write one of: requester" in words(pilot.app)
        await given(pilot, "third")
        assert "Since: 2017-04-18" in text(pilot.app)
        await pilot.press("escape")
        assert "Waits for: third" in text(pilot.app)
        await pilot.press("escape")
        assert "Wait for" in lines(pilot.app)[-1]
        assert store.saves == 0


async def test_a_half_typed_field_is_there_again() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "w", "b")
        await write(pilot, "Highw")
        pilot.app.screen.keep()  # type: ignore[attr-defined]  # every screen of ours has it
        await pilot.press("escape", "b")
        assert "Which area: Highw" in text(pilot.app)


async def test_an_area_is_commissioned_and_answers() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "w", "b")
        await given(pilot, "Security", "1,3", "How many?", "", "2017-04-20")
        await saved(pilot)
        assert "Security: a business area, for the information" in told(pilot)
        (asked,) = store.case.exchanges
        assert (asked.kind, asked.items) == (ExchangeKind.COMMISSION, (1, 3))
        assert store.case.waiting is not None
        await pilot.press("j", "enter")
        await given(pilot, "", "Twelve.")
        await saved(pilot)
        assert "answered on 18 April 2017, after 0 working days" in told(pilot)
    assert store.case.exchanges[0].answer == "Twelve."
    assert store.case.waiting is None


# ---- after the reply


@pytest.mark.parametrize("keys", ["a", "w", "o"])
async def test_j_and_k_move_and_escape_goes_back(keys: str) -> None:
    async with office(Store(sent()), TEAMS).run_test(size=(120, 40)) as pilot:
        await pilot.press("enter", keys, "j", "k", "down", "up", "escape")
        assert screen(pilot) == "CaseScreen"


@pytest.mark.parametrize("together", TOGETHER, ids=lambda words: repr(words[:12]))
async def test_hostile_words_stay_words_on_the_screens_of_others(
    monkeypatch: pytest.MonkeyPatch, together: str
) -> None:
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", CapturingDriver)
    asked = Exchange(kind=ExchangeKind.OPINION, whom=together, asked_on=TODAY, question=together)
    late = LateClaim(
        provision="s43(2)", items=(1,), on=TODAY, reason=together, details={"x": together}
    )
    review = InternalReview(
        asked_on=TODAY,
        grounds=together,
        reviewer=together,
        items=(ItemReview(item=1, result=ReviewResult.PART, reason=together, remedy=together),),
        claims=(late,),
    )
    told = Complaint(
        body=AppealBody.COURT, reference=together, on=TODAY, about=(together,), steps=together
    )
    case = msgspec.structs.replace(
        sent(),
        officer=together,
        team=together,
        waiting=Waiting(on=WaitsFor.CLEARANCE, since=TODAY, note=together),
        exchanges=(asked, msgspec.structs.replace(asked, answered_on=TODAY, answer=together)),
        reviews=(review,),
        complaints=(told,),
    )
    teams = msgspec.structs.replace(SETTINGS, teams={together: (together,)})
    tui = office(Store(case), teams)
    async with tui.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "a", "j", "enter", "escape", "escape")
        await pilot.press("w", "j", "enter", "enter", "escape", "escape", "escape")
        await pilot.press("o", "j", "pagedown", "G", "p", "escape", "L", "escape", "escape")
        assert screen(pilot) == "CaseScreen"
        assert tui.return_code is None
    assert isinstance(tui._driver, CapturingDriver)
    painted = DRAWN.sub("", tui._driver.written)
    assert FORBIDDEN.findall(painted) == []
