"""Who saves, in words, and by which clock: what the history says of an event beside it."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple


def utc_now() -> dt.datetime:
    """Return the time of this machine's clock."""
    return dt.datetime.now(dt.UTC)


class Signature(NamedTuple):
    """What the store itself says of an event: by whom in words, and when it was saved."""

    name: str = ""
    """The display name from the officer's settings; empty where there is none."""
    clock: Callable[[], dt.datetime] = utc_now
