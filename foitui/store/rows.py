"""The rows of one TinyDB table as the mappings that TinyDB's own methods work on."""

from collections.abc import Iterator, Mapping, MutableMapping
from functools import cached_property
from typing import Any, Protocol

from foitui.store.documents import checksum, decode, encode
from foitui.store.engine import Engine
from foitui.store.errors import Damaged

Document = dict[str, Any]

SETTLE_AT = 500
"""Documents kept in memory while one update runs over many."""


class Prepared(Mapping[str, Any]):
    """A document that brings its JSON and what it was made of, so that neither is made twice."""

    def __init__(self, body: bytes, source: object, row: tuple[Any, ...] = ()) -> None:
        """Hold the bytes that a document encodes to, and the record behind it.

        `row` is what its keeper derives from the record, where that was done before.
        """
        self.body = body
        self.source = source
        self.row = row

    def __getitem__(self, key: str) -> Any:
        return self._document[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._document)

    def __len__(self) -> int:
        return len(self._document)

    @cached_property
    def _document(self) -> Document:
        return decode(self.body)


class Keeper(Protocol):
    """Who keeps what is derived from a table's documents, within the same transaction."""

    def writing(self, doc_id: int, document: Mapping[str, Any]) -> None:
        """Follow a document that is inserted or changed, while the former one can still be read.

        An error takes the change back.
        """
        ...

    def removing(self, doc_id: int) -> None:
        """Follow a document that is removed, while it can still be read."""
        ...

    def highest_gone(self) -> int:
        """Return the highest id of a document that is gone and must not be given again, or 0."""
        ...

    def name_of(self, doc_id: int) -> str:
        """Return what officers call the document, for an error message."""
        ...


class Rows(Mapping[str, Document]):
    """A table for reading: keys are ids as text, values fresh copies, order that of insertion."""

    def __init__(self, engine: Engine, name: str, keeper: Keeper | None = None) -> None:
        """Look at one table; nothing is read before it is asked for."""
        self._engine = engine
        self._name = name
        self._keeper = keeper

    def __getitem__(self, key: str) -> Document:
        rows = self._engine.read(
            "SELECT checksum, CAST(body AS BLOB) FROM documents WHERE name=? AND id=?",
            (self._name, int(key)),
        )
        if not rows:
            raise KeyError(key)
        return self._verified(int(key), *rows[0])

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(
            self._engine.read(
                "SELECT 1 FROM documents WHERE name=? AND id=?", (self._name, int(key))
            )
        )

    def __iter__(self) -> Iterator[str]:
        rows = self._engine.read(
            "SELECT id FROM documents WHERE name=? ORDER BY position", (self._name,)
        )
        return (str(doc_id) for (doc_id,) in rows)

    def __len__(self) -> int:
        count: int = self._engine.read(
            "SELECT count(*) FROM documents WHERE name=?", (self._name,)
        )[0][0]
        return count

    def items(self) -> Any:
        """Go through one state of the whole table, a document at a time."""
        return self._stream(
            "SELECT id, checksum, CAST(body AS BLOB) FROM documents WHERE name=?", ()
        )

    def among(self, ids: str) -> Iterator[tuple[str, Document]]:
        """Go through the documents whose ids are in a JSON list."""
        return self._stream(
            "SELECT id, checksum, CAST(body AS BLOB) FROM documents WHERE name=?"
            " AND id IN (SELECT value FROM json_each(?))",
            (ids,),
        )

    def _stream(self, sql: str, values: tuple[str, ...]) -> Iterator[tuple[str, Document]]:
        with self._engine.snapshot() as connection:
            for doc_id, *rest in connection.execute(
                f"{sql} ORDER BY position", (self._name, *values)
            ):
                yield str(doc_id), self._verified(doc_id, *rest)

    def _verified(self, doc_id: int, written: int, body: bytes) -> Document:
        """Decode a document after comparing it with its checksum; raises Damaged."""
        if checksum(self._name, doc_id, body) != written:
            name = self._keeper.name_of(doc_id) if self._keeper else f"{self._name} {doc_id}"
            raise Damaged(name, "its checksum does not fit its text")
        return decode(body)


class RowsInTransaction(MutableMapping[int, Document]):
    """A table for changing: what an updater touched is written when it is settled.

    TinyDB changes documents in place, so each one handed out is remembered with the bytes it
    came from, and written if it then encodes to others. Update over many documents settles as it
    goes; only the document that was handed out last may still be changed then.
    """

    def __init__(self, engine: Engine, name: str, keeper: Keeper | None = None) -> None:
        """Work on one table; the caller has the transaction open."""
        self._engine = engine
        self._name = name
        self._keeper = keeper
        self._rows = Rows(engine, name, keeper)
        self._touched: dict[int, tuple[Document, bytes]] = {}

    def __getitem__(self, doc_id: int) -> Document:
        if doc_id not in self._touched:
            document = self._rows[str(doc_id)]
            if len(self._touched) >= SETTLE_AT:
                self.settle()
            self._touched[doc_id] = document, encode(document)
        return self._touched[doc_id][0]

    def __setitem__(self, doc_id: int, document: Mapping[str, Any]) -> None:
        self._touched.pop(doc_id, None)
        body = document.body if isinstance(document, Prepared) else encode(document)
        self._write(doc_id, document, body)

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self._touched.pop(doc_id, None)
        if self._keeper is not None:
            self._keeper.removing(doc_id)
        self._execute("DELETE FROM documents WHERE name=? AND id=?", self._name, doc_id)

    def __contains__(self, doc_id: object) -> bool:
        return isinstance(doc_id, int) and str(doc_id) in self._rows

    def __iter__(self) -> Iterator[int]:
        return iter([int(key) for key in self._rows])

    def __len__(self) -> int:
        return len(self._rows)

    def clear(self) -> None:
        """Remove every document; without a keeper in one statement."""
        if self._keeper is not None:
            for doc_id in self:
                del self[doc_id]
            return
        self._touched.clear()
        self._execute("DELETE FROM documents WHERE name=?", self._name)

    def settle(self) -> None:
        """Write the documents that differ from what they were read as."""
        for doc_id, (document, before) in self._touched.items():
            body = encode(document)
            if body != before:
                self._write(doc_id, document, body)
        self._touched.clear()

    def _write(self, doc_id: int, document: Mapping[str, Any], body: bytes) -> None:
        if self._keeper is not None:
            self._keeper.writing(doc_id, document)
        # An upsert by conflict and not OR REPLACE, which would move the row to the end.
        self._execute(
            "INSERT INTO documents(name, id, checksum, body) VALUES(?, ?, ?, ?)"
            " ON CONFLICT(name, id) DO UPDATE SET checksum=excluded.checksum, body=excluded.body",
            self._name,
            doc_id,
            checksum(self._name, doc_id, body),
            body,
        )

    def _execute(self, sql: str, *values: Any) -> None:
        self._engine.in_transaction.execute(sql, values)
