"""What an account lacks to make a caseload in a database, and which statement gives it."""

from typing import NamedTuple

from psycopg import Connection

from foitui.store.errors import Unprepared, Unsuited
from foitui.store.postgres.role_names import as_sql, names
from foitui.store.postgres.schema import version_of

_RIGHTS = """
SELECT quote_ident(current_user), quote_ident(current_database()),
    has_database_privilege(current_database(), 'CREATE'),
    (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user),
    (SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'foitui'),
    (SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'foitui')"""
_AGAIN = "then say 'foitui init' again"


class Rights(NamedTuple):
    """What an account may do where it wants to make a caseload; names as they stand in SQL."""

    account: str
    database: str
    makes_tables: bool
    makes_roles: bool
    owner: str | None
    """Whose the tables are; None where there are none."""
    owns: bool | None


def require_tables(connection: Connection, place: str) -> Rights:
    """Return the rights of the account, if it may make the tables or has made them.

    Raises:
        Unprepared: it may not, or they are another account's.
        Unsuited: something else has the name of their schema.
    """
    rights = Rights(*(connection.execute(_RIGHTS).fetchone() or ()))
    if rights.owner is None and not rights.makes_tables:
        raise Unprepared(
            f"Nothing was made in {place}: {rights.account} may not make a schema there. Whoever"
            f" owns the database says GRANT CREATE ON DATABASE {rights.database}"
            f" TO {rights.account}; {_AGAIN}."
        )
    if rights.owner is not None and not rights.owns:
        raise Unprepared(
            f"Nothing was changed in {place}: the schema foitui there is {rights.owner}'s, and not"
            f" {rights.account}'s; say 'foitui init' as {rights.owner}."
        )
    if rights.owner is not None and version_of(connection) is None:
        raise Unsuited(
            place, "it has a schema foitui without one; take that away or name another database"
        )
    return rights


def require_roles(connection: Connection, rights: Rights, prefix: str, made: str) -> None:
    """Say which roles are missing, where the account may make none; `made` says what was done.

    Raises:
        Unprepared: it may make none, and some are missing.
    """
    if rights.makes_roles:
        return
    wanted = [*names(prefix).values()]
    found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", (wanted,))
    there = {name for (name,) in found}
    if missing := [as_sql(name) for name in wanted if name not in there]:
        makes = "; ".join(f"CREATE ROLE {name} NOLOGIN" for name in missing)
        raise Unprepared(
            f"{made[:1].upper()}{made[1:]}, but nobody was given rights: {rights.account} may make"
            f" no roles. An administrator says {makes}, or ALTER ROLE {rights.account} CREATEROLE;"
            f" {_AGAIN}. Until then only {rights.account} can work there."
        )
