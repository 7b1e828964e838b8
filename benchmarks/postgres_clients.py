"""Many clients of one caseload at once: how much they save, how long they wait, what is lost."""

import json
import multiprocessing
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple, Protocol

from benchmarks.postgres_figures import p95
from benchmarks.postgres_plain import Plain, Stale
from benchmarks.postgres_process import timed
from foitui.case.changes import assign
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.errors import Busy, Conflict
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import CaseStore, Filter

PROCESSES = 8
"""Programs that the clients are spread over; each runs its own as threads."""


class Cases(Protocol):
    """What a client needs of a place where cases are."""

    def get(self, reference: str) -> Case:
        """Read a case."""
        ...

    def save(self, case: Case, expected: int) -> object:
        """Save it, unless somebody else was first."""
        ...

    def close(self) -> None:
        """Leave."""
        ...


Opened = Callable[[str], Cases]


def in_database(address: str) -> PostgresCaseStore:
    """Open the caseload in a database."""
    return open_database(address, shipped_calendar())


def in_folder(path: str) -> CaseStore:
    """Open the caseload in a folder."""
    return open_store(Path(path), shipped_calendar())


def with_psycopg_alone(address: str) -> Plain:
    """Open the same cases in a database without us."""
    return Plain(address)


class Ran(NamedTuple):
    """What all clients together did."""

    saves: int
    seconds: float
    median: float
    p95: float
    longest: float
    lost: int
    get: float | None
    """Median in milliseconds, as are those of the saves."""
    page: float | None
    """None where nobody looked at a list."""
    given_up: int
    """Saves that were told to have waited too long for their turn, and were not done."""


class Span(NamedTuple):
    """How long clients work, and how long each one thinks between two cases."""

    seconds: float
    pause: float


def run(
    place: str,
    references: list[str],
    clients: int,
    seconds: float,
    pause: float = 0.0,
    opened: Opened = in_database,
) -> Ran:
    """Let clients work; with a pause, each one as an officer who thinks between two cases.

    Raises:
        RuntimeError: a client could not go on.
    """
    versions = _versions(opened, place, references)
    context = multiprocessing.get_context("spawn")
    heard, count = context.SimpleQueue(), min(clients, PROCESSES)
    ready = context.Barrier(count)
    task = (opened, place, references, clients // count, Span(seconds, pause))
    workers = [context.Process(target=_program, args=(*task, ready, heard)) for _ in range(count)]
    for worker in workers:
        worker.start()
    told = [json.loads(heard.get()) for _ in workers]
    for worker in workers:
        worker.join()
    if faults := [one["fault"] for one in told if "fault" in one]:
        raise RuntimeError("; ".join(faults))
    saves = _all(told, "saves")
    saved = sum((Counter(one["saved"]) for one in told), Counter[str]())
    now = _versions(opened, place, references)
    lost = sum(versions[name] + saved[name] - now[name] for name in references)
    get, page = _all(told, "get"), _all(told, "page")
    return Ran(
        len(saves),
        seconds,
        median(saves),
        p95(saves),
        max(saves),
        lost,
        median(get) if get else None,
        median(page) if page else None,
        sum(one["given_up"] for one in told),
    )


def _all(told: list[dict[str, Any]], name: str) -> list[float]:
    return [wait for one in told for wait in one[name]]


def _program(
    opened: Opened,
    place: str,
    references: list[str],
    clients: int,
    span: Span,
    ready: Any,
    heard: Any,
) -> None:
    """Work as some clients, from when all programs are ready, and tell what was done."""
    done: dict[str, Any] = {
        "saves": [], "get": [], "page": [], "saved": Counter(), "given_up": 0,
    }  # fmt: skip
    try:
        every = [opened(place) for _ in range(clients)]
        ready.wait()
        end = time.monotonic() + span.seconds
        threads = [
            threading.Thread(target=_client, args=(cases, references, end, span.pause, done))
            for cases in every
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for cases in every:
            cases.close()
    except Exception as error:  # told, where nobody would hear of it else and all would wait
        done["fault"] = repr(error)
        ready.abort()
    heard.put(json.dumps(done))


def _client(
    cases: Cases, references: list[str], end: float, pause: float, done: dict[str, Any]
) -> None:
    choose = random.Random()
    time.sleep(choose.uniform(0, pause))
    try:
        while time.monotonic() < end:
            if pause:
                _look_at_list(cases, done)
            _save(cases, choose.choice(references), done)
            if pause:
                _think(cases, choose.uniform(0.5, 1.5) * pause)
    except Exception as error:  # told with what was done
        done["fault"] = repr(error)


def _look_at_list(cases: Cases, done: dict[str, Any]) -> None:
    assert isinstance(cases, PostgresCaseStore)
    store = cases
    done["page"].append(timed(lambda: store.page(Filter(officer="officer01"))))


def _think(cases: Cases, seconds: float) -> None:
    """Do nothing but look for changes every second, as an open program does."""
    assert isinstance(cases, PostgresCaseStore)
    end, cursor = time.monotonic() + seconds, -1
    while (left := end - time.monotonic()) > 0:
        cursor, _ = cases.changes(cursor)
        time.sleep(min(left, 1.0))


def _save(cases: Cases, reference: str, done: dict[str, Any]) -> None:
    """Change a case on top of whatever is there."""
    while True:
        begun = time.perf_counter()
        case = cases.get(reference)
        done["get"].append((time.perf_counter() - begun) * 1000)
        changed = assign(case, f"o{case.version}", officer="o", at=case.events[-1].at)
        try:
            wait = timed(lambda: cases.save(changed, case.version))  # noqa: B023
        except (Conflict, Stale):
            continue
        except Busy:
            done["given_up"] += 1
            return
        done["saves"].append(wait)
        done["saved"][reference] += 1
        return


def _versions(opened: Opened, place: str, references: list[str]) -> dict[str, int]:
    cases = opened(place)
    try:
        return {name: cases.get(name).version for name in references}
    finally:
        cases.close()
