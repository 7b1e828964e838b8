"""How long it takes to find earlier cases like a new one: `python -m benchmarks.similar [CASES]`.

The requests are made of words as unevenly frequent as those of a language (the nth word about
1/n as often as the first), because how common its words are decides what a search costs.
"""

import datetime as dt
import itertools
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from foitui.case.changes import receive
from foitui.case.records import Request, Requester
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore

VOCABULARY = 30_000
LENGTH = 250
"""Words of a request."""
AT = dt.datetime(2026, 7, 1, 9, 0, tzinfo=dt.UTC)
LIMIT = 0.030
"""Seconds that the search may take at 10,000 cases."""


def main() -> None:
    """Make a caseload, look for cases like some of it, and print the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder), shipped_calendar(), create=True)
        _fill(store, count)
        times = sorted(_times(store, count))
        store.close()
    median, worst = times[len(times) // 2], times[-1]
    print(f"{count:,} cases: median {median * 1000:.1f} ms, worst {worst * 1000:.1f} ms")
    if count <= 10_000 and worst > LIMIT:
        sys.exit(f"over {LIMIT * 1000:.0f} ms")


def _fill(store: TinyDbCaseStore, count: int) -> None:
    requests = _requests(count)
    while some := list(itertools.islice(requests, 500)):
        with store.batch():
            for request in some:
                store.create(receive(request, ["the records"], officer="officer1", at=AT))


def _requests(count: int) -> Iterator[Request]:
    choose = random.Random(1)
    words = [f"{_syllables(choose)}{number:x}" for number in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (number + 1) for number in range(VOCABULARY)))
    for number in range(count):
        text = " ".join(choose.choices(words, cum_weights=weights, k=LENGTH))
        yield Request(
            received=dt.date(2024, 7, 1) + dt.timedelta(number * 700 // count),
            subject=text[:50],
            text=text,
            requester=Requester(email=f"r{number % 3000}@example.org"),
            message_key=f"<{number}@example.org>",
        )


def _syllables(choose: random.Random) -> str:
    return "".join(choose.choice(("ba", "de", "ki", "lo", "mu", "ne")) for _ in range(3))


def _times(store: TinyDbCaseStore, count: int) -> Iterator[float]:
    for reference in [row.reference for row in store.page(limit=count).rows][
        :: max(1, count // 50)
    ]:
        case = store.get(reference)
        start = time.perf_counter()
        store.similar(case)
        yield time.perf_counter() - start


if __name__ == "__main__":
    main()
