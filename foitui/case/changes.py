"""Every change that a case allows, in one place for those who make many of them.

Whoever only reads a case or a list of them does without: to read all of this takes 4 ms.
"""

from foitui.case.anonymising import anonymise
from foitui.case.attesting import attest
from foitui.case.balancing import (
    list_factors_against,
    list_factors_for,
    reason_balance,
    strike_balance,
)
from foitui.case.challenging import (
    answer_review,
    appoint_reviewer,
    ask_for_review,
    decide_complaint,
    record_complaint,
    rely_late,
    review_items,
    take_steps,
)
from foitui.case.claiming import (
    add_detail,
    claim_exemptions,
    cover,
    give_reason,
    judge_likelihood,
    name_interest,
    withdraw_claim,
)
from foitui.case.clearing import (
    approve,
    comment,
    place_of,
    return_with_comments,
    settle_comment,
    submit_for_review,
)
from foitui.case.closing import record_clock, send_reply, withdraw
from foitui.case.handing import (
    ask_and_wait,
    ask_others,
    assign,
    record_answer,
    stop_waiting,
    take_answer,
    wait_for,
)
from foitui.case.history import undo, undoable
from foitui.case.holding import (
    describe_disclosure,
    describe_search,
    establish_held,
    judge_exempt,
    name_other_holder,
)
from foitui.case.keeping import choose_publication, put_on_hold, release_hold
from foitui.case.limiting import (
    estimate_hours,
    explain_estimate,
    judge_cost,
    judge_section14,
    list_work,
    name_earlier_request,
    offer_within_limit,
    reason_section14,
)
from foitui.case.receiving import (
    amend_items,
    receive,
    record_correspondence,
    reveal_requester,
)
from foitui.case.routing import (
    choose_route,
    explain_invalidity,
    judge_clarity,
    name_destination,
    offer_signal_again,
    reject_signal,
    word_clarification,
)

__all__ = [
    "add_detail",
    "amend_items",
    "anonymise",
    "answer_review",
    "appoint_reviewer",
    "approve",
    "ask_and_wait",
    "ask_for_review",
    "ask_others",
    "assign",
    "attest",
    "choose_publication",
    "choose_route",
    "claim_exemptions",
    "comment",
    "cover",
    "decide_complaint",
    "describe_disclosure",
    "describe_search",
    "establish_held",
    "estimate_hours",
    "explain_estimate",
    "explain_invalidity",
    "give_reason",
    "judge_clarity",
    "judge_cost",
    "judge_exempt",
    "judge_likelihood",
    "judge_section14",
    "list_factors_against",
    "list_factors_for",
    "list_work",
    "name_destination",
    "name_earlier_request",
    "name_interest",
    "name_other_holder",
    "offer_signal_again",
    "offer_within_limit",
    "place_of",
    "put_on_hold",
    "reason_balance",
    "reason_section14",
    "receive",
    "record_answer",
    "record_clock",
    "record_complaint",
    "record_correspondence",
    "reject_signal",
    "release_hold",
    "rely_late",
    "return_with_comments",
    "reveal_requester",
    "review_items",
    "send_reply",
    "settle_comment",
    "stop_waiting",
    "strike_balance",
    "submit_for_review",
    "take_answer",
    "take_steps",
    "undo",
    "undoable",
    "wait_for",
    "withdraw",
    "withdraw_claim",
    "word_clarification",
]
