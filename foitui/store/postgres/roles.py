"""Who may do what in the database: three roles, which its administrator gives to accounts.

An officer can call what saves a case and creates one, and write to no table of cases or events;
a reader only reads; a keeper may also erase, anonymise, import and rebuild.
"""

from psycopg import Connection, sql

from foitui.store.postgres.functions import OFFICERS_CALL
from foitui.store.postgres.role_names import PREFIX, names

_GRANTS = """
GRANT USAGE ON SCHEMA foitui TO {reader}, {officer}, {keeper};
GRANT SELECT ON ALL TABLES IN SCHEMA foitui TO {reader}, {officer}, {keeper};
GRANT INSERT, UPDATE, DELETE ON foitui.presence, foitui.counted TO {officer}, {keeper};
GRANT EXECUTE ON FUNCTION {called} TO {officer}, {keeper};
GRANT EXECUTE ON FUNCTION foitui.stages_of TO {reader}, {officer}, {keeper};
GRANT INSERT, UPDATE, DELETE ON foitui.meta, foitui.head, foitui.cases, foitui.places,
    foitui.held, foitui.words, foitui.uses, foitui.officers, foitui.messages, foitui.erased,
    foitui.raw, foitui.counters TO {keeper};
GRANT INSERT, UPDATE (salt, body) ON foitui.events TO {keeper};
GRANT USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA foitui TO {keeper};
GRANT EXECUTE ON FUNCTION foitui.append, foitui.keep TO {keeper};
"""


def give(connection: Connection, prefix: str = PREFIX) -> tuple[str, ...]:
    """Make the roles that are missing and give all of them their rights; returns their names."""
    named = names(prefix)
    with connection.transaction():
        for name in named.values():
            there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,))
            if there.fetchone() is None:
                connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(name)))
        connection.execute(
            sql.SQL(_GRANTS).format(
                called=sql.SQL(", ").join(sql.Identifier("foitui", each) for each in OFFICERS_CALL),
                **{role: sql.Identifier(name) for role, name in named.items()},
            )
        )
        connection.execute(
            "INSERT INTO foitui.meta VALUES('roles', %s)"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (prefix,),
        )
    return tuple(named.values())


def give_again(connection: Connection) -> None:
    """Give the rights anew where there were roles, after tables or functions have changed."""
    row = connection.execute("SELECT value FROM foitui.meta WHERE key = 'roles'").fetchone()
    if row is not None:
        give(connection, row[0])
