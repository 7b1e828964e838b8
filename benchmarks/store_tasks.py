"""What takes longer than a save: filters as they are typed, statistics, backup, doctor, import.

Run: python -m benchmarks.store_tasks [--cases 10000] [--mails 10000]
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from itertools import islice
from pathlib import Path

from benchmarks.make_caseload import fill
from benchmarks.store_scale import changed
from foitui.case.changes import anonymise
from foitui.case.words import Stage
from foitui.cli.import_ import Tally, take_in
from foitui.intake import Reading, read
from foitui.law.working_days import shipped_calendar
from foitui.reports.period import year
from foitui.reports.statistics import statistics
from foitui.store import open_store
from foitui.store.letting_go import let_go
from foitui.store.matching import SHORT
from foitui.store.opening import open_store as open_folder
from foitui.store.protocol import CaseStore, Filter

TYPED = (
    "committee", "parking", "waste survey", "zinnia", "xylophone", "officer03", "FOI-2025-0123",
    "483920", "school", "audit report", "Requester",
)  # fmt: skip
"""Words of most cases, of some, of one in a thousand and of none; an officer and references."""

LET_GO = 20
"""Cases that are anonymised together."""

STRETCH = 1_000
"""Mails at the start and at the end whose rates are compared."""


def typed() -> list[str]:
    """Return what stands in the filter after each key."""
    return [text[:end] for text in TYPED for end in range(1, len(text) + 1) if text[end - 1] != " "]


def keystrokes(folder: Path) -> Iterator[str]:
    """Time the first page with its counts after every key, alone and amid others' saves."""
    yield "| first page and counts, ms | keys | median | p95 | longest | p95, processor |"
    yield "|---|---|---|---|---|---|"
    mine, theirs = (open_store(folder, shipped_calendar()) for _ in range(2))
    some = [row.reference for row in mine.page(limit=1000).rows][::10]
    for name, busy in (("nobody saves", False), ("a colleague saves before each", True)):
        taken: list[tuple[float, float, str]] = []
        for number, text in enumerate(typed()):
            if busy:
                case = theirs.get(some[number % len(some)])
                theirs.save(changed(case), case.version)
            start, used = time.perf_counter(), time.process_time()
            mine.page(Filter(text=text))
            mine.counts_by_stage(Filter(text=text))
            taken.append((time.perf_counter() - start, time.process_time() - used, text))
        for kind, one in (("1 and 2 letters", True), ("more", False)):
            those = [each for each in taken if (len(each[2].split()[-1]) < SHORT) == one]
            yield _row(f"{name}, {kind}", those)
        yield _row(f"{name}, all", taken)
    mine.close()
    theirs.close()


def _row(name: str, taken: list[tuple[float, float, str]]) -> str:
    """Return a row; the last figure is of the processor's time alone, whoever else uses it."""
    waited, used = (sorted(each[which] * 1000 for each in taken) for which in (0, 1))
    late = int(len(taken) * 0.95)
    figures = (waited[len(taken) // 2], waited[late], waited[-1], used[late])
    return f"| {name} | {len(taken)} | {' | '.join(f'{ms:.1f}' for ms in figures)} |"


def tasks(folder: Path) -> Iterator[str]:
    """Time what an office does now and then."""
    yield "| task | s |"
    yield "|---|---|"
    store = open_folder(folder, shipped_calendar())
    count = store.count()
    yield _timed("statistics of a year, first time", lambda: _statistics(store))
    with store._engine.transaction() as connection:
        connection.execute("DELETE FROM counted")
    yield _timed("the same where an earlier program saved all cases", lambda: _statistics(store))
    yield _timed("backup, verified", lambda: store.care.backup(folder / "backups-of-the-bench"))
    yield _timed("doctor, every check", lambda: list(store.care.examine()))
    closed = [row.reference for row in store.page(Filter(stages=(Stage.SENT,)), limit=100).rows]
    at = store.get(closed[0]).events[-1].at

    def alone() -> None:
        case = store.get(closed[0])
        store.anonymise(anonymise(case, at.date(), officer="officer", at=at))

    def together() -> None:
        some = islice(closed, 1, LET_GO + 1)
        list(let_go(store, some, at.date(), officer="officer", at=at, drafts=folder))

    yield _timed("anonymise one case, the file written anew", alone)
    yield _timed(f"anonymise {LET_GO} cases, the file written anew once", together)
    yield _timed("compact", store.care.compact)
    assert store.count() == count
    store.close()


def _statistics(store: CaseStore) -> None:
    time_of = year("2025")
    statistics(store.counted(), time_of, shipped_calendar(), monitored=time_of.last)


def _timed(name: str, work: Callable[[], object]) -> str:
    start = time.perf_counter()
    work()
    return f"| {name} | {time.perf_counter() - start:.2f} |"


def mails(folder: Path, count: int) -> Iterator[str]:
    """Import mails, stop in the middle, say it again, and compare the first with the last."""
    yield f"| import of {count:,} mails | a second |"
    yield "|---|---|"
    inbox = folder / "inbox"
    write_mails(inbox, count)
    store = open_store(folder / "imported", shipped_calendar(), create=True)
    seen: list[float] = []

    def clocked(stop: int) -> Iterator[Reading]:
        for reading in islice(read([str(inbox)]), stop):
            seen.append(time.perf_counter())
            yield reading

    half = count // 2
    take_in(clocked(half), store, Tally(), "officer")
    assert store.count() == half
    start = time.perf_counter()
    again = Tally()
    take_in(islice(read([str(inbox)]), half), store, again, "officer")
    yield f"| those that are here already | {half / (time.perf_counter() - start):.0f} |"
    assert len(again.already_here) == half
    assert store.count() == half
    take_in(islice(clocked(count), half, None), store, Tally(), "officer")
    assert store.count() == count
    store.close()
    stretch = min(STRETCH, count // 4)
    for name, times in (("the first", seen[:stretch]), ("the last", seen[-stretch:])):
        yield f"| {name} {stretch:,} | {(stretch - 1) / (times[-1] - times[0]):.0f} |"


def write_mails(inbox: Path, count: int) -> None:
    """Write the requests of the invented cases as mails, each in its own file."""
    from benchmarks.caseload import cases

    inbox.mkdir()
    for number, case in enumerate(cases(count)):
        mail = EmailMessage()
        mail["From"] = f"A Requester <{case.request.requester.email}>"
        mail["To"] = "foi@authority.example"
        mail["Subject"] = case.request.subject
        mail["Message-ID"] = case.request.message_key
        mail["Date"] = f"{case.request.received:%a, %d %b %Y} 09:00:00 +0000"
        mail.set_content(case.request.text)
        (inbox / f"{number:06}.eml").write_bytes(bytes(mail))


def rows(folder: Path, mail_count: int) -> Iterator[str]:
    """Measure everything; the caseload of the folder is in `ours` there."""
    # What was written must not be waited for in what is measured.
    os.sync()
    yield from keystrokes(folder / "ours")
    yield ""
    yield from tasks(folder / "ours")
    yield ""
    yield from mails(folder, mail_count)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--mails", type=int, default=1_000)
    parser.add_argument("--dir", help="where to work; use the file system you mean, not tmpfs")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.dir) as there:
        fill(Path(there) / "ours", asked.cases)
        for row in rows(Path(there), asked.mails):
            print(row, flush=True)


if __name__ == "__main__":
    main()
