"""What has changed since a look: told by the server where it can tell, else asked for.

Events are numbered in the order in which they were committed, so the last number that was seen is
a place in the feed. Nobody is asked while nothing was told. That the server tells (a pooler may
not let it) is believed once it did, and no more once it failed to.
"""

import threading
import time
from collections.abc import Sequence

from foitui.store.errors import TooNew
from foitui.store.postgres import schema
from foitui.store.postgres.connecting import Connections

LOOK_ANYWAY = 10.0
"""Seconds after which it is asked although nothing was told."""
REMEMBERED = 64
"""Places in the feed of which we know the digest."""


class Feed:
    """The changes as one program follows them, from several places at once."""

    def __init__(self, connections: Connections) -> None:
        """Begin without having looked."""
        self._connections = connections
        self._guard = threading.Lock()
        self._digests: dict[int, bytes] = {}
        self._last = -1
        self._looked = 0.0
        self._renewed = 0
        self._told_now = False
        self._tells = False
        """Whether the server is believed to tell of every change."""
        self._came_untold = False
        """Whether the last look found a change that was not told before."""

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return a new cursor and the references of the cases changed since the old one."""
        with self._guard:
            self._told_now = False
            if since == self._last and self._is_quiet():
                return since, ()
            return self._ask(since)

    def _is_quiet(self) -> bool:
        """Whether it is certain enough, without asking, that nothing has changed."""
        if self._connections.batch is not None:
            return False
        told = self._connections.notified()
        self._told_now = bool(told)
        if told is None or self._connections.renewed != self._renewed:
            self._came_untold = False
            return False
        if told:
            self._tells, self._came_untold = True, False
            return False
        if self._came_untold:
            self._tells, self._came_untold = False, False
        return self._tells and time.monotonic() - self._looked < LOOK_ANYWAY

    def _ask(self, since: int) -> tuple[int, Sequence[str]]:
        looked = time.monotonic()
        rows = self._connections.read(
            "SELECT h.sequence, h.digest, e.digest, value FROM foitui.head h"
            " LEFT JOIN foitui.events e ON e.sequence = %s"
            " JOIN foitui.meta ON key = 'schema_version' WHERE h.one",
            (since,),
        )
        last, digest, there, version = rows[0]
        if version != str(schema.SCHEMA_VERSION):
            raise TooNew(int(version))
        if self._tells and not self._told_now and since == self._last != last:
            # Believed no more unless it is told by the next look; it may be under way.
            self._came_untold = not self._connections.has_heard
        self._looked, self._renewed, self._last = looked, self._connections.renewed, last
        known = self._digests.get(since)
        self._remember(last, digest)
        if since < 0 or (since == last and known in (None, digest)):
            return last, ()
        if since > last or (known is not None and since and known != there):
            return last, self._references("SELECT reference FROM foitui.cases")
        return last, self._references(
            "SELECT DISTINCT reference FROM foitui.events WHERE sequence > %s AND sequence <= %s",
            since,
            last,
        )

    def _remember(self, last: int, digest: bytes) -> None:
        if len(self._digests) >= REMEMBERED:
            self._digests.pop(next(iter(self._digests)))
        self._digests[last] = digest

    def _references(self, sql: str, *values: int) -> tuple[str, ...]:
        return tuple([reference for (reference,) in self._connections.read(sql, values)])
