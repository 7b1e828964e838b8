"""What a provision that is relied on late is asked for: as much as the reply would have needed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from foitui.case.challenge import LateClaim
from foitui.case.public_interest import PublicInterestTest
from foitui.case.said import BALANCES, LEVELS
from foitui.law.provisions import Need, Provision, regime
from foitui.tui.desk import Desk
from foitui.tui.fields import Field, choice, done_day, several, words

NEED = "need."
"""What the names of fields begin with whose answers are further facts."""


def late_fields(rule: Provision, known: LateClaim | None, desk: Desk) -> list[Field]:
    """Return the fields for a provision, filled with what was said of it before."""
    blank = LateClaim(provision=rule.cite, items=(), on=dt.date.min)
    return list(_fields(rule, known or blank, desk))


def _fields(rule: Provision, known: LateClaim, desk: Desk) -> Iterator[Field]:
    yield Field("covers", "Covers which part:", words, known.covers or "", "nothing for all of it")
    harm = rule.basis == "prejudice" and not rule.is_ncnd
    if harm and rule.regime == "foia":
        hint = rule.interest
        yield Field("interest", "Which interest:", words, known.interest or "", hint)
    yield Field("reason", "How it applies, why:", words, known.reason)
    if harm and not rule.adverse_effect_test:
        begin = LEVELS[known.likelihood] if known.likelihood else ""
        yield choice("likelihood", "How likely is the harm:", LEVELS, begin)
    for name in rule.needs:
        yield _need(regime(rule.regime).needs[name], known.details.get(name, ""), desk)
    if rule.public_interest_test:
        pit = known.pit
        hint = "factors, with ; between them"
        yield Field("for", "For release:", several, "; ".join(pit.for_disclosure or ()), hint)
        yield Field(
            "against", "For withholding:", several, "; ".join(pit.for_withholding or ()), hint
        )
        begin = BALANCES[pit.balance] if pit.balance else ""
        yield choice("balance", "The balance lies:", BALANCES, begin)
        yield Field("reasons", "Because:", words, pit.reasons or "")


def _need(need: Need, known: str, desk: Desk) -> Field:
    """Return the field for a further fact, by its name; the question is told while it is empty."""

    def read(text: str) -> Any:
        if need.kind == "date" and text:
            return day.read(text).isoformat()
        if need.kind == "choice" and text:
            found = [each.value for each in need.options if each.value.startswith(text.lower())]
            if len(found) != 1:
                raise ValueError(f"Write one of: {options}.")
            return found[0]
        return text

    options = ", ".join(each.value for each in need.options)
    label = need.name.replace("_", " ").capitalize()
    hint = options or need.placeholder or need.ask
    day = done_day(desk, need.name, label)
    date = desk.done_on if need.kind == "date" else None
    return Field(f"{NEED}{need.name}", f"{label}:", read, known, hint, date=date)


def late_claim(
    rule: Provision, items: tuple[int, ...], on: dt.date, given: dict[str, Any]
) -> LateClaim:
    """Return the claim that the fields make."""
    needs = {name: text for name, text in given.items() if name.startswith(NEED) and text}
    return LateClaim(
        provision=rule.cite,
        items=items,
        on=on,
        reason=given["reason"],
        covers=given["covers"] or None,
        interest=given.get("interest") or None,
        likelihood=given.get("likelihood"),
        details={name.removeprefix(NEED): text for name, text in needs.items()},
        pit=PublicInterestTest(
            for_disclosure=given.get("for"),
            for_withholding=given.get("against"),
            balance=given.get("balance"),
            reasons=given.get("reasons") or None,
        ),
    )
