"""`foitui import`: requests from files, folders or standard input become cases."""

import argparse
import sys
from typing import TYPE_CHECKING, NamedTuple

from foitui.cli.common import (
    add_data,
    add_json,
    any_date,
    fail,
    now,
    officer,
    opened,
    print_json,
    say,
    today,
)
from foitui.cli.output import fitted
from foitui.cli.progress import under_way
from foitui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foitui.case.records import Case
    from foitui.intake import Arrival, Reading
    from foitui.store.protocol import CaseStore


class Told(NamedTuple):
    """What became of one thing that was read."""

    source: str
    reference: str = ""
    subject: str = ""
    items: int = 0
    reason: str = ""
    notes: tuple[str, ...] = ()


class Tally:
    """What became of everything, under the keys that `--json` prints."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.imported: list[Told] = []
        self.already_here: list[Told] = []
        self.added_to: list[Told] = []
        self.unreadable: list[Told] = []
        self.passed_over: list[Told] = []


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui import`."""
    parser.epilog = (
        "A message that is here already makes no second case; a later message of a known\n"
        "correspondence is added to its case. Exit 1 when something could not be read: the\n"
        "rest is imported.\n\n"
        "examples:\n"
        "  foitui import request.eml\n"
        "  foitui import ~/inbox export.csv\n"
        "  pbpaste | foitui import - --received 2026-03-02"
    )
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", help="a file, a folder, or - for standard input"
    )
    parser.add_argument(
        "--received",
        metavar="DATE",
        type=any_date,
        help="the day of receipt of what has none of its own that can be true",
    )
    parser.add_argument(
        "--tinydb", metavar="FILE", help="a whole caseload, from 'foitui export', to a new folder"
    )
    parser.add_argument("--officer", metavar="NAME", help="who imports (default: your login name)")
    parser.add_argument("--today", type=any_date, help=argparse.SUPPRESS)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Import what the paths hold and tell what became of each thing."""
    if args.tinydb:
        from foitui.cli.export import take_back

        return take_back(args)
    if not args.paths:
        return fail("name what to import: a file, a folder, or - for standard input")
    from foitui.intake import read

    readings = read(
        args.paths, sys.stdin.buffer, received=args.received, today=args.today or today()
    )
    tally = Tally()
    try:
        with opened(args, create=True) as store:
            take_in(_shown(readings), store, tally, args.officer or officer())
    finally:
        # Also when the store fails in the middle: what was imported before is imported.
        _print(tally, as_json=args.json)
    return 1 if tally.unreadable else 0


def _shown(readings: "Iterable[Reading]") -> "Iterator[Reading]":
    """Show how far the import is, where somebody watches.

    It may be interrupted: what is imported stays, and saying it again goes on from there.
    """
    count = 0
    with under_way("Importing", lambda: f"{count:,} read"):
        for reading in readings:
            yield reading
            count += 1


def take_in(readings: "Iterable[Reading]", store: "CaseStore", tally: Tally, who: str) -> None:
    """Put every reading into the store, and into the tally."""
    from foitui.case.errors import CaseError
    from foitui.intake import Arrival, PassedOver
    from foitui.store.errors import Damaged

    for reading in readings:
        if isinstance(reading, PassedOver):
            tally.passed_over.append(Told(reading.source, reason=reading.reason))
        elif not isinstance(reading, Arrival):
            tally.unreadable.append(Told(reading.source, reason=reading.reason))
        else:
            try:
                _take_in(reading, store, tally, who)
            except (CaseError, Damaged) as fault:
                tally.unreadable.append(Told(reading.source, reason=str(fault)))


def _take_in(arrival: "Arrival", store: "CaseStore", tally: Tally, who: str) -> None:
    from foitui.case.changes import receive
    from foitui.store.errors import AlreadyHere

    request = arrival.request
    if known := store.find_message(request.message_key):
        tally.already_here.append(Told(arrival.source, known, request.subject))
        return
    if request.thread_key and (thread := store.find_thread(request.thread_key)):
        _add(arrival, thread, store, who)
        tally.added_to.append(Told(arrival.source, thread, request.subject, notes=arrival.notes))
        return
    case = receive(request, arrival.items, officer=who, at=now())
    try:
        stored = store.create(case, arrival.raw)
    except AlreadyHere as fault:
        # A colleague imported the same message at this very moment.
        tally.already_here.append(Told(arrival.source, fault.reference, request.subject))
        return
    tally.imported.append(
        Told(
            arrival.source,
            stored.reference,
            request.subject,
            len(stored.items),
            notes=arrival.notes,
        )
    )


def _add(arrival: "Arrival", reference: str, store: "CaseStore", who: str) -> "Case":
    """File a later message on its case; a colleague's save meanwhile is no obstacle."""
    from foitui.case.changes import record_correspondence
    from foitui.case.records import Message
    from foitui.store.errors import Conflict

    request = arrival.request
    message = Message(
        received=request.received,
        text=request.text,
        subject=request.subject,
        message_key=request.message_key,
    )
    case = store.get(reference)
    while True:
        changed = record_correspondence(case, message, officer=who, at=now())
        try:
            return store.save(changed, case.version, {request.message_key: arrival.raw})
        except Conflict as conflict:
            case = conflict.current


def _print(tally: Tally, *, as_json: bool) -> None:
    if as_json:
        print_json({key: list(map(_plain, told)) for key, told in vars(tally).items()})
        return
    for told in tally.imported:
        items = "1 item" if told.items == 1 else f"{told.items} items"
        beside = len(f"{told.reference}   ({items})")
        _say(
            f"{told.reference}  {fitted(clean_line(told.subject) or told.source, beside)} ({items})"
        )
        for note in told.notes:
            _say(f"  note: {note}")
    for told in tally.added_to:
        _say(f"{told.source}: added to {told.reference}, a later message")
    for told in tally.already_here:
        _say(f"{told.source}: already here as {told.reference}")
    _say_passed_over(tally)
    _say(_summed(tally))
    for told in tally.unreadable:
        _say(f"  {told.source}: {told.reason}")


def _say(line: str) -> None:
    say(clean_line(line))


def _say_passed_over(tally: Tally) -> None:
    """Name what is no request, by its reason."""
    by_reason: dict[str, list[str]] = {}
    for told in tally.passed_over:
        by_reason.setdefault(told.reason, []).append(told.source)
    for reason, sources in by_reason.items():
        _say(f"passed over, {reason}: {len(sources)}")
        for source in sources:
            _say(f"  {source}")


def _summed(tally: Tally) -> str:
    parts = [f"{len(tally.imported)} imported"]
    if tally.added_to:
        parts.append(f"{len(tally.added_to)} added to cases")
    parts.append(f"{len(tally.already_here)} already here")
    parts.append(f"{len(tally.unreadable)} could not be read")
    return ", ".join(parts) + (":" if tally.unreadable else "")


def _plain(told: Told) -> dict[str, object]:
    """Return what there is to tell, without the empty fields."""
    return {key: value for key, value in told._asdict().items() if value}
