"""Cases and stores that the tests of this room begin from."""

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path
from typing import Any

import msgspec

from foitui.case.changes import receive
from foitui.case.records import Case, Change, ClockEvent, Event, Request
from foitui.case.words import ClockKind
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore
from foitui.store.protocol import CaseStore, Filter, KeptStore

AT = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)
RECEIVED = dt.date(2026, 3, 2)


def new_case(**fields: Any) -> Case:
    """Return a case that is not stored yet; the fields are those of its request."""
    request = Request(received=RECEIVED, text="How many bins were emptied?", subject="Bins")
    case = receive(request, ["How many?"], officer="o", at=AT)
    request = msgspec.structs.replace(request, **fields)
    clock = (ClockEvent(kind=ClockKind.RECEIVED, on=request.received),)
    return msgspec.structs.replace(case, request=request, clock=clock)


def received_on(day: int, **fields: str) -> dict[str, Any]:
    """Return the fields of a request of this day in March."""
    return {"received": dt.date(2026, 3, day), **fields}


def due(day: int) -> dt.date:
    """Return when what was received on this day in March is due."""
    return shipped_calendar().add(dt.date(2026, 3, day), 20)


def references(store: CaseStore, chosen: Filter) -> list[str]:
    """Return what a filter finds, by reference."""
    return [row.reference for row in store.page(chosen).rows]


def changed(case: Case, to: str = "amal", officer: str = "sam") -> Case:
    """Return the case after one more change, made by hand so that no text is refused."""
    at = AT + dt.timedelta(minutes=case.version)
    event = Event(at=at, officer=officer, action="assign", changes=(Change(field="officer"),))
    return msgspec.structs.replace(case, officer=to, events=(*case.events, event))


def opened(folder: Path, **options: Any) -> TinyDbCaseStore:
    """Open the caseload in a folder with the shipped calendar."""
    return open_store(folder, shipped_calendar(), **options)


def edit(place: Path, *statements: str) -> None:
    """Change the file of a caseload, which may be in a folder, past foitui."""
    file = place / "cases.db" if place.is_dir() else place
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as plain:
        for sql in statements:
            plain.execute(sql)


def faults(store: KeptStore) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with a caseload, by the check that tells."""
    return {found.check: found.faults for found in store.care.examine() if found.faults}


def faults_in(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with the caseload in a folder."""
    with contextlib.closing(opened(folder)) as store:
        return faults(store)
