"""The further facts of a claim, in the words of a letter."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import tomli

from foitui.case.records import Claim
from foitui.law.provisions import Need, Provision
from foitui.law.provisions import need as definition
from foitui.letters.english import british
from foitui.letters.gaps import Fact, Gap
from foitui.letters.view import NeedView

_FILE = Path(__file__).parent / "needs.toml"
WAYS = frozenset({"location", "payment", "publication_when"})
"""Facts that the letter says before all others: how the requester gets the information."""


def need_views(claim: Claim, law: Provision, path: str, cite: str) -> Iterator[NeedView]:
    """Yield what the letter says of a claim's needs; what is for the file only stays there."""
    for name in law.needs:
        asked = definition(name, law)
        answer = claim.details.get(name, "").strip()
        if name in WAYS or asked.private or (asked.optional and not answer):
            continue
        if not asked.is_asked(claim.details) or _unsaid(asked, answer):
            continue
        says = lead_ins().get(name, name.replace("_", " ")).replace("{value}", answer or "?")
        missing = Gap(f"{path}.details.{name}", f"an answer for {cite}: {asked.ask}")
        yield NeedView(name, says, _answer(asked, answer) if answer else missing)


@cache
def lead_ins() -> dict[str, str]:
    """Return the words that lead to each fact, by its name."""
    return tomli.loads(_FILE.read_text(encoding="utf-8"))


def _unsaid(asked: Need, answer: str) -> bool:
    return any(choice.unsaid for choice in asked.options if choice.value == answer)


def _answer(asked: Need, answer: str) -> Fact:
    if asked.kind == "date":
        return _date(answer)
    labels = {choice.value: choice.label for choice in asked.options}
    return labels.get(answer, answer).replace(": ", ", that is, ", 1 if answer in labels else 0)


def _date(answer: str) -> str:
    """Write a date as letters do; words that are no date stay as the officer wrote them."""
    try:
        return british(dt.date.fromisoformat(answer))
    except ValueError:
        return answer
