"""Erasing and anonymising a case: what is left is that it was, and who did it.

Only a keeper may: the tables are closed to officers.
"""

import datetime as dt
from collections.abc import Callable

from psycopg import Connection

from foitui.case.records import Case, Event
from foitui.store.documents import column
from foitui.store.errors import NotFound
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.entering import NOT_HELD
from foitui.store.postgres.functions import TURN
from foitui.store.postgres.rows import history_values
from foitui.store.protocol import Erasure

LEFT = (
    "the files of the server and its log (WAL) may hold bytes of it until they are written over;"
    " its backups and archived log hold it until they are deleted",
)
"""What PostgreSQL keeps of what is gone, and nobody can take away at once."""

_APPEND = "SELECT foitui.append(%s, %s, %s, %s, %s, %s, %s, %s)"


def erase(connections: Connections, reference: str, event: Event, name: str) -> Erasure:
    """Erase a case; `event` says who did it and why. Raises NotFound, ReadOnly."""
    with connections.transaction() as connection:
        connection.execute(TURN)
        case_id = _id(connection, reference)
        _forget(connection, case_id)
        for table in ("words", "uses"):
            connection.execute(f"DELETE FROM foitui.{table} WHERE case_id = %s", (case_id,))
        connection.execute("DELETE FROM foitui.places WHERE reference = %s", (column(reference),))
        connection.execute(NOT_HELD, ([case_id],))
        connection.execute("DELETE FROM foitui.cases WHERE id = %s", (case_id,))
        emptied = connection.execute(
            "UPDATE foitui.events SET salt = NULL, body = NULL WHERE case_id = %s", (case_id,)
        )
        _forget_officers(connection)
        _note(connection, reference, case_id)
        values = history_values(column(reference), name, (event,))
        connection.execute(
            _APPEND, (case_id, column(reference), values[0], emptied.rowcount, *values[1:])
        )
    return Erasure((), LEFT)


def anonymise(connections: Connections, save: Callable[[Case, int], Case], case: Case) -> Erasure:
    """Store a case out of which who asked was taken, and empty all that it was before."""
    with connections.transaction() as connection:
        save(case, case.version - 1)
        case_id = _id(connection, case.reference)
        _forget(connection, case_id)
        connection.execute(
            "UPDATE foitui.events SET salt = NULL, body = NULL WHERE case_id = %s"
            " AND version < %s AND body IS NOT NULL",
            (case_id, case.version),
        )
        _forget_officers(connection)
        _note(connection, case.reference, case_id)
    return Erasure((), LEFT)


def erasing_event(why: str, officer: str, at: dt.datetime) -> Event:
    """Return what the history says of an erasure."""
    return Event(at=at, officer=officer, action="erase", summary=f"Erased: {why}")


def _id(connection: Connection, reference: str) -> int:
    row = connection.execute(
        "SELECT id FROM foitui.cases WHERE reference = %s", (column(reference),)
    ).fetchone()
    if row is None:
        raise NotFound(reference)
    return int(row[0])


def _forget(connection: Connection, case_id: int) -> None:
    for table in ("raw", "messages", "presence", "counted"):
        connection.execute(f"DELETE FROM foitui.{table} WHERE case_id = %s", (case_id,))


def _forget_officers(connection: Connection) -> None:
    """Forget the names of those who have no case any more."""
    connection.execute(
        "DELETE FROM foitui.officers o WHERE NOT EXISTS"
        " (SELECT 1 FROM foitui.held h WHERE h.officer = o.officer)"
    )


def _note(connection: Connection, reference: str, case_id: int) -> None:
    connection.execute(
        "INSERT INTO foitui.erased VALUES(%s, %s) ON CONFLICT DO NOTHING",
        (column(reference), case_id),
    )
