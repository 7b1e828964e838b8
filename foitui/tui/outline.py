"""The decisions of a case as lines for the right half of the screen; pure, wrapped for a width."""

from collections.abc import Sequence

from foitui.case.records import Case
from foitui.law.clocks.records import spoken
from foitui.letters.summary_records import Row, Summary
from foitui.store.protocol import Similar
from foitui.text.clean import clean_line
from foitui.tui.distinct import distinct
from foitui.tui.show import Span
from foitui.tui.wrap import wrap

_INDENT = 2
_LOOK = ("Second look", "Approval", "To agree")
"""Facts that the second officer's look says more of."""
_ROOMY = 60
"""Columns from which the facts stand one after the other, because there are few lines then."""


class Outline:
    """Lines under headings, with the places of the headings."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 12)
        self.text = ""
        self.headings: list[Span] = []

    def heading(self, words: str) -> None:
        """Begin a part."""
        if self.text:
            self.text += "\n"
        self.headings.append((len(self.text), len(self.text) + len(words)))
        self.text += f"{words}\n"

    def entry(self, words: str, indent: int = 0, hang: int = _INDENT, most: int = 4) -> None:
        """Add some words, further lines under a hanging indent, `most` lines at most."""
        room = self.width - indent - hang
        rows = wrap(words, room)
        for index, (start, end) in enumerate(rows[:most]):
            cut = index + 1 == most and len(rows) > most
            line = words[start : end - 1].rstrip() + "\u2026" if cut else words[start:end]
            self.text += " " * (indent + (hang if index else 0)) + line + "\n"

    def row(self, row: Row, indent: int = 0, most: int = 4) -> None:
        """Add a labelled fact."""
        self.entry(f"{row.label}: {row.value}", indent, most=most)


def outline(
    told: Summary,
    case: Case,
    urgency: str,
    width: int,
    counts: Row | None = None,
    alike: Sequence[Similar] = (),
) -> Outline:
    """Lay a summary out.

    Args:
        told: The summary.
        case: The case that it sums up.
        urgency: The mark of a deadline that is near or past.
        width: Columns.
        counts: How many findings there are.
        alike: Earlier cases like it.
    """
    page = Outline(width)
    _facts(page, told, urgency)
    _next(page, told)
    if counts is not None:
        page.row(Row(f"{counts.label} (c)", counts.value))
    _items(page, told, case)
    if alike:
        page.heading("EARLIER CASES LIKE IT (m)")
    for each in alike:
        page.entry(_earlier(each), most=2)
    _claims(page, told)
    return page


def decided(told: Summary, case: Case, width: int) -> Outline:
    """Lay out only what has been decided so far."""
    page = Outline(width)
    _items(page, told, case)
    _claims(page, told)
    return page


def _items(page: Outline, told: Summary, case: Case) -> None:
    page.heading("ITEMS")
    short = distinct({item.number: clean_line(item.text) for item in case.items})
    for item in told.items:
        page.entry(f"{item.number} {short[item.number]}", most=2)
        page.entry(f"-> {item.decision}", _INDENT, 3)


def _claims(page: Outline, told: Summary) -> None:
    if told.claims:
        page.heading("RELIED ON")
    for claim in told.claims:
        page.entry(f"{claim.cite} {claim.says} ({claim.items})")
        for row in claim.rows:
            page.row(row, _INDENT, 3)


def _facts(page: Outline, told: Summary, urgency: str) -> None:
    marks = {"Due": f"{urgency} Due".strip()} | {name: f"{name} (v)" for name in _LOOK}
    marks |= {"Officer": "Officer (a)", "Waits for": "Waits for (w)"}
    rows = [Row(marks.get(row.label, row.label), row.value) for row in told.rows]
    if page.width < _ROOMY:
        page.heading("CASE")
        for row in rows:
            page.row(row)
    else:
        page.entry(" | ".join(f"{row.label}: {row.value}" for row in rows), hang=0)


def _earlier(each: Similar) -> str:
    """Return what was decided and when, and whether it came from the same correspondent."""
    on = each.answered_on
    when = f"answered {spoken(on)}" if on else f"received {spoken(each.received)}"
    mark, same = ("! ", ", same correspondent") if each.same_correspondent else ("", "")
    return f"{mark}{each.reference} {each.outcome.replace('_', ' ')}, {when}{same}"


def _next(page: Outline, told: Summary) -> None:
    count = len(told.open)
    if not count:
        page.heading("NOTHING OPEN")
        page.entry("l reads the letter")
        return
    page.heading(f"NEXT OF {count} OPEN" if count > 1 else "ONE QUESTION OPEN")
    page.entry(f"{told.open[0]}  g answers it")
