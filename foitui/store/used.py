"""Which texts stand in which cases, as digests, so that the uses of one are counted at once.

It is derived, and follows every save. In a caseload that is older than the table, the earlier cases
are entered when it is first needed; `meta` says when all of them are.
"""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from sqlite3 import Connection

from foitui.case.records import Claim
from foitui.store.schema import ALL_USED


def digest_of(text: str) -> bytes:
    """Return what a text is known by, whatever its capitals, stops and line breaks."""
    from foitui.law.phrases import same_words  # 9 ms, for those who count or save

    words = same_words(text).encode("utf-8", "backslashreplace")
    return blake2b(words, digest_size=16).digest()


def digests_in(claims: Iterable[Claim]) -> frozenset[bytes]:
    """Return the digests of the reasons and factors of some claims."""
    return frozenset(_digests(claims))


def all_entered(connection: Connection) -> bool:
    """Whether every case is entered, and not only those saved since the table was made."""
    sql = "SELECT 1 FROM meta WHERE key=?"
    return connection.execute(sql, (ALL_USED,)).fetchone() is not None


def say_all_entered(connection: Connection) -> None:
    """Say that every case is entered; from then on each save keeps it so."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES(?, '1')", (ALL_USED,))


def follow(connection: Connection, case_id: int, digests: frozenset[bytes]) -> None:
    """Make what stands in a case the entered texts of it, in the transaction that is open."""
    rows = connection.execute("SELECT digest FROM used WHERE case_id=?", (case_id,))
    if digests != {digest for (digest,) in rows}:
        forget(connection, case_id)
        connection.executemany(
            "INSERT OR IGNORE INTO used VALUES(?, ?)", [(digest, case_id) for digest in digests]
        )


def forget(connection: Connection, case_id: int) -> None:
    """Forget what stands in a case, in the transaction that is open."""
    connection.execute("DELETE FROM used WHERE case_id=?", (case_id,))


def _digests(claims: Iterable[Claim]) -> Iterator[bytes]:
    from foitui.law.phrases import same_words, texts

    for claim in claims:
        for _, text in texts(claim):
            if same_words(text):
                yield digest_of(text)
