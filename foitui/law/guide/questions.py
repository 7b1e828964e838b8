"""The questions of the guide, read from their data file and from what provisions need."""

from functools import cache

import msgspec

from foitui.law.guide.needs import need_questions
from foitui.law.guide.question import Question
from foitui.law.provisions import Provision
from foitui.law.tables import table


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    question: tuple[Question, ...]


@cache
def questions() -> tuple[Question, ...]:
    """Return every question of the data file, in the order in which it is asked."""
    return table("guide.toml", _File).question


@cache
def case_and_item_questions() -> tuple[Question, ...]:
    """Return the questions about the request and its items that come before the claims."""
    return tuple(q for q in questions() if q.scope != "claim" and not _comes_last(q))


@cache
def closing_questions() -> tuple[Question, ...]:
    """Return the questions about items that come after the claims: what goes out."""
    return tuple(q for q in questions() if q.scope != "claim" and _comes_last(q))


def claim_questions(rule: Provision) -> tuple[Question, ...]:
    """Return the questions about one claim; its provision's needs come before the balance."""
    asked = [q for q in questions() if q.scope == "claim"]
    before = [q for q in asked if not q.reads.startswith("pit.")]
    balance = [q for q in asked if q.reads.startswith("pit.")]
    return (*before, *need_questions(rule), *balance)


def _comes_last(question: Question) -> bool:
    # What is released depends on which claims stand, so it is asked after them.
    return "released" in question.when
