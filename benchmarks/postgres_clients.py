"""Many clients of one database at once: how much they save, how long they wait, what is lost."""

import json
import multiprocessing
import random
import statistics
import threading
import time
from collections import Counter
from typing import Any, NamedTuple

from foitui.case.changes import assign
from foitui.law.working_days import shipped_calendar
from foitui.store.errors import Conflict
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import Filter

PROCESSES = 8
"""Programs that the clients are spread over; each runs its own as threads."""


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


def run(
    address: str, references: list[str], clients: int, seconds: float, pause: float = 0.0
) -> Ran:
    """Let clients work; with a pause, each one as an officer who thinks between two cases."""
    versions = _versions(address, references)
    context = multiprocessing.get_context("spawn")
    heard = context.SimpleQueue()
    spread = [clients // min(clients, PROCESSES)] * min(clients, PROCESSES)
    start = time.time() + 3.0
    workers = [
        context.Process(
            target=_program, args=(address, references, count, (start, seconds, pause), heard)
        )
        for count in spread
    ]
    for worker in workers:
        worker.start()
    told = [json.loads(heard.get()) for _ in workers]
    for worker in workers:
        worker.join()
    saves = [wait for one in told for wait in one["saves"]]
    saved = sum((Counter(one["saved"]) for one in told), Counter[str]())
    now = _versions(address, references)
    lost = sum(versions[name] + saved[name] - now[name] for name in references)
    return Ran(
        len(saves),
        seconds,
        statistics.median(saves),
        _p95(saves),
        max(saves),
        lost,
        _median([wait for one in told for wait in one["get"]]),
        _median([wait for one in told for wait in one["page"]]),
    )


def _median(times: list[float]) -> float | None:
    return statistics.median(times) if times else None


def _program(
    address: str, references: list[str], clients: int, span: tuple[float, float, float], heard: Any
) -> None:
    done: dict[str, Any] = {"saves": [], "get": [], "page": [], "saved": Counter()}
    stores = [open_database(address, shipped_calendar()) for _ in range(clients)]
    time.sleep(max(0.0, span[0] - time.time()))
    threads = [
        threading.Thread(target=_client, args=(store, references, span, done)) for store in stores
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    heard.put(json.dumps(done))


def _client(
    store: PostgresCaseStore,
    references: list[str],
    span: tuple[float, float, float],
    done: dict[str, Any],
) -> None:
    start, seconds, pause = span
    choose = random.Random()
    time.sleep(choose.uniform(0, pause))
    while time.time() < start + seconds:
        if pause:
            _timed(done["page"], lambda: store.page(Filter(officer="officer01")))
        _save(store, choose.choice(references), done)
        _think(store, choose.uniform(0.5, 1.5) * pause)


def _think(store: PostgresCaseStore, seconds: float) -> None:
    """Do nothing but look for changes every second, as an open program does."""
    end, cursor = time.time() + seconds, -1
    while (left := end - time.time()) > 0:
        cursor, _ = store.changes(cursor)
        time.sleep(min(left, 1.0))


def _save(store: PostgresCaseStore, reference: str, done: dict[str, Any]) -> None:
    while True:
        begun = time.perf_counter()
        case = store.get(reference)
        done["get"].append((time.perf_counter() - begun) * 1000)
        changed = assign(case, f"o{case.version}", officer="o", at=case.events[-1].at)
        begun = time.perf_counter()
        try:
            store.save(changed, case.version)
        except Conflict:
            continue
        done["saves"].append((time.perf_counter() - begun) * 1000)
        done["saved"][reference] += 1
        return


def _timed(into: list[float], work: Any) -> None:
    begun = time.perf_counter()
    work()
    into.append((time.perf_counter() - begun) * 1000)


def _versions(address: str, references: list[str]) -> dict[str, int]:
    store = open_database(address, shipped_calendar())
    try:
        return {name: store.get(name).version for name in references}
    finally:
        store.close()


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]
