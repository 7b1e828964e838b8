"""Erasing a case leaves none of its bytes, and says that it was done."""

import contextlib
import datetime as dt
import sqlite3
from pathlib import Path

import msgspec
import pytest

from foitui.case.changes import record_correspondence
from foitui.case.records import Message, Requester
from foitui.store import erasing
from foitui.store.cases import TinyDbCaseStore
from foitui.store.chain import Signature
from foitui.store.errors import AlreadyHere, Busy, Erased, NotFound
from foitui.store.protocol import CaseStore, Filter
from tests.store.examples import AT, RECEIVED, changed, new_case, opened

SECRETS = (
    "zebrawood", "quagmire", "okapi-requester", "secret-key", "later-key", "xylophone", "jackdaw",
    "sender-778", "wdtk:991",
)  # fmt: skip
"""Words that only the case to be erased has, one in each part of it."""


def secret_case() -> dict[str, object]:
    return {
        "text": f"About zebrawood {'and more ' * 500}",
        "subject": "Quagmire " + "quagmire " * 40,
        "requester": Requester(name="okapi-requester"),
        "message_key": "<secret-key@example.org>",
        "thread_key": "wdtk:991",
        "sender_reference": "sender-778",
    }


def fill(store: CaseStore) -> str:
    """Store the case among others, with saves and messages before and after."""
    store.create(new_case(subject="Before"))
    case = store.create(new_case(**secret_case()), b"raw zebrawood " * 2000)
    reference = case.reference
    later = Message(received=RECEIVED, text="xylophone", message_key="later-key")
    filed = record_correspondence(case, later, officer="o", at=AT)
    case = store.save(filed, case.version, {"later-key": b"later xylophone"})
    for name in ("jackdaw", "kim"):
        case = store.save(changed(case, name), case.version)
    store.open_case(reference, "jackdaw")
    store.create(new_case(subject="After", text="About other things"))
    return reference


def traces(folder: Path) -> set[str]:
    """Return which secrets stand in any byte of any file, whatever the case of the letters."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    content = b"\0".join(path.read_bytes() for path in files).lower()
    # An index leaves out how a word starts where the one before it starts so too.
    return {word for word in SECRETS if word[2:].encode() in content}


def terms(folder: Path) -> set[str]:
    """Return the terms of both indexes."""
    found: set[str] = set()
    with contextlib.closing(sqlite3.connect(folder / "cases.db")) as plain:
        for index in ("words", "letters"):
            plain.execute(
                f"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab('main', '{index}', 'row')"
            )
            found.update(term for (term,) in plain.execute(f"SELECT term FROM {index}_terms"))
    return found


def test_no_byte_of_an_erased_case_is_left(folder: Path) -> None:
    store = opened(folder, create=True)
    reference = fill(store)
    assert traces(folder) == set(SECRETS)
    assert {"zebrawood", "quagmire", "gmi", "uag", "ire"} <= terms(folder)
    made = store.care.erase(reference, "kept too long", "kim", AT)
    assert made.left == ()
    assert traces(folder) == set()
    assert not {"zebrawood", "quagmire", "gmi", "uag", "ire"} & terms(folder)
    store.close()
    assert traces(folder) == set()


def test_nor_in_the_backups_of_its_folder(folder: Path) -> None:
    store = opened(folder, create=True)
    reference = fill(store)
    backup = store.care.backup().path
    made = store.care.erase(reference, "kept too long", "kim", AT)
    assert (made.backups, made.left) == ((str(backup),), ())
    assert traces(folder) == set()
    store.close()
    with contextlib.closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT count(*) FROM cases").fetchone() == (2,)


def test_words_of_a_damaged_case_are_erased_too(folder: Path) -> None:
    store = opened(folder, create=True)
    reference = fill(store)
    with store._engine.transaction() as connection:
        connection.execute("UPDATE documents SET checksum=0 WHERE id=2")
    store.care.erase(reference, "damaged", "kim", AT)
    assert traces(folder) == set()
    assert store.count(Filter(text="other things")) == 1
    store.close()


def test_what_stays_is_that_it_was_and_who_erased_it(folder: Path) -> None:
    store = opened(folder, create=True, signature=Signature("Kim Officer"))
    reference = fill(store)
    cursor, _ = store.changes(-1)
    store.care.erase(reference, "kept too long", "kim", AT)
    *before, last = store.history(reference)
    assert [entry.event for entry in before] == [None] * 4
    assert last.event is not None
    assert (last.event.officer, last.event.action) == ("kim", "erase")
    assert last.event.summary == "Erased: kept too long"
    assert last.name == "Kim Officer"
    assert store.changes(cursor)[1] == (reference,)
    faults = [found for found in store.care.examine() if found.faults]
    assert faults == []
    store.close()


def test_an_erased_case_is_told_from_one_that_never_was(tinydb_store: TinyDbCaseStore) -> None:
    reference = fill(tinydb_store)
    case = tinydb_store.get(reference)
    tinydb_store.care.erase(reference, "kept too long", "kim", AT)
    for call in (
        lambda: tinydb_store.get(reference),
        lambda: tinydb_store.raw(reference),
        lambda: tinydb_store.save(changed(case), case.version),
        lambda: tinydb_store.open_case(reference, "kim"),
    ):
        with pytest.raises(Erased, match="was erased"):
            call()
    with pytest.raises(NotFound):
        tinydb_store.care.erase(reference, "again", "kim", AT)
    assert [row.subject for row in tinydb_store.page().rows] == ["Before", "After"]
    assert tinydb_store.find_message("later-key") is None
    assert tinydb_store.find_thread("wdtk:991") is None


def test_its_reference_is_not_given_again(folder: Path) -> None:
    store = opened(folder, create=True)
    reference = fill(store)
    store.care.erase(reference, "kept too long", "kim", AT)
    with store._engine.transaction() as connection:
        connection.execute("DELETE FROM counters")
    assert store.create(new_case()).reference == "FOI-2026-0004"
    store.close()


def test_nor_is_its_place_in_the_history(folder: Path) -> None:
    store = opened(folder, create=True)
    case = store.create(new_case())
    store.care.erase(case.reference, "kept too long", "kim", AT)
    store.close()
    store = opened(folder)
    again = store.create(new_case())
    assert [entry.version for entry in store.history(again.reference)] == [1]
    assert not any(found.faults for found in store.care.examine())
    store.close()


def test_the_message_may_open_a_case_again(tinydb_store: TinyDbCaseStore) -> None:
    reference = fill(tinydb_store)
    again = new_case(**secret_case())
    with pytest.raises(AlreadyHere):
        tinydb_store.create(again)
    tinydb_store.care.erase(reference, "kept too long", "kim", AT)
    assert tinydb_store.create(again).reference == "FOI-2026-0004"


def test_others_go_on_saving_after_an_erasure(folder: Path) -> None:
    one, other = opened(folder, create=True), opened(folder, create=True)
    reference = fill(one)
    case = other.get("FOI-2026-0001")
    one.care.erase(reference, "kept too long", "kim", AT)
    assert other.save(changed(case), case.version).version == 2
    assert one.get("FOI-2026-0001").version == 2
    one.close()
    other.close()


def test_nobody_saves_in_the_middle_of_an_erasure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = opened(folder, create=True), opened(folder, limit=0.05)
    reference = fill(store)
    case = other.get("FOI-2026-0001")
    told: list[str] = []

    def compact(connection: sqlite3.Connection) -> bool:
        with pytest.raises(Busy) as caught:
            other.save(changed(case), case.version)
        told.append(str(caught.value))
        return whole(connection)

    whole = erasing.compact
    monkeypatch.setattr(erasing, "compact", compact)
    store.care.erase(reference, "kept too long", "kim", AT)
    assert len(told) == 1
    other.close()
    store.close()


def test_an_erasure_while_somebody_reads_says_what_is_left_to_do(folder: Path) -> None:
    store = opened(folder, create=True, limit=0.2)
    reference = fill(store)
    with contextlib.closing(sqlite3.connect(folder / "cases.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM cases").fetchone()
        made = store.care.erase(reference, "kept too long", "kim", AT)
        assert "foitui compact" in made.left[0]
        assert any("left traces" in str(found.faults) for found in store.care.examine())
    assert store.care.compact()
    assert traces(folder) == set()
    assert not any(found.faults for found in store.care.examine())
    store.close()


def test_a_case_without_words_is_erased(tinydb_store: TinyDbCaseStore) -> None:
    case = tinydb_store.create(new_case(text="", subject=""))
    tinydb_store.care.erase(case.reference, "empty", "kim", AT)
    assert tinydb_store.count() == 0


def test_history_keeps_the_time_that_the_store_saved(tinydb_store: TinyDbCaseStore) -> None:
    reference = fill(tinydb_store)
    before = [entry.saved for entry in tinydb_store.history(reference)]
    tinydb_store.care.erase(reference, "kept too long", "kim", AT)
    after = tinydb_store.history(reference)
    assert [entry.saved for entry in after[:-1]] == before
    assert after[-1].saved - before[0] < dt.timedelta(minutes=5)
    assert msgspec.json.encode(after)
