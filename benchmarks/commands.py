"""How long commands take beside a bare Python, and beside one that prints with Rich."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.bars import Bars

RICH = """
from rich.console import Console
from rich.table import Table
from rich.text import Text
table = Table()
table.add_row(Text("words"))
Console().print(table)
"""


def commands(folder: Path, reference: str, runs: int, bars: Bars) -> None:
    """Run each in turn, coloured as on a terminal."""
    ours = [sys.executable, "-m", "foitui"]
    data = ["--data", str(folder)]
    lines = {
        "python": [sys.executable, "-c", "pass"],
        "rich": [sys.executable, "-c", RICH],
        "foitui --help": [*ours, "--help"],
        "foitui list": [*ours, "list", *data],
        "foitui show": [*ours, "show", reference, *data],
    }
    taken: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(runs + 1):
        for name, line in lines.items():
            taken[name].append(_timed(line))
    median = {name: statistics.median(times[1:]) for name, times in taken.items()}
    print("   ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in median.items()))
    for name, beside, most in (
        ("foitui --help", "python", 3),
        ("foitui list", "rich", 2.5),
        ("foitui show", "rich", 2.5),
    ):
        bars.at_most(name, median[name] / median[beside], most, f"x {beside}")


def _timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    env = {**os.environ, "FORCE_COLOR": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)
    return time.perf_counter() - start
