"""The table of what colleagues save: how long it takes until another program has seen it."""

import random
import threading
import time
from collections.abc import Callable
from contextlib import closing

from benchmarks.postgres_figures import SEEN, figures, head, held, row
from benchmarks.postgres_plain import CHANNEL, Plain
from benchmarks.postgres_reading import Places
from benchmarks.postgres_saving import handed_over
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import CaseStore
from foitui.tui.screens.base import LOOK_EVERY

AT_ONCE = 0.001
"""Seconds between two looks by which nearly nothing is added to the delay."""
TIMES, SCREENS = 50, 12


def tell(places: Places, some: list[str], known: list[str]) -> None:
    """Print it."""
    head("a colleague's save is seen: ms after it began", "median / p95", "longest", "target, ms")
    address, store, plain, path, folder = places
    with (
        closing(open_database(address, shipped_calendar())) as other,
        closing(Plain(address)) as listener,
        closing(open_store(path, shipped_calendar())) as beside,
    ):
        listener.connection.execute(f"LISTEN {CHANNEL}")
        _row("PostgreSQL", [_delay(store, other, name, AT_ONCE) for name in some[:TIMES]])
        heard = [_heard(plain, listener, name) for name in some[:TIMES]]
        _row("plain psycopg: `LISTEN` and `notifies()`", heard)
        _row("embedded", [_delay(folder, beside, name, AT_ONCE) for name in known[:TIMES]])
        for what, one, two, names in (
            ("PostgreSQL", store, other, some),
            ("embedded", folder, beside, known),
        ):
            waits = [_delay(one, two, name, LOOK_EVERY) for name in names[:SCREENS]]
            _row(f"{what}, looked for every {LOOK_EVERY:g} s as the screens do", waits)


def _delay(store: CaseStore, other: CaseStore, reference: str, pause: float) -> float:
    """Save in one store, while another one looks again and again."""
    case = handed_over(store.get(reference))
    cursor, _ = other.changes(-1)

    def look() -> None:
        while not other.changes(cursor)[1]:
            time.sleep(pause)

    return _waited(look, lambda: store.save(case, case.version - 1), pause)


def _heard(plain: Plain, listener: Plain, reference: str) -> float:
    """Save with psycopg alone, while another connection listens."""
    case = handed_over(plain.get(reference))

    def listen() -> None:
        for _ in listener.connection.notifies(stop_after=1):
            pass

    return _waited(listen, lambda: plain.save(case, case.version - 1), AT_ONCE)


def _waited(see: Callable[[], None], save: Callable[[], object], within: float) -> float:
    """Return how long it took from the start of a save, at any time, until it was seen."""
    begun, seen = threading.Event(), list[float]()

    def watch() -> None:
        begun.set()
        see()
        seen.append(time.perf_counter())

    watching = threading.Thread(target=watch)
    watching.start()
    begun.wait()
    time.sleep(random.uniform(0, within))
    start = time.perf_counter()
    save()
    watching.join()
    return (seen[0] - start) * 1000


def _row(name: str, waits: list[float]) -> None:
    row(name, figures(waits), f"{max(waits):.1f}", held(max(waits), SEEN, ""))
