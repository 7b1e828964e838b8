"""Opening a caseload in PostgreSQL: what must be true of the database before anything is read."""

import re
import socket
from collections.abc import Mapping

from psycopg import Connection, ProgrammingError, conninfo, errors

from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind, Nation
from foitui.store.chain import Signature
from foitui.store.errors import MARK, TooOld, Unfinished, Unreachable, Unsuited
from foitui.store.lock import LIMIT
from foitui.store.places import NoAddress, PasswordShown
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.connecting import Connections
from foitui.store.postgres.schema import Outdated, judge_version, make, version_of
from foitui.store.postgres.trouble import as_store_errors
from foitui.store.references import DEFAULT_SCHEME, write
from foitui.store.summaries import Terms

OLDEST = 15
"""The first PostgreSQL that foitui is tried with."""
_GIVEN = """
SELECT string_agg(format('GRANT %I TO %I', rolname, current_user), ' or ' ORDER BY rolname)
FROM pg_namespace, aclexplode(nspacl)
JOIN pg_roles r ON r.oid = grantee WHERE nspname = 'foitui' AND rolname LIKE '%\\_officer'"""
_NO_ROLES = "who made it there says 'foitui init' again, which makes the roles"
UNDER_WAY = "another program brings its tables up to date just now, or keeps them; try again later"
"""Why the turn to change the tables was not had."""
_UTF8 = "make one with: createdb --encoding=UTF8 --template=template0"


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
        NoAddress: it is no address of a database.
        Unreachable: nobody answers there, or this account is not let in.
        Unsuited: the server is too old, or the database cannot hold every text.
        Missing: there is no caseload in the database, or no such database.
        TooNew: a newer program keeps it.
        TooOld: an earlier program made it, and this account may not bring it up to date.
        Unfinished: a move into it is not finished.
        ValueError: the scheme is none.
    """
    write(scheme, 2000, 1)
    connections = connected(address, limit)
    place = connections.place
    try:
        with as_store_errors(place):
            with connections.brief() as connection:
                require_fit(connection, place)
                _require_right(connection, place)
                if create and version_of(connection) is None:
                    make(connection)
                bring_up_to_date(connection, place)
                read_only = _why_read_only(connection)
            connections.judge_by(lambda connection: _judge(connection, place))
            marked = "SELECT 1 FROM foitui.meta WHERE key = %s"
            if not half_moved and connections.read(marked, (MARK,)):
                raise Unfinished(place)
        terms = Terms(calendar, authority, nation)
        store = PostgresCaseStore(connections, terms, scheme, signature, read_only)
        refresh_summaries(store, terms)
        return store
    except BaseException:
        connections.close()
        raise


def connected(address: str, limit: float = LIMIT) -> Connections:
    """Return the connections to an address; none is made yet. Raises NoAddress, PasswordShown."""
    try:
        said = conninfo.conninfo_to_dict(address)
    except ProgrammingError as error:
        # Where it stops, libpq may repeat the whole of it.
        why, _, _ = str(error).strip().partition(': "postgres')
        raise NoAddress(why) from None
    if "password" in said or "sslpassword" in said:
        raise PasswordShown
    place = shown(said)
    return Connections(address, place, f"foitui on {socket.gethostname()[:40]}", limit)


def shown(said: Mapping[str, object]) -> str:
    """Return how an address is shown: where it leads, as it could be typed, and nothing secret."""
    if said.get("service"):
        return f"service={said['service']}"
    host = str(said.get("host") or said.get("hostaddr") or "")
    port = str(said.get("port") or "")
    name = re.sub("[ %/?#&]", lambda odd: f"%{ord(odd[0]):02X}", str(said.get("dbname") or ""))
    if host.startswith(("/", "@")):
        return f"postgresql:///{name}?host={host}" + (f"&port={port}" if port else "")
    hosts, ports = host.split(","), port.split(",")
    if len(ports) < len(hosts):
        ports *= len(hosts)
    listed = ",".join(map(_with_port, hosts, ports))
    return f"postgresql://{listed}/{name}"


def _with_port(host: str, port: str) -> str:
    host = f"[{host}]" if ":" in host else host
    return f"{host}:{port}" if port else host


def require_fit(connection: Connection, place: str) -> None:
    """Refuse a server or a database that cannot keep a caseload; asks nothing. Raises Unsuited."""
    info = connection.info
    if info.server_version < OLDEST * 10_000:
        said = info.parameter_status("server_version") or str(info.server_version // 10_000)
        raise Unsuited(place, f"it is PostgreSQL {said}, and foitui needs {OLDEST} or later")
    encoding = info.parameter_status("server_encoding")
    if encoding not in {"UTF8", None}:
        raise Unsuited(place, f"it is encoded in {encoding}, which cannot hold every text; {_UTF8}")


def _require_right(connection: Connection, place: str) -> None:
    """Tell plainly that an account was given no role, before a query fails for want of one."""
    row = connection.execute(
        "SELECT bool_and(has_schema_privilege(oid, 'USAGE')) FROM pg_namespace"
        " WHERE nspname = 'foitui'"
    ).fetchone()
    if row == (False,):
        given = (connection.execute(_GIVEN).fetchone() or ("",))[0]
        mend = f"an administrator of it gives one: {given}" if given else _NO_ROLES
        raise Unreachable(
            place,
            f"{connection.info.user} was given no role there; {mend}",
        )


def bring_up_to_date(connection: Connection, place: str) -> bool:
    """Bring tables of an earlier program up to date, if this account may; whether they were such.

    Raises:
        TooOld: it may not.
        TooNew, Missing, Damaged: they are none that this program knows.
        Unreachable: somebody else does so just now, which may take minutes.
    """
    try:
        judge_version(connection, place)
    except Outdated as earlier:
        # Imported where it is needed: once in the life of a caseload.
        from foitui.store.postgres.migrations import upgrade

        try:
            upgrade(connection)
        except (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction) as error:
            raise TooOld(place, earlier.version) from error
        except errors.LockNotAvailable as error:
            raise Unreachable(place, UNDER_WAY) from error
        return True
    return False


def _judge(connection: Connection, place: str) -> None:
    """Judge the database at the end of a new connection of a program that is open."""
    try:
        judge_version(connection, place)
    except Outdated as earlier:
        raise TooOld(place, earlier.version) from earlier


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
