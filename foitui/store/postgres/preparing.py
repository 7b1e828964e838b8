"""Makes a database ready for a caseload: its tables, its roles."""

from psycopg.errors import LockNotAvailable

from foitui.store.errors import Unreachable
from foitui.store.postgres.opening import UNDER_WAY, bring_up_to_date, connected, require_fit
from foitui.store.postgres.roles import PREFIX, give
from foitui.store.postgres.schema import make
from foitui.store.postgres.trouble import as_store_errors


def prepare(address: str, prefix: str = PREFIX) -> tuple[str, ...]:
    """Make what is missing, and tell what was done; can be said again.

    Raises:
        ReadOnly: this account may not make tables or roles.
        Unreachable, Unsuited, TooNew, TooOld: nothing was made.
    """
    connections = connected(address)
    try:
        with as_store_errors(connections.place), connections.spare() as spare:
            require_fit(spare, connections.place)
            try:
                new = make(spare)
            except LockNotAvailable as error:
                raise Unreachable(connections.place, UNDER_WAY) from error
            updated = bring_up_to_date(spare, connections.place)
            roles = give(spare, prefix)
    finally:
        connections.close()
    made = "made the tables" if new else "the tables were there already"
    if updated:
        made = "brought the tables up to date"
    return f"{made} in {connections.place}", f"the roles are {', '.join(roles)}"
