"""Signals of a text: what was heard, put into the records that screens and commands show."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from foitui.case.words import Route
from foitui.law.signals.matching import Examined, Heard, Run, examine
from foitui.law.signals.routing import own_data_sentences, routes_of
from foitui.law.signals.rules import lexicon
from foitui.law.signals.signal import Signal, Signals, Span

EXAMINED = 20_000
"""Characters looked at: five times a very long request, and 0.3 s for the worst of texts."""

CITES = {
    Route.SAR: "UK GDPR Article 15",
    Route.EIR: "reg 2(1)",
    Route.BUSINESS_AS_USUAL: "Code of Practice, part 1",
    Route.TRANSFER: "s16(1)",
    Route.NOT_VALID: "s8(1)(b)",
}
"""Where the law sends a request that the Act does not answer in the ordinary way."""


def signals(text: str) -> Signals:
    """Return what the wording of a request points to.

    Of a very long text the beginning alone is examined, and the note says so.
    """
    examined = examine(text[:EXAMINED], lexicon())
    route, suggested = routes_of(examined)
    return Signals(
        route=route,
        routes=tuple(_for_routes(text, examined, suggested, route)),
        provisions=tuple(_for_provisions(text, examined, suggested, route)),
        note=_note(len(text)),
    )


def item_signals(items: Sequence[str]) -> tuple[Signals, ...]:
    """Return what each item points to.

    An item whose own words speak for no route goes with the others where those agree on one of
    the Act's neighbours: "and the cost of each" belongs to what stands before it.
    """
    found = tuple(signals(item) for item in items)
    spoken = {each.route for each in found if each.routes}
    if len(spoken) != 1 or spoken & {None, Route.FOIA, Route.TRANSFER, Route.NOT_VALID}:
        return found
    (route,) = spoken
    return tuple(
        each if each.routes or len(items) < 2 or _asks_alone(item) else _moved(each, route)
        for each, item in zip(found, items, strict=True)
    )


def _asks_alone(item: str) -> bool:
    """Whether an item names its own subject; one that leans on the others is short."""
    return len(item.split()) > 8


def _moved(each: Signals, route: Route | None) -> Signals:
    return msgspec.structs.replace(each, route=route, provisions=())


def _for_routes(
    text: str, examined: Examined, suggested: Iterable[Route], route: Route | None
) -> list[Signal]:
    heard = [each for each in examined.heard if each.rule.route in set(suggested)]
    heard.sort(key=lambda each: (each.rule.route is not route, -each.rule.weight, each.runs))
    return [
        _signal(text, examined, each, CITES[each.rule.route], each.rule.route)
        for each in heard
        if each.rule.route is not None
    ]


def _for_provisions(
    text: str, examined: Examined, suggested: frozenset[Route], route: Route | None
) -> Iterator[Signal]:
    """Choose the cites of the route, in the order of the words."""
    if route is Route.BUSINESS_AS_USUAL:
        return
    mixed = route is None and bool(suggested)
    under_eir = route is Route.EIR or (mixed and Route.EIR in suggested)
    for each in sorted(examined.heard, key=lambda each: each.runs):
        runs = _runs_that_count(each, examined, suggested, route)
        for cite in (each.rule.eir if under_eir else each.rule.provisions) if runs else ():
            yield _signal(text, examined, Heard(each.rule, runs), cite, None)


def _runs_that_count(
    heard: Heard, examined: Examined, suggested: frozenset[Route], route: Route | None
) -> tuple[Run, ...]:
    """Leave out what subject access answers by itself.

    Own data is exempt under the Act (s40(1)) only where the Act is used for it, and what is
    exempt from the public is no matter in a sentence that asks for own data.
    """
    if Route.SAR not in suggested:
        return () if heard.rule.route is Route.SAR else heard.runs
    if heard.rule.route is Route.SAR:
        used_the_act = route is not Route.SAR or "@foi" in examined.found
        return heard.runs if used_the_act else ()
    own = own_data_sentences(examined)
    elsewhere = (run for run in heard.runs if examined.words.sentences[run[0]] not in own)
    return () if route is Route.SAR else tuple(elsewhere)


def _signal(text: str, examined: Examined, heard: Heard, cite: str, route: Route | None) -> Signal:
    return Signal(
        id=heard.rule.id,
        cite=cite,
        route=route,
        matched=tuple(_span(text, examined, run) for run in heard.runs),
        why=heard.rule.why,
        caution=heard.rule.caution,
    )


def _span(text: str, examined: Examined, run: Run) -> Span:
    start, end = examined.words.starts[run[0]], examined.words.ends[run[1] - 1]
    return Span(start, end, text[start:end])


def _note(length: int) -> str:
    if length <= EXAMINED:
        return ""
    return f"only the first {EXAMINED:,} of {length:,} characters were examined"
