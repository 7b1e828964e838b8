"""A TinyDB table that goes straight to its rows, and the storage that it stands on.

TinyDB's own methods do the work: they ask `_read_table` and `_update_table` for a mapping of the
whole table, and get one that fetches and writes single rows. These two are not public, so the
dependency is pinned below 5 and `tests/store/test_tinydb_behaviour.py` holds the seam.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Table

from foitui.store.documents import array
from foitui.store.engine import Engine
from foitui.store.rows import Keeper, Rows, RowsInTransaction


class SqliteStorage(Storage):
    """TinyDB's storage interface on an engine; tables are dictionaries only when asked for."""

    def __init__(self, engine: Engine, keepers: Mapping[str, Keeper] | None = None) -> None:
        """Stand on an open engine; `keepers` go by the name of the table they follow."""
        self.engine = engine
        self.keepers = keepers or {}

    def read(self) -> "dict[str, dict[str, Any]] | None":
        """Return the tables, or None when there has never been one, as TinyDB expects."""
        tables = Tables(self)
        # TinyDB asks a dictionary of it no more than a mutable mapping gives.
        return cast("dict[str, dict[str, Any]]", tables) if len(tables) else None

    def write(self, data: Mapping[str, Mapping[Any, Any]]) -> None:
        """Make the stored tables those of `data`."""
        if isinstance(data, Tables):
            return
        with self.engine.transaction():
            tables = Tables(self)
            for name in set(tables) - set(data):
                del tables[name]
            for name, table in data.items():
                tables[name] = table

    def close(self) -> None:
        """Close the file."""
        self.engine.close()

    def rows(self, name: str) -> Rows:
        """Return a table for reading."""
        return Rows(self.engine, name, self.keepers.get(name))

    def rows_in_transaction(self, name: str) -> RowsInTransaction:
        """Return a table for changing, and note that there is one of this name."""
        self.engine.in_transaction.execute("INSERT OR IGNORE INTO tables VALUES(?)", (name,))
        return RowsInTransaction(self.engine, name, self.keepers.get(name))


class Tables(MutableMapping[str, Any]):
    """All tables by name; a deletion or assignment is written at once."""

    def __init__(self, storage: SqliteStorage) -> None:
        """Look at what a storage has."""
        self._storage = storage

    def __getitem__(self, name: str) -> dict[str, Any]:
        if name not in list(self):
            raise KeyError(name)
        return dict(self._storage.rows(name).items())

    def __setitem__(self, name: str, table: Mapping[Any, Any]) -> None:
        with self._storage.engine.transaction():
            rows = self._storage.rows_in_transaction(name)
            wanted = {int(doc_id): document for doc_id, document in table.items()}
            for doc_id in rows:
                if doc_id not in wanted:
                    del rows[doc_id]
            rows.update(wanted)

    def __delitem__(self, name: str) -> None:
        with self._storage.engine.transaction() as connection:
            self._storage.rows_in_transaction(name).clear()
            connection.execute("DELETE FROM tables WHERE name=?", (name,))

    def __iter__(self) -> Iterator[str]:
        return (name for (name,) in self._storage.engine.read("SELECT name FROM tables"))

    def __len__(self) -> int:
        return len(list(iter(self)))


class DocumentTable(Table):
    """A table of documents, one row each. Queries are not cached: other programs write too."""

    _storage: SqliteStorage
    _next_id: int | None  # type: ignore[assignment]  # TinyDB leaves it to be guessed from None

    def __init__(
        self, storage: SqliteStorage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        """Open a table; `cache_size` is there for TinyDB's sake and does nothing."""
        super().__init__(storage, name, 0, persist_empty)

    def put(self, doc_id: int, document: Mapping[str, Any]) -> None:
        """Store a document under an id, in place of all that was there.

        TinyDB's `upsert` merges fields, and would keep one that the new document left out.
        """
        self._update_table(lambda table: table.__setitem__(doc_id, document))

    def add(self, document: Mapping[str, Any]) -> int:
        """Insert a document as it is, where `insert` makes a dictionary of it; returns its id."""
        with self._storage.engine.transaction():
            doc_id = self._get_next_id()
            self.put(doc_id, document)
        return doc_id

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; its id is chosen inside the transaction, so no other can take it."""
        with self._storage.engine.transaction():
            return super().insert(document)

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert documents, all or none of them."""
        with self._storage.engine.transaction():
            return super().insert_multiple(documents)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update or insert, with nobody else in between."""
        with self._storage.engine.transaction():
            return super().upsert(document, cond)

    def get(self, cond: Any = None, doc_id: Any = None, doc_ids: Any = None) -> Any:
        """Return one document, or with `doc_ids` those that exist, without reading any other."""
        if doc_id is not None or doc_ids is None:
            return super().get(cond, doc_id, doc_ids)
        rows = self._storage.rows(self.name)
        return [
            self.document_class(found, int(key))
            for key, found in rows.among(array([int(wanted) for wanted in doc_ids]))
        ]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        # TinyDB asks a dictionary of it no more than a mapping gives.
        return cast("dict[str, Mapping[str, Any]]", self._storage.rows(self.name))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._storage.engine.transaction():
            rows = self._storage.rows_in_transaction(self.name)
            updater(rows)
            rows.settle()

    def _get_next_id(self) -> int:
        """Return one more than the highest id there is, or that this table gave before."""
        highest = self._storage.engine.read(
            "SELECT max(id) FROM documents WHERE name=?", (self.name,)
        )[0][0]
        keeper = self._storage.keepers.get(self.name)
        gone = keeper.highest_gone() if keeper else 0
        free = max(int(highest or 0), gone) + 1
        next_id = free if self._next_id is None else max(self._next_id, free)
        self._next_id = next_id + 1
        return next_id


class DocumentDatabase(TinyDB):
    """A real TinyDB whose tables go straight to their rows."""

    table_class = DocumentTable  # type: ignore[assignment]  # TinyDB means any subclass

    def __init__(self, engine: Engine, keepers: Mapping[str, Keeper] | None = None) -> None:
        """Open TinyDB on an engine."""
        super().__init__(engine, keepers, storage=SqliteStorage)
