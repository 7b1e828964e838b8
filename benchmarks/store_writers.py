"""Eight writers at once, beside raw SQLite and plain TinyDB: the rate, the longest wait, the lost.

Run: python -m benchmarks.store_writers [--seconds 10] [--cases 1000]
"""

import argparse
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.store_scale import ENGINES, Candidate, Stale, build
from foitui.case.changes import assign
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.errors import Conflict

WRITERS = 8
HOT = 50
"""Cases that all writers share, or that each has for itself."""


def write(
    engine: str, folder: Path, name: str, references: list[str], span: tuple[float, float]
) -> dict[str, Any]:
    """Save until the time is up; tells what was acknowledged, the longest wait, and faults."""
    choose, saved, longest = random.Random(name), Counter[str](), 0.0
    conflicts, fault = 0, ""
    try:
        store = ENGINES[engine](folder)
        time.sleep(max(0.0, span[0] - time.monotonic()))
        while time.monotonic() < span[1]:
            reference = choose.choice(references)
            waits, refused = _save(store, reference, name)
            saved[reference] += 1
            conflicts += refused
            longest = max(longest, waits)
        store.close()
    except Exception as error:  # plain TinyDB raises whatever it likes; it is told
        fault = f"{type(error).__name__}: {error}"[:100]
    return {"saved": saved, "longest": longest * 1000, "conflicts": conflicts, "fault": fault}


def _save(store: Candidate, reference: str, name: str) -> tuple[float, int]:
    """Save one change on top of whatever is there; tells the longest wait, and the conflicts."""
    longest, conflicts = 0.0, 0
    while True:
        case = store.get(reference)
        changed = assign(case, f"{name}-{case.version}", officer=name, at=case.events[-1].at)
        start = time.perf_counter()
        try:
            store.save(changed)
        except (Conflict, Stale):
            conflicts += 1
            continue
        finally:
            longest = max(longest, time.perf_counter() - start)
        return longest, conflicts


def together(engine: str, folder: Path, references: list[str], seconds: float, shared: bool) -> str:
    """Let all writers loose, and return a row of the table."""
    start = time.monotonic() + 1.0
    jobs = []
    for number in range(WRITERS):
        own = references[:HOT] if shared else references[number * HOT : (number + 1) * HOT]
        jobs.append(_forked(engine, folder, f"w{number}", own, (start, start + seconds)))
    done = []
    for reading, child in jobs:
        with os.fdopen(reading) as heard:
            done.append(json.loads(heard.read() or "{}"))
        os.waitpid(child, 0)
    saves = sum(sum(one.get("saved", {}).values()) for one in done)
    longest = max(one.get("longest", 0.0) for one in done)
    faults = [one["fault"] for one in done if one.get("fault")]
    lost = _lost(engine, folder, done)
    which = "the same" if shared else "own"
    said = faults[0].replace("|", "/") if faults else ""
    return f"| {engine} | {which} | {saves / seconds:.0f} | {longest:.0f} | {lost} | {said} |"


def _forked(
    engine: str, folder: Path, name: str, references: list[str], span: tuple[float, float]
) -> tuple[int, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as out:
            out.write(json.dumps(write(engine, folder, name, references, span)))
        os._exit(0)
    os.close(writing)
    return reading, child


def _lost(engine: str, folder: Path, done: list[dict[str, Any]]) -> str:
    """Count acknowledged saves that are not in the history of their case."""
    try:
        store = ENGINES[engine](folder)
        lost = 0
        for number, one in enumerate(done):
            for reference, count in one.get("saved", {}).items():
                events = store.get(reference).events
                lost += max(0, count - sum(event.officer == f"w{number}" for event in events))
        store.close()
    except Exception as error:  # told: the file cannot be read any more
        return f"all: {type(error).__name__}"
    return str(lost)


def rows(seconds: float, count: int, root: str | None = None) -> Iterator[str]:
    """Measure every engine on shared and on separate cases."""
    yield "| eight writers | cases | saves a second | longest wait, ms | lost | fault |"
    yield "|---|---|---|---|---|---|"
    for engine in ("raw", "ours", "plain"):
        for shared in (True, False):
            with tempfile.TemporaryDirectory(dir=root) as there:
                folder = Path(there)
                build(folder, count, engine == "plain")
                store = open_store(folder / "ours", shipped_calendar())
                references = [row.reference for row in store.page(limit=WRITERS * HOT).rows]
                store.close()
                yield together(engine, folder, references, seconds, shared)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--cases", type=int, default=1000)
    asked = parser.parse_args()
    for row in rows(asked.seconds, asked.cases):
        print(row, flush=True)


if __name__ == "__main__":
    main()
