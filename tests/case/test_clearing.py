"""A second officer: submit, return, approve; and what voids an approval."""

from typing import Any

import pytest

from foitui.case import changes as change
from foitui.case.clearance import Comment
from foitui.case.decision import (
    authors,
    changes_since,
    decision_digest,
    last_look,
    review_state,
    standing_approvals,
    state_at,
    void_approvals,
)
from foitui.case.errors import Refused
from foitui.case.json import decode, encode
from foitui.case.records import Case
from foitui.case.words import ReviewState, Route
from tests.case.examples import WHO, received

SECOND: Any = {"officer": "second", "at": WHO["at"]}


def decided() -> Case:
    return change.choose_route(received(), (1, 2), Route.FOIA, **WHO)


def submitted() -> Case:
    return change.submit_for_review(decided(), "second", **WHO)


def approved() -> Case:
    case = submitted()
    return change.approve(case, decision_digest(case), **SECOND)


def test_an_approval_names_who_when_and_which_version() -> None:
    given = approved().approvals[0]
    assert (given.officer, given.at, given.version) == ("second", WHO["at"], 3)
    assert given.digest == decision_digest(submitted())


def test_a_later_change_of_a_legal_field_voids_the_approval() -> None:
    case = change.choose_route(approved(), (1,), Route.EIR, **WHO)
    assert review_state(case) is ReviewState.VOID
    assert standing_approvals(case) == ()
    assert len(void_approvals(case)) == 1


def test_taking_the_change_back_lets_the_approval_stand_again() -> None:
    case = change.undo(change.choose_route(approved(), (1,), Route.EIR, **WHO), **WHO)
    assert review_state(case) is ReviewState.APPROVED


def test_what_is_not_legal_leaves_the_approval_standing() -> None:
    assert review_state(change.assign(approved(), "third", **WHO)) is ReviewState.APPROVED


def test_nobody_approves_their_own_work() -> None:
    case = submitted()
    with pytest.raises(Refused, match="own work"):
        change.approve(case, decision_digest(case), **WHO)


def test_who_decided_a_part_of_it_does_not_approve_it_either() -> None:
    case = change.choose_route(decided(), (1,), Route.EIR, **SECOND)
    case = change.submit_for_review(case, **WHO)
    assert authors(case) == {"officer", "second"}
    with pytest.raises(Refused, match="own work"):
        change.approve(case, decision_digest(case), **SECOND)


def test_settings_or_a_reason_let_an_officer_approve_their_own() -> None:
    case = submitted()
    seen = decision_digest(case)
    assert change.approve(case, seen, own_work=True, **WHO).approvals[0].override == ""
    alone = change.approve(case, seen, override="the only officer today", **WHO)
    assert "although: the only officer today" in alone.events[-1].summary


def test_what_was_changed_since_it_was_seen_is_not_approved_unseen() -> None:
    case = submitted()
    seen = decision_digest(case)
    case = change.choose_route(case, (2,), Route.EIR, **WHO)
    with pytest.raises(Refused, match="look again"):
        change.approve(case, seen, **SECOND)


def test_what_was_not_submitted_is_neither_approved_nor_returned() -> None:
    with pytest.raises(Refused, match="not submitted"):
        change.approve(decided(), decision_digest(decided()), **SECOND)
    with pytest.raises(Refused, match="not submitted"):
        change.return_with_comments(decided(), [Comment(text="Why?")], **SECOND)


def test_a_comment_is_bound_to_a_place_and_can_be_answered() -> None:
    case = change.return_with_comments(
        submitted(),
        [Comment(text="Why FOIA?", item=2), Comment(text="Odd", sentence="A.")],
        **SECOND,
    )
    assert review_state(case) is ReviewState.RETURNED
    assert [(each.item, each.sentence, each.officer) for each in case.comments] == [
        (2, "", "second"),
        (None, "A.", "second"),
    ]
    case = change.settle_comment(change.settle_comment(case, 1, **WHO), 2, **WHO)
    assert review_state(case) is ReviewState.NONE
    assert decode(encode(case)) == case


@pytest.mark.parametrize(
    "comment", [Comment(text=" "), Comment(text="x", item=9), Comment(text="x", claim="c9")]
)
def test_a_comment_without_words_or_place_is_refused(comment: Comment) -> None:
    with pytest.raises(Refused):
        change.return_with_comments(submitted(), [comment], **SECOND)


def test_comments_are_said_one_by_one_and_given_back_together() -> None:
    case = submitted()
    with pytest.raises(Refused, match="say what should change"):
        change.return_with_comments(case, **SECOND)
    case = change.comment(case, Comment(text="Why?", item=1), **SECOND)
    case = change.comment(case, Comment(text="Odd", sentence="A.", paragraph=3), **SECOND)
    assert review_state(case) is ReviewState.SUBMITTED
    case = change.return_with_comments(case, **SECOND)
    assert review_state(case) is ReviewState.RETURNED
    assert [event.summary for event in case.events[-3:]] == [
        "Commented on item 1",
        "Commented on a sentence of the letter",
        "Returned with 2 comments",
    ]
    case = change.settle_comment(case, 1, "It is our function", **WHO)
    assert (case.comments[0].answer, case.comments[0].settled_by) == (
        "It is our function",
        WHO["officer"],
    )
    again = change.submit_for_review(case, **WHO)
    assert review_state(again) is ReviewState.SUBMITTED
    assert review_state(change.return_with_comments(again, **SECOND)) is ReviewState.RETURNED


def test_a_remark_that_stays_open_does_not_undo_an_approval() -> None:
    case = change.comment(submitted(), Comment(text="Well done"), **SECOND)
    case = change.approve(case, decision_digest(case), **SECOND)
    assert review_state(case) is ReviewState.APPROVED
    assert review_state(change.choose_route(case, (1,), Route.EIR, **WHO)) is ReviewState.VOID


def test_the_history_says_which_change_voided_an_approval_and_which_let_it_stand_again() -> None:
    void = change.choose_route(approved(), (1,), Route.EIR, **WHO)
    assert void.events[-1].summary.endswith("; this voids the approval of version 3 by second")
    back = change.undo(void, **WHO)
    assert back.events[-1].summary.endswith("; the approval of version 3 by second stands again")


def test_a_decision_that_waits_for_another_step_stays_handed_over() -> None:
    case = submitted()
    case = change.approve(case, decision_digest(case), is_last=False, **SECOND)
    assert review_state(case) is ReviewState.SUBMITTED
    assert review_state(change.choose_route(case, (1,), Route.EIR, **WHO)) is ReviewState.VOID


def test_nobody_takes_back_what_another_said_as_second_officer() -> None:
    with pytest.raises(Refused, match="only second can take back"):
        change.undo(approved(), **WHO)
    assert change.undo(approved(), **SECOND).approvals == ()
    after = change.choose_route(approved(), (1,), Route.EIR, **WHO)
    assert review_state(change.undo(after, **WHO)) is ReviewState.APPROVED


def test_the_last_look_of_an_officer_is_where_they_last_said_something_of_the_decision() -> None:
    case = change.comment(submitted(), Comment(text="Why?"), **SECOND)
    case = change.choose_route(case, (2,), Route.EIR, **WHO)
    assert (last_look(case, "second"), last_look(case, "third")) == (4, None)
    assert [c.field for c in changes_since(case, 4)] == ["items.1.route"]


def test_nobody_hands_a_decision_to_themselves() -> None:
    with pytest.raises(Refused, match="somebody else"):
        change.submit_for_review(decided(), "officer", **WHO)


def test_the_difference_since_the_last_look_is_told() -> None:
    seen = submitted()
    case = change.choose_route(seen, (2,), Route.EIR, **WHO)
    case = change.undo(change.choose_route(case, (1,), Route.EIR, **WHO), **WHO)
    assert [(c.field, c.before, c.after) for c in changes_since(case, seen.version)] == [
        ("items.1.route", "foia", "eir")
    ]
    assert state_at(case, seen.version) == seen
