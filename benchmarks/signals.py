"""How well the signals agree with labelled requests, and how long they take.

Run: python -m benchmarks.signals   (prints both halves; it never says which requests were missed)
"""

import math
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from foitui.law.signals import signals
from foitui.law.signals.rules import lexicon
from tests.law.labelled import load, score

LENGTH = 4_000
ROUNDS = 200
Z = 1.96


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95% bounds of a proportion."""
    if not of:
        return (0.0, 1.0)
    share, spread = hits / of, Z * Z / of
    middle = (share + spread / 2) / (1 + spread)
    half = Z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return (max(0.0, middle - half), min(1.0, middle + half))


def poisson(count: int, of: int) -> tuple[float, float]:
    """Return the exact 95% bounds of a rate, by bisection."""

    def at_most(k: int, mean: float) -> float:
        return sum(math.exp(-mean + i * math.log(mean) - math.lgamma(i + 1)) for i in range(k + 1))

    def solve(k: int, wanted: float) -> float:
        low, high = 1e-9, 10.0 * (k + 2)
        for _ in range(80):
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(k, middle) > wanted else (low, middle)
        return low

    return (solve(count - 1, 0.975) / of if count else 0.0, solve(count, 0.025) / of)


def agreement(half: str) -> list[str]:
    """Return the figures of one half, with their bounds."""
    got = score(load(half))
    rows = (
        ("routes right", got.routes_right, got.requests, wilson(got.routes_right, got.requests)),
        ("sections found", got.found, got.wanted, wilson(got.found, got.wanted)),
        ("false alarms", got.false_alarms, got.requests, poisson(got.false_alarms, got.requests)),
    )
    return [
        f"  {name:<16}{count:>5} of {of:<5}{count / of:>8.3f}   95%: {low:.3f} to {high:.3f}"
        for name, count, of, (low, high) in rows
    ]


def median_ms(work: Callable[[], object]) -> float:
    """Return the median time of a call, in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def fresh_ms(statement: str) -> float:
    """Return the median time of a fresh interpreter that runs one statement."""
    times = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    for half in ("tuning", "final"):
        print(f"{half} half")
        print("\n".join(agreement(half)))
    text = "\n\n".join(each.text for each in load("tuning"))[:LENGTH]
    common = re.compile(r"\bunfindable\b", re.IGNORECASE)
    taken, searched = median_ms(lambda: signals(text)), median_ms(lambda: common.search(text))
    print(f"\n{len(text):,} characters: {taken:.2f} ms, {taken / searched:.0f} times one re.search")
    bare = fresh_ms("import msgspec, tomllib")
    load_it = "from foitui.law.signals.rules import lexicon; lexicon()"
    print(f"import and load: {fresh_ms(load_it) - bare:.0f} ms over msgspec and tomllib")
    print(f"{len(lexicon().rules)} entries")


if __name__ == "__main__":
    main()
