"""Derives anew what the list shows of the open cases, when holidays or rules have changed."""

import contextlib

from foitui.store.errors import Damaged
from foitui.store.postgres.connecting import Connections, Row
from foitui.store.postgres.reports import rows
from foitui.store.postgres.rows import due_order
from foitui.store.postgres.texts import sound
from foitui.store.summaries import CLOSED, Terms, summarise

_OPEN = "SELECT reference, checksum, body::text FROM foitui.cases WHERE NOT stage = ANY(%s)"
_REFRESH = "SELECT foitui.refresh_case(%s, %s, %s, %s, %s, %s, %s, %s)"


def refresh(connections: Connections, terms: Terms) -> None:
    """Derive them, and note by what terms."""
    made: list[Row] = []
    with connections.snapshot() as connection:
        for reference, written, text in rows(connection, _OPEN, [list(map(str, CLOSED))]):
            # A damaged case keeps the summary it had; opening it tells of the damage.
            with contextlib.suppress(Damaged):
                found = summarise(sound(reference, written, text), terms)
                made.append(
                    (
                        reference,
                        found.version,
                        str(found.stage),
                        " ".join(found.routes),
                        str(found.outcome),
                        found.due and found.due.isoformat(),
                        due_order(found),
                        found.provisional,
                    )
                )
    with connections.transaction() as connection:
        if made:
            connection.cursor().executemany(_REFRESH, made)
        connection.execute("SELECT foitui.know_terms(%s)", (terms.fingerprint,))
