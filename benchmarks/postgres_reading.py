"""The table of what is read: a case, the first page, searches, counts."""

from collections.abc import Callable
from contextlib import closing
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.postgres_figures import PAGE, figures, head, held, row, usual
from benchmarks.postgres_plain import Plain
from benchmarks.postgres_process import Process, times
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import CaseStore, Filter

SEARCHES = (
    "zinnia", "budget", "budg", "budget parking", "parking permit", "budget nothinglikeit",
    "nothinglikeit", "2", "26", "26-", "26-0", "26-00", "26-000", "26-0001", "s", "s 40",
    "officer03", "officer03 zinnia", "officer03 26-", "0", "foi-2026", "2026-0", "2026/0001",
)  # fmt: skip
"""What officers type: words, each letter of a reference, a section, a name."""
COUNTED = ("budget", "zinnia", "26-0", "budget parking")
TIMES, SEARCHED, COUNTED_TIMES = 200, 20, 10


class Places(NamedTuple):
    """Where the same cases are."""

    address: str
    store: PostgresCaseStore
    plain: Plain
    path: Path
    folder: CaseStore


class Reading:
    """The table, line by line."""

    def __init__(self, places: Places, of_folder: int) -> None:
        """Print what stands above it."""
        self._places = places
        self._ours = Process(pid_of(places.store))
        self._theirs = Process(places.plain.connection.info.backend_pid)
        head(
            "ms, median / p95", "PostgreSQL", "the server computes", "plain psycopg",
            "the server computes", f"embedded, {of_folder:,} cases", "target, ms",
        )  # fmt: skip

    def rows(self, some: list[str], known: list[str]) -> None:
        """Print all of it; `some` of the cases are read in the databases, `known` in the folder."""
        _, store, plain, _, folder = self._places
        self._opened()
        self._line("first page", TIMES, store.page, plain.page, folder.page, most=PAGE)
        names, others, inside = cycle(some), cycle(some), cycle(known)
        self._line(
            "get",
            TIMES,
            lambda: store.get(next(names)),
            lambda: plain.get(next(others)),
            lambda: folder.get(next(inside)),
        )
        for words in SEARCHES:
            self._search(words)
        for words in ("", *COUNTED):
            self._counts(words)

    def _opened(self) -> None:
        """Open anew and show the first page, which takes a process of the server of its own."""
        address, _, _, path, _ = self._places
        ours, theirs, inside = (
            figures(times(SEARCHED, lambda: _first_page_of(opened())))  # noqa: B023
            for opened in (
                lambda: open_database(address, shipped_calendar()),
                lambda: Plain(address),
                lambda: open_store(path, shipped_calendar()),
            )
        )
        row("open, first page", ours, "-", theirs, "-", inside, "-")

    def _search(self, words: str) -> None:
        _, store, plain, _, folder = self._places
        chosen = Filter(text=words)
        self._line(
            f"search {words!r}, in {store.count(chosen):,}",
            SEARCHED,
            lambda: store.page(chosen),
            lambda: plain.search(words),
            lambda: folder.page(chosen),
            f", in {plain.number_of(words):,}",
            most=PAGE,
        )
        if words[0].isdigit():
            found, busy = self._theirs.times(SEARCHED, lambda: plain.search_references(words))
            name = f"{words!r} in references, `ILIKE`"
            said = f"{figures(found)}, in {plain.number_of_references(words):,}"
            row(name, "-", "-", said, usual(busy), "-", "-")

    def _counts(self, words: str) -> None:
        _, store, plain, _, folder = self._places
        chosen = Filter(text=words)
        self._line(
            f"counts by stage {words!r}",
            COUNTED_TIMES,
            lambda: store.counts_by_stage(chosen),
            lambda: plain.counts_by_stage(words),
            lambda: folder.counts_by_stage(chosen),
        )

    def _line(
        self,
        name: str,
        count: int,
        ours: Callable[[], object],
        theirs: Callable[[], object],
        inside: Callable[[], object],
        found: str = "",
        most: float | None = None,
    ) -> None:
        took, busy = self._ours.times(count, ours)
        plain, plain_busy = self._theirs.times(count, theirs)
        row(
            name,
            figures(took),
            usual(busy),
            f"{figures(plain)}{found}",
            usual(plain_busy),
            figures(times(count, inside)),
            held(median(took), most, "") if most else "-",
        )


def _first_page_of(opened: CaseStore | Plain) -> None:
    with closing(opened):
        opened.page()


def pid_of(store: PostgresCaseStore) -> int:
    """Return the process of the server that answers a store."""
    return int(store.connections.read("SELECT pg_backend_pid()")[0][0])
