"""Names of roles: which beginnings make some that PostgreSQL takes, and how they stand in SQL."""

import re

from foitui.store.errors import StoreError

PREFIX = "foitui"
"""What the names of the roles start with, where nothing else was asked for."""
ROLES = ("reader", "officer", "keeper")
ROOM = 63 - max(len(f"_{role}") for role in ROLES)
"""Bytes of a beginning. PostgreSQL cuts a name after 63 of them, and two would become one."""


class UnusableName(StoreError):
    """No roles can be named so."""

    def __init__(self, prefix: str, why: str) -> None:
        super().__init__(
            f"Names of roles cannot start with '{prefix[:ROOM]}': {why}; name another start, as in"
            " --roles office."
        )


def names(prefix: str) -> dict[str, str]:
    """Return the name of each role."""
    return {role: f"{prefix}_{role}" for role in ROLES}


def require_usable(prefix: str) -> None:
    """Refuse a start of names that the server would refuse or cut; raises UnusableName."""
    if not prefix.strip():
        raise UnusableName(prefix, "it is empty")
    if not re.fullmatch(r"[\w.-]+", prefix):
        # The server takes more, but what is pasted into a shell should be harmless there too.
        raise UnusableName(prefix, "only letters, digits, '_', '-' and '.' can be in it")
    if prefix.startswith("pg_"):
        raise UnusableName(prefix, "PostgreSQL keeps pg_ for itself")
    if len(prefix.encode()) > ROOM:
        raise UnusableName(prefix, f"it is longer than {ROOM} bytes")


def as_sql(name: str) -> str:
    """Return the name of a role as it stands in a statement: quoted where it must be."""
    # It ends as ours do, so it is none of the words that SQL keeps for itself.
    return (
        name if re.fullmatch("[a-z_][a-z0-9_]*", name) else '"{}"'.format(name.replace('"', '""'))
    )
