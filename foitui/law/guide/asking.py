"""Which questions a case raises: those still open, and those already answered."""

from collections.abc import Iterable, Iterator

import msgspec

from foitui.case.challenging import undecided_late_claims
from foitui.case.outcome import claims_for
from foitui.case.records import Case, Claim, Item, JsonValue
from foitui.law.factors import factors_for_disclosure, factors_for_withholding
from foitui.law.guide.facts import (
    Facts,
    case_facts,
    claim_facts,
    is_relied_on,
    item_facts,
)
from foitui.law.guide.question import Asked, Question
from foitui.law.guide.questions import (
    case_and_item_questions,
    claim_questions,
    closing_questions,
)
from foitui.law.provisions import Provision, is_known, provision


def open_questions(case: Case) -> tuple[Asked, ...]:
    """Return the questions that are not answered yet, in the order in which to ask them."""
    return tuple(asked for asked in raised(case) if asked.current is None)


def asked_before(case: Case) -> tuple[Asked, ...]:
    """Return the questions that are answered and still matter, in the same order."""
    return tuple(asked for asked in raised(case) if asked.current is not None)


def raised(case: Case) -> Iterator[Asked]:
    """Yield every question that the case raises; items with the same answer stand together."""
    yield from _about_items(case, case_and_item_questions())
    for claim in case.claims:
        if is_relied_on(case, claim):
            yield from _about_claim(case, claim)
    yield from _about_items(case, closing_questions())


def raised_late(case: Case) -> Iterator[Asked]:
    """Yield the questions about what is relied on only after the reply, as about any claim."""
    for claim in undecided_late_claims(case):
        if is_known(claim.provision):
            yield from _about_claim(case, claim)


def _about_items(case: Case, questions: Iterable[Question]) -> Iterator[Asked]:
    whole = case_facts(case)
    each = [(item, item_facts(case, item)) for item in case.items]
    for question in questions:
        if question.scope == "case":
            if _holds(question, whole):
                yield _asked(question, _all_foia(each), current=_read(case, question.reads))
        else:
            concerned = [item for item, facts in each if _holds(question, facts)]
            yield from _grouped(case, question, concerned)


def _grouped(case: Case, question: Question, items: list[Item]) -> Iterator[Asked]:
    """Ask once for all items that have the same answer so far, or none."""
    groups: dict[str, tuple[JsonValue, list[int]]] = {}
    for item in items:
        current = _read_item(case, item, question)
        groups.setdefault(repr(current), (current, []))[1].append(item.number)
    for current, numbers in groups.values():
        yield _asked(question, tuple(numbers), current=current)


def _about_claim(case: Case, claim: Claim) -> Iterator[Asked]:
    facts = claim_facts(case, claim)
    rule = provision(claim.provision)
    for question in claim_questions(rule):
        if not _holds(question, facts):
            continue
        words = {"cite": rule.cite, "statement": rule.statement, "interest": rule.interest}
        yield Asked(
            question=question,
            items=claim.items,
            claim=claim.id,
            provision=rule.cite,
            ask=question.ask.format(**words),
            suggestion=question.suggests.format(**words),
            suggestions=_factors(question, rule),
            current=_read(claim, question.reads),
        )


def _factors(question: Question, rule: Provision) -> tuple[str, ...]:
    if question.reads == "pit.for_disclosure":
        return factors_for_disclosure(rule)
    if question.reads == "pit.for_withholding":
        return factors_for_withholding(rule)
    return ()


def _asked(question: Question, items: tuple[int, ...], current: JsonValue) -> Asked:
    return Asked(question=question, items=items, ask=question.ask, current=current)


def _holds(question: Question, facts: Facts) -> bool:
    return all(facts[name] in allowed for name, allowed in question.when.items())


def _all_foia(each: list[tuple[Item, Facts]]) -> tuple[int, ...]:
    return tuple(item.number for item, facts in each if facts["route"] == "foia")


def _read_item(case: Case, item: Item, question: Question) -> JsonValue:
    if question.kind == "provisions":
        return [claim.provision for claim in claims_for(case, item.number)] or None
    return _read(item, question.reads)


def _read(record: object, path: str) -> JsonValue:
    """Follow a dotted path through records and dictionaries; None where nothing was said."""
    place = record
    for step in path.split("."):
        place = place.get(step) if isinstance(place, dict) else getattr(place, step)
        if place is None:
            return None
    return msgspec.json.decode(msgspec.json.encode(place))
