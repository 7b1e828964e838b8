"""An estimate of work against the cost limit (FOIA s12, SI 2004/3244)."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from foitui.case.records import WorkLine
from foitui.case.words import Route, Work
from foitui.law.cost import cost_limit
from foitui.settings.records import AuthorityKind

AGGREGATION_DAYS = 60
"""Requests received within so many consecutive working days can be added up (reg 5(2)(b))."""

COUNTABLE = frozenset({Work.DECIDE_IF_HELD, Work.LOCATE, Work.RETRIEVE, Work.EXTRACT})
"""Work that may be taken into account (reg 4(3)(a)-(d)); redacting and considering may not."""

Ground = Literal["", "not_similar", "too_far_apart", "no_other_request", "no_limit"]


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """Other requests by the same person, or by several who act in concert (reg 5(2)(a))."""

    hours: tuple[float, ...]
    """Countable hours of each."""
    gap: int
    """Working days from the receipt of the first of them to that of the last."""
    similar: bool
    """Whether they ask, to any extent, for the same or similar information (reg 5(2))."""


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """What the work would cost, and how that stands to the limit."""

    limit_pounds: int | None
    """None where the regime has no limit, as under the EIR."""
    limit_hours: float | None
    estimate_pounds: float
    countable_hours: float
    exceeds: bool
    """Strictly more than the limit: exactly the limit is within it (FOIA s12(1))."""
    aggregated: bool
    not_aggregated_because: Ground = ""


def estimate(
    hours: Sequence[float],
    authority: AuthorityKind,
    *,
    route: Route = Route.FOIA,
    earlier: Earlier | None = None,
) -> Estimate:
    """Compare an estimate with the limit.

    Args:
        hours: Countable work only, line by line: finding out whether it is held, locating,
            retrieving, extracting (reg 4(3)).
        authority: Whose limit it is (reg 3).
        route: Under the EIR there is no limit, and nothing is added up.
        earlier: Other requests that may be added up (reg 5).
    """
    limit = cost_limit(authority)
    ground = _why_not_aggregated(route, earlier)
    added = earlier.hours if earlier is not None and not ground else ()
    countable = sum(hours) + sum(added)
    pounds = countable * limit.rate
    limited = route is not Route.EIR
    return Estimate(
        limit_pounds=limit.pounds if limited else None,
        limit_hours=limit.hours if limited else None,
        estimate_pounds=round(pounds, 2),
        countable_hours=countable,
        exceeds=limited and pounds > limit.pounds,
        aggregated=bool(added),
        not_aggregated_because=ground,
    )


def is_countable(kind: Work) -> bool:
    """Whether the law lets this kind of work be counted (reg 4(3))."""
    return kind in COUNTABLE


def countable_hours(lines: Iterable[WorkLine]) -> float:
    """Add up the hours of those lines that count."""
    return round(sum(line.total_hours for line in lines if is_countable(line.kind)), 2)


def _why_not_aggregated(route: Route, earlier: Earlier | None) -> Ground:
    if earlier is None or not earlier.hours:
        return "no_other_request"
    if route is Route.EIR:
        return "no_limit"
    if not earlier.similar:
        return "not_similar"
    return "too_far_apart" if earlier.gap > AGGREGATION_DAYS else ""
