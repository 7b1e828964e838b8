"""`foitui search`: the cases in which words stand, with the place where they do."""

import argparse
import re
from typing import TYPE_CHECKING

from foitui.cli.common import add_data, add_json, fail, office, opened, print_json, say, today
from foitui.cli.files import add_sheet, wants_sheet, write_sheet
from foitui.cli.list_ import limit
from foitui.cli.output import add_output, put
from foitui.reports.identity import hidden
from foitui.store.protocol import Filter
from foitui.text.clean import clean_line

if TYPE_CHECKING:
    from foitui.case.records import Case

_AROUND = 40
"""Letters that are shown before and after what was found."""
_SEARCHED = 100_000
"""Letters of a request in which the place is looked for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui search`."""
    parser.epilog = (
        "All the words must stand in a case: in its subject, references, officer, or in what was\n"
        "asked. Exit 1 when nothing was found.\n\n"
        "examples:\n"
        "  foitui search fire risk\n"
        "  foitui search 'bus lane' --json\n"
        "  foitui search 'bus lane' --csv found.csv"
    )
    parser.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    parser.add_argument("--limit", metavar="N", type=limit, default=50, help="default: 50")
    add_sheet(parser)
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was found; 1 where it is nothing."""
    words = " ".join(args.words)
    if not words.strip():
        return fail("name a word to look for, as in foitui search bins")
    with opened(args) as store:
        rows = store.page(Filter(text=words), None, args.limit).rows
        found = [(row, where(store.get(row.reference), words.split())) for row in rows]
        total = store.count(Filter(text=words))
    if wants_sheet(args):
        from foitui.reports.case_sheet import of_cases

        at = office(args)
        places = [place for _, place in found]
        sheet = of_cases([row for row, _ in found], today(), at.calendar, "Found")
        return write_sheet(sheet.with_column("where", "The words around it.", places), args)
    if args.json:
        print_json([{"case": row, "where": place} for row, place in found])
    elif not found:
        say("No cases.")
    else:
        lines = [
            line
            for row, place in found
            for line in (f"{row.reference}  {clean_line(row.subject)}", *_indented(place))
        ]
        lines += [f"{total - len(found)} more; ask with --limit"] if total > len(found) else []
        put("\n".join(lines), args)
    return 0 if found else 1


def _indented(place: str) -> tuple[str, ...]:
    return (f"    {place}",) if place else ()


def where(case: "Case", words: list[str]) -> str:
    """Return the first place of the text in which one of the words stands, with what is around."""
    line = clean_line(hidden(case.request.text[:_SEARCHED], case), _SEARCHED)
    # Whole words say more than their beginnings, and those more than what stands inside others.
    for pattern in (r"\b{}\b", r"\b{}", "{}"):
        for word in words:
            if found := re.search(pattern.format(re.escape(word)), line, re.IGNORECASE):
                return _around(line, found.start(), found.end())
    return ""


def _around(line: str, start: int, end: int) -> str:
    start, end = max(start - _AROUND, 0), end + _AROUND
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"
