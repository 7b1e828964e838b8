"""A walk through the screens, key by key, in a pseudo-terminal."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.pty import Measured
from benchmarks.rivals import PAGE_DOWN, Rival, Walk
from foitui.case.handing import assign
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store

SHAPES = (
    (24, 80, "truecolor"),
    (24, 80, "256"),
    (24, 80, "16"),
    (40, 120, "truecolor"),
    (40, 120, "256"),
    (40, 120, "16"),
)
ESCAPE, ENTER = "\x1b", "\r"
WALK: Walk = (
    ("cursor down", "j", 40),
    ("page down", PAGE_DOWN, 4),
    ("filter: open", "/", 1),
    ("filter: a letter", "e", 1),
    ("filter: another", "n", 1),
    ("filter: clear", ESCAPE, 1),
    ("help", "?", 1),
    ("back", ESCAPE, 1),
    ("open a case", ENTER, 1),
    ("guide", "g", 1),
    ("answer a question", "n", 1),
    ("leave the guide", ESCAPE, 1),
    ("take it back", "u", 1),
    ("items", "i", 1),
    ("letter in a text area", "x", 12),
)
IDLE: dict[str, Sequence[str]] = {
    "caseload": (),
    "filter": ("/", "e"),
    "saved filters": ("f",),
    "go to": (":",),
    "give to": ("a",),
    "help": ("?",),
    "commands": ("\x10",),
    "statistics": ("t",),
    "workload": ("w",),
    "retention": ("R",),
    "review session": ("n",),
    "session summary": ("n", "Z"),
    "case": (ENTER,),
    "guide": (ENTER, "g"),
    "guide, answered": (ENTER, "g", "n"),
    "hints": (ENTER, "+"),
    "letter": (ENTER, "l"),
    "summary": (ENTER, "s"),
    "days": (ENTER, "d"),
    "items": (ENTER, "i"),
    "findings": (ENTER, "c"),
    "second look": (ENTER, "v"),
    "history": (ENTER, "H"),
    "timeline": (ENTER, "T"),
    "clock": (ENTER, "t"),
    "who has it": (ENTER, "a"),
    "waiting": (ENTER, "w"),
    "afterwards": (ENTER, "o"),
    "publication": (ENTER, "p"),
    "earlier cases": (ENTER, "m"),
    "estimate": (ENTER, "e"),
    "why": (ENTER, "?"),
    "a date to record": (ENTER, "x"),
}
"""Every screen that is come to with keys from the caseload, by one officer alone."""
CONFLICT = (ENTER, "a", "t")
"""Taking a case, which leads to a conflict where a colleague takes it too."""
TOLD = 5.5
"""Seconds after which a sentence that was told has gone again."""
WORDS = ("school", "meals", "prison", "councillor", "street lights", "copy of", "zzzz")
"""What is typed into the filter."""


class Taken(NamedTuple):
    """What a key sent, and how long until nothing more came."""

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def size(self) -> float:
        """Bytes of a usual one."""
        return statistics.median(self.sizes)

    @property
    def median(self) -> float:
        """Milliseconds of a usual one."""
        return statistics.median(self.seconds) * 1000

    @property
    def p95(self) -> float:
        """Milliseconds that nineteen of twenty keep within."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000

    def __str__(self) -> str:
        slowest = f" p95 {self.p95:5.1f}" if len(self.seconds) > 9 else ""
        return f"{self.size:,.0f} B {self.median:6.1f} ms{slowest}"


def _env(colours: str) -> dict[str, str]:
    if colours == "16":
        return {"TERM": "xterm", "COLORTERM": ""}
    return {"TERM": "xterm-256color", "COLORTERM": "truecolor" if colours == "truecolor" else ""}


def pressed(rival: Rival, rows: int, columns: int, colours: str) -> dict[str, Taken]:
    """Press every key of the walk, or those a rival has."""
    walk = rival.walk or WALK
    table: dict[str, Taken] = {}
    with Measured(rival.command, rows=rows, columns=columns, env=_env(colours)) as program:
        program.until(rival.shows)
        size = program.settle(1.0)
        table["first screen"] = Taken((size,), (program.last_byte - program.started,))
        for name, key, times in walk:
            table[name] = _taken(program, [key] * times, 0.15 if times > 9 else 0.3)
    return table


def _taken(program: Measured, keys: Sequence[str], quiet: float) -> Taken:
    sizes, seconds = zip(*(program.press(key, quiet=quiet) for key in keys), strict=True)
    return Taken(sizes, seconds)


def idle_on(
    rival: Rival,
    keys: Sequence[str],
    seconds: float = 3.0,
    meanwhile: AbstractContextManager[None] | None = None,
) -> tuple[int, str]:
    """Go to a screen; return the bytes sent while nothing is done, and what it shows first.

    The last key is pressed within `meanwhile`, where there is something that has to go on.
    """
    with Measured(rival.command) as program:
        program.until(rival.shows)
        program.settle(0.8)
        for key in keys[:-1]:
            program.press(key, quiet=0.8)
        with meanwhile or nullcontext():
            program.press("".join(keys[-1:]), quiet=0.8)
        program.settle(TOLD)
        shown = program.words()[:50] if keys else rival.shows
        return program.idle(seconds), shown


@contextmanager
def colleague_takes(folder: Path, reference: str) -> Iterator[None]:
    """Hold the turn to write, in which a program waits with its change, and change the same."""
    store = open_store(folder, shipped_calendar())
    try:
        with store.batch():
            yield
            case = store.get(reference)
            at = max(event.at for event in case.events)
            other = "officer2" if case.officer == "officer1" else "officer1"
            store.save(assign(case, other, officer="officer2", at=at), case.version)
    finally:
        store.close()


def slowly(rival: Rival, line: Mapping[str, Any]) -> dict[str, tuple[float, int]]:
    """Press every key on a slow line; return the seconds until the screen stands still."""
    table: dict[str, tuple[float, int]] = {}
    with Measured(rival.command, rows=24, columns=80, env=_env("256"), **line) as program:
        program.until(rival.shows)
        size = program.settle(1.5)
        table["first screen"] = program.last_byte - program.started + program.one_way, size
        for name, key, _ in WALK:
            sent, seconds = program.press(key, quiet=1.0)
            table[name] = seconds, sent
    return table


def filtered(rival: Rival) -> Taken:
    """Type words into the filter, letter by letter, each until the list stands still."""
    sizes: list[int] = []
    seconds: list[float] = []
    with Measured(rival.command) as program:
        program.until(rival.shows)
        program.settle(2.0)
        for words in WORDS:
            program.press("/", quiet=0.4)
            taken = _taken(program, words, quiet=0.4)
            sizes += taken.sizes
            seconds += taken.seconds
            program.press(ESCAPE, quiet=0.6)
    return Taken(tuple(sizes), tuple(seconds))
