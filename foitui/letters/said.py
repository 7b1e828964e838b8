"""Facts that are recorded item by item, drawn together where items share one."""

from collections.abc import Sequence
from typing import Literal

from foitui.case.records import Case, Item
from foitui.letters.english import named
from foitui.letters.gaps import Fact, Gap, need
from foitui.letters.view import Said

Field = Literal[
    "disclosure", "search", "elsewhere", "clarification", "destination", "invalid_reason"
]


def said(
    case: Case,
    section: Sequence[Item],
    items: Sequence[Item],
    field: Field,
    missing: str,
    optional: bool = False,
) -> tuple[Said, ...]:
    """Return one field of these items, each text once with the items that it holds for.

    Args:
        case: where the items stand.
        section: all items of the section; a text that holds for all of them names none.
        items: the items that need the field.
        field: which field.
        missing: what a gap says, with `{}` for the item.
        optional: an empty text is an answer ("nothing to say") and is left out.
    """
    groups: dict[Fact, list[int]] = {}
    for item in items:
        text: str | None = getattr(item, field)
        if optional and text is not None and not text.strip():
            continue
        fact = _fact(case, item, field, text, missing)
        groups.setdefault(fact, []).append(item.number)
    return tuple(
        Said(named="" if len(numbers) == len(section) else named(numbers), text=fact)
        for fact, numbers in groups.items()
    )


def _fact(case: Case, item: Item, field: Field, text: str | None, missing: str) -> Fact:
    path = f"items.{case.items.index(item)}.{field}"
    fact = need(text, missing.format(f"item {item.number}"), path)
    return fact if isinstance(fact, Gap) else fact.strip()
