"""What is said of a provision that was relied on only after the reply: as much as of any other."""

import datetime as dt

import msgspec

from foitui.case import changes as change
from foitui.case.challenge import Complaint, LateClaim
from foitui.case.public_interest import PublicInterestTest
from foitui.case.records import Case
from foitui.case.words import AppealBody, Balance, Likelihood
from foitui.law.findings import Finding, findings
from foitui.law.guide import raised_late
from tests.case.examples import WHO
from tests.law.findings_cases import completed, relying

REPLIED = dt.date(2026, 3, 20)
ASKED = dt.date(2026, 4, 1)
LATER = dt.date(2026, 4, 10)


def _in_review(late: LateClaim) -> Case:
    sent = change.send_reply(completed(relying("s31(1)(a)")), REPLIED, "x", **WHO)
    return change.rely_late(change.ask_for_review(sent, ASKED, "", **WHO), late, **WHO)


def _late(cite: str, **said: object) -> LateClaim:
    return msgspec.structs.replace(LateClaim(provision=cite, items=(1,), on=LATER), **said)


def _found(case: Case) -> dict[str, Finding]:
    return {finding.id: finding for finding in findings(case, LATER)}


def test_a_late_qualified_claim_is_asked_for_its_public_interest_test() -> None:
    # FOIA s2(2)(b), s17(3)(b): a late exemption is weighed like any other.
    found = _found(_in_review(_late("s43(2)")))
    for name in ("factors_for", "factors_against", "balance", "balance_reasons", "causal_link"):
        assert f"late.unanswered.{name}" in found
    balance = found["late.unanswered.balance"]
    assert balance.severity == "legal_requirement"
    assert balance.says.startswith("Relied on late: not answered yet: Where does the public")
    assert (balance.claim, balance.items, balance.mend) == (None, (1,), "after_reply")


def test_a_late_claim_is_asked_for_what_its_provision_needs() -> None:
    found = _found(_in_review(_late("s36(2)(b)(i)")))
    assert "late.unanswered.need.opinion_date" in found
    assert "late.unanswered.balance" in found
    assert "late.unanswered.balance" not in _found(_in_review(_late("s44(1)(a)")))


def test_a_late_denial_is_asked_about_saying_and_not_about_disclosing() -> None:
    asked = [each.question.id for each in raised_late(_in_review(_late("s31(3)")))]
    assert "denial_factors_for" in asked
    assert "factors_for" not in asked


def test_a_late_claim_that_weighs_one_side_is_contested() -> None:
    test = PublicInterestTest(
        for_disclosure=(),
        for_withholding=("Rivals would bid lower.",),
        balance=Balance.WITHHOLD,
        reasons="No.",
    )
    found = _found(_in_review(_late("s43(2)", pit=test, likelihood=Likelihood.WOULD, reason="No.")))
    assert {"late.one_sided", "late.balance_says_little", "late.reason_says_little"} <= set(found)
    assert found["late.one_sided"].says.startswith("Relied on late: ")


def test_an_opinion_that_came_with_the_late_claim_is_not_too_young() -> None:
    said = {"qualified_person": "the Chief Executive", "opinion_date": "2026-04-09"}
    assert "late.opinion_after_letter" not in _found(_in_review(_late("s36(2)(c)", details=said)))


def test_nothing_more_is_asked_once_the_review_is_answered() -> None:
    case = _in_review(_late("s43(2)"))
    review = msgspec.structs.replace(case.reviews[-1], replied_on=LATER)
    answered = msgspec.structs.replace(case, reviews=(review,))
    assert not any(name.startswith("late.") for name in _found(answered))
    assert "relied_late" in _found(answered)


def test_what_is_relied_on_before_the_regulator_is_weighed_too() -> None:
    sent = change.send_reply(completed(relying("s31(1)(a)")), REPLIED, "x", **WHO)
    complaint = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=ASKED)
    case = change.record_complaint(sent, complaint, **WHO)
    case = change.rely_late(case, _late("s43(2)"), 1, **WHO)
    assert "late.unanswered.balance" in _found(case)
