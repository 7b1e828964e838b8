"""A caseload as a file of plain TinyDB, and back, with nothing lost."""

import contextlib
import io
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where

from foitui.case.changes import record_correspondence
from foitui.case.json import from_document
from foitui.case.records import Message
from foitui.store.cases import TinyDbCaseStore
from foitui.store.chain import Signature
from foitui.store.errors import Damaged
from foitui.store.exchange import NotEmpty, Unfit
from foitui.store.protocol import Filter
from tests.store.examples import AT, RECEIVED, changed, new_case, opened


def export(store: TinyDbCaseStore, *, whole: bool = True) -> bytes:
    stream = io.BytesIO()
    store.care.export(stream, whole=whole)
    return stream.getvalue()


def taken_in(folder: Path, content: bytes) -> TinyDbCaseStore:
    store = opened(folder, create=True)
    store.take_in(io.BytesIO(content))
    return store


def fill(store: TinyDbCaseStore) -> None:
    case = store.create(new_case(subject="Bins", message_key="m", text="zinnia"), b"\0raw\xff")
    later = Message(received=RECEIVED, text="Any news?", message_key="n")
    store.save(record_correspondence(case, later, officer="o", at=AT), 1, {"n": b"later"})
    gone = store.create(new_case(subject="Gone"))
    store.care.erase(gone.reference, "kept too long", "kim", AT)
    store.database.table("notes").insert({"kept": [1, None, "x"]})


def test_plain_tinydb_opens_the_export(tinydb_store: TinyDbCaseStore, tmp_path: Path) -> None:
    fill(tinydb_store)
    file = tmp_path / "export.json"
    file.write_bytes(export(tinydb_store))
    with TinyDB(file, access_mode="r") as plain:
        (found,) = plain.table("cases").search(where("request").subject == "Bins")
        assert from_document(dict(found)) == tinydb_store.get("FOI-2026-0001")
        assert plain.table("notes").all() == [{"kept": [1, None, "x"]}]


def test_what_comes_back_is_what_went_out(tinydb_store: TinyDbCaseStore, tmp_path: Path) -> None:
    fill(tinydb_store)
    content = export(tinydb_store)
    back = taken_in(tmp_path / "back", content)
    assert export(back) == content
    assert back.get("FOI-2026-0001") == tinydb_store.get("FOI-2026-0001")
    assert back.raw("FOI-2026-0001") == b"\0raw\xff"
    assert back.raw("FOI-2026-0001", "n") == b"later"
    for reference in ("FOI-2026-0001", "FOI-2026-0002"):
        assert back.history(reference) == tinydb_store.history(reference)
    assert back.page() == tinydb_store.page()
    assert back.count(Filter(text="zinnia")) == 1
    assert back.create(new_case()).reference == "FOI-2026-0003"
    assert not any(found.faults for found in back.care.examine())
    back.close()


text = st.text(max_size=40)
action = st.one_of(
    st.tuples(st.just("create"), text, text, st.none() | st.binary(max_size=30)),
    st.tuples(st.just("save"), st.integers(0, 9), text, st.binary(max_size=30)),
    st.tuples(st.just("erase"), st.integers(0, 9), text, st.just(b"")),
    st.tuples(st.just("note"), st.integers(), text, st.just(b"")),
)


@settings(max_examples=25, deadline=None)
@given(actions=st.lists(action, max_size=8), name=text)
def test_whatever_happened_comes_back(actions: list[Any], name: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        store = opened(Path(scratch) / "one", create=True, signature=Signature(name))
        references: list[str] = []
        for what, first, second, message in actions:
            if what == "create":
                case = new_case(text=first, subject=second)
                references.append(store.create(case, message).reference)
            elif what == "note":
                store.database.table("notes").insert({second: first})
            elif references:
                reference = references[first % len(references)]
                if what == "save":
                    case = store.get(reference)
                    store.save(changed(case, second), case.version, {second: message})
                else:
                    store.care.erase(reference, second, "kim", AT)
                    references.remove(reference)
        content = export(store)
        back = taken_in(Path(scratch) / "two", content)
        assert export(back) == content
        assert [back.get(one) for one in references] == [store.get(one) for one in references]
        assert back.page(limit=99) == store.page(limit=99)
        store.close()
        back.close()


def test_cases_alone_begin_a_new_history(tinydb_store: TinyDbCaseStore, tmp_path: Path) -> None:
    fill(tinydb_store)
    back = taken_in(tmp_path / "back", export(tinydb_store, whole=False))
    case = back.get("FOI-2026-0001")
    assert case == tinydb_store.get("FOI-2026-0001")
    assert [entry.event for entry in back.history(case.reference)] == list(case.events)
    assert not any(found.faults for found in back.care.examine())
    back.close()


def test_an_export_goes_into_an_empty_caseload_only(tinydb_store: TinyDbCaseStore) -> None:
    fill(tinydb_store)
    content = export(tinydb_store)
    with pytest.raises(NotEmpty, match="new folder"):
        tinydb_store.take_in(io.BytesIO(content))
    assert export(tinydb_store) == content


def spoilt(content: bytes, **tables: Any) -> bytes:
    return json.dumps({**json.loads(content), **tables}).encode()


def test_an_export_that_was_changed_is_refused(
    tinydb_store: TinyDbCaseStore, tmp_path: Path
) -> None:
    fill(tinydb_store)
    content = export(tinydb_store)
    document = json.loads(content)["cases"]["1"]
    document["events"][0]["officer"] = "somebody"
    attempts = [
        b"", b"[1]", b'{"cases": 3}', b'{"notes": {}}', content[:-20],
        content.replace(b'"officer":"o"', b'"officer":"x"', 1),
        spoilt(content, cases={"1": document}),
        spoilt(content, cases={"1": {"no": "case"}}),
        spoilt(content, cases={}),
        spoilt(content, **{"foitui.raw": {"1": {"id": 1}}}),
    ]  # fmt: skip
    for attempt in attempts:
        with contextlib.closing(opened(tmp_path / "back", create=True)) as store:
            with pytest.raises(Unfit, match="nothing was imported"):
                store.take_in(io.BytesIO(attempt))
            assert store.count() == 0
            assert store.database.tables() == set()


def test_a_damaged_case_is_not_left_out_in_silence(tinydb_store: TinyDbCaseStore) -> None:
    fill(tinydb_store)
    with tinydb_store._engine.transaction() as connection:
        connection.execute("UPDATE documents SET checksum=0 WHERE id=1")
    for whole in (True, False):
        with pytest.raises(Damaged, match="FOI-2026-0001"):
            export(tinydb_store, whole=whole)
