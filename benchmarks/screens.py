"""How fast the screens are, beside a bare Textual application: python -m benchmarks.screens.

The bars are those of the issue: the first painted caseload of 10,000 cases at most 1.5 times a
bare Textual application that shows one label, and `foitui show` at most 3 times an import of
`rich.console`. Every number of one table comes from one run, the programs taking turns.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_caseload import fill
from benchmarks.pty import Measured
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store

BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App):
    def compose(self):
        yield Label("a bare label")
Bare().run(mouse=False)
"""
KEYS = {
    "cursor down": "j",
    "page down": "\x1b[6~",
    "filter: open": "/",
    "filter: a letter": "e",
    "filter: clear": "\x1b",
    "help": "?",
    "back": "\x1b",
    "open a case": "\r",
    "begin a session": "z",
    "its next case": "z",
}
"""Pressed in this order; each is a line of the table."""
SLOW, TRIP = 9_600, 0.3
"""The slowest line: bits a second, and seconds there and back."""
SHAPES = ((24, 80, "truecolor"), (40, 120, "truecolor"), (40, 120, ""), (40, 120, "16"))


@dataclass(frozen=True)
class Bar:
    """One ratio and what it may be at most."""

    name: str
    ours: float
    bare: float
    most: float

    @property
    def ratio(self) -> float:
        """How many times the bare thing ours takes."""
        return self.ours / self.bare

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.most else "TOO SLOW"
        return (
            f"{self.name:44} {self.ours * 1000:7.0f} ms {self.bare * 1000:7.0f} ms"
            f"  x{self.ratio:.2f}  (at most x{self.most:g}) {verdict}"
        )


def main() -> int:
    """Measure, print, and return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="size of the caseload")
    parser.add_argument("--runs", type=int, default=11, help="launches of each program")
    asked = parser.parse_args()
    with _caseload(asked.cases) as folder:
        bars = [_first_paint(folder, asked.runs), _show(folder, asked.runs)]
        print(f"{asked.cases:,} cases, median of {asked.runs}    ours        bare")
        print(*bars, sep="\n")
        print(f"\n{'':24}" + "".join(f"{_named(shape):>22}" for shape in SHAPES))
        columns = [_keys(folder, *shape) for shape in SHAPES]
        for name in columns[0]:
            print(f"{name:24}" + "".join(f"{column[name]:>22}" for column in columns))
        print(f"\nfrom key to settled screen at {SLOW:,} bit/s and {TRIP * 1000:.0f} ms round trip")
        for name, seconds in _slowly(folder).items():
            print(f"{name:24}{seconds:8.1f} s")
    return int(any(bar.ratio > bar.most for bar in bars))


@contextmanager
def _caseload(count: int) -> Iterator[Path]:
    """Make a caseload, and a place where byte code is kept, as in an installed program."""
    with tempfile.TemporaryDirectory(prefix="foitui-bench-") as scratch:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{scratch}/byte-code"
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
            os.environ[name] = scratch
        folder = Path(scratch, "cases")
        fill(folder, count)
        yield folder


def _foitui(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "foitui", *words, "--data", str(folder)]


def _first_paint(folder: Path, runs: int) -> Bar:
    """Time from the start of the program to its first words, each launched in turn."""
    bare, ours = [], []
    for _ in range(runs + 1):
        with Measured([sys.executable, "-c", BARE]) as program:
            bare.append(program.until("a bare label"))
        with Measured(_foitui(folder)) as program:
            ours.append(program.until(_first_reference(folder)))
    return Bar("first painted caseload : one label", _median(ours), _median(bare), 1.5)


def _show(folder: Path, runs: int) -> Bar:
    """Time of `foitui show` against that of importing what it prints with."""
    reference = _first_reference(folder)
    bare, ours = [], []
    for _ in range(runs + 1):
        bare.append(_timed([sys.executable, "-c", "import rich.console"]))
        ours.append(_timed(_foitui(folder, "show", reference)))
    return Bar("foitui show : import rich.console", _median(ours), _median(bare), 3)


def _median(times: Sequence[float]) -> float:
    """Return the median without the first launch, which compiles."""
    return statistics.median(times[1:])


def _timed(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _first_reference(folder: Path) -> str:
    store = open_store(folder, shipped_calendar())
    try:
        return store.page(limit=1).rows[0].reference
    finally:
        store.close()


def _named(shape: tuple[int, int, str]) -> str:
    rows, columns, colours = shape
    return f"{columns}x{rows} {colours or '256'}"


def _keys(folder: Path, rows: int, columns: int, colours: str) -> dict[str, str]:
    """Press every key, and return what was sent and how long it took."""
    term = "xterm" if colours == "16" else "xterm-256color"
    env = {"TERM": term, "COLORTERM": "" if colours == "16" else colours}
    table: dict[str, str] = {}
    with Measured(_foitui(folder), rows=rows, columns=columns, env=env) as program:
        program.until(_first_reference(folder))
        table["start"] = f"{program.settle(1.0):,} B"
        table["idle for 3 s"] = f"{program.idle(3.0):,} B"
        table["memory"] = f"{program.memory():.0f} MiB"
        for name, key in KEYS.items():
            table[name] = _pressed(program, key, 20 if name == "cursor down" else 1)
    return table


def _slowly(folder: Path) -> dict[str, float]:
    """Press every key on a slow line; return the seconds until the screen stands still."""
    env = {"TERM": "xterm-256color", "COLORTERM": ""}
    table: dict[str, float] = {}
    with Measured(
        _foitui(folder), rows=24, columns=80, env=env, bits=SLOW, round_trip=TRIP
    ) as program:
        table["first screen"] = program.until(_first_reference(folder))
        program.settle(1.0)
        for name, key in KEYS.items():
            table[name] = program.press(key, quiet=0.5)[1]
    return table


def _pressed(program: Measured, key: str, times: int) -> str:
    samples = [program.press(key, quiet=0.5) for _ in range(times)]
    sent = statistics.median(size for size, _ in samples)
    took = statistics.median(seconds for _, seconds in samples)
    return f"{sent:,.0f} B {took * 1000:5.1f} ms"


if __name__ == "__main__":
    sys.exit(main())
