"""What the wording of a request points to: records that suggest and never decide."""

import msgspec

from foitui.case.words import Route


class Span(msgspec.Struct, frozen=True):
    """Words of the request and the place where they stand."""

    start: int
    """Offset of the first character in the text that was given."""
    end: int
    """Offset behind the last character."""
    words: str
    """The words as the requester wrote them: `text[start:end]`."""


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the wording suggests, with what an officer should weigh before using it."""

    id: str
    """Its entry in the data file; what is remembered when an officer rejects it."""
    cite: str
    """The provision suggested; for a route the law that gives it."""
    route: Route | None = None
    """The route suggested; None for a provision."""
    matched: tuple[Span, ...]
    why: str
    caution: str


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """All that one text points to."""

    route: Route | None
    """The route for the whole; None where parts need different routes or nothing is asked."""
    routes: tuple[Signal, ...] = ()
    """What speaks for a route, the strongest first. The Act itself, the default, needs nothing."""
    provisions: tuple[Signal, ...] = ()
    """In the order in which their words stand."""
    note: str = ""
    """Says so where only the beginning of a long text was examined."""
