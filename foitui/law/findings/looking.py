"""Looks for findings: open questions, the recorded facts, the letter, and what is not attested."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import msgspec

from foitui.case.outcome import stands
from foitui.case.records import Case
from foitui.law.findings import facts
from foitui.law.findings.attested import attestation
from foitui.law.findings.checks import CHECKS
from foitui.law.findings.finding import Finding
from foitui.law.findings.late import as_late, late_places, late_unanswered
from foitui.law.findings.making import Raised, about, made, unanswered, unknown_provision
from foitui.law.findings.order import in_order
from foitui.law.findings.place import Place
from foitui.law.findings.rule import Rule, rules
from foitui.law.findings.wording import objects, own_words, read
from foitui.law.guide.asking import raised
from foitui.law.guide.facts import Facts, is_relied_on
from foitui.law.provisions import is_known, provision
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind

_NONE: Mapping[str, int] = MappingProxyType({})


def findings(
    case: Case,
    today: dt.date | None = None,
    *,
    authority: AuthorityKind | None = None,
    calendar: Calendar | None = None,
    used: Mapping[str, int] = _NONE,
) -> tuple[Finding, ...]:
    """List what a reply sent now would lack, in the order in which the guide asks.

    Args:
        case: The case.
        today: The day on which the reply would go out; without it nothing counts as late.
        authority: Decides the cost limit, the time limit and who may use section 35.
        calendar: The working days, where more holidays are known than foitui ships.
        used: In how many cases each reason and factor of this one stands word for word.
    """
    asked = tuple(raised(case))
    place = Place(
        case=case,
        today=today,
        authority=authority,
        calendar=calendar,
        used=used,
    )
    found = [
        *(unanswered(each) for each in asked if each.current is None),
        *(unknown_provision(claim) for claim in case.claims if not is_known(claim.provision)),
        *_looked_for(place, ("check", "attest"), asked),
        *late_unanswered(case),
        *_looked_for_late(place),
    ]
    return in_order(found, asked)


def findings_for_claim(
    case: Case,
    claim_id: str,
    today: dt.date | None = None,
    *,
    authority: AuthorityKind | None = None,
    calendar: Calendar | None = None,
    used: Mapping[str, int] = _NONE,
) -> tuple[Finding, ...]:
    """List what would be objected to about one claim; see `findings`."""
    found = findings(case, today, authority=authority, calendar=calendar, used=used)
    return tuple(each for each in found if each.claim == claim_id)


def letter_findings(
    case: Case,
    text: str,
    *,
    to: str | None = None,
    authority: AuthorityKind | None = None,
) -> tuple[Finding, ...]:
    """List what would be objected to in the words of a letter.

    Args:
        case: The case that the letter answers.
        text: The letter as plain text.
        to: The address it is to go to.
        authority: Decides which cost limit it should name.
    """
    place = Place(case=case, letter=own_words(case, text), address=to, authority=authority)
    return tuple(_looked_for(place, ("letter",), tuple(raised(case))))


def _looked_for(place: Place, kinds: Sequence[str], asked: Raised) -> Iterator[Finding]:
    at = {"case": _whole(place), "item": _items(place), "claim": _claims(place)}
    for rule in rules().finding:
        if rule.kind not in kinds:
            continue
        fires = [where for where, known in at[rule.scope] if _fires(rule, where, known)]
        for places in _joined(rule, fires):
            if rule.kind == "attest":
                yield from _unattested(rule, places, asked)
            else:
                yield made(rule, places, asked)


def _looked_for_late(place: Place) -> Iterator[Finding]:
    """Yield what is found in claims made after the reply; nobody is asked to vouch for them."""
    for where, known in late_places(place):
        for rule in rules().finding:
            if rule.kind == "check" and rule.scope == "claim" and _fires(rule, where, known):
                yield as_late(made(rule, (where,), ()))


def _unattested(rule: Rule, places: tuple[Place, ...], asked: Raised) -> Iterator[Finding]:
    """Yield the finding unless an officer vouched; of a claim it is asked when all else is said."""
    claim, items = about(places)
    if claim and any(each.claim == claim and each.current is None for each in asked):
        return
    given = attestation(places[0].case, rule.id, claim, items)
    if given is None or not given.holds:
        yield made(rule, places, asked, given)


def _fires(rule: Rule, place: Place, known: Facts) -> bool:
    if not all(known[name] in allowed for name, allowed in rule.when.items()):
        return False
    if rule.empty and not _left_empty(place, rule.empty):
        return False
    if rule.check and not CHECKS[rule.check](place):
        return False
    return not rule.fields or objects(rule, read(place, rule.fields))


def _left_empty(place: Place, name: str) -> bool:
    details = place.claim.details if place.claim else {}
    return name in details and not details[name].strip()


def _joined(rule: Rule, places: list[Place]) -> Iterable[tuple[Place, ...]]:
    """Put items together: what is found in several of them is told once."""
    if rule.scope == "item":
        return [tuple(places)] if places else []
    return [(place,) for place in places]


def _whole(place: Place) -> list[tuple[Place, Facts]]:
    return [(place, facts.of_case(place.case))]


def _items(place: Place) -> list[tuple[Place, Facts]]:
    case = place.case
    return [(_with(place, item=item), facts.of_item(case, item)) for item in case.items]


def _claims(place: Place) -> list[tuple[Place, Facts]]:
    case = place.case
    return [
        (_with(place, claim=claim, rule=provision(claim.provision)), facts.of_claim(case, claim))
        for claim in case.claims
        if is_relied_on(case, claim) and stands(claim)
    ]


def _with(place: Place, **fields: object) -> Place:
    return msgspec.structs.replace(place, **fields)
