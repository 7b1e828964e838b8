"""What only the store on TinyDB does."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import TinyDB, where

from foitui.case.changes import send_reply
from foitui.case.errors import Malformed
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store, register
from foitui.store.cases import TinyDbCaseStore
from foitui.store.protocol import Filter
from foitui.store.summaries import Terms, summarise
from tests.store.examples import AT, RECEIVED, changed, new_case, opened


def due(store: TinyDbCaseStore) -> list[dt.date | None]:
    return [row.due for row in store.page().rows]


def test_the_cases_are_reached_through_real_tinydb(tinydb_store: TinyDbCaseStore) -> None:
    tinydb_store.create(new_case(subject="Bins"))
    tinydb_store.create(new_case(subject="Trees"))
    assert isinstance(tinydb_store.database, TinyDB)
    (found,) = tinydb_store.database.table("cases").search(where("request").subject == "Trees")
    assert found["reference"] == "FOI-2026-0002"


def test_a_case_changed_past_the_store_must_still_say_by_whom(
    tinydb_store: TinyDbCaseStore,
) -> None:
    tinydb_store.create(new_case())
    table = tinydb_store.database.table("cases")
    with pytest.raises(ValueError, match="the event that changed it"):
        table.update({"officer": "nobody"}, doc_ids=[1])
    with pytest.raises(Malformed):
        table.insert({"no": "case"})
    with pytest.raises(ValueError, match="not removed"):
        table.remove(doc_ids=[1])
    with pytest.raises(ValueError, match="not removed"):
        table.truncate()
    with pytest.raises(ValueError, match="not removed"):
        tinydb_store.database.drop_tables()
    assert tinydb_store.get("FOI-2026-0001").version == 1


def test_a_case_changed_through_tinydb_keeps_its_summary_in_step(
    tinydb_store: TinyDbCaseStore,
) -> None:
    created = tinydb_store.create(new_case())

    def give_to_kim(document: Any) -> None:
        document["officer"] = "kim"
        document["events"].append({"at": AT.isoformat(), "officer": "sam", "action": "assign"})

    tinydb_store.database.table("cases").update(give_to_kim, doc_ids=[1])
    (row,) = tinydb_store.page().rows
    assert (row.officer, row.version) == ("kim", 2)
    assert tinydb_store.changes(1) == (2, (created.reference,))


def test_a_field_that_went_back_to_its_default_is_gone(tinydb_store: TinyDbCaseStore) -> None:
    created = tinydb_store.create(new_case())
    assigned = tinydb_store.save(changed(created, "amal"), 1)
    tinydb_store.save(changed(assigned, ""), 2)
    assert tinydb_store.get(created.reference).officer == ""


def test_words_follow_a_request_that_was_put_right(tinydb_store: TinyDbCaseStore) -> None:
    created = tinydb_store.create(new_case(text="Which prunes?"))
    right = new_case(text="Which prisons?")
    right = changed(msgspec.structs.replace(right, reference=created.reference))
    tinydb_store.save(right, 1)
    assert tinydb_store.count(Filter(text="prunes")) == 0
    assert tinydb_store.count(Filter(text="prisons")) == 1


def test_every_event_is_kept_once_beside_the_document(tinydb_store: TinyDbCaseStore) -> None:
    created = tinydb_store.create(new_case())
    tinydb_store.save(changed(changed(created)), 1)
    rows = tinydb_store._engine.read("SELECT reference, version FROM events ORDER BY sequence")
    assert rows == [(created.reference, version) for version in (1, 2, 3)]


def test_a_new_holiday_moves_the_dates_of_open_cases_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(folder, create=True)
    store.create(new_case())
    closed = store.create(new_case())
    store.save(send_reply(closed, RECEIVED, "Dear ...", officer="o", at=AT), 1)
    before = due(store)
    store.close()

    derived: list[str] = []

    def noted(case: Any, terms: Terms) -> Any:
        derived.append(case.reference)
        return summarise(case, terms)

    monkeypatch.setattr(register, "summarise", noted)
    holiday = shipped_calendar({dt.date(2026, 3, 10): "Coronation"})
    for _ in range(2):
        store = open_store(folder, holiday)
        assert due(store) == [before[0] and before[0] + dt.timedelta(1), None]
        store.close()
    assert derived == ["FOI-2026-0001"]
    opened(folder).close()
    assert derived == ["FOI-2026-0001"] * 2


def test_a_damaged_case_does_not_keep_the_caseload_shut(folder: Path) -> None:
    store = opened(folder, create=True)
    store.create(new_case())
    with store._engine.transaction() as connection:
        connection.execute("UPDATE documents SET checksum=0")
    store.close()
    store = open_store(folder, shipped_calendar({dt.date(2026, 3, 10): "Coronation"}))
    assert store.count() == 1
    store.close()


def test_an_archive_has_its_own_time(folder: Path) -> None:
    store = open_store(folder, shipped_calendar(), create=True, authority="archive")
    store.create(new_case())
    assert due(store) == [shipped_calendar().add(RECEIVED, 30)]
    store.close()


@pytest.mark.parametrize(
    ("scheme", "expected"),
    [
        ("FOI-{year}-{number:04d}", ["FOI-2026-0001", "FOI-2027-0001", "FOI-2026-0002"]),
        ("R{number}", ["R1", "R2", "R3"]),
        ("{number:05d}/{year}", ["00001/2026", "00001/2027", "00002/2026"]),
    ],
)
def test_references_follow_the_scheme(folder: Path, scheme: str, expected: list[str]) -> None:
    store = opened(folder, create=True, scheme=scheme)
    years = (2026, 2027, 2026)
    given = [store.create(new_case(received=dt.date(year, 3, 2))).reference for year in years]
    assert given == expected
    store.close()


def test_a_new_scheme_steps_over_what_an_old_one_gave(folder: Path) -> None:
    store = opened(folder, create=True, scheme="R-{number}")
    assert [store.create(new_case()).reference for _ in range(2)] == ["R-1", "R-2"]
    store.close()
    store = opened(folder, scheme="R-{number:01d}")
    assert store.create(new_case()).reference == "R-3"
    store.close()


@pytest.mark.parametrize("scheme", ["FOI", "FOI-{year}", "{serial}", "{0}", "{"])
def test_a_scheme_that_names_nothing_is_refused(folder: Path, scheme: str) -> None:
    with pytest.raises(ValueError, match=r"scheme|format|'}'"):
        opened(folder, create=True, scheme=scheme)
    assert not folder.exists()
