"""What the wording of a case suggests, item by item, without what an officer put aside."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from foitui.case.records import Case
from foitui.case.words import Route
from foitui.law.signals import Signal, Signals, item_signals, signals


class RouteSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A route that the wording of some items points to; the Act, the default, is none."""

    route: Route
    items: tuple[int, ...]
    because: tuple[Signal, ...]


class ProvisionSuggestion(msgspec.Struct, frozen=True, kw_only=True):
    """A provision that some words point to."""

    items: tuple[int, ...]
    """The items whose words they are; all of them where they stand outside every item."""
    because: Signal

    @property
    def cite(self) -> str:
        """The provision."""
        return self.because.cite


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """All that the wording of a case suggests."""

    routes: tuple[RouteSuggestion, ...]
    provisions: tuple[ProvisionSuggestion, ...]
    spans: tuple[tuple[int, int], ...]
    """Where the words stand in the request."""
    note: str = ""
    """Says so where only the beginning of a long request was examined."""


def suggestions(case: Case) -> Suggestions:
    """Return what the wording suggests; what was put aside is not suggested again."""
    whole, each = _heard(case.request.text, tuple(item.text for item in case.items))
    numbers = tuple(item.number for item in case.items)
    aside = frozenset(case.rejected_signals)
    heard = _left((*whole.routes, *whole.provisions), aside)
    return Suggestions(
        routes=_routes(whole, each, numbers, aside),
        provisions=_provisions(whole, each, numbers, aside),
        spans=tuple(sorted({(s.start, s.end) for signal in heard for s in signal.matched})),
        note=whole.note,
    )


@lru_cache(maxsize=8)
def _heard(text: str, items: tuple[str, ...]) -> tuple[Signals, tuple[Signals, ...]]:
    # Asked for again after every answer, and the words of a request do not change.
    return signals(text), item_signals(items)


def _left(found: Iterable[Signal], aside: frozenset[str]) -> list[Signal]:
    return [signal for signal in found if signal.id not in aside]


def _routes(
    whole: Signals, each: Sequence[Signals], numbers: Sequence[int], aside: frozenset[str]
) -> tuple[RouteSuggestion, ...]:
    """Take the items' own words; where none speaks for a route, those of the whole request."""
    grouped: dict[Route, list[int]] = {}
    for number, found in zip(numbers, each, strict=True):
        if found.route not in {None, Route.FOIA}:
            grouped.setdefault(Route(found.route), []).append(number)
    said = each
    if not grouped and whole.route not in {None, Route.FOIA}:
        grouped, said = {Route(whole.route): list(numbers)}, (whole,)
    made = []
    for route, items in grouped.items():
        speaks = [s for found in said for s in _left(found.routes, aside) if s.route is route]
        if speaks:
            because = tuple({signal.id: signal for signal in speaks}.values())
            made.append(RouteSuggestion(route=route, items=tuple(items), because=because))
    return tuple(made)


def _provisions(
    whole: Signals, each: Sequence[Signals], numbers: Sequence[int], aside: frozenset[str]
) -> tuple[ProvisionSuggestion, ...]:
    """Give each item what its own words point to, and every item what stands outside them."""
    found: dict[tuple[str, str], tuple[Signal, list[int]]] = {}
    for number, own in zip(numbers, each, strict=True):
        for signal in _left(own.provisions, aside):
            found.setdefault((signal.id, signal.cite), (signal, []))[1].append(number)
    for signal in _left(whole.provisions, aside):
        found.setdefault((signal.id, signal.cite), (signal, list(numbers)))
    return tuple(
        ProvisionSuggestion(items=tuple(items), because=signal) for signal, items in found.values()
    )
