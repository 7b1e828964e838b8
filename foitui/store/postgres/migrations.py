"""How tables that an earlier program made are brought up to date: one transaction, once.

A step is frozen once it was released. What programs call (`functions`) is made anew with each.
"""

from collections.abc import Callable

from psycopg import Connection

from foitui.store.errors import Missing, TooNew
from foitui.store.postgres.functions import FUNCTIONS, TABLES_TURN, TURN
from foitui.store.postgres.line import CHANNEL
from foitui.store.postgres.roles import give_again
from foitui.store.postgres.schema import SCHEMA_VERSION, version_of
from foitui.store.postgres.to_format_2 import give_search_rows_of_their_own
from foitui.store.postgres.to_format_3 import give_places_rows_of_their_own

STEPS: tuple[Callable[[Connection], None], ...] = (
    give_search_rows_of_their_own,
    give_places_rows_of_their_own,
)
"""The step at place n leads from version n + 1 to the next one."""


def upgrade(connection: Connection) -> None:
    """Take all steps that are missing, whoever comes first.

    Whoever writes meanwhile waits, and is told afterwards that a newer program keeps the caseload.

    Raises:
        ReadOnly: this account may not; nothing was changed.
    """
    with connection.transaction():
        connection.execute(TABLES_TURN)
        version = version_of(connection)
        if version is None:
            raise Missing("the database", "an administrator took it away just now")
        if version > SCHEMA_VERSION:
            raise TooNew(version)
        if version == SCHEMA_VERSION:
            return
        connection.execute(TURN)
        for step in STEPS[version - 1 :]:
            step(connection)
        connection.execute(FUNCTIONS)
        give_again(connection)
        connection.execute(
            "UPDATE foitui.meta SET value = %s WHERE key = 'schema_version'",
            (str(SCHEMA_VERSION),),
        )
        # So that whoever looks for changes looks now, and sees that this is no longer its format.
        connection.execute(f"NOTIFY {CHANNEL}")
