"""An order of the list, and a place in it, as SQL."""

import msgspec

from foitui.case.standing import Stage
from foitui.store.protocol import Sort, SortKey, Summary
from foitui.store.summary_rows import NOT_DUE

_STAGES = {stage: place for place, stage in enumerate(Stage)}
_STAGE = "CASE stage" + "".join(f" WHEN '{stage}' THEN {n}" for stage, n in _STAGES.items())
_TERMS = {
    # Deadline and officer have an index; the others are sorted anew for each page.
    SortKey.DEADLINE: ("due_order", "reference"),
    SortKey.RECEIVED: ("received", "reference"),
    SortKey.REFERENCE: ("reference",),
    SortKey.OFFICER: ("officer", "due_order", "reference"),
    SortKey.STAGE: (f"{_STAGE} END", "due_order", "reference"),
}


def order(sort: Sort) -> str:
    """Return what stands after ORDER BY."""
    down = " DESC" if sort.reverse else ""
    return ", ".join(term + down for term in _TERMS[sort.by])


def beyond(sort: Sort) -> str:
    """Return the condition for what comes after a place, whose values `place` reads."""
    terms = _TERMS[sort.by]
    marks = ", ".join("?" * len(terms))
    return f"({', '.join(terms)}) {'<' if sort.reverse else '>'} ({marks})"


def until(rows: str, sort: Sort) -> str:
    """Return the condition for what does not come after the last of some rows."""
    terms = ", ".join(_TERMS[sort.by])
    last = f"SELECT {terms} FROM {rows} ORDER BY {order(Sort(sort.by, not sort.reverse))} LIMIT 1"
    return f"({terms}) {'>=' if sort.reverse else '<='} ({last})"


def end(row: Summary, sort: Sort) -> str:
    """Write down where a page with this last row ends."""
    due_order = row.due.isoformat() if row.due else NOT_DUE
    values: dict[SortKey, tuple[str | int, ...]] = {
        SortKey.DEADLINE: (due_order,),
        SortKey.RECEIVED: (row.received.isoformat(),),
        SortKey.REFERENCE: (),
        SortKey.OFFICER: (row.officer, due_order),
        SortKey.STAGE: (_STAGES[row.stage], due_order),
    }
    return msgspec.json.encode((*values[sort.by], row.reference)).decode()


def place(after: str, sort: Sort) -> list[str | int]:
    """Read where a page ended.

    Raises:
        ValueError: it is not what a page in this order said comes next.
    """
    try:
        found = msgspec.json.decode(after, type=list[str | int])
    except msgspec.MsgspecError:
        found = []
    if len(found) != len(_TERMS[sort.by]):
        raise ValueError(f"{after!r} is not the end of a page in this order")
    return found
