"""The store as a target of a stress bench that counts lost, torn and missing case documents.

The bench has documents of its own; each becomes a case whose request is the document, and what
the bench counts in it becomes the basis of the case's cost estimate. It is named there as
`--target benchmarks.store_stress:target`.
"""

import datetime as dt
import json
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from foitui.case.changes import receive
from foitui.case.records import Case, Change, Event, Request
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore
from foitui.store.errors import Conflict
from foitui.store.protocol import Filter

Json = dict[str, Any]
COUNTED = ("stress", "stress_pad", "stress_crc")
AT = dt.datetime(2026, 1, 5, tzinfo=dt.UTC)


class _Stressed:
    """One open store, as the bench speaks to it."""

    def __init__(self, store: TinyDbCaseStore) -> None:
        self._store = store
        self._read: dict[str, Case] = {}
        self.close = store.close

    def get(self, reference: str) -> Json:
        case = self._read[reference] = self._store.get(reference)
        document: Json = json.loads(case.request.text)
        return {**document, **json.loads(case.cost.basis or "{}"), "version": case.version}

    def save(self, document: Json, expected: int) -> int:
        case = self._read[document["id"]]
        basis = json.dumps({name: document[name] for name in COUNTED if name in document})
        event = Event(at=AT, officer="o", action="count", changes=(Change(field="cost.basis"),))
        cost = msgspec.structs.replace(case.cost, basis=basis)
        case = msgspec.structs.replace(case, cost=cost, events=(*case.events, event))
        return self._store.save(case, expected).version

    def insert(self, document: Json) -> None:
        self._store.create(_case(document))

    def rows(self) -> list[Any]:
        return list(self._store.page(limit=10**9).rows)

    def search(self, text: str) -> list[str]:
        return [row.reference for row in self._store.page(Filter(text=text)).rows]

    def poll(self, cursor: int | None) -> tuple[int, list[str]]:
        last, references = self._store.changes(-1 if cursor is None else cursor)
        return last, list(references)


class target:
    """Makes and opens stores for the bench."""

    CONFLICT = Conflict

    @staticmethod
    def create(path: str, documents: Iterable[Json]) -> None:
        """Make a store of the bench's documents, which are numbered from one."""
        store = _opened(path, create=True)
        todo = iter(documents)
        while some := list(islice(todo, 1000)):
            with store.batch():
                for document in some:
                    assert store.create(_case(document)).reference == document["id"]
        store.close()

    @staticmethod
    def open(path: str) -> _Stressed:
        """Open a store."""
        return _Stressed(_opened(path))


def _opened(path: str, create: bool = False) -> TinyDbCaseStore:
    return open_store(Path(path), shipped_calendar(), scheme="FOI-{number:07d}", create=create)


def _case(document: Json) -> Case:
    counted = {name: document.pop(name) for name in COUNTED if name in document}
    request = Request(
        received=dt.date.fromisoformat(document["received"]),
        text=json.dumps(document),
        subject=document["subject"],
    )
    case = receive(request, ["all of it"], officer="o", at=AT)
    return msgspec.structs.replace(
        case, cost=msgspec.structs.replace(case.cost, basis=json.dumps(counted))
    )
