"""Findings fire where they should, stay silent where they should, and never fail."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.case import changes as change
from foitui.case.records import Attestation, Case
from foitui.case.words import ClockKind
from foitui.law.findings import (
    Finding,
    blocks_sending,
    findings,
    findings_for_claim,
    letter_findings,
)
from foitui.law.findings.rule import rules
from foitui.law.provisions import regime
from tests.case.examples import WHO, received
from tests.law.findings_cases import (
    COMMON,
    FACTS,
    KNOWN,
    LATE,
    clocked,
    completed,
    costly,
    detailing,
    eir,
    foia,
    relying,
    repeated,
    saying,
    vexatious,
)
from tests.law.findings_cases_letters import GOOD, LETTERS
from tests.letters.test_any_case import cases

REGIMES = ("foia", "eir")


def ids(found: tuple[Finding, ...]) -> set[str]:
    return {finding.id for finding in found}


def test_every_finding_has_a_case_or_a_letter_that_has_it() -> None:
    by_kind = {kind: {r.id for r in rules().finding if r.kind == kind} for kind in ("letter",)}
    assert set(LETTERS) == by_kind["letter"]
    assert set(FACTS) == {rule.id for rule in rules().finding} - by_kind["letter"]


@pytest.mark.parametrize("name", FACTS)
def test_a_case_with_the_fault_has_the_finding(name: str) -> None:
    assert name in ids(findings(FACTS[name](), **KNOWN.get(name, {})))


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_with_the_fault_has_the_finding(name: str) -> None:
    case, letter = LETTERS[name]()
    found = letter_findings(case, letter, to="b@example.org", authority="other")
    assert name in ids(found)


def vouched(case: Case) -> Case:
    """The case with every attestation given that is asked for."""
    for found in findings(case):
        if found.kind == "attest":
            case = change.attest(case, found.id, found.claim, True, "Seen.", **WHO)
    return case


ANSWERED_ELSEWHERE = {"eir_not_answered", "own_data_not_passed_on"}
"""Sections 39 and 40(1) are right only beside an item on another route."""


@pytest.mark.parametrize("cite", [cite for each in REGIMES for cite in regime(each).provisions])
def test_a_well_made_claim_of_any_provision_has_none(cite: str) -> None:
    found = findings(vouched(relying(cite)), authority="central")
    assert ids(found) <= ANSWERED_ELSEWHERE, [f.says for f in found]


@pytest.mark.parametrize(
    "case", [foia, eir, costly, vexatious, repeated, lambda: foia(held="not_held")]
)
def test_a_well_made_case_without_a_claim_has_none(case: Callable[[], Case]) -> None:
    assert findings(vouched(case()), authority="central") == ()


def test_a_well_made_letter_has_none() -> None:
    assert letter_findings(foia(), GOOD) == ()


def test_what_nobody_has_answered_is_not_said_to_break_the_law() -> None:
    (found,) = (f for f in findings(relying("s31(1)(a)")) if f.id == "blanket_use")
    assert (found.severity, found.attested) == ("regulator_expects", False)


def test_what_an_officer_denies_breaks_the_law_where_the_law_asks_for_it() -> None:
    case = change.attest(relying("s31(1)(a)"), "blanket_use", "c1", False, "No time.", **WHO)
    (found,) = (f for f in findings(case) if f.id == "blanket_use")
    assert (found.severity, found.attested) == ("legal_requirement", True)
    assert found.says.endswith("The file says no: No time.")
    assert blocks_sending([found])


def test_an_attestation_does_not_reach_items_that_came_later() -> None:
    case = vouched(foia(held="not_held"))
    assert findings(case) == ()
    more = msgspec.structs.replace(case.items[0], number=2)
    case = msgspec.structs.replace(case, items=(*case.items, more))
    case = msgspec.structs.replace(
        case,
        attestations=(
            Attestation(finding="search_thorough", items=(1,), holds=True, evidence="Seen."),
        ),
    )
    assert ids(findings(case)) == {"search_thorough"}


def test_at_most_five_things_are_to_be_attested_for_one_claim() -> None:
    for name in REGIMES:
        for cite in regime(name).provisions:
            asked = [f for f in findings(relying(cite)) if f.kind == "attest" and f.claim]
            assert len(asked) <= 5, (cite, [f.id for f in asked])


def test_attestations_are_asked_when_everything_else_about_the_claim_is_said() -> None:
    case = saying(relying("s31(1)(a)"), reason=None)
    assert not [f for f in findings(case) if f.kind == "attest"]


def test_findings_come_in_the_order_of_the_guide() -> None:
    case = received("a", "b")
    assert findings(case)[0].id == "unanswered.route"
    two = saying(relying("s31(1)(a)", "s43(2)"), 0, reason="Harm.", pit_reasons="So.")
    about = [f.claim for f in findings(two) if f.claim]
    assert about == sorted(about)
    first = [f.id for f in findings_for_claim(two, "c1")]
    assert first.index("reason_says_little") < first.index("balance_says_little")


def test_the_findings_of_one_claim_are_those_of_that_claim() -> None:
    found = findings_for_claim(relying("s31(1)(a)", "s43(2)"), "c2")
    assert {finding.claim for finding in found} == {"c2"}


def test_a_finding_leads_to_the_question_that_mends_it() -> None:
    (found,) = (f for f in findings(FACTS["reason_says_little"]()) if f.id == "reason_says_little")
    assert (found.question, found.mend, found.claim) == ("causal_link", "causal_link", "c1")


def test_a_claim_that_the_public_interest_overrides_has_no_findings() -> None:
    case = completed(received("a"), exempt="all", provisions=["s31(1)(a)"], balance="disclose")
    assert not findings_for_claim(case, "c1")


def test_a_late_reply_does_not_wait_for_what_cannot_be_mended() -> None:
    found = findings(foia(), today=LATE)
    assert ids(found) == {"late_reply"}
    assert found[0].severity == "legal_requirement"
    assert not blocks_sending(found)


def test_an_open_question_holds_the_reply_back_whatever_its_severity() -> None:
    case = foia(held="not_held")
    case = msgspec.structs.replace(
        case, items=(msgspec.structs.replace(case.items[0], search=None),)
    )
    (found,) = (f for f in findings(case) if f.kind == "question")
    assert found.severity == "regulator_expects"
    assert blocks_sending([found])


def test_words_of_the_request_that_a_letter_repeats_are_not_the_letter_s() -> None:
    case = completed(received("why you  resubmit\nforms"), route="foia", exempt="none")
    assert letter_findings(case, f"{GOOD} You asked: why you resubmit forms") == ()


BLAMELESS = (
    lambda: costly(estimate_basis="We excluded redaction. 2,400 files, 2 minutes each, by sample."),
    lambda: saying(
        relying("s31(3)"),
        reason="Whether or not we hold such information, to say so would tell offenders of it.",
    ),
    lambda: detailing("s43(2)", party_views="", commercial_party="the council's own"),
    lambda: detailing("s41(1)", obtained_from="a supplier, in its tender for the contract"),
    lambda: detailing("s21(1)", location="https://www.example.org/spending/2025"),
    lambda: detailing("s22(1)", publication_when="in the summer of 2026"),
    lambda: detailing("s22(1)", intention_before="Yearly since 2019; again on 5 March 2026."),
    lambda: detailing("s31(1)(g)", function="the Charity Commission, Charities Act 2011"),
    lambda: saying(
        relying("s31(1)(a)"), pit_reasons="Openness counts, but the safety of all counts more."
    ),
    lambda: clocked(foia(exempt="none"), (ClockKind.FEES_NOTICE, dt.date(2026, 3, 9), "")),
)


@pytest.mark.parametrize("case", BLAMELESS)
def test_words_that_come_near_a_fault_are_none(case: Callable[[], Case]) -> None:
    assert [f.id for f in findings(case(), authority="central") if f.kind != "attest"] == []


@pytest.mark.parametrize(
    "words",
    [
        "We will send it again if you cannot open it.",
        "We charge nothing for this.",
        "Section 12 allows us to refuse.",
        "You do not have to tell us why you want the information.",
        "Next time you can use our online form if you prefer.",
        "The team also looked at the coal pit.",
    ],
)
def test_sentences_that_come_near_a_fault_are_none(words: str) -> None:
    assert letter_findings(foia(), f"{GOOD} {words}") == ()


@settings(max_examples=200, deadline=None)
@given(
    cases,
    st.none() | st.dates(),
    st.sampled_from([None, "central", "other", "school", "archive"]),
    st.text(max_size=60),
)
def test_no_case_and_no_letter_is_too_strange(
    case: Case, today: Any, authority: Any, letter: str
) -> None:
    for found in findings(case, today, authority=authority, used={COMMON: 6}):
        assert found.says
        assert found.mend
    letter_findings(case, letter, to=letter, authority=authority)


dated = st.builds(
    "{} {} {}".format,
    st.integers(0, 32),
    st.sampled_from(["March", "june", "Febtober", "-"]),
    st.integers(0, 99_999),
)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["s22(1)", "s36(2)(c)", "s40(2)", "s41(1)", "s43(2)", "s44(1)(a)", "s31(3)"]),
    st.text(max_size=20) | dated | st.dates().map(str),
    st.text(max_size=20) | dated,
)
def test_no_detail_and_no_date_is_too_strange(cite: str, detail: str, text: str) -> None:
    case = relying(cite)
    details = dict.fromkeys(case.claims[0].details, detail)
    case = saying(case, details=details, reason=text, covers=text, pit_for_withholding=(text,))
    findings(case, dt.date(2026, 3, 20), authority="central", used={COMMON: 6})
