"""Opening a caseload in PostgreSQL: what must be true of the database before anything is read."""

import socket
from collections.abc import Mapping

from psycopg import Connection, conninfo

from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation
from foitui.store.chain import Signature
from foitui.store.errors import MARK, Unfinished, Unreachable
from foitui.store.lock import LIMIT
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.schema import Outdated, judge_version, make, version_of
from foitui.store.postgres.trouble import as_store_errors
from foitui.store.references import DEFAULT_SCHEME, write
from foitui.store.summaries import Terms


def open_database(
    address: str,
    calendar: Calendar,
    *,
    scheme: str = DEFAULT_SCHEME,
    create: bool = False,
    authority: AuthorityKind = "other",
    nation: Nation = "england",
    signature: Signature | None = None,
    limit: float = LIMIT,
    half_moved: bool = False,
) -> PostgresCaseStore:
    """Open the caseload in a database; the arguments are those of `open_store`.

    Raises:
        Unreachable: nobody answers there, or this account is not let in.
        Missing: there is no caseload in the database, or no such database.
        TooNew: a newer program keeps it.
        Unfinished: a move into it is not finished.
        ValueError: the scheme is none.
    """
    write(scheme, 2000, 1)
    connections = connected(address, limit)
    place = connections.place
    try:
        with as_store_errors(place):
            with connections.brief() as connection:
                _require_right(connection, place)
                if create and version_of(connection) is None:
                    make(connection)
                _bring_up_to_date(connection, place)
                read_only = _why_read_only(connection)
            connections.judge_by(lambda connection: judge_version(connection, place))
            sql = "SELECT 1 FROM foitui.meta WHERE key = %s"
            if not half_moved and connections.read(sql, (MARK,)):
                raise Unfinished(place)
        terms = Terms(calendar, authority, nation)
        store = PostgresCaseStore(connections, terms, scheme, signature, read_only)
        refresh_summaries(store, terms)
        return store
    except BaseException:
        connections.close()
        raise


def connected(address: str, limit: float = LIMIT) -> Connections:
    """Return the connections to an address; none is made yet."""
    said = conninfo.conninfo_to_dict(address)
    place = shown(said)
    return Connections(address, place, f"foitui on {socket.gethostname()[:40]}", limit)


def shown(said: Mapping[str, object]) -> str:
    """Return how an address is shown: where it leads, and nothing secret."""
    if said.get("service"):
        return f"service={said['service']}"
    host = str(said.get("host") or said.get("hostaddr") or "")
    port = f":{said['port']}" if said.get("port") else ""
    return f"postgresql://{host}{port}/{said.get('dbname') or ''}"


def _require_right(connection: Connection, place: str) -> None:
    """Tell plainly that an account was given no role, before a query fails for want of one."""
    row = connection.execute(
        "SELECT bool_and(has_schema_privilege(oid, 'USAGE')) FROM pg_namespace"
        " WHERE nspname = 'foitui'"
    ).fetchone()
    if row == (False,):
        raise Unreachable(
            place, f"{connection.info.user} was given no role there; ask for foitui_officer"
        )


def _bring_up_to_date(connection: Connection, place: str) -> None:
    try:
        judge_version(connection, place)
    except Outdated:
        # Imported where it is needed: once in the life of a caseload.
        from foitui.store.postgres.migrations import upgrade

        upgrade(connection)


def _why_read_only(connection: Connection) -> str:
    follows, closed = connection.execute(
        "SELECT pg_is_in_recovery(), current_setting('default_transaction_read_only') = 'on'"
    ).fetchone() or (False, False)
    if follows:
        return "this server follows another one; open the caseload there"
    if closed:
        return "the server lets this account only read"
    may = connection.execute(
        "SELECT bool_and(has_function_privilege(oid, 'EXECUTE')) FROM pg_proc"
        " WHERE pronamespace = 'foitui'::regnamespace AND proname IN ('store_case', 'add_case')"
    ).fetchone()
    return "" if may and may[0] else "this account may only read the caseload in the database"


def refresh_summaries(store: PostgresCaseStore, terms: Terms) -> None:
    """Derive the open cases' summaries anew where holidays or rules are not those of before."""
    rows = store.connections.read("SELECT value FROM foitui.meta WHERE key = 'summaries'")
    if store.read_only or rows == [(terms.fingerprint,)]:
        return
    from foitui.store.postgres.refreshing import refresh

    refresh(store.connections, terms)
