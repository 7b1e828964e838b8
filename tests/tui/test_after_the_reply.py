"""What came after a reply, by keys: reviews, late claims, complaints."""

from foitui.case.challenge import LateClaim
from foitui.case.changes import ask_for_review
from foitui.case.closing import letter_digest
from foitui.case.words import (
    AppealBody,
    Balance,
    Challenged,
    Likelihood,
    ReviewResult,
)
from tests.tui.casework import (
    NOW,
    Store,
    answered,
    office,
    pattern_case,
    saved,
    screen,
)
from tests.tui.reading import lines, text, words
from tests.tui.test_others import SIZE, TODAY, given, sent, told


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
