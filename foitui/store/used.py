"""Which texts stand in which cases, as digests, so that the uses of one are counted at once.

It is derived. The table is made with the first case, or when it is first needed in a caseload that
had none, and then follows every save. `meta` says up to which event it does, so that what a program
without it has saved is seen to be missing.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from sqlite3 import Connection

from foitui.case.records import Claim

MARK = "used"
"""Stands in `meta` beside the number of the last event that the table knows."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS used(digest BLOB NOT NULL, case_id INTEGER NOT NULL,"
    " PRIMARY KEY(digest, case_id)) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS used_by_case ON used(case_id)",
)


def digest_of(text: str) -> bytes:
    """Return what a text is known by, whatever its capitals, stops and line breaks."""
    from foitui.law.phrases import same_words  # 9 ms, for those who count or save

    words = same_words(text).encode("utf-8", "backslashreplace")
    return blake2b(words, digest_size=16).digest()


def digests_in(claims: Iterable[Claim]) -> frozenset[bytes]:
    """Return the digests of the reasons and factors of some claims."""
    return frozenset(_digests(claims))


def known_up_to(connection: Connection) -> int | None:
    """Return the number of the last event that the table knows; None where there is no table."""
    row = connection.execute("SELECT value FROM meta WHERE key=?", (MARK,)).fetchone()
    return None if row is None else int(row[0])


def follow(connection: Connection, case_id: int, claims: Iterable[Claim], added: int) -> None:
    """Take up a case whose new events were just added, in the transaction that is open."""
    known = known_up_to(connection)
    last = connection.execute("SELECT coalesce(max(sequence), 0) FROM events").fetchone()[0]
    if known is None and last == added:
        begin(connection)  # the first case of all: there is nothing to catch up with, ever
        known = 0
    if known is None:
        return
    was_known = known == last - added
    found = digests_in(claims) if was_known else frozenset()
    rows = connection.execute("SELECT digest FROM used WHERE case_id=?", (case_id,))
    if found != {digest for (digest,) in rows}:
        forget(connection, case_id)
        enter(connection, case_id, found)
    if was_known:
        know(connection, last)


def begin(connection: Connection) -> None:
    """Make the table, unless it is there."""
    for sql in _TABLES:
        connection.execute(sql)


def enter(connection: Connection, case_id: int, digests: Iterable[bytes]) -> None:
    """Enter what stands in a case."""
    connection.executemany(
        "INSERT OR IGNORE INTO used VALUES(?, ?)", [(digest, case_id) for digest in digests]
    )


def know(connection: Connection, last: int) -> None:
    """Say up to which event the table knows the cases."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES(?, ?)", (MARK, str(last)))


def forget(connection: Connection, case_id: int) -> None:
    """Forget what stands in a case, in the transaction that is open."""
    if known_up_to(connection) is not None:
        connection.execute("DELETE FROM used WHERE case_id=?", (case_id,))


def forget_all(connection: Connection) -> None:
    """Drop the table; it is made anew when it is needed."""
    connection.execute("DROP TABLE IF EXISTS used")
    connection.execute("DELETE FROM meta WHERE key=?", (MARK,))


def _digests(claims: Iterable[Claim]) -> Iterator[bytes]:
    from foitui.law.phrases import same_words, texts

    for claim in claims:
        for _, text in texts(claim):
            if same_words(text):
                yield digest_of(text)
