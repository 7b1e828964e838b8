"""From a gap in a letter to the question that fills it, and to its marks in the text."""

import re
from typing import TYPE_CHECKING

from foitui.case.records import Case
from foitui.law.guide import Asked, raised
from foitui.tui.show import Span

if TYPE_CHECKING:
    from foitui.letters.gaps import Gap


def place_of(gap: "Gap", case: Case) -> str:
    """Return the place of the question that fills a gap; empty when no question does."""
    questions = tuple(raised(case))
    exact = (asked for asked in questions if _fills(asked, gap, case))
    near = (asked for asked in questions if asked.current is None and _leads(asked, gap, case))
    found = next(exact, None) or next(near, None)
    return found.place if found else ""


def spans(gaps: "tuple[Gap, ...]", text: str) -> tuple[Span, ...]:
    """Return where the marks of gaps stand in a letter, broken into lines as they may be."""
    marks = {r"\s+".join(map(re.escape, gap.mark.split())) for gap in gaps}
    return tuple(found.span() for mark in marks for found in re.finditer(mark, text))


def _fills(asked: Asked, gap: "Gap", case: Case) -> bool:
    top, _, rest = gap.field.partition(".")
    index, _, field = rest.partition(".")
    if top == "items" and index.isdigit() and int(index) < len(case.items):
        number = case.items[int(index)].number
        same = asked.question.reads == field and asked.question.scope == "item"
        return same and number in asked.items
    if top == "claims" and index.isdigit() and int(index) < len(case.claims):
        return asked.question.reads == field and asked.claim == case.claims[int(index)].id
    return asked.question.reads == gap.field and asked.question.scope == "case"


def _leads(asked: Asked, gap: "Gap", case: Case) -> bool:
    """Whether an open question is on the way: towards a decision on an item, or a provision."""
    top, _, index = gap.field.partition(".")
    if top == "items" and index.isdigit() and int(index) < len(case.items):
        return case.items[int(index)].number in asked.items
    return top == "claims" and asked.question.kind == "provisions"
