"""A write that is asked for until it was done, or is known not to be possible just now.

It carries a mark that the server keeps, so that asking again never does it twice.
"""

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

import psycopg
from psycopg import Connection

from foitui.store.errors import Busy, Unreachable
from foitui.store.postgres.trouble import RETRIED, as_lost, is_lost

Given = TypeVar("Given")

PATIENCE = 8.0
"""Seconds from when its connection broke in which a save is asked again before it is given up."""
BRIEF_PATIENCE = 3.0
"""The same where it was never sent: a server that starts anew is back by then."""
TRIES = 5
"""How often a write is tried that others made impossible just then."""


def insist(
    connected: Callable[[], AbstractContextManager[Connection]],
    ask: Callable[[Connection], Given],
    place: str,
    holder: Callable[[], str],
) -> Given:
    """Ask on one connection after another; `holder` says who has the turn to write.

    Raises:
        Busy: others had the turn for too long.
        Unreachable: no connection was to be had; `unsure` of it says whether it may have been done.
    """
    broke, unsure, tries = 0.0, False, 0
    while True:
        tries += 1
        try:
            with connected() as connection:
                try:
                    return ask(connection)
                except psycopg.Error as error:
                    if is_lost(error):
                        unsure = True
                    raise
        except RETRIED:
            if tries >= TRIES:
                raise
        except psycopg.errors.LockNotAvailable as error:
            raise Busy(holder()) from error
        except psycopg.OperationalError as error:
            if not is_lost(error):
                raise
            broke = broke or time.monotonic()
            if _is_over(broke, unsure=unsure):
                raise as_lost(error, place, unsure=unsure) from error
        except Unreachable as error:
            broke = broke or time.monotonic()
            if _is_over(broke, unsure=unsure):
                raise Unreachable(place, error.why, unsure=unsure) from error
        time.sleep(random.uniform(0.5, 1) * min(0.05 * 2**tries, 1))


def _is_over(broke: float, *, unsure: bool) -> bool:
    return time.monotonic() >= broke + (PATIENCE if unsure else BRIEF_PATIENCE)
