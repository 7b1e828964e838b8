"""Our table is TinyDB's: its documented behaviours, held against TinyDB's own table in memory."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, operations, where
from tinydb.queries import Query
from tinydb.storages import JSONStorage, MemoryStorage
from tinydb.table import Document

from foitui.store.engine import Engine
from foitui.store.errors import Damaged
from foitui.store.folder import Folder
from foitui.store.schema import make_database
from foitui.store.table import DocumentDatabase, DocumentTable


def our_tinydb(folder: Path) -> DocumentDatabase:
    place = Folder(folder)
    if not place.database.exists():
        place.make()
        make_database(place)
    return DocumentDatabase(Engine(place))


@pytest.fixture(params=["ours", "memory"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TinyDB]:
    """The same TinyDB on our engine, and as it comes."""
    database = (
        our_tinydb(tmp_path / "db") if request.param == "ours" else TinyDB(storage=MemoryStorage)
    )
    yield database
    database.close()


@pytest.fixture
def three(db: TinyDB) -> TinyDB:
    """Three documents that share one field."""
    db.insert_multiple({"int": 1, "char": letter} for letter in "abc")
    return db


def letters(db: TinyDB) -> list[str]:
    return [document["char"] for document in db]


def test_ids_count_from_one(db: TinyDB) -> None:
    assert db.insert({}) == 1
    assert db.insert_multiple([{}, {}]) == [2, 3]
    assert [document.doc_id for document in db.all()] == [1, 2, 3]


def test_an_id_of_ones_own_is_kept_and_counted_on_from(db: TinyDB) -> None:
    assert db.insert(Document({"a": 1}, 77)) == 77
    assert db.insert({"a": 2}) == 78
    assert db.insert_multiple([Document({}, 90), Document({}, 80)]) == [90, 80]
    assert [document.doc_id for document in db] == [77, 78, 90, 80]


def test_an_id_that_is_taken_is_refused(three: TinyDB) -> None:
    with pytest.raises(ValueError, match="already exists"):
        three.insert(Document({}, 2))
    with pytest.raises(ValueError, match="already exists"):
        three.insert_multiple([Document({}, 2)])
    assert len(three) == 3


def test_what_is_no_mapping_is_refused(db: TinyDB) -> None:
    wrong: Any
    for wrong in (object(), 1, "x", [1, 2], {1}):
        with pytest.raises(ValueError, match="not a Mapping"):
            db.insert(wrong)
    with pytest.raises(ValueError, match="not a Mapping"):
        db.insert_multiple([1])


def test_removed_ids_are_not_given_again_while_the_table_is_open(three: TinyDB) -> None:
    three.remove(doc_ids=[3])
    assert three.insert({"int": 1, "char": "d"}) == 4


def test_search_finds_by_every_kind_of_query(three: TinyDB) -> None:
    assert [d["char"] for d in three.search(where("int") == 1)] == ["a", "b", "c"]
    assert three.search(where("char") == "b") == [{"int": 1, "char": "b"}]
    assert three.search((where("int") == 1) & ~(where("char") == "b"))[1]["char"] == "c"
    assert three.search(where("char").one_of(["a", "z"]))[0].doc_id == 1
    assert three.search(Query().char.matches("[bc]"))[0].doc_id == 2
    assert three.search(Query().fragment({"char": "c"}))[0].doc_id == 3
    assert three.search(where("nothing").exists()) == []
    assert three.search(lambda document: document["char"] > "b") == [{"int": 1, "char": "c"}]


def test_one_document_is_got_by_id_ids_or_query(three: TinyDB) -> None:
    assert three.get(doc_id=2) == {"int": 1, "char": "b"}
    assert three.get(doc_id=9) is None
    assert three.get(where("char") == "c") == {"int": 1, "char": "c"}
    assert three.get(where("char") == "x") is None
    assert [d.doc_id for d in three.get(doc_ids=[3, 1, 9])] == [1, 3]
    with pytest.raises(RuntimeError):
        three.get()


def test_the_table_knows_what_it_contains(three: TinyDB) -> None:
    assert three.contains(where("char") == "a")
    assert not three.contains(where("char") == "x")
    assert three.contains(doc_id=1)
    assert not three.contains(doc_id=9)
    assert three.count(where("int") == 1) == len(three) == 3
    with pytest.raises(RuntimeError):
        three.contains()


def test_update_changes_all_some_or_none(three: TinyDB) -> None:
    assert three.update({"int": 2}) == [1, 2, 3]
    assert three.update({"int": 3}, where("char") == "a") == [1]
    assert three.update({"int": 4}, doc_ids=[2, 9]) == [2]
    assert three.update({"int": 5}, where("char") == "x") == []
    assert [document["int"] for document in three] == [3, 4, 2]


def test_update_keeps_the_fields_it_does_not_name(three: TinyDB) -> None:
    three.update({"new": {"deep": [1, None]}}, doc_ids=[1])
    assert three.get(doc_id=1) == {"int": 1, "char": "a", "new": {"deep": [1, None]}}


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (operations.increment("int"), {"int": 2, "char": "a"}),
        (operations.decrement("int"), {"int": 0, "char": "a"}),
        (operations.add("int", 4), {"int": 5, "char": "a"}),
        (operations.subtract("int", 4), {"int": -3, "char": "a"}),
        (operations.set("char", "x"), {"int": 1, "char": "x"}),
        (operations.delete("char"), {"int": 1}),
    ],
)
def test_update_by_operation(
    three: TinyDB, operation: Callable[[Any], None], expected: dict[str, Any]
) -> None:
    three.update(operation, where("char") == "a")
    assert three.get(doc_id=1) == expected


def test_several_updates_at_once(three: TinyDB) -> None:
    done = three.update_multiple(
        [({"int": 2}, where("char") == "a"), (operations.delete("int"), where("char") == "c")]
    )
    assert done == [1, 3]
    assert three.all() == [{"int": 2, "char": "a"}, {"int": 1, "char": "b"}, {"char": "c"}]


def test_upsert_updates_or_inserts(three: TinyDB) -> None:
    assert three.upsert({"int": 7}, where("char") == "a") == [1]
    assert three.upsert({"int": 9, "char": "x"}, where("char") == "x") == [4]
    assert three.upsert(Document({"int": 8}, 2)) == [2]
    assert three.upsert(Document({"int": 6, "char": "y"}, 50)) == [50]
    assert three.get(doc_id=2) == {"int": 8, "char": "b"}
    assert letters(three) == ["a", "b", "c", "x", "y"]
    with pytest.raises(ValueError, match="doc_id"):
        three.upsert({"int": 1})


def test_remove_by_query_or_ids(three: TinyDB) -> None:
    assert three.remove(where("char") == "b") == [2]
    assert three.remove(doc_ids=[1, 9]) == [1]
    assert letters(three) == ["c"]
    with pytest.raises(RuntimeError):
        three.remove()


def test_truncate_empties_and_counts_from_one_again(three: TinyDB) -> None:
    three.truncate()
    assert len(three) == 0
    assert three.all() == []
    assert three.insert({}) == 1


def test_tables_are_apart(db: TinyDB) -> None:
    one, two = db.table("one"), db.table("two")
    one.insert({"a": 1})
    two.insert_multiple([{"a": 1}, {"b": 2}])
    assert (len(one), len(two)) == (1, 2)
    assert one.search(where("b") == 2) == []
    assert db.tables() == {"one", "two"}
    assert db.table("one") is one


def test_a_table_can_be_dropped_and_made_again(db: TinyDB) -> None:
    db.table("one").insert({"a": 1})
    db.table("two").insert({"a": 1})
    db.drop_table("one")
    db.drop_table("never was")
    assert db.tables() == {"two"}
    assert len(db.table("one")) == 0
    db.drop_tables()
    assert db.tables() == set()


def test_an_empty_table_is_kept_where_asked(db: TinyDB) -> None:
    db.table("asked", persist_empty=True)
    db.table("not asked")
    assert db.tables() == {"asked"}


def test_the_default_table_answers_for_the_database(db: TinyDB) -> None:
    db.insert({"a": 1})
    assert db.table("_default").all() == [{"a": 1}]
    assert len(db) == 1
    assert list(db) == [{"a": 1}]


def test_a_place_in_the_order_is_kept_when_a_document_changes(three: TinyDB) -> None:
    three.update({"new": "x" * 5000}, doc_ids=[1])
    assert letters(three) == ["a", "b", "c"]


# From here on, what TinyDB's own storages do not give.


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[DocumentDatabase]:
    database = our_tinydb(tmp_path / "db")
    yield database
    database.close()


def test_an_update_that_fails_changes_nothing(ours: DocumentDatabase) -> None:
    ours.insert_multiple([{"n": 1}, {"n": 2}, {"m": 3}])
    with pytest.raises(KeyError):
        ours.update(operations.increment("n"))
    assert ours.all() == [{"n": 1}, {"n": 2}, {"m": 3}]


def test_what_is_handed_out_is_a_copy(ours: DocumentDatabase) -> None:
    ours.insert({"list": [1]})
    ours.get(doc_id=1)["list"].append(2)
    assert ours.get(doc_id=1) == {"list": [1]}


def test_another_program_gets_the_next_id(ours: DocumentDatabase, tmp_path: Path) -> None:
    other = our_tinydb(tmp_path / "db")
    assert [ours.insert({}), other.insert({}), ours.insert({}), other.insert({})] == [1, 2, 3, 4]
    assert ours.search(where("x") == 1) == []
    other.update({"x": 1}, doc_ids=[1])
    assert len(ours.search(where("x") == 1)) == 1
    other.close()


def test_an_update_over_many_documents_reaches_them_all(ours: DocumentDatabase) -> None:
    ours.insert_multiple({"n": number} for number in range(1200))
    ours.update(operations.increment("n"))
    assert [document["n"] for document in ours] == list(range(1, 1201))


def test_put_replaces_where_upsert_would_merge(ours: DocumentDatabase) -> None:
    table = ours.table("_default")
    assert isinstance(table, DocumentTable)
    table.insert({"a": 1, "b": 2})
    table.put(1, {"a": 3})
    assert table.get(doc_id=1) == {"a": 3}


def test_what_json_has_no_form_for_is_refused(ours: DocumentDatabase) -> None:
    for wrong in (float("nan"), float("inf"), {1, 2}, b"x", object()):
        with pytest.raises((TypeError, ValueError)):
            ours.insert({"x": wrong})
    assert len(ours) == 0


def test_half_a_surrogate_pair_and_nul_come_back(ours: DocumentDatabase) -> None:
    document = {"a\ud83d": ["\udc80 x", "\0", "\U0001f600"]}
    ours.insert(document)
    assert ours.all() == [document]


def test_a_search_reads_one_state_while_others_write(ours: DocumentDatabase) -> None:
    ours.insert_multiple([{"n": 1}, {"n": 1}])
    running = iter(ours)
    first = next(running)
    ours.update({"n": 2})
    assert [first, *running] == [{"n": 1}, {"n": 1}]
    assert [document["n"] for document in ours] == [2, 2]


def test_a_damaged_document_is_told_by_table_and_id(ours: DocumentDatabase) -> None:
    ours.insert({"n": 1})
    engine = ours.table("_default").storage.engine  # type: ignore[attr-defined]  # it is ours
    with engine.transaction() as connection:
        connection.execute("UPDATE documents SET body=replace(body, '1', '2')")
    with pytest.raises(Damaged, match="_default 1 is damaged"):
        ours.get(doc_id=1)


def test_the_whole_goes_to_plain_tinydb_and_back(ours: DocumentDatabase, tmp_path: Path) -> None:
    ours.insert_multiple([{"n": 1}, {"n": [None, {"é": 1.5}]}])
    ours.table("other").insert(Document({"x": "y"}, 7))
    whole = ours.storage.read() or {}
    with TinyDB(tmp_path / "plain.json") as plain:
        plain.storage.write(dict(whole))
        assert plain.table("other").get(doc_id=7) == {"x": "y"}
        content = json.loads((tmp_path / "plain.json").read_text())
    ours.insert({"n": "more"})
    ours.table("third").insert({})
    ours.storage.write(content)
    assert (ours.storage.read() or {}).keys() == content.keys()
    assert {name: dict(table) for name, table in (ours.storage.read() or {}).items()} == content


# A random-operation comparison.

names = st.sampled_from(["a", "b", "c"])
values = st.one_of(st.integers(-3, 3), st.text(max_size=3), st.none(), st.lists(st.integers(0, 2)))
documents = st.dictionaries(names, values, max_size=3)
conditions = st.builds(lambda name, value: where(name) == value, names, values) | st.builds(
    lambda name: where(name).exists(), names
)
ids = st.lists(st.integers(1, 12), max_size=4, unique=True)
steps_of_any_kind = st.one_of(
    st.tuples(st.just("insert"), documents),
    st.tuples(st.just("insert_multiple"), st.lists(documents, max_size=4)),
    st.tuples(st.just("update"), documents, conditions),
    st.tuples(st.just("update"), documents, st.none(), ids),
    st.tuples(st.just("update"), names.map(lambda name: operations.set(name, 9)), conditions),
    st.tuples(st.just("upsert"), documents, conditions),
    st.tuples(st.just("remove"), conditions),
    st.tuples(st.just("remove"), st.none(), ids),
    st.tuples(st.just("search"), conditions),
    st.tuples(st.just("get"), conditions),
    st.tuples(st.just("get"), st.none(), st.integers(1, 12)),
    st.tuples(st.just("get"), st.none(), st.none(), ids),
    st.tuples(st.just("count"), conditions),
    st.tuples(st.just("contains"), conditions),
    st.tuples(st.just("truncate")),
    st.tuples(st.just("all")),
)


@given(steps=st.lists(steps_of_any_kind, max_size=25))
@settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_sequence_of_operations_does_what_tinydb_in_memory_does(
    ours: DocumentDatabase, steps: list[tuple[Any, ...]]
) -> None:
    ours.drop_tables()
    plain = TinyDB(storage=MemoryStorage)
    for name, *arguments in steps:
        own = getattr(ours, name)(*arguments)
        # TinyDB in memory would share a list between the documents that were given it.
        theirs = getattr(plain, name)(*copy.deepcopy(arguments))
        assert own == theirs, (name, arguments)
    assert [(d.doc_id, d) for d in ours] == [(d.doc_id, d) for d in plain]


def test_plain_tinydb_still_has_the_seam_that_we_stand_on() -> None:
    for name in ("_read_table", "_update_table", "_get_next_id"):
        assert callable(getattr(TinyDB.table_class, name))
    assert callable(JSONStorage.read)
