"""What keeps a caseload in PostgreSQL well: examining, erasing, and the way to the other engine."""

import io
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psycopg
import pytest

from foitui.case.changes import anonymise, assign, record_correspondence, send_reply
from foitui.case.records import Change, Message
from foitui.law.counting import counted
from foitui.law.working_days import shipped_calendar
from foitui.store.cases import TinyDbCaseStore
from foitui.store.errors import AlreadyHere, Conflict, Damaged, Erased, NotFound
from foitui.store.exchange import NotEmpty, Unfit
from foitui.store.postgres import reports
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.protocol import Filter, KeptStore, Sort, SortKey
from tests.store.databases import faults, opened_in
from tests.store.examples import AT, RECEIVED, changed, new_case, opened
from tests.store.test_anonymising import ON
from tests.store.test_erasing import fill, secret_case


@pytest.fixture
def store(database: str) -> Iterator[PostgresCaseStore]:
    """A new store in PostgreSQL."""
    store = opened_in(database)
    yield store
    store.close()


def edit(database: str, *statements: str) -> None:
    with psycopg.connect(database, autocommit=True) as plain:
        plain.execute("SET session_replication_role = replica")
        for sql in statements:
            plain.execute(sql)


def filled(store: KeptStore) -> str:
    case = store.create(new_case(subject="Bins", message_key="m", text="zinnia \0"), b"\0raw\xff")
    later = Message(received=RECEIVED, text="Any news?", message_key="n")
    store.save(record_correspondence(case, later, officer="o", at=AT), 1, {"n": b"later"})
    gone = store.create(new_case(subject="Gone", text="half \udc80 a pair"))
    store.care.erase(gone.reference, "kept too long", "kim", AT)
    store.create(new_case(text="half \udc80 a pair and \ue000"))
    return case.reference


def export(store: KeptStore, *, whole: bool = True) -> bytes:
    stream = io.BytesIO()
    store.care.export(stream, whole=whole)
    return stream.getvalue()


def test_a_sound_caseload_has_no_faults(store: PostgresCaseStore) -> None:
    filled(store)
    change = Change(field="cost", before={"hours": 1e16, "a": [1e300, -0.0, 2.0]}, after=2)
    case = store.create(new_case())
    event = msgspec.structs.replace(case.events[0], changes=(change,))
    store.save(msgspec.structs.replace(case, events=(*case.events, event)), 1)
    assert faults(store) == {}
    notes = {found.check: found.notes for found in store.care.examine()}
    assert any(note.startswith("PostgreSQL 1") for note in notes["server"])
    assert "7 events; the last digest is" in notes["history"][0]


@pytest.mark.parametrize(
    ("sql", "check", "says"),
    [
        ("UPDATE foitui.events SET name='Sam' WHERE sequence=2", "history", "event 2 "),
        ("UPDATE foitui.events SET salt=NULL WHERE sequence=1", "history", "event 1 "),
        ("DELETE FROM foitui.events WHERE sequence=2", "history", "before event 3"),
        ("DELETE FROM foitui.events WHERE sequence=5", "history", "it should be 5"),
        ("UPDATE foitui.cases SET subject='x' WHERE id=1", "list", "shows it otherwise"),
        ("UPDATE foitui.cases SET officer='x' WHERE id=1", "list", "shows it otherwise"),
        ("UPDATE foitui.places SET stage='x' WHERE id=1", "list", "shows it otherwise"),
        ("DELETE FROM foitui.places WHERE id=1", "list", "shows it otherwise"),
        ("UPDATE foitui.held SET stage='x' WHERE id=1", "list", "shows it otherwise"),
        ("DELETE FROM foitui.held WHERE id=1", "list", "shows it otherwise"),
        ("INSERT INTO foitui.held VALUES(1, 'X', '', '', '', '')", "list", "no such case"),
        ("DELETE FROM foitui.cases WHERE id=1", "list", "no such case"),
        ("UPDATE foitui.words SET words='x' WHERE case_id=1", "list", "is found by"),
        ("DELETE FROM foitui.messages", "list", "messages"),
        ("UPDATE foitui.counted SET body='{}'", "counts", "counted otherwise"),
        ("UPDATE foitui.raw SET body='x'", "messages", "not the one that arrived"),
        (
            "UPDATE foitui.cases SET body=jsonb_set(body, '{officer}', '\"x\"') WHERE id=1",
            "documents",
            "checksum",
        ),
        ("ALTER TABLE foitui.events DISABLE TRIGGER history_stays", "rights", "triggers"),
    ],
)
def test_what_was_changed_past_foitui_shows(
    store: PostgresCaseStore, database: str, sql: str, check: str, says: str
) -> None:
    filled(store)
    assert len(list(store.counted())) == 2
    edit(database, sql)
    try:
        assert any(says in fault for fault in faults(store)[check]), faults(store)
    finally:
        edit(database, "ALTER TABLE foitui.events ENABLE TRIGGER history_stays")


def test_a_damaged_case_is_told_and_never_overwritten(
    store: PostgresCaseStore, database: str
) -> None:
    reference = filled(store)
    edit(database, "UPDATE foitui.cases SET checksum=0 WHERE id=1")
    for call in (lambda: store.get(reference), lambda: list(store.every()), lambda: export(store)):
        with pytest.raises(Damaged, match=reference):
            call()
    assert reference in [row.reference for row in store.page().rows]


def test_a_save_that_changes_nothing_of_the_list_is_entered_in_no_index(
    store: PostgresCaseStore,
) -> None:
    case = store.create(new_case())
    with store.batch():
        for _ in range(12):  # after some, the server plans a function's statements otherwise
            case = store.save(changed(case), case.version)
        ((spared,),) = store.connections.read(
            "SELECT pg_stat_get_xact_tuples_hot_updated('foitui.cases'::regclass)"
        )
    # Not the first one, which gave the case to an officer, nor those that filled a page.
    assert spared >= 8


def test_a_case_that_is_handed_over_moves_in_the_lists_of_officers_alone(
    store: PostgresCaseStore,
) -> None:
    case = store.create(new_case())
    with store.batch():
        for name in ("sam", "kim", "sam"):
            handed = assign(case, name, officer="kim", at=AT)
            case = store.save(handed, case.version)
        (moved,) = store.connections.read(
            "SELECT pg_stat_get_xact_tuples_updated('foitui.places'::regclass),"
            " pg_stat_get_xact_tuples_updated('foitui.words'::regclass),"
            " pg_stat_get_xact_tuples_updated('foitui.held'::regclass)"
        )
    assert moved == (0, 0, 3)
    for sort in SortKey:
        rows = store.page(Filter(officer="sam"), sort=Sort(sort)).rows
        assert [row.reference for row in rows] == [case.reference]


def test_what_is_derived_is_derived_anew(store: PostgresCaseStore, database: str) -> None:
    filled(store)
    edit(
        database,
        "UPDATE foitui.cases SET subject='x'",
        "UPDATE foitui.places SET stage='x', due_order=''",
        "INSERT INTO foitui.places VALUES(99, 'X', '', '', '')",
        "UPDATE foitui.held SET officer='x', due_order=''",
        "INSERT INTO foitui.held VALUES(1, 'X', '', '', '', '')",
        "UPDATE foitui.uses SET used='{}'",
        "DELETE FROM foitui.words",
        "DELETE FROM foitui.officers",
        "DELETE FROM foitui.messages",
    )
    assert store.care.rebuild() == 2
    assert faults(store) == {}
    assert store.count(Filter(text="zinnia")) == 1


@pytest.mark.parametrize("body", ["lies", '{"received": "2026-01-01"}'])
def test_counts_that_cannot_be_read_are_derived_anew(
    store: PostgresCaseStore, database: str, body: str
) -> None:
    store.create(new_case())
    store.create(new_case(text="Other bins?"))
    expected = list(store.counted())
    with psycopg.connect(database) as plain:
        plain.execute("UPDATE foitui.counted SET body = %s WHERE case_id = 1", (body.encode(),))
    for _ in range(2):
        assert list(store.counted()) == expected
    assert not any(each.faults for each in store.care.examine() if each.check == "counts")


def test_an_erased_case_leaves_that_it_was_and_who_erased_it(store: PostgresCaseStore) -> None:
    reference = fill(store)
    case = store.get(reference)
    cursor, _ = store.changes(-1)
    made = store.care.erase(reference, "kept too long", "kim", AT)
    assert "backups" in made.left[0]
    *before, last = store.history(reference)
    assert [entry.event for entry in before] == [None] * 4
    assert last.event is not None
    assert (last.event.officer, last.event.summary) == ("kim", "Erased: kept too long")
    assert store.changes(cursor)[1] == (reference,)
    with pytest.raises(Erased):
        store.get(reference)
    with pytest.raises(Erased):
        store.save(changed(case), case.version)
    with pytest.raises(NotFound):
        store.care.erase(reference, "again", "kim", AT)
    assert faults(store) == {}


def test_no_row_holds_a_word_of_an_erased_case(store: PostgresCaseStore) -> None:
    reference = fill(store)
    with pytest.raises(AlreadyHere):
        store.create(new_case(**secret_case()))
    assert len(list(store.counted())) == 3
    assert tables_with(store, 2) > {"cases", "counted", "messages", "presence", "raw", "uses"}
    store.care.erase(reference, "kept too long", "kim", AT)
    assert tables_with(store, 2) == {"erased", "events"}
    tables = store.connections.read(
        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'foitui'"
    )
    for (table,) in tables:
        rows = store.connections.read(f"SELECT t::text FROM foitui.{table} t")
        text = "\n".join(row for (row,) in rows).lower()
        assert not any(word in text for word in ("zebrawood", "quagmire", "okapi", "jackdaw"))
    assert store.create(new_case(**secret_case())).reference == "FOI-2026-0004"
    assert store.find_message(str(secret_case()["message_key"])) == "FOI-2026-0004"


def tables_with(store: PostgresCaseStore, case_id: int) -> set[str]:
    """Return the names of the tables that hold something of a case."""
    columns = store.connections.read(
        "SELECT table_name, column_name FROM information_schema.columns c"
        " JOIN information_schema.tables USING (table_schema, table_name)"
        " WHERE table_schema = 'foitui' AND table_type = 'BASE TABLE' AND (column_name = 'case_id'"
        " OR column_name = 'id' AND table_name <> 'raw') AND table_name <> 'head'"
    )
    return {
        table
        for table, column in columns
        if store.connections.read(f"SELECT 1 FROM foitui.{table} WHERE {column} = {case_id}")
    }


def test_whoever_has_a_case_open_says_so_again_and_who_is_gone_is_cleared_away(
    store: PostgresCaseStore, database: str
) -> None:
    case = store.create(new_case())
    for name in ("one", "other"):
        edit(
            database,
            "INSERT INTO foitui.presence(case_id, program, officer, seen)"
            f" VALUES(1, '{name}', 'sam', now() - interval '1 hour')",
        )
    edit(database, "UPDATE foitui.presence SET seen = now() WHERE program = 'other'")
    store.open_case(case.reference, "kim")
    edit(database, "UPDATE foitui.presence SET seen = seen - interval '1 hour'")
    store.open_case(case.reference, "kim")
    rows = store.connections.read(
        "SELECT officer FROM foitui.presence WHERE seen > now() - '1s'::interval"
    )
    assert rows == [("kim",)]
    assert store.connections.read("SELECT count(*) FROM foitui.presence") == [(1,)]


def test_what_is_counted_is_told_once_of_each_case(
    store: PostgresCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "COUNTED_AT_ONCE", 2)
    for _ in range(5):
        store.create(new_case())
    for _ in range(2):
        assert [int(each.reference[-4:]) for each in store.counted()] == [1, 2, 3, 4, 5]


def test_an_anonymised_case_is_counted_as_before(store: PostgresCaseStore) -> None:
    case = store.get(fill(store))
    sent = send_reply(case, case.request.received, "Dear zebrawood", officer="kim", at=AT)
    case = store.save(sent, case.version)
    before = {each.reference: each for each in store.counted()}
    store.anonymise(anonymise(case, ON, officer="kim", at=AT))
    after = store.get(case.reference)
    assert counted(after, shipped_calendar()) == before[case.reference]
    assert {each.reference: each for each in store.counted()} == before
    assert store.page(Filter(text="zebrawood")).rows == ()
    assert store.raw(case.reference) is None
    assert [entry.event is None for entry in store.history(case.reference)][-2:] == [True, False]
    assert faults(store) == {}
    with pytest.raises(Conflict):
        store.anonymise(anonymise(case, ON, officer="kim", at=AT))


def test_a_caseload_goes_from_one_engine_to_the_other_and_back(
    store: PostgresCaseStore, tinydb_store: TinyDbCaseStore, database: str, tmp_path: Path
) -> None:
    reference = filled(tinydb_store)
    content = export(tinydb_store)
    store.take_in(io.BytesIO(content))
    assert export(store) == content
    assert faults(store) == {}
    assert store.page() == tinydb_store.page()
    assert store.history(reference) == tinydb_store.history(reference)
    assert store.raw(reference) == b"\0raw\xff"
    assert store.create(new_case(), b"").reference == "FOI-2026-0004"
    back = opened(tmp_path / "back", create=True)
    back.take_in(io.BytesIO(export(store)))
    assert export(back) == export(store)
    assert not any(found.faults for found in back.care.examine())
    back.close()


def test_cases_alone_begin_a_new_history(
    store: PostgresCaseStore, tinydb_store: TinyDbCaseStore
) -> None:
    reference = filled(tinydb_store)
    assert store.take_in(io.BytesIO(export(tinydb_store, whole=False))) == 2
    assert store.get(reference) == tinydb_store.get(reference)
    assert faults(store) == {}
    assert export(store, whole=False) == export(tinydb_store, whole=False)


def test_only_what_is_whole_goes_into_what_is_empty(
    store: PostgresCaseStore, tinydb_store: TinyDbCaseStore
) -> None:
    filled(tinydb_store)
    content = export(tinydb_store)
    tinydb_store.database.table("notes").insert({"kept": 1})
    for spoilt in (
        content.replace(b'"officer":"o"', b'"officer":"x"', 1),
        content.replace(b'"name":""', b'"name":"\\u0000"', 1),
        content[:-20],
        export(tinydb_store),
    ):
        with pytest.raises(Unfit):
            store.take_in(io.BytesIO(spoilt))
        assert store.count() == 0
    store.create(new_case())
    with pytest.raises(NotEmpty):
        store.take_in(io.BytesIO(content))
