"""What stands behind a date, a provision, a question or a hint: rule, source and reasons."""

from collections.abc import Iterable, Iterator

from foitui.case.records import Case
from foitui.law.clock_facts import CLOCK_FACTS
from foitui.law.clocks.records import Deadline, spoken
from foitui.law.deadline import RouteDeadline
from foitui.law.estimate import AGGREGATION_DAYS, estimate
from foitui.law.guide import Asked, open_questions
from foitui.law.provisions import Provision, is_known, provision, regime
from foitui.law.signals import Signal
from foitui.law.suggestions import suggestions
from foitui.letters.english import named
from foitui.settings.records import AuthorityKind
from foitui.tui.hinting import quoted

BASIS = {
    "class": "It protects a class: what falls in it is exempt, and no harm has to be shown.",
    "prejudice": "It protects from harm: say what would {harm}, how, and how likely that is.",
    "required_for": "It applies only as far as it is required for its purpose.",
}
ROUTES = {
    "foia": "FOIA",
    "eir": "EIR",
    "sar": "subject access",
    "business_as_usual": "business as usual",
    "transfer": "transfer",
    "not_valid": "not valid",
}
COUNTING = {
    "foia": (
        "Day one is the first working day after receipt. Saturdays, Sundays and the bank holidays "
        "of any part of the United Kingdom are left out (FOIA s10(6))."
    ),
    "eir": (
        "Day one is the first working day after receipt. Saturdays, Sundays and bank holidays are "
        "left out (EIR reg 2(1))."
    ),
    "sar": (
        "The month ends on the day with the same number; where there is none, on the last of the "
        "month. A weekend or a holiday moves it to the next working day."
    ),
}


def of_provision(rule: Provision) -> str:
    """Explain a provision."""
    return "\n".join(_provision(rule))


def _provision(rule: Provision) -> Iterator[str]:
    yield f"{rule.cite}: {rule.title}"
    yield f"Rule: {rule.section}, {rule.section_title} ({regime(rule.regime).name})."
    yield f"It is {_weighed(rule)}."
    yield BASIS[rule.basis].format(harm=rule.harm)
    if rule.ncnd:
        yield f"Whether it is held need be neither confirmed nor denied under {rule.ncnd}."
    if rule.qualified_person:
        yield "Only the opinion of the qualified person engages it."
    if rule.blocked_for_emissions:
        yield "It cannot be used for information on emissions (EIR reg 12(9))."
    if rule.falls_away_years:
        yield f"It falls away after {rule.falls_away_years} years. {rule.falls_away_note}".strip()
    if rule.excludes:
        yield f"Not together with {', '.join(rule.excludes)} for the same information."
    if rule.note:
        yield f"Mind: {rule.note}"
    yield f"Source: {'; '.join(rule.sources)}"
    yield (
        "Checked: read again in its source."
        if rule.checked
        else "Not checked: nobody has read this entry again in its source. Read it before relying "
        "on it."
    )


def _weighed(rule: Provision) -> str:
    if not rule.public_interest_test:
        return f"{rule.type}: the public interest is not weighed"
    return f"{rule.type}: the public interest in disclosure must be weighed against it"


def of_question(asked: Asked) -> str:
    """Explain why a question is asked."""
    about = f" ({asked.provision})" if asked.provision else ""
    return "\n".join(
        (
            f"{asked.ask}{about}",
            f"Why: {asked.question.why}",
            f"Source: {'; '.join(asked.question.cites)}",
        )
    )


def of_signal(signal: Signal) -> str:
    """Explain what some words point to."""
    return "\n".join(
        (
            f"{signal.cite}: {quoted(signal)}",
            f"Why: {signal.why}",
            f"Beware: {signal.caution}",
            f"Source: the list of wordings, entry {signal.id}. It suggests and never decides.",
        )
    )


def of_deadline(each: RouteDeadline) -> str:
    """Explain how a deadline was counted, without its days."""
    return "\n".join(_deadline(each.route, each.items, each.deadline))


def _deadline(route: str, items: tuple[int, ...], due: Deadline) -> Iterator[str]:
    whom = f", {named(items)}" if items else ""
    when = f"due on {spoken(due.due)}" if due.due else (due.waiting or "nothing is due")
    yield f"{ROUTES[route]}{whom}: {when}"
    if due.basis:
        yield f"Rule: {due.basis}."
    yield f"Counting: {COUNTING.get(route, COUNTING['foia'])}"
    counted = sum(day.counted for day in due.days)
    left_out = sum(1 for day in due.days if not day.counted and day.why != "Past due")
    yield f"Here {counted} days count and {left_out} are left out; d shows each of them."
    if due.provisional:
        yield "Provisional: the bank holidays of that year are not all published yet."
    yield from due.notes
    yield "Source: the Act or Regulations named, and the bank holidays published by GOV.UK."


def of_clock() -> str:
    """Explain what each fact does to the clock."""
    told = (f"{each.label}\nWhy: {each.why}\nSource: {each.cite}" for each in CLOCK_FACTS)
    return "\n\n".join((*told, "d on the case shows every day, counted or left out."))


def of_estimate(kind: AuthorityKind) -> str:
    """Explain what counts towards the limit, and where that lies for the authority."""
    return "\n".join(_estimate(kind))


def _estimate(kind: AuthorityKind) -> Iterator[str]:
    made = estimate([1], kind)
    yield "What counts"
    yield (
        "Counted: finding out whether it is held, locating, retrieving and extracting it. Not "
        "counted: reading, redacting, weighing exemptions, consulting and writing."
    )
    yield f"An hour of one person's work counts £{made.estimate_pounds:g}."
    yield "Source: SI 2004/3244 reg 4(3) and (4)."
    yield ""
    yield "The limit"
    if made.limit_pounds is None or made.limit_hours is None:
        yield "No limit applies."
    else:
        hours = f"{made.limit_hours:g} hours"
        yield f"£{made.limit_pounds}, which is {hours}; exactly that is within it."
    yield "Source: FOIA s12(1) and SI 2004/3244 reg 3. The EIR have no limit."
    yield ""
    yield "Several requests"
    yield (
        "Requests of one person, or of several who act in concert, for the same or similar "
        f"information within {AGGREGATION_DAYS} working days can be added up."
    )
    yield "Source: SI 2004/3244 reg 5."


LIKENESS = (
    "The likeness is the part of this request's rare words that the other one has too, each word "
    "weighing more the fewer cases have it: 100% is the same words, whatever their order.\n\n"
    "It is a link and decides nothing. Whether a request repeats another (FOIA s14(2)), or adds to "
    "its cost (s12(4)), goes by what was asked, by whom, and when it was answered."
)
"""How it is reckoned that an earlier case is like a case."""


def of_case(case: Case, clocks: Iterable[RouteDeadline]) -> str:
    """Explain everything that stands on the screen of a case."""
    parts: list[tuple[str, Iterable[str]]] = [("DATES", map(of_deadline, clocks))]
    if asked := next(iter(open_questions(case)), None):
        parts.append(("NEXT QUESTION", (of_question(asked),)))
    cites = dict.fromkeys(claim.provision for claim in case.claims)
    parts.append(("RELIED ON", (of_provision(provision(cite)) for cite in cites if is_known(cite))))
    hints = suggestions(case)
    found = [s for each in hints.routes for s in each.because]
    found += [each.because for each in hints.provisions]
    parts.append(("WORDING", map(of_signal, {(s.id, s.cite): s for s in found}.values())))
    return "\n\n".join(
        f"{heading}\n\n{body}" for heading, told in parts if (body := "\n\n".join(told))
    )
