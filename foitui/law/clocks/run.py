"""The dated facts of a case put in order and checked: from when its clock runs, when it stood."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from foitui.case.records import ClockEvent
from foitui.case.words import ClockKind, Route
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.records import spoken

EARLIEST, LATEST = dt.date(2005, 1, 1), dt.date(2099, 12, 31)
"""The Act came into force on the first; the last only catches slips of the finger."""

EXTENSIONS: Mapping[Route, ClockKind] = {
    Route.FOIA: ClockKind.PIT_EXTENSION,
    Route.EIR: ClockKind.REG7_EXTENSION,
    Route.SAR: ClockKind.SAR_EXTENSION,
}

Pause = tuple[dt.date, dt.date | None]
"""The day something was asked for and the day it came; None while it is outstanding."""


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """One clock's facts, in order."""

    received: dt.date
    clarifications: tuple[Pause, ...]
    fees: tuple[Pause, ...]
    extended: dt.date | None
    """The day the requester was told of an extension."""

    @property
    def asked(self) -> dt.date | None:
        """The day a clarification was asked for that has not come yet."""
        return _outstanding(self.clarifications)

    @property
    def unpaid(self) -> dt.date | None:
        """The day of a fees notice that has not been paid yet."""
        return _outstanding(self.fees)

    @property
    def clarified(self) -> dt.date | None:
        """The day the last clarification came that came at all."""
        return max((came for _, came in self.clarifications if came), default=None)

    @property
    def waiting(self) -> str:
        """Why the clock stands still, in one sentence; empty when it runs."""
        reasons = []
        if self.asked:
            reasons.append(f"the clarification asked for on {spoken(self.asked)}")
        if self.unpaid:
            reasons.append(f"the fee asked for on {spoken(self.unpaid)}")
        return f"Waiting for {' and '.join(reasons)}." if reasons else ""

    @property
    def last_fact(self) -> dt.date:
        """The latest day that something is recorded for."""
        pauses = (day for pause in (*self.clarifications, *self.fees) for day in pause)
        days = (self.received, self.extended, *pauses)
        return max(day for day in days if day is not None)


def run_of(clock: Sequence[ClockEvent], route: Route) -> Run:
    """Return the facts of a clock in order; raises ClockError for one that cannot stand.

    The order in which the facts are given does not matter, and neither does giving one twice.
    """
    on: dict[ClockKind, set[dt.date]] = {kind: set() for kind in ClockKind}
    for event in clock:
        on[event.kind].add(event.on)
    received = _receipt(on[ClockKind.RECEIVED])
    for event in clock:
        _check_day(event, received)
        _check_route(event.kind, route)
    extensions = on[EXTENSIONS[route]] if route in EXTENSIONS else set()
    return Run(
        received=received,
        clarifications=_pauses(
            on[ClockKind.CLARIFICATION_ASKED],
            on[ClockKind.CLARIFICATION_RECEIVED],
            ClockKind.CLARIFICATION_RECEIVED,
            ClockKind.CLARIFICATION_ASKED,
        ),
        fees=_pauses(
            on[ClockKind.FEES_NOTICE],
            on[ClockKind.FEE_RECEIVED],
            ClockKind.FEE_RECEIVED,
            ClockKind.FEES_NOTICE,
        ),
        extended=min(extensions, default=None),
    )


def _receipt(days: set[dt.date]) -> dt.date:
    if len(days) != 1:
        found = "none is recorded" if not days else "several are recorded"
        raise ClockError(ClockKind.RECEIVED, f"give one date of receipt; {found}")
    return next(iter(days))


def _check_day(event: ClockEvent, received: dt.date) -> None:
    if not EARLIEST <= event.on <= LATEST:
        raise ClockError(
            event.kind,
            f"{event.on.isoformat()} is out of range; give a date from {EARLIEST} to {LATEST}",
        )
    if event.on < received:
        raise ClockError(
            event.kind,
            f"{event.on.isoformat()} lies before receipt; give {received.isoformat()} or later",
        )


def _check_route(kind: ClockKind, route: Route) -> None:
    for owner, extension in EXTENSIONS.items():
        if kind == extension and owner != route:
            allowed = EXTENSIONS.get(route)
            mend = f"; use {allowed}" if allowed else "; no extension exists there"
            raise ClockError(kind, f"this extension belongs to route {owner}, not {route}{mend}")


def _pauses(
    asked: Iterable[dt.date], came: Iterable[dt.date], closing: ClockKind, opening: ClockKind
) -> tuple[Pause, ...]:
    """Match what was asked for with what came.

    Asking twice before an answer is a reminder. On a day with both, an answer that is outstanding
    comes first; otherwise it answers what was asked that day.
    """
    asked, came = set(asked), set(came)
    pauses: list[Pause] = []
    since: dt.date | None = None
    for day in sorted(asked | came):
        if day not in came:
            since = since or day
        elif since is None and day in asked:
            pauses.append((day, day))
        elif since is None:
            raise ClockError(
                closing, f"nothing was outstanding on {day.isoformat()}; give {opening} first"
            )
        else:
            pauses.append((since, day))
            since = day if day in asked else None
    return (*pauses, (since, None)) if since else tuple(pauses)


def _outstanding(pauses: Sequence[Pause]) -> dt.date | None:
    return next((asked for asked, came in pauses if came is None), None)
