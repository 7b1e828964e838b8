"""Internal review, complaint, appeal: recorded on the case itself."""

import datetime as dt

import pytest

from foitui.case import changes as change
from foitui.case.anonymising import anonymise
from foitui.case.challenge import Complaint, LateClaim
from foitui.case.challenging import late_claims, open_review
from foitui.case.closing import letter_digest
from foitui.case.errors import Refused
from foitui.case.json import decode, encode
from foitui.case.records import Case, PublicInterestTest
from foitui.case.words import AppealBody, Balance, Challenged, ReviewResult
from tests.case.examples import WHO, received

SENT, ASKED, ANSWERED = dt.date(2026, 3, 20), dt.date(2026, 4, 7), dt.date(2026, 4, 28)


def sent() -> Case:
    return change.send_reply(received(), SENT, "Dear requester", **WHO)


def asked() -> Case:
    return change.ask_for_review(sent(), ASKED, "Not all was released", **WHO)


def test_a_review_has_an_outcome_for_every_item() -> None:
    case = change.appoint_reviewer(asked(), "second", **WHO)
    case = change.review_items(case, (1, 2), ReviewResult.UPHELD, **WHO)
    case = change.review_items(case, (2,), ReviewResult.OVERTURNED, "No harm is shown", **WHO)
    case = change.answer_review(case, ANSWERED, "Dear requester", **WHO)
    review = case.reviews[0]
    assert [(each.item, each.result) for each in review.items] == [
        (1, ReviewResult.UPHELD),
        (2, ReviewResult.OVERTURNED),
    ]
    assert (review.reviewer, review.replied_on) == ("second", ANSWERED)
    assert (review.letter, review.digest) == ("Dear requester", letter_digest("Dear requester"))
    assert open_review(case) is None
    assert decode(encode(case)) == case


def test_a_review_is_not_answered_before_each_item_is_looked_at() -> None:
    case = change.review_items(asked(), (1,), ReviewResult.PROCEDURAL, **WHO)
    with pytest.raises(Refused, match="made of 2"):
        change.answer_review(case, ANSWERED, **WHO)


def test_a_review_needs_a_reply_and_there_is_one_at_a_time() -> None:
    with pytest.raises(Refused, match="after the reply"):
        change.ask_for_review(received(), ASKED, **WHO)
    with pytest.raises(Refused, match="open already"):
        change.ask_for_review(asked(), ASKED, **WHO)
    with pytest.raises(Refused, match="no review is open"):
        change.appoint_reviewer(sent(), "second", **WHO)


def test_late_reliance_on_an_exemption_is_kept_with_its_day() -> None:
    late = LateClaim(provision="s43(2)", items=(1,), on=ANSWERED)
    case = change.rely_late(asked(), late, **WHO)
    assert case.reviews[0].claims == (late,)
    assert "Relied on late" in case.events[-1].summary
    assert change.undo(case, **WHO).reviews == asked().reviews


def test_a_late_claim_is_reasoned_anew_in_its_place() -> None:
    late = LateClaim(provision="s43(2)", items=(1,), on=ANSWERED)
    case = change.rely_late(asked(), late, **WHO)
    other = LateClaim(provision="s43(2)", items=(2,), on=ANSWERED)
    case = change.rely_late(case, other, **WHO)
    pit = PublicInterestTest(balance=Balance.WITHHOLD, reasons="both ways")
    reasoned = LateClaim(provision="s43(2)", items=(1,), on=SENT, reason="because", pit=pit)
    claims = change.rely_late(case, reasoned, **WHO).reviews[0].claims
    assert [(each.items, each.reason, each.on) for each in claims] == [
        ((1,), "because", ANSWERED),
        ((2,), "", ANSWERED),
    ]
    assert claims[0].pit == pit


def test_what_the_reply_relied_on_is_not_late() -> None:
    case = change.claim_exemptions(received(), (1,), ["s43(2)"], **WHO)
    case = change.ask_for_review(change.send_reply(case, SENT, "x", **WHO), ASKED, **WHO)
    with pytest.raises(Refused, match="relied on s43"):
        change.rely_late(case, LateClaim(provision="s43(2)", items=(1,), on=ANSWERED), **WHO)
    late = LateClaim(provision="s43(2)", items=(1, 2), on=ANSWERED)
    assert late_claims(change.rely_late(case, late, **WHO)) == (late,)


def test_a_provision_is_relied_on_late_before_the_regulator_too() -> None:
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=dt.date(2026, 6, 1))
    case = change.record_complaint(sent(), told, **WHO)
    late = LateClaim(provision="s43(2)", items=(1,), on=ANSWERED, reason="zebra")
    case = change.rely_late(case, late, 1, **WHO)
    assert case.complaints[0].claims == (late,)
    assert case.events[-1].summary == "Regulator IC-1: relied on late: s43(2) (item 1)"
    assert b"zebra" not in encode(anonymise(case, ANSWERED, **WHO))


def test_no_words_of_a_review_are_left_when_who_asked_is_taken_out() -> None:
    pit = PublicInterestTest(
        for_disclosure=("zebra",),
        for_withholding=("zebra",),
        balance=Balance.WITHHOLD,
        reasons="zebra",
    )
    late = LateClaim(
        provision="s43(2)",
        items=(1,),
        on=ANSWERED,
        reason="zebra",
        covers="zebra",
        interest="zebra",
        details={"opinion": "zebra"},
        pit=pit,
    )
    case = change.rely_late(asked(), late, **WHO)
    case = change.review_items(case, (1, 2), ReviewResult.PART, "zebra", "zebra", **WHO)
    assert decode(encode(case)) == case
    done = anonymise(change.answer_review(case, ANSWERED, "zebra", **WHO), ANSWERED, **WHO)
    assert b"zebra" not in encode(done)
    assert done.reviews[0].claims[0].pit.balance is Balance.WITHHOLD


def test_a_complaint_runs_from_its_reference_to_the_steps_taken() -> None:
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=dt.date(2026, 6, 1))
    case = change.record_complaint(sent(), told, **WHO)
    case = change.decide_complaint(
        case,
        1,
        dt.date(2026, 9, 1),
        Challenged.PART,
        "Disclose item 2",
        dt.date(2026, 10, 6),
        **WHO,
    )
    case = change.take_steps(case, 1, dt.date(2026, 10, 1), **WHO)
    assert case.complaints[0].result is Challenged.PART
    assert case.complaints[0].steps_done_on == dt.date(2026, 10, 1)
    with pytest.raises(Refused, match="no complaint 2"):
        change.decide_complaint(case, 2, ANSWERED, Challenged.UPHELD, **WHO)


def test_silence_can_be_complained_of() -> None:
    told = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=dt.date(2026, 6, 1))
    assert change.record_complaint(received(), told, **WHO).complaints == (told,)


def test_a_letter_is_kept_with_its_digest_and_the_cause_of_its_delay() -> None:
    case = change.send_reply(received(), SENT, "abc", late_because="the archive moved", **WHO)
    assert case.sent
    assert case.sent.digest.startswith("ba7816bf")
    assert case.sent.late_because == "the archive moved"
