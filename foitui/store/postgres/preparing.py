"""Makes a database ready for a caseload: its tables, its roles."""

from psycopg.errors import LockNotAvailable

from foitui.store.errors import Unreachable
from foitui.store.postgres.opening import UNDER_WAY, bring_up_to_date, connected, require_fit
from foitui.store.postgres.rights import require_roles, require_tables
from foitui.store.postgres.role_names import PREFIX, require_usable
from foitui.store.postgres.roles import give
from foitui.store.postgres.schema import make
from foitui.store.postgres.trouble import as_store_errors


def prepare(address: str, prefix: str = PREFIX) -> tuple[str, ...]:
    """Make what is missing, and tell what was done; can be said again.

    Raises:
        UnusableName: no roles can be named so; the server was not asked.
        Unprepared: this account may not make tables or roles; it says what was done.
        ReadOnly: the server takes no changes.
        Unreachable, Unsuited, TooNew, TooOld: nothing was made.
    """
    require_usable(prefix)
    connections = connected(address)
    try:
        with as_store_errors(connections.place), connections.spare() as spare:
            require_fit(spare, connections.place)
            rights = require_tables(spare, connections.place)
            try:
                new = make(spare)
            except LockNotAvailable as error:
                raise Unreachable(connections.place, UNDER_WAY) from error
            made = "made the tables" if new else "the tables were there already"
            if bring_up_to_date(spare, connections.place):
                made = "brought the tables up to date"
            made = f"{made} in {connections.place}"
            require_roles(spare, rights, prefix, made)
            roles = give(spare, prefix)
    finally:
        connections.close()
    return made, f"the roles are {', '.join(roles)}"
