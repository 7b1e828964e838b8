"""A finding as the data file has it, and the lines of challenge that it answers."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from foitui.law.findings.finding import Severity
from foitui.law.tables import table

PLACES = frozenset({"attest", "clock", "items", "letter", "none"})
"""What `mend` may say besides a question of the guide."""


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One finding, as data; `law/data/findings.toml` explains the fields."""

    id: str
    kind: Literal["check", "letter", "attest"]
    severity: Severity
    cite: str
    cite_eir: str = ""
    says: str
    covers: tuple[str, ...]
    mend: str = "attest"
    scope: Literal["case", "item", "claim"] = "claim"
    when: dict[str, tuple[str, ...]] = {}
    check: str = ""
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    empty: str = ""
    asks: str = ""


class Unanswered(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What it means when a question of the guide stays open."""

    question: str
    severity: Severity = "legal_requirement"
    covers: tuple[str, ...] = ()


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The data file."""

    finding: tuple[Rule, ...]
    unanswered: tuple[Unanswered, ...]


class Challenges(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The file of what is challenged, which only the page on coverage and the tests read."""

    lines: dict[str, dict[str, str]]
    """Every single thing that is challenged, by theme and number, in a few words."""


@cache
def rules() -> Rules:
    """Return the data file, read the first time it is asked for."""
    return table("findings.toml", Rules)


def challenges() -> Mapping[str, Mapping[str, str]]:
    """Return every single thing that is challenged, by theme and number, in a few words."""
    return table("challenges.toml", Challenges).lines


@cache
def severity_of_question(question: str) -> Severity:
    """Return what an open question means: a legal requirement unless the file says otherwise."""
    known = {each.question: each.severity for each in rules().unanswered}
    return known.get(question, "legal_requirement")
