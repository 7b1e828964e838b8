"""An anonymised case is still counted, and none of its words stands in any byte."""

import datetime as dt
from pathlib import Path
from unittest.mock import Mock

import pytest

from foitui.case.changes import anonymise, send_reply
from foitui.law.counting import counted
from foitui.law.working_days import shipped_calendar
from foitui.store import erasing
from foitui.store.cases import TinyDbCaseStore
from foitui.store.errors import Conflict, NotFound
from foitui.store.letting_go import let_go
from foitui.store.protocol import Filter
from tests.store.examples import AT, RECEIVED, changed, new_case, opened
from tests.store.test_erasing import SECRETS, fill, traces

ON = dt.date(2029, 4, 1)
STAYS = {"jackdaw"}
"""The officer, whose work the history keeps."""


def closed(store: TinyDbCaseStore) -> str:
    reference = fill(store)
    case = store.get(reference)
    sent = send_reply(case, case.request.received, "Dear zebrawood", officer="kim", at=AT)
    store.save(sent, case.version)
    return reference


def test_no_word_of_it_stands_in_any_byte_of_the_folder(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    reference = closed(store)
    assert traces(tmp_path) == set(SECRETS)
    done = store.anonymise(anonymise(store.get(reference), ON, officer="kim", at=AT))
    assert done.left == ()
    assert traces(tmp_path) <= STAYS
    store.close()
    assert traces(tmp_path) <= STAYS


def test_the_case_is_counted_as_before_and_the_caseload_is_sound(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    reference = closed(store)
    before = counted(store.get(reference), shipped_calendar())
    store.anonymise(anonymise(store.get(reference), ON, officer="kim", at=AT))
    after = store.get(reference)
    assert counted(after, shipped_calendar()) == before
    assert [each for each in store.care.examine() if each.faults] == []
    assert [entry.event is None for entry in store.history(reference)][-2:] == [True, False]
    assert store.page(Filter(text="zebrawood")).rows == ()
    assert store.page(Filter(text="after")).rows
    assert len(list(store.every())) == 3
    store.close()


def test_backups_that_may_hold_it_are_named(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    reference = closed(store)
    store.care.backup()
    done = store.anonymise(anonymise(store.get(reference), ON, officer="kim", at=AT))
    assert len(done.left) == 1
    assert "may hold who asked" in done.left[0]
    store.close()


def test_many_are_anonymised_and_the_file_is_written_anew_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compact = Mock(wraps=erasing.compact)
    monkeypatch.setattr(erasing, "compact", compact)
    store = opened(tmp_path, create=True)
    references = [closed(store)]
    for words in ("zebrawood bins", "quagmire trees"):
        case = store.create(new_case(subject=words, text=f"Which {words}?"))
        sent = send_reply(case, RECEIVED, f"Dear {words}", officer="kim", at=AT)
        references.append(store.save(sent, case.version).reference)
    going = let_go(store, references, ON, officer="kim", at=AT, drafts=tmp_path)
    assert [done.reference for done in going] == references
    assert compact.call_count == 1
    assert traces(tmp_path) <= STAYS
    assert [each for each in store.care.examine() if each.faults] == []
    store.close()


def test_who_stops_half_way_leaves_no_word_of_those_that_were_done(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    reference = closed(store)
    with pytest.raises(NotFound):
        list(let_go(store, [reference, "none"], ON, officer="kim", at=AT, drafts=tmp_path))
    assert traces(tmp_path) <= STAYS
    other = closed(store)
    going = let_go(store, [other, "none"], ON, officer="kim", at=AT, drafts=tmp_path)
    next(going)
    assert "the erasure of" in str(list(store.care.examine()))
    going.close()
    assert traces(tmp_path) <= STAYS
    assert [each for each in store.care.examine() if each.faults] == []
    store.close()


def test_a_colleagues_save_in_between_is_not_lost(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    reference = closed(store)
    case = store.get(reference)
    store.save(changed(case, "kim"), case.version)
    with pytest.raises(Conflict):
        store.anonymise(anonymise(case, ON, officer="kim", at=AT))
    assert "zebrawood" in traces(tmp_path)
    store.close()


def test_a_time_brings_what_was_received_in_it(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    closed(store)
    day = next(iter(store.every())).request.received
    assert len(list(store.every((day, day)))) == 3
    assert list(store.every((dt.date(2001, 1, 1), dt.date(2001, 12, 31)))) == []
    store.close()
