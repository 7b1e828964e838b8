"""For every finding on the facts, a case that has it: the smallest change to a well-made one."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from foitui.case import changes as change
from foitui.case.challenge import Complaint, LateClaim
from foitui.case.records import Case, ClockEvent, PublicInterestTest, Sent
from foitui.case.words import AppealBody, Challenged, ClockKind, Held, Likelihood, Route
from foitui.law.guide import Asked, open_questions
from foitui.law.guide.answering import answer
from foitui.law.provisions import provision
from tests.case.examples import WHO, received

RECEIVED = dt.date(2026, 3, 2)
ENOUGH = "The note on the file says in some detail what would follow from release this spring."

BOTH_ANSWERS = "To confirm would warn those watched; to deny would tell them that nobody is."

ANSWERS: dict[str, Any] = {
    "interest": "what the provision protects, in the words of this very case",
    "need.opinion_date": "2026-03-04",
    "need.intention_before": "The board settled it on 9 December 2025.",
    "need.publication_when": "30 April 2026, on the page about surveys",
    "need.location": "page 4 of the register",
    "need.payment": "",
    "need.security_body": "the Security Service",
    "need.duty": "Section 222 of the Local Government Act 1972; fraud",
    "need.function": "The regulator, under the Gambling Act 2005",
    "need.parliament_certificate": "The Speaker, 3 March 2026",
    "need.policy": "the deposit scheme; no decision has been taken yet",
    "need.opinion_basis": "They saw the paper and held that release would inhibit advice.",
    "need.data_kind": "ordinary",
    "need.legitimate_interests": "There is an interest in how money is spent.",
    "need.necessity": "The totals of each team are published already.",
    "need.rights_balance": "These officers are junior and were told that names are not published.",
    "need.obtained_from": "a patient",
    "need.enactment": "section 18 of the Commissioners for Revenue and Customs Act 2005",
    "need.gateway": "None is open here.",
    "need.party_views": "They objected on 9 March 2026.",
    "denial_reason": BOTH_ANSWERS,
    "eir_denial_reason": BOTH_ANSWERS,
    "search": "We searched the shared drive and the mailbox of the team for the name of the site.",
}


def completed(case: Case, **given: Any) -> Case:
    """Answer every question that is open, each in a way that raises no finding."""
    while asked := next(iter(open_questions(case)), None):
        case = answer(case, asked, _answer(asked, given), **WHO)
    return case


def _answer(asked: Asked, given: dict[str, Any]) -> Any:
    question = asked.question
    if question.id in given:
        return given[question.id]
    if question.id in ANSWERS:
        return ANSWERS[question.id]
    match question.kind:
        case "choice":
            return question.options[0].value
        case "number":
            return 61
        case "factors":
            side = "release" if "for" in question.id and "against" not in question.id else "harm"
            return [f"What {side} means to the public in {asked.provision}, and what policy costs."]
        case "date":
            return "2026-03-04"
        case _:
            return f"{ENOUGH} ({asked.provision} {question.id})"


def foia(**given: Any) -> Case:
    """A request under the Act, answered through; where nothing else is said, all is released."""
    base = {"route": "foia", "clarity": "clear", "section14": "neither", "cost": "within"}
    return completed(received("a list"), **{**base, "held": "held", "exempt": "none", **given})


def relied_late() -> Case:
    """A case whose review relies on what the reply did not name."""
    sent = change.send_reply(foia(), dt.date(2026, 3, 20), "We hold it.", **WHO)
    asked = change.ask_for_review(sent, dt.date(2026, 4, 7), **WHO)
    late = LateClaim(provision="s43(2)", items=(1,), on=dt.date(2026, 4, 8))
    return change.rely_late(asked, late, **WHO)


def eir(**given: Any) -> Case:
    """A request under the Regulations, answered through."""
    base = {"route": "eir", "eir_clarity": "clear", "eir_held": "held", "eir_exempt": "none"}
    return completed(received("a list"), **{**base, **given})


def relying(*cites: str, part: bool = False, **given: Any) -> Case:
    """A request of which all, or some, is withheld under these provisions."""
    rule = provision(cites[0])
    prefix, make = ("eir_", eir) if rule.regime == "eir" else ("", foia)
    if rule.is_ncnd:
        held = {f"{prefix}held": "neither_confirm_nor_deny"}
        return make(**{**held, f"{prefix}denial_provisions": list(cites), **given})
    some = {f"{prefix}exempt": "some" if part else "all", f"{prefix}provisions": list(cites)}
    return make(**{**some, **given})


def saying(case: Case, claim: int = 0, **fields: Any) -> Case:
    """The case with other words in one of its claims; those of the test go by `pit_`."""
    pit = {name.removeprefix("pit_"): v for name, v in fields.items() if name.startswith("pit_")}
    own = {name: v for name, v in fields.items() if not name.startswith("pit_")}
    claims = list(case.claims)
    tested = msgspec.structs.replace(claims[claim].pit, **pit)
    claims[claim] = msgspec.structs.replace(claims[claim], pit=tested, **own)
    return msgspec.structs.replace(case, claims=tuple(claims))


def detailing(cite: str, **details: str) -> Case:
    """A case that relies on a provision, with other words for what it needs."""
    case = relying(cite)
    return saying(case, details={**case.claims[0].details, **details})


def item(case: Case, **fields: Any) -> Case:
    """The case with other words in its only item."""
    return msgspec.structs.replace(case, items=(msgspec.structs.replace(case.items[0], **fields),))


def asking(case: Case, **fields: Any) -> Case:
    """The case with another request."""
    request = msgspec.structs.replace(case.request, **fields)
    return msgspec.structs.replace(case, request=request)


def clocked(case: Case, *events: tuple[ClockKind, dt.date, str]) -> Case:
    """The case with further dated facts."""
    more = tuple(ClockEvent(kind=kind, on=on, note=note) for kind, on, note in events)
    return msgspec.structs.replace(case, clock=(*case.clock, *more))


def sent(case: Case, letter: str = "A letter.", to: str = "") -> Case:
    """The case after its reply went out."""
    return msgspec.structs.replace(case, sent=Sent(on=dt.date(2026, 3, 20), to=to, letter=letter))


def costly(**given: Any) -> Case:
    """A request refused for its cost."""
    return foia(cost="exceeded", **given)


def vexatious(reasons: str = "The pattern of requests has no value or purpose.") -> Case:
    """A request refused as vexatious."""
    return foia(section14="vexatious", vexatious_reasons=reasons)


def repeated(earlier: str = "FOI-2025-0112, answered in full on 3 February 2026") -> Case:
    """A request refused as a repeat."""
    return foia(section14="repeated", earlier_request=earlier)


def unclear(text: str) -> Case:
    """A request about which the requester is asked."""
    return completed(received("a list"), route="foia", clarity="unclear", clarification=text)


LATE = dt.date(2026, 6, 30)
EXTENDED = (ClockKind.PIT_EXTENSION, dt.date(2026, 3, 25), "s31(1)(a), decision by 28 April 2026")
LATE_EXTENSION = (ClockKind.PIT_EXTENSION, dt.date(2026, 4, 20), "s31(1)(a), by 12 May 2026")
COPIED = PublicInterestTest(
    for_disclosure=("Openness about policy.",), for_withholding=("One harm only.",)
)
COMMON = "Our standing reason, as ever."


def _both_denied() -> Case:
    """Two items: one withheld, one neither confirmed nor denied, with the same factors."""
    case = received("a list", "a name")
    case = change.choose_route(case, (1, 2), Route.FOIA, **WHO)
    case = completed(case, held="held", exempt="all", provisions=["s31(1)(a)"])
    case = change.establish_held(case, (2,), Held.NEITHER_CONFIRM_NOR_DENY, **WHO)
    case = change.claim_exemptions(case, (2,), ["s31(3)"], **WHO)
    case = saying(saying(completed(case), pit_for_withholding=("One harm.",)))
    return saying(case, 1, pit_for_withholding=("One harm.",))


def _two(first: str, second: str, **fields: Any) -> Case:
    case = relying(first, second)
    return saying(saying(case, 0, **fields), 1, **fields)


FACTS: dict[str, Callable[[], Case]] = {
    # attestations: the well-made case, before anybody vouched
    "blanket_use": lambda: relying("s31(1)(a)"),
    "eir_blanket_use": lambda: relying("reg 12(5)(e)"),
    "harm_is_real": lambda: relying("s31(1)(a)"),
    "still_sensitive": lambda: relying("s43(2)"),
    "third_party_asked": lambda: relying("s41(1)"),
    "other_body_asked": lambda: relying("s31(1)(g)"),
    "mosaic_shown": lambda: saying(relying("s31(1)(a)"), reason=f"A mosaic. {ENOUGH}"),
    "similar_deals": lambda: saying(relying("s43(2)"), reason=f"The next tender. {ENOUGH}"),
    "mitigation_tried": lambda: relying("s38(1)(b)"),
    "identifiable": lambda: relying("s40(2)"),
    "special_category": lambda: relying("s40(2)"),
    "seniority": lambda: relying("reg 13(1)+(2A)(a)"),
    "accessible_to_this_person": lambda: relying("s21(1)"),
    "other_access_regime": lambda: detailing("s21(1)", location="the land register, page 4"),
    "payment_standard": lambda: detailing("s21(1)", payment="£3 a page"),
    "same_information": lambda: relying("s22(1)"),
    "research_running": lambda: relying("s22A(1)(b)(i)"),
    "source_only": lambda: relying("s30(2)(a)(i)"),
    "statistics_released": lambda: relying("s35(1)(a)"),
    "opinion_reasonable": lambda: relying("s36(2)(b)(i)"),
    "action_would_succeed": lambda: relying("s41(1)"),
    "deceased_confider": lambda: detailing("s41(1)", obtained_from="a patient who has died"),
    "privilege_kept": lambda: relying("s42(1)"),
    "emissions": lambda: relying("reg 12(5)(g)"),
    "eir_burden": lambda: relying("reg 12(4)(b)"),
    "search_thorough": lambda: foia(held="not_held"),
    "redactions_visible": lambda: relying("s43(2)", part=True),
    "hidden_data": lambda: foia(disclosure="The register is enclosed as a spreadsheet."),
    "form_asked_for": lambda: asking(foia(), text="Please send it as a spreadsheet."),
    "nothing_fits": lambda: costly(within_limit=""),
    "estimate_realistic": costly,
    "aggregation_rules": lambda: costly(estimate_basis="Both requests added together."),
    "work_stopped": lambda: costly(estimate_basis="We had begun and stopped at 24 hours."),
    "value_weighed": vexatious,
    "help_before_vexatious": vexatious,
    "history_shown": lambda: vexatious("Fishing without purpose."),
    "same_person": repeated,
    # time
    "late_reply": foia,
    "eir_late_reply": eir,
    "extension_too_long": lambda: clocked(relying("s31(1)(a)"), EXTENDED),
    "reviewer_decided": lambda: change.appoint_reviewer(
        change.ask_for_review(
            change.send_reply(foia(), dt.date(2026, 3, 20), "We hold it.", **WHO),
            dt.date(2026, 4, 7),
            **WHO,
        ),
        WHO["officer"],
        **WHO,
    ),
    "relied_late": relied_late,
    "steps_not_taken": lambda: change.decide_complaint(
        change.record_complaint(
            foia(),
            Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=dt.date(2026, 3, 3)),
            **WHO,
        ),
        1,
        dt.date(2026, 3, 4),
        Challenged.OVERTURNED,
        "Disclose it.",
        dt.date(2026, 3, 5),
        **WHO,
    ),
    "extension_repeated": lambda: clocked(relying("s31(1)(a)"), EXTENDED, LATE_EXTENSION),
    "extension_without_ground": lambda: clocked(relying("s40(2)"), EXTENDED),
    "extension_under_eir": lambda: clocked(relying("reg 12(5)(e)"), EXTENDED),
    "extension_without_reason": lambda: clocked(relying("s31(1)(a)"), (*EXTENDED[:2], " ")),
    "extension_late": lambda: clocked(relying("s31(1)(a)"), LATE_EXTENSION),
    "reg7_without_reason": lambda: clocked(
        eir(), (ClockKind.REG7_EXTENSION, dt.date(2026, 3, 25), "")
    ),
    "clarification_late": lambda: clocked(
        unclear("Which years, or which streets?"),
        (ClockKind.CLARIFICATION_ASKED, dt.date(2026, 5, 5), ""),
    ),
    # the request and its items
    "not_in_writing": lambda: sent(relying("s31(1)(a)"), letter=" "),
    "unanswerable_address": lambda: asking(foia(), reply_to="no-reply@example.org"),
    "sent_elsewhere": lambda: sent(asking(foia(), reply_to="a@example.org"), to="b@example.org"),
    "own_data_in_public": lambda: item(
        asking(completed(received("mine"), route="sar"), reply_published=True),
        disclosure="Your file says that you moved.",
    ),
    "link_only": lambda: foia(disclosure="https://www.example.org/"),
    "search_thin": lambda: foia(held="not_held", search="We looked."),
    "oral_refused": lambda: completed(
        received("a list"), route="not_valid", what_is_missing="It was not made in writing."
    ),
    "clarification_asks_why": lambda: unclear("Why do you want it, or for which years?"),
    "clarification_without_help": lambda: unclear("Please clarify."),
    "estimate_within_limit": lambda: costly(estimate_hours=18),
    "estimate_counts_reading": lambda: costly(estimate_basis="Redacting takes an hour a page."),
    "vexatious_person": lambda: vexatious("He is vexatious and has no purpose."),
    "vexatious_cost_only": lambda: vexatious("It would cost too much and take 90 hours."),
    "vexatious_consequences": lambda: vexatious("Release would embarrass officers to no purpose."),
    "vexatious_round_robin": lambda: vexatious("It went to many councils without purpose."),
    "repeat_not_named": lambda: repeated("an earlier letter"),
    "repeat_not_complied_with": lambda: repeated("FOI-2025-0112, which was refused"),
    # any claim
    "unknown_provision": lambda: saying(relying("s31(1)(a)"), provision="s99"),
    "excluded_together": lambda: relying("s30(1)(b)", "s31(1)(a)"),
    "record_too_old": lambda: item(relying("s35(1)(a)"), text="the Cabinet papers of 1971"),
    "covers_everything": lambda: relying("s43(2)", part=True, covers="the whole contract"),
    "reason_says_little": lambda: saying(relying("s31(1)(a)"), reason="It would harm crime."),
    "reasons_shared": lambda: _two("s31(1)(a)", "s31(1)(f)", reason=ENOUGH),
    "level_contradicted": lambda: saying(
        relying("s31(1)(a)"),
        likelihood=Likelihood.WOULD,
        reason="Offenders might read it and could possibly change some of their methods after it.",
    ),
    "eir_lower_level": lambda: saying(
        relying("reg 12(5)(e)"),
        reason="A rival might read the figures and could then bid a little below them next year.",
    ),
    "one_sided": lambda: saying(relying("s31(1)(a)"), pit_for_disclosure=()),
    "factors_of_another": lambda: _two("s31(1)(a)", "s43(2)", pit_for_withholding=("One harm.",)),
    "denial_factors_of_content": _both_denied,
    "factors_all_stock": lambda: saying(
        relying("s31(3)"),
        pit_for_disclosure=(
            "There is a general public interest in an authority saying openly whether it holds "
            "information.",
        ),
        pit_for_withholding=(),
    ),
    "borrowed_words": lambda: saying(relying("s31(1)(a)"), reason=COMMON),
    "balance_says_little": lambda: saying(relying("s31(1)(a)"), pit_reasons="Harm weighs more."),
    "embarrassment": lambda: saying(
        relying("s31(1)(a)"), pit_for_withholding=("It would embarrass the department.",)
    ),
    "misunderstood": lambda: saying(
        relying("s31(1)(a)"), pit_for_withholding=("The public would misunderstand it.",)
    ),
    "routine_disclosure": lambda: saying(
        relying("s35(1)(a)"), pit_for_withholding=("Routine disclosure would chill officials.",)
    ),
    "party_not_asked": lambda: detailing("s43(2)", party_views=""),
    "denial_one_answer": lambda: saying(
        relying("s31(3)"), reason="To confirm would warn those who are being watched by officers."
    ),
    "denial_gives_away": lambda: saying(
        relying("s31(3)"), reason="We hold the file, and to confirm or to deny would warn them all."
    ),
    # single provisions
    "pointer_imprecise": lambda: detailing("s21(1)", location="on our website"),
    "intention_after_request": lambda: detailing("s22(1)", intention_before="On 9 March 2026."),
    "publication_without_date": lambda: detailing("s22(1)", publication_when=""),
    "publication_passed": lambda: detailing("s22(1)", publication_when="10 March 2026"),
    "publication_far_off": lambda: detailing("s22(1)", publication_when="31 December 2028"),
    "wait_not_weighed": lambda: saying(
        relying("s22(1)"), pit_for_withholding=("It is a great deal of work.",)
    ),
    "security_body_unnamed": lambda: detailing("s23(1)", security_body=""),
    "duty_without_law": lambda: detailing("s30(1)(b)", duty="We look into such things."),
    "function_without_law": lambda: detailing("s31(1)(g)", function="The regulator's."),
    "no_parliament_certificate": lambda: detailing("s34(1)", parliament_certificate=""),
    "not_a_department": lambda: relying("s35(1)(a)"),
    "policy_carried_out": lambda: detailing("s35(1)(a)", policy="the scheme's implementation"),
    "policy_space_unsaid": lambda: saying(
        relying("s35(1)(a)"), pit_for_withholding=("It would be a nuisance.",)
    ),
    "opinion_after_letter": lambda: detailing("s36(2)(c)", opinion_date="2026-07-30"),
    "opinion_before_request": lambda: detailing("s36(2)(c)", opinion_date="2026-01-02"),
    "opinion_without_level": lambda: detailing("s36(2)(c)", opinion_basis="They agreed."),
    "only_distress": lambda: saying(
        relying("s38(1)(a)"), reason="The family feels distress each time that the press calls it."
    ),
    "eir_not_answered": lambda: relying("s39(1)(a)"),
    "own_data_not_passed_on": lambda: relying("s40(1)"),
    "interests_not_weighed": lambda: detailing(
        "s40(2)", necessity="Only the names would show it.", rights_balance=""
    ),
    "own_contract": lambda: detailing("s41(1)", obtained_from="the contract with the supplier"),
    "between_departments": lambda: detailing("s41(1)", obtained_from="another department"),
    "clause_is_not_enough": lambda: saying(
        relying("s43(2)"), reason="The papers are marked confidential and so nobody may see them."
    ),
    "spending_not_weighed": lambda: saying(
        relying("s43(2)"), pit_for_disclosure=("People are curious.",)
    ),
    "enactment_without_section": lambda: detailing("s44(1)(a)", enactment="the tax law"),
    "gateway_unsaid": lambda: detailing("s44(1)(a)", gateway=""),
    "foia_words_under_eir": lambda: saying(
        relying("reg 12(5)(e)"), reason=f"As under section 43(2). {ENOUGH}"
    ),
}
"""A case for each, by the id of the finding."""

KNOWN: dict[str, dict[str, Any]] = {
    "late_reply": {"today": LATE},
    "eir_late_reply": {"today": LATE},
    "extension_too_long": {"today": LATE},
    "publication_passed": {"today": dt.date(2026, 3, 20)},
    "publication_far_off": {"today": dt.date(2026, 3, 20)},
    "opinion_after_letter": {"today": dt.date(2026, 3, 20)},
    "not_a_department": {"authority": "other"},
    "borrowed_words": {"used": {COMMON: 6}},
    "steps_not_taken": {"today": dt.date(2026, 3, 20)},
}
"""What else must be known for it: the day, the authority, its phrase book."""
