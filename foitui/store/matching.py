"""Which cases the words of a filter let through, as a mask: a byte for each case, by its id.

A usual word stands in most cases, so what counts is the time to carry 100,000 ids out of SQLite.
As one JSON list that takes 8 ms, as rows 20 ms, and joined with the list 30 to 60 ms. A mask is
then combined, counted and looked into at the speed of memory. The masks of the last words are
kept until somebody saves: the page and its counts ask alike, and the next letter changes one word.
"""

from collections.abc import Callable, Iterator
from itertools import compress, count

from foitui.store.documents import array, storable
from foitui.store.engine import Engine
from foitui.store.masks import Kept, Mask, both, mark, mended, read_ids

SHORT = 3
"""The index of letters holds runs of three; what is shorter is found by the runs that it begins."""

KEPT = 8
"""Masks that are kept: a megabyte at 100,000 cases."""

FEW = 2_000
"""Cases so few that they are looked at one by one."""

LEFT = 200
"""Cases without a word so far whose short texts are rather read than their runs looked up."""

FIRST = 1_000
"""Cases in which a word is sought before it is sought in all."""

RUNS = 60
"""Runs of letters that are looked up together; for more, every case is looked at (25 ms)."""

_OFFICERS = """WITH RECURSIVE each(officer) AS (
    SELECT min(officer) FROM cases UNION ALL
    SELECT (SELECT min(officer) FROM cases WHERE officer > each.officer) FROM each
    WHERE each.officer IS NOT NULL
) SELECT officer FROM each WHERE officer IS NOT NULL"""
"""A step of the index for each officer, where DISTINCT goes through all of it."""

_HAS_PART = " OR ".join(
    rf"{name} LIKE ?1 ESCAPE '\'" for name in ("reference", "subject", "sender_reference")
)


class Matching:
    """Finds the cases of words; for all threads of a program."""

    def __init__(self, engine: Engine, everything: Callable[[], Mask]) -> None:
        """Look in the indexes of one caseload, all of whose cases are in a mask."""
        self._engine = engine
        self._everything = everything
        self._masks = Kept[Mask](engine, KEPT, self._mend)

    def mask(self, text: str) -> Mask | None:
        """Return the mask of the cases that have every word of a text; None without a word.

        A word is found at the start of one in the texts, or as any part of reference, subject,
        sender's reference or officer.
        """
        words = dict.fromkeys(storable(text).replace("\0", " ").lower().split())
        found: Mask | None = None
        for word in words:
            mask = self._masks.get(word, self._found)
            found = mask if found is None else both(found, mask)
            if 1 not in found:
                break  # whatever the other words are in
        return found

    def _found(self, word: str) -> Mask:
        everything = self._everything()
        total = everything.count(1)
        officers = [each for (each,) in self._engine.read(_OFFICERS)]
        having = [each for each in officers if word in each.lower()]
        if len(having) == len(officers) or self._is_in_all(word, everything, total):
            return everything
        marks = bytearray(len(everything))
        for more in self._places(word, marks, having):
            mark(marks, more)
            if marks.count(1) >= total:
                break
        return bytes(marks)

    def _mend(self, word: str, mask: Mask, ids: list[int]) -> Mask:
        """Look for a word anew in cases that have changed."""
        if len(word) < SHORT and not word.isascii():
            return self._found(word)  # LIKE knows capitals of ASCII alone, the runs all of them
        among, quoted = array(ids), _quoted(word)
        those = "IN (SELECT value FROM json_each(?2))"
        lookups = [("words", f"{quoted}*")] + [("letters", quoted)] * (len(word) >= SHORT)
        found = [
            doc_id
            for index, wanted in lookups
            for (doc_id,) in self._engine.read(
                f"SELECT rowid FROM {index} WHERE {index} MATCH ?1 AND rowid {those}",
                (wanted, among),
            )
        ]
        if len(word) < SHORT:
            sql = f"SELECT id FROM cases WHERE ({_HAS_PART}) AND id {those}"
            found += [doc_id for (doc_id,) in self._engine.read(sql, (_part(word), among))]
        sql = "SELECT id, officer FROM cases WHERE id IN (SELECT value FROM json_each(?))"
        officers = self._engine.read(sql, (among,))
        found += [doc_id for doc_id, officer in officers if word in officer.lower()]
        return mended(mask, ids, found)

    def _is_in_all(self, word: str, everything: Mask, total: int) -> bool:
        """Whether a word in every case starts so, as with most letters.

        It is soon counted (3 ms), and sooner seen of the first cases that it is not (0.2 ms).
        """
        if len(word) >= SHORT:
            return False
        starting = f"{_quoted(word)}*"
        first = "SELECT rowid FROM words WHERE words MATCH ? LIMIT ?"
        sql = f"SELECT count(*), coalesce(max(rowid), 0) FROM ({first})"
        found, last = self._engine.read(sql, (starting, FIRST))[0]
        if found < max(everything[: last + 1].count(1), min(FIRST, total)):
            return False
        sql = "SELECT count(*) FROM words WHERE words MATCH ?"
        return bool(self._engine.read(sql, (starting,))[0][0] >= total)

    def _places(self, word: str, marks: bytearray, officers: list[str]) -> Iterator[list[int]]:
        """Go through where the word can stand, the likeliest first; what is found is marked."""
        quoted = _quoted(word)
        yield self._ids("words", f"{quoted}*")
        if len(word) >= SHORT:
            yield self._ids("letters", quoted)
        else:
            yield self._having_part(word, marks)
        if officers:
            sql = "SELECT json_group_array(id) FROM cases"
            sql += " WHERE officer IN (SELECT value FROM json_each(?))"
            yield read_ids(self._engine, sql, (array(officers),))

    def _having_part(self, word: str, marks: bytearray) -> list[int]:
        """Return the cases whose short texts have a part of one or two letters.

        Nearly none are left when the word starts one in nearly every case. Others are looked up by
        their runs, so that no row is read: those of 2,000 cases lie on as many pages.
        """
        sql = f"SELECT json_group_array(id) FROM cases WHERE ({_HAS_PART})"
        values = [_part(word)]
        if len(marks) - marks.count(1) <= LEFT:
            sql += " AND id IN (SELECT value FROM json_each(?2))"
            values.append(array(list(compress(count(), (not each for each in marks)))))
        elif len(runs := self._runs(word)) <= RUNS:
            return self._ids("letters", " OR ".join(map(_quoted, runs)))
        return read_ids(self._engine, sql, values)

    def _runs(self, start: str) -> list[str]:
        """Return the runs of three letters in the index that start so; lines go on behind each."""
        self._engine.read(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.runs USING fts5vocab(main, letters, row)"
        )
        rows = self._engine.read(
            "SELECT term FROM temp.runs WHERE term >= ? AND term < ?", (start, start + "\U0010ffff")
        )
        return [run for (run,) in rows if "\0" not in run]

    def _ids(self, index: str, wanted: str) -> list[int]:
        sql = f"SELECT json_group_array(rowid) FROM {index} WHERE {index} MATCH ?"
        return read_ids(self._engine, sql, (wanted,)) if wanted else []


def _part(word: str) -> str:
    """Return what a text is LIKE that has a word anywhere in it."""
    return "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'
