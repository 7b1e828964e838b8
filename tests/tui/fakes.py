"""A store in memory and a frozen desk: what the screens are tested with."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import msgspec

from foitui.case.records import Case
from foitui.case.words import Outcome, Route, Stage
from foitui.law.counting import Counted, counted
from foitui.law.phrases import same_words, texts_of
from foitui.law.working_days import Calendar, shipped_calendar
from foitui.settings.records import Authority, Settings
from foitui.store.errors import NotFound
from foitui.store.protocol import (
    BY_DEADLINE,
    EVERYTHING,
    Entry,
    Erasure,
    Filter,
    Page,
    Present,
    Similar,
    Sort,
    SortKey,
    Summary,
)
from foitui.tui.app import FoituiApp

NOW = dt.datetime(2026, 3, 18, 10, 0, tzinfo=dt.UTC)
"""A Wednesday."""
SETTINGS = Settings(authority=Authority(name="Sample Borough Council"))


def summary(number: int = 1, **changes: object) -> Summary:
    """Return one row of a caseload."""
    row = Summary(
        reference=f"FOI-2026-{number:04d}",
        subject="Parking charges in the town centre",
        stage=Stage.DECIDING,
        routes=(Route.FOIA,),
        outcome=Outcome.UNDECIDED,
        officer="officer1",
        received=dt.date(2026, 3, 2),
        due=dt.date(2026, 3, 30),
        provisional=False,
        sender_reference="",
        reply_published=False,
        version=1,
    )
    return msgspec.structs.replace(row, **changes)


class FakeStore:
    """Summaries and cases in memory, in the order and with the promises of the protocol."""

    def __init__(self, rows: Sequence[Summary] = (), cases: Sequence[Case] = ()) -> None:
        self.rows = {row.reference: row for row in rows}
        self.cases = {case.reference: case for case in cases}
        self.log: list[str] = []
        self.alike: tuple[Similar, ...] = ()
        self.present: dict[str, tuple[Present, ...]] = {}
        self.opened: list[str] = []
        self.closed_cases: list[str] = []
        self.read_only = ""
        self.closed = False

    def put(self, *rows: Summary) -> None:
        """Store rows as a colleague's program would."""
        for row in rows:
            self.rows[row.reference] = row
            self.log.append(row.reference)

    def get(self, reference: str) -> Case:
        """Return the case."""
        if reference not in self.cases:
            raise NotFound(reference)
        return self.cases[reference]

    def create(self, case: Case, raw: bytes | None = None) -> Case:
        """Store a new case under the reference it has."""
        self.cases[case.reference] = case
        self.log.append(case.reference)
        return case

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Store a changed case."""
        if case.version <= expected:
            raise ValueError("a save needs a new event")
        return self.create(case)

    def anonymise(self, case: Case) -> Erasure:
        """Store an anonymised case."""
        self.save(case, case.version - 1)
        return Erasure((), ())

    def compacting_once(self) -> AbstractContextManager[list[str]]:
        """Have nothing to compact."""
        return nullcontext([])

    def every(self, received: tuple[dt.date, dt.date] | None = None) -> Iterator[Case]:
        """Go through the cases, or those received from one day to another."""
        for case in self.cases.values():
            first, last = received or (dt.date.min, dt.date.max)
            if first <= case.request.received <= last or case.reviews or case.complaints:
                yield case

    def counted(self) -> Iterator[Counted]:
        """Go through what statistics count."""
        return (counted(case, shipped_calendar()) for case in self.cases.values())

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Change nothing about how creates and saves go."""
        yield

    def page(
        self,
        chosen: Filter = EVERYTHING,
        after: str | None = None,
        limit: int = 60,
        sort: Sort = BY_DEADLINE,
    ) -> Page:
        """Return rows in an order."""
        start = int(after or 0)
        rows = sorted(self._found(chosen), key=lambda row: _ORDER[sort.by](row))
        if sort.reverse:
            rows.reverse()
        end = start + limit
        return Page(tuple(rows[start:end]), str(end) if end < len(rows) else None)

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """How many rows the filter lets through."""
        return len(self._found(chosen))

    def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
        """How many rows stand at each stage."""
        return dict(Counter(row.stage for row in self._found(chosen)))

    def named(self, reference: str) -> tuple[str, ...]:
        """Return the reference, whatever the case of its letters."""
        return tuple(r for r in self.rows if r.lower() == reference.lower())

    def references_like(self, start: str, limit: int = 20) -> tuple[str, ...]:
        """Return references that start so."""
        return tuple(sorted(r for r in self.rows if r.lower().startswith(start.lower()))[:limit])

    def _found(self, chosen: Filter) -> list[Summary]:
        rows = [row for row in self.rows.values() if _lets_through(chosen, row)]
        return sorted(rows, key=lambda row: (row.due is None, row.due or NOW.date(), row.reference))

    def find_message(self, message_key: str) -> str | None:
        """Nothing is found."""
        return None

    def find_thread(self, thread_key: str) -> str | None:
        """Nothing is found."""
        return None

    def similar(self, case: Case, limit: int = 5) -> tuple[Similar, ...]:
        """Return what a test put there, whatever the case."""
        return self.alike[:limit]

    def times_used(self, texts: Iterable[str]) -> dict[str, int]:
        """Count the cases that hold each text."""
        held = [{same_words(text) for text in texts_of(case)} for case in self.cases.values()]
        return {text: sum(same_words(text) in each for each in held) for text in texts}

    def raw(self, reference: str, message_key: str | None = None) -> bytes | None:
        """No message was kept."""
        return None

    def history(self, reference: str) -> tuple[Entry, ...]:
        """Return the events of the case, saved when they were made."""
        events = enumerate(self.get(reference).events, start=1)
        return tuple(
            Entry(sequence=n, version=n, saved=event.at, name="", event=event, digest="")
            for n, event in events
        )

    def open_case(self, reference: str, officer: str) -> None:
        """Remember that it was told."""
        self.opened.append(reference)

    def close_case(self, reference: str) -> None:
        """Remember that it was told."""
        self.closed_cases.append(reference)

    def who_has(self, reference: str) -> tuple[Present, ...]:
        """Return the colleagues that a test put there."""
        return self.present.get(reference, ())

    def who_has_what(self) -> Mapping[str, tuple[Present, ...]]:
        """Return the colleagues that a test put there."""
        return self.present

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return what was put after the cursor."""
        return len(self.log), self.log[since:] if since >= 0 else []

    def close(self) -> None:
        """Remember that it was closed."""
        self.closed = True


_ORDER: dict[SortKey, Callable[[Summary], Any]] = {
    SortKey.DEADLINE: lambda row: 0,
    SortKey.RECEIVED: lambda row: (row.received, row.reference),
    SortKey.REFERENCE: lambda row: row.reference,
    SortKey.OFFICER: lambda row: row.officer,
    SortKey.STAGE: lambda row: list(Stage).index(row.stage),
}
"""On top of the order by deadline."""


def _lets_through(chosen: Filter, row: Summary) -> bool:
    words = f"{row.reference} {row.subject} {row.officer}".lower()
    return (
        all(word in words for word in chosen.text.lower().split())
        and (not chosen.stages or row.stage in chosen.stages)
        and (not chosen.routes or bool(set(row.routes) & set(chosen.routes)))
        and chosen.officer in (None, row.officer)
        and (chosen.due_by is None or (row.due is not None and row.due <= chosen.due_by))
        and (not chosen.waits_for or row.waits_for in chosen.waits_for)
        and (
            chosen.chase_by is None
            or (row.chase_by is not None and row.chase_by <= chosen.chase_by)
        )
        and (chosen.references is None or row.reference in chosen.references)
    )


def many(count: int) -> FakeStore:
    """Return a store with so many cases, one due each day from today on."""
    today = NOW.date()
    return FakeStore([summary(n, due=today + dt.timedelta(n)) for n in range(1, count + 1)])


def app(store: FakeStore, calendar: Calendar | None = None) -> FoituiApp:
    """Return the application at a frozen moment."""
    return FoituiApp(store, SETTINGS, calendar or shipped_calendar(), "officer1", lambda: NOW)
