"""The labelled requests, and how far the signals agree with them."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from foitui.law.signals import signals

FOLDER = Path(__file__).parent / "labelled_requests"


class Labelled(NamedTuple):
    """A request with what a careful officer would take from its wording."""

    text: str
    route: str
    """A route, or "mixed"."""
    provisions: frozenset[str]
    """Sections that should be pointed out."""
    may: frozenset[str]
    """Sections that may be."""


class Score(NamedTuple):
    """Counts over some requests."""

    requests: int
    routes_right: int
    wanted: int
    """Sections that should be pointed out."""
    found: int
    """Those of them that were."""
    false_alarms: int
    """Sections pointed out that neither should nor may be."""


def load(half: str) -> tuple[Labelled, ...]:
    """Return a half of the labelled requests: "tuning" or "final"."""
    entries = tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))["request"]
    return tuple(
        Labelled(
            each["text"],
            each["route"],
            frozenset(each.get("provisions", ())),
            frozenset(each.get("may", ())),
        )
        for each in entries
    )


def section(cite: str) -> str:
    """Return the section of an exemption; of an exception, the exception itself."""
    found = re.match(r"s\d+A?|reg 1?\d(?:\(\d\)(?:\([a-g]\)))?", cite)
    return found[0] if found else cite


def score(requests: Iterable[Labelled]) -> Score:
    """Compare the signals of each request with its label."""
    total = [0] * 5
    for each in requests:
        found = signals(each.text)
        route = "mixed" if found.route is None else found.route.value
        said = {section(signal.cite) for signal in found.provisions}
        counts = (1, route == each.route, len(each.provisions), len(said & each.provisions))
        wrong = len(said - each.provisions - each.may)
        total = [a + b for a, b in zip(total, (*counts, wrong), strict=True)]
    return Score(*total)
