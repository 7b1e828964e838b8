"""What tests of faults share: stores to open, and waiting for what must come."""

import threading
import time
from collections.abc import Callable

from foitui.store.postgres.cases import PostgresCaseStore

Opened = Callable[..., PostgresCaseStore]
"""Opens a store on an address; it is closed at the end of the test."""


def is_sound(store: PostgresCaseStore) -> bool:
    """Whether nothing is wrong with the caseload; the server of tests may lose what it likes."""
    return not [each for each in store.care.examine() if each.faults and each.check != "server"]


def until(holds: Callable[[], bool]) -> None:
    """Wait for something that will hold soon."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        threading.Event().wait(0.005)
