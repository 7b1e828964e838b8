"""Which route the wording suggests, and which provisions go with it."""

from collections.abc import Iterable

from foitui.case.words import Route
from foitui.law.signals.matching import Examined, Heard

ENOUGH = {
    Route.SAR: 3,
    Route.EIR: 2,
    Route.BUSINESS_AS_USUAL: 2,
    Route.TRANSFER: 3,
    Route.NOT_VALID: 3,
}
"""The weight that a route needs before it is suggested; the Act is the default and needs none."""

OTHER_ASKS = 3
"""So many asks outside the environment outweigh a single one about it."""

OTHER_ASKS_THAN_MENTION = 2
"""So many outweigh a sentence that speaks of the environment and asks for nothing."""


def routes_of(examined: Examined) -> tuple[Route | None, frozenset[Route]]:
    """Return the route for the whole, and every route that some of it suggests.

    The route is None where the writer's own data and something else are both asked for, because
    each part then needs its own; and where there are not words enough to ask for anything.
    """
    enough = _suggested(examined.heard)
    if len(examined.words.words) < 3:
        return None, frozenset()
    if Route.SAR in enough:
        return _beside_own_data(examined, enough)
    if Route.BUSINESS_AS_USUAL in enough and not examined.found.get("@recorded"):
        return Route.BUSINESS_AS_USUAL, frozenset({Route.BUSINESS_AS_USUAL})
    enough -= {Route.BUSINESS_AS_USUAL}
    if Route.TRANSFER in enough:
        return Route.TRANSFER, enough
    if Route.EIR in enough and not _outweighed(examined):
        return Route.EIR, enough
    if Route.NOT_VALID in enough:
        return Route.NOT_VALID, enough
    return Route.FOIA, enough


def own_data_sentences(examined: Examined) -> set[int]:
    """Return the sentences that ask for the writer's own data."""
    return _sentences(examined, Route.SAR)


def _beside_own_data(
    examined: Examined, enough: frozenset[Route]
) -> tuple[Route | None, frozenset[Route]]:
    """Look for something asked beside the writer's own data (a hybrid request)."""
    enough -= {Route.BUSINESS_AS_USUAL, Route.TRANSFER, Route.NOT_VALID}
    if not _asks_beside(examined):
        return Route.SAR, enough - {Route.EIR}
    return None, enough if Route.EIR in enough else enough | {Route.FOIA}


def _asks_beside(examined: Examined) -> bool:
    """Whether something general is asked in another sentence, or counted behind the own data."""
    elsewhere = examined.sentences("@general") - examined.sentences("@boilerplate")
    own = [run for rule, runs in examined.heard if rule.route is Route.SAR for run in runs]
    last = {examined.words.sentences[start]: end for start, end in sorted(own)}
    counted = examined.found.get("@only_counts", ())
    behind = any(
        start >= last.get(examined.words.sentences[start], start + 1) for start, _ in counted
    )
    return behind or bool(elsewhere - own_data_sentences(examined))


def _outweighed(examined: Examined) -> bool:
    environment, asks = _sentences(examined, Route.EIR), examined.sentences("@asks")
    if len(environment) > 1:
        return False
    least = OTHER_ASKS if environment & asks else OTHER_ASKS_THAN_MENTION
    return len(asks - environment - examined.sentences("@boilerplate")) >= least


def _suggested(heard: Iterable[Heard]) -> frozenset[Route]:
    weights = dict.fromkeys(ENOUGH, 0)
    for rule, _ in heard:
        if rule.route is not None:
            weights[rule.route] += rule.weight
    return frozenset(route for route, least in ENOUGH.items() if weights[route] >= least)


def _sentences(examined: Examined, route: Route) -> set[int]:
    return {
        examined.words.sentences[start]
        for rule, runs in examined.heard
        if rule.route is route
        for start, _ in runs
    }
