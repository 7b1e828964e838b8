"""How fast and how thin the screens are: python -m benchmarks.screens.

Beside ours, in the same run and in turns: a bare Textual application that shows one label,
Textual's DataTable with the same cases, VisiData, Posting and Harlequin where they install. The
bars are those of the issue; a missed one is marked, and the exit code is 1 then.

    --sizes 100,10000,100000   caseloads; the largest takes some minutes to make
    --keep FOLDER              where they are kept for the next run, with the other programs
    --runs 11                  launches of each program
    --only NAME                one part: start, keys, idle, slow, filter, memory or commands
"""

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.bars import Bars
from benchmarks.commands import commands
from benchmarks.make_caseload import fill
from benchmarks.pty import Measured
from benchmarks.rivals import Rival, rivals
from benchmarks.walk import (
    CONFLICT,
    IDLE,
    SHAPES,
    colleague_takes,
    filtered,
    idle_on,
    pressed,
    slowly,
)
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store


def main() -> int:
    """Measure, print, and return 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="100,10000,100000")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--only", choices=PARTS, action="append")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    bars = Bars()
    with _scratch(asked.keep) as scratch:
        folders = {size: _caseload(scratch / f"cases-{size}", size) for size in sizes}
        bench = Bench(scratch, folders, asked.runs, bars)
        print(f"load at the start: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        for part in asked.only or PARTS:
            print()
            PARTS[part](bench)
        print(f"\nload at the end: {os.getloadavg()[0]:.1f}")
    return bars.told()


class Bench:
    """What every part of the bench works with."""

    def __init__(self, scratch: Path, folders: dict[int, Path], runs: int, bars: Bars) -> None:
        self.scratch, self.folders, self.runs, self.bars = scratch, folders, runs, bars
        self.middle = folders[sorted(folders)[len(folders) // 2]]
        """The caseload for what does not depend on its size."""
        self.largest = folders[max(folders)]
        self._rivals: list[Rival] = []

    @property
    def rivals(self) -> list[Rival]:
        """The other programs, installed when they are first asked for."""
        self._rivals = self._rivals or rivals(self.scratch, self.middle)
        return self._rivals

    def ours(self, folder: Path) -> Rival:
        """Our program on a caseload."""
        command = [sys.executable, "-m", "foitui", "--data", str(folder)]
        return Rival("foitui", command, first_reference(folder))


@contextmanager
def _scratch(kept: Path | None) -> Iterator[Path]:
    """Give a folder, in which byte code is kept as well, as in an installed program."""
    with tempfile.TemporaryDirectory(prefix="foitui-bench-") as made:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{made}/byte-code"
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
            os.environ[name] = made
        if kept is not None:
            kept.mkdir(parents=True, exist_ok=True)
        yield kept or Path(made)


def _caseload(folder: Path, count: int) -> Path:
    if not (folder / "cases.db").exists():
        print(f"making {count:,} cases")
        fill(folder, count)
    return folder


def first_reference(folder: Path) -> str:
    """Return the reference that the caseload shows first."""
    store = open_store(folder, shipped_calendar())
    try:
        return store.page(limit=1).rows[0].reference
    finally:
        store.close()


def _start(bench: Bench) -> None:
    """Time to the first paint, all programs in turn, and what the first screen sends."""
    ours = {f"foitui, {size:,} cases": bench.ours(f) for size, f in bench.folders.items()}
    all_of_them = {**{rival.name: rival for rival in bench.rivals}, **ours}
    times: dict[str, list[float]] = {name: [] for name in all_of_them}
    sent: dict[str, int] = {}
    for _ in range(bench.runs + 1):
        for name, rival in all_of_them.items():
            with Measured(rival.command) as program:
                times[name].append(program.until(rival.shows))
                sent[name] = program.settle(0.3)
    bare = statistics.median(times["bare Textual"][1:])
    print(f"{'start, 120x40 truecolor':28}{'first paint':>12}{'of bare':>9}{'first screen':>14}")
    for name, taken in times.items():
        ratio = statistics.median(taken[1:]) / bare
        print(f"{name:28}{ratio * bare * 1000:9.0f} ms{ratio:8.2f}x{sent[name]:12,} B")
        if name in ours:
            bench.bars.at_most(f"start: {name}", ratio, 1.25, "x bare Textual")
            bench.bars.at_most(f"first screen: {name}", sent[name], 25_000, "B")
    least, most = (pick(statistics.median(times[name][1:]) for name in ours) for pick in (min, max))
    bench.bars.at_most("start: the slowest caseload to the quickest", most / least, 1.1, "x")


def _keys(bench: Bench) -> None:
    """Bytes and time of each key, in every size and number of colours."""
    moving = [bench.ours(bench.middle), *(rival for rival in bench.rivals if rival.walk)]
    for rows, columns, colours in SHAPES:
        table = {r.name: pressed(r, rows, columns, colours) for r in moving}
        print(f"{f'{columns}x{rows} {colours}':22}" + "".join(f"{name:>30}" for name in table))
        for name in table["foitui"]:
            cells = (str(taken.get(name, "-")) for taken in table.values())
            print(f"{name:22}" + "".join(f"{cell:>30}" for cell in cells))
        for name, most in BYTES.items():
            limit = most if colours != "16" or name != "cursor down" else 250
            shape = f"{name}, {columns}x{rows} {colours}"
            bench.bars.at_most(shape, table["foitui"][name].size, limit, "B")
        down = table["foitui"]["cursor down"]
        bench.bars.at_most(f"cursor down, median, {columns}x{rows} {colours}", down.median, 5, "ms")
        bench.bars.at_most(f"cursor down, p95, {columns}x{rows} {colours}", down.p95, 15, "ms")
        print()


BYTES = {
    "cursor down": 350,
    "page down": 10_000,
    "open a case": 20_000,
    "letter in a text area": 2_000,
}


def _idle(bench: Bench) -> None:
    """Bytes sent by each screen when nothing is done."""
    ours = bench.ours(bench.middle)
    told = {name: idle_on(ours, keys) for name, keys in IDLE.items()}
    meanwhile = colleague_takes(bench.middle, ours.shows)
    told["conflict"] = idle_on(ours, CONFLICT, meanwhile=meanwhile)
    for name, (sent, shown) in told.items():
        print(f"idle for 3 s: {name:24}{sent:6,} B   {shown}")
        bench.bars.at_most(f"idle: {name}", sent, 0, "B")


def _slow(bench: Bench) -> None:
    """Seconds from a key to the settled screen on a real slow line."""
    lines: dict[str, dict[str, Any]] = {
        "9,600 bit/s": {"bits": 9_600},
        "300 ms there and back": {"round_trip": 0.3},
        "9,600 bit/s, 300 ms": {"bits": 9_600, "round_trip": 0.3},
    }
    for told, options in lines.items():
        print(f"80x24, 256 colours, {told}")
        for name, (seconds, size) in slowly(bench.ours(bench.middle), options).items():
            print(f"    {name:24}{seconds:7.2f} s{size:8,} B")


def _filter(bench: Bench) -> None:
    """The time from a letter of a filter to the settled list, in the largest caseload."""
    taken = filtered(bench.ours(bench.largest))
    print(f"filter, {max(bench.folders):,} cases, each letter: {taken}")
    bench.bars.at_most("a letter of a filter, p95", taken.p95, 50, "ms")


def _memory(bench: Bench) -> None:
    """Resident memory over that of the bare application."""
    held = {}
    for rival in (bench.rivals[0], bench.ours(bench.largest)):
        for _ in range(2):  # the first start writes byte code, and holds what that takes
            with Measured(rival.command) as program:
                program.until(rival.shows)
                program.settle(3.0)  # what the first case takes is read by then
                held[rival.name] = program.memory()
    more = held["foitui"] - held["bare Textual"]
    print(f"memory with {max(bench.folders):,} cases open: {more:.1f} MB over {held}")
    bench.bars.at_most("memory over the bare application", more, 20, "MB")


def _commands(bench: Bench) -> None:
    """Commands against a bare Python, and against one that prints with Rich."""
    smallest = bench.folders[min(bench.folders)]
    commands(smallest, first_reference(smallest), bench.runs, bench.bars)


PARTS: dict[str, Callable[[Bench], None]] = {
    "start": _start,
    "keys": _keys,
    "idle": _idle,
    "slow": _slow,
    "filter": _filter,
    "memory": _memory,
    "commands": _commands,
}

if __name__ == "__main__":
    sys.exit(main())
