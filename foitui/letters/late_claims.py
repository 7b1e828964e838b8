"""The provisions that a review relies on and the reply did not, reasoned as in a reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from foitui.case.challenging import as_claim
from foitui.case.records import Case, Claim
from foitui.case.words import Route
from foitui.letters.claims import claim_views, weighings
from foitui.letters.english import named
from foitui.letters.relied import rule_of
from foitui.letters.view import ClaimView, Law, Weighing, Withheld

_PATH = re.compile(r"claims\.(\d+)(.*)")


@dataclass(frozen=True, slots=True)
class LateSection:
    """The late claims under one law, as the templates of a section of a reply take them."""

    law: Law
    named: str
    """`items 1 and 2`; empty where they concern the whole request."""
    denial: bool
    """Whether they lift the duty to say what is held."""
    claims: tuple[ClaimView, ...]
    schedule: tuple[Withheld, ...]
    """Always empty: each claim says itself what it covers."""
    tests: tuple[Weighing, ...]
    tested: tuple[str, ...]


def late_sections(case: Case) -> tuple[LateSection, ...]:
    """Return the late claims of the last review of a case."""
    known = len(case.claims)
    claims = tuple(as_claim(late, at) for at, late in enumerate(case.reviews[-1].claims, 1))
    case = msgspec.structs.replace(case, claims=(*case.claims, *claims))
    groups: dict[tuple[Law, bool], list[Claim]] = {}
    for claim in case.claims[known:]:
        groups.setdefault(_group(case, claim), []).append(claim)
    return tuple(_section(case, law, denial, made) for (law, denial), made in groups.items())


def in_the_review(case: Case, field: str) -> str:
    """Return where a fact of a late claim belongs, from its place behind the reply's claims."""
    found = _PATH.fullmatch(field)
    at = int(found[1]) - len(case.claims) if found else -1
    if found is None or at < 0:
        return field
    return f"reviews.{len(case.reviews) - 1}.claims.{at}{found[2]}"


def _group(case: Case, claim: Claim) -> tuple[Law, bool]:
    """Return the law of a claim and whether it is a denial; that of its items where none has it."""
    rule = rule_of(claim)
    if rule is None:
        routes = {item.route for item in case.items if item.number in claim.items}
        return ("eir" if routes == {Route.EIR} else "foia"), False
    return ("eir" if rule.regime == "eir" else "foia"), rule.is_ncnd


def _section(case: Case, law: Law, denial: bool, claims: Sequence[Claim]) -> LateSection:
    numbers = tuple(sorted({number for claim in claims for number in claim.items}))
    tests = weighings(case, claims)
    return LateSection(
        law=law,
        named="" if len(numbers) == len(case.items) else named(numbers),
        denial=denial,
        claims=claim_views(case, claims, numbers, partly=False),
        schedule=(),
        tests=tests,
        tested=tuple(each for test in tests for each in test.cites),
    )
