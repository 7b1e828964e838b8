"""Who has a case, whom it waits for, and what came after its reply, by keys."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from foitui.case.challenge import Complaint, InternalReview, ItemReview, LateClaim
from foitui.case.changes import ask_for_review, claim_exemptions, send_reply
from foitui.case.closing import letter_digest
from foitui.case.handling import Exchange, Waiting
from foitui.case.records import Case
from foitui.case.words import (
    AppealBody,
    Balance,
    Challenged,
    ExchangeKind,
    Likelihood,
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
    answered,
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


async def test_an_internal_review_goes_from_enter_to_enter() -> None:
    store = Store(sent())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "o")
        assert "The requester can ask for an internal review by" in told(pilot)
        await pilot.press("enter")
        await given(pilot, "", "Not all was released")
        await pilot.press("enter")
        await given(pilot, "clerk")
        assert "! clerk decided the first time" in told(pilot)
        await pilot.press("v")
        await given(pilot, "officer2")
        await pilot.press("enter")
        await given(pilot, "1", "up", "As before.")
        await pilot.press("enter")
        await given(pilot, "", "over", "No harm.", "It is enclosed.")
        await saved(pilot)
        assert "Item 2: overturned: No harm." in told(pilot)
        await pilot.press("enter")
        await given(pilot, "")
        await saved(pilot)
        assert "After the reply" in text(pilot.app)
    (review,) = store.case.reviews
    assert [each.result for each in review.items] == [
        ReviewResult.UPHELD,
        *[ReviewResult.OVERTURNED] * 2,
    ]
    assert (review.reviewer, review.replied_on) == ("officer2", TODAY)
    assert "It is enclosed." in review.letter
    assert review.digest == letter_digest(review.letter)


async def test_the_case_shows_the_clock_of_an_open_review() -> None:
    case = ask_for_review(sent(), TODAY, officer="clerk", at=NOW)
    async with office(Store(case)).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        assert "20 working days left" in lines(pilot.app)[0]
        assert "17 May 2017, the internal review; 20 working days left" in words(pilot.app)


async def test_a_letter_with_gaps_goes_out_only_with_a_reason() -> None:
    store = Store(sent())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "o", "r")
        await given(pilot, "", "")
        await pilot.press("i")
        await given(pilot, "", "up", "")
        await pilot.press("L")
        assert "Missing" in text(pilot.app)
        await pilot.press("escape", "x", "enter")
        await saved(pilot)
        assert store.case.reviews[0].replied_on is None
        assert "All the same, because:" in text(pilot.app)
        await given(pilot, "by telephone")
        await saved(pilot)
        await pilot.press("L")
        assert "Exactly as it went out." in text(pilot.app)
    assert store.case.reviews[0].replied_on == TODAY
    assert "although: by telephone" in store.case.events[-1].summary


async def test_a_provision_relied_on_late_has_reasons_and_a_test_of_its_own() -> None:
    store = Store(sent())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "o", "r")
        await given(pilot, "", "")
        await pilot.press("p")
        await given(pilot, "s43(2)", "2", "", "the supplier", "Prices.", "would b")
        await given(pilot, "", "They object.", "Value; Trust", "Bids", "with", "Few bid.")
        await saved(pilot)
        assert "! Relied on late, on 18 April 2017: s43(2), item 2" in told(pilot)
        await pilot.press("G", "p")
        await given(pilot, "", "", "Prices again.", "", "", "", "", "", "", "")
        await saved(pilot)
    (claim,) = store.case.reviews[0].claims
    assert isinstance(claim, LateClaim)
    assert (claim.reason, claim.interest) == ("Prices again.", "the supplier")
    assert claim.likelihood is Likelihood.WOULD_BE_LIKELY
    assert claim.details == {"party_views": "They object."}
    assert claim.pit.for_disclosure == ("Value", "Trust")
    assert (claim.pit.balance, claim.pit.reasons) == (Balance.WITHHOLD, "Few bid.")


async def test_a_complaint_is_decided_and_its_steps_are_taken() -> None:
    store = Store(sent())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "o", "c")
        await given(pilot, "inf", "IC-1", "", "2017-05-02", "")
        await saved(pilot)
        assert "1  The Information Commissioner IC-1" in told(pilot)
        assert "IC-1 is to be answered by 2 May 2017" in told(pilot)
        await pilot.press("enter")
        await given(pilot, "", "part", "Disclose item 2", "2017-04-17")
        await saved(pilot)
        assert "!! a date was missed" in text(pilot.app)
        assert "Either side can appeal against IC-1 by 16 May 2017" in told(pilot)
        await pilot.press("enter", "enter")
        await saved(pilot)
    (complaint,) = store.case.complaints
    assert (complaint.body, complaint.about) == (AppealBody.REGULATOR, ("s31(1)(a)",))
    assert (complaint.result, complaint.steps_done_on) == (Challenged.PART, TODAY)


async def test_what_cannot_be_recorded_yet_says_what_comes_first() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "o", "v", "i", "x", "p", "L", "d", "s")
        await pilot.press("r", "enter", "enter")
        await saved(pilot)
        assert "x on the case records that the reply went out" in words(pilot.app)
        await pilot.press("q")
        assert screen(pilot) == "CaseScreen"
    assert store.saves == 0


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
