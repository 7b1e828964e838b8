"""What a case is: typed records, the changes they allow, and the facts derived from them."""

from foitui.case.attesting import attest
from foitui.case.balancing import (
    list_factors_against,
    list_factors_for,
    reason_balance,
    strike_balance,
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
from foitui.case.closing import record_clock, send_reply, withdraw
from foitui.case.history import undo, undoable
from foitui.case.holding import (
    describe_disclosure,
    describe_search,
    establish_held,
    judge_exempt,
    name_other_holder,
)
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
    assign,
    receive,
    record_correspondence,
    reveal_requester,
)
from foitui.case.routing import (
    choose_route,
    explain_invalidity,
    judge_clarity,
    name_destination,
    reject_signal,
    word_clarification,
)

__all__ = [
    "add_detail",
    "amend_items",
    "assign",
    "attest",
    "choose_route",
    "claim_exemptions",
    "cover",
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
    "offer_within_limit",
    "reason_balance",
    "reason_section14",
    "receive",
    "record_clock",
    "record_correspondence",
    "reject_signal",
    "reveal_requester",
    "send_reply",
    "strike_balance",
    "undo",
    "undoable",
    "withdraw",
    "withdraw_claim",
    "word_clarification",
]
