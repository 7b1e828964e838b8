"""References: given in order within a year, and never twice."""

from sqlite3 import Connection

DEFAULT_SCHEME = "FOI-{year}-{number:04d}"


def allocate(connection: Connection, scheme: str, year: int) -> str:
    """Return the next free reference of a year and count on from it.

    A scheme without the year counts through all years, as the counter is named after the
    scheme with everything but the number filled in.
    """
    key = write(scheme, year, 0)
    row = connection.execute("SELECT last FROM counters WHERE key=?", (key,)).fetchone()
    number = row[0] if row else 0
    reference = ""
    while not reference or _is_taken(connection, reference):
        number += 1
        reference = write(scheme, year, number)
    connection.execute("INSERT OR REPLACE INTO counters VALUES(?, ?)", (key, number))
    return reference


def write(scheme: str, year: int, number: int) -> str:
    """Return a reference by a scheme; raises ValueError when the scheme is none."""
    try:
        reference = scheme.format(year=year, number=number)
    except (KeyError, IndexError) as error:
        raise ValueError(
            f"the reference scheme {scheme!r} knows {{year}} and {{number}}"
        ) from error
    if reference == scheme.format(year=year, number=number + 1):
        raise ValueError(f"the reference scheme {scheme!r} has no {{number}}")
    return reference


def _is_taken(connection: Connection, reference: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM cases WHERE reference=?1 UNION ALL SELECT 1 FROM erased WHERE reference=?1",
        (reference,),
    )
    return found.fetchone() is not None
