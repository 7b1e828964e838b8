"""What is counted of a case is kept, and follows the case."""

from pathlib import Path

import pytest

from foitui.case.changes import assign
from foitui.law.counting import Counted, counted
from foitui.law.working_days import shipped_calendar
from foitui.store import counting
from foitui.store.protocol import CaseStore
from tests.store.conftest import Opener
from tests.store.examples import AT, changed, new_case, opened


def seen(store: CaseStore) -> dict[str, Counted]:
    return {each.reference: each for each in store.counted()}


def derived(store: CaseStore) -> dict[str, Counted]:
    return {case.reference: counted(case, shipped_calendar()) for case in store.every()}


def test_it_is_what_the_cases_give(store: CaseStore) -> None:
    for name in ("one", "two", "three"):
        store.create(new_case(subject=name))
    assert seen(store) == seen(store) == derived(store)
    assert list(seen(store)) == [f"FOI-2026-000{number}" for number in (1, 2, 3)]


def test_a_change_shows_at_once(opener: Opener) -> None:
    store, other = opener(), opener()
    case = store.create(new_case())
    assert seen(store)[case.reference].officer == ""
    other.save(assign(case, "ann", team="Legal", officer="o", at=AT), case.version)
    assert seen(store)[case.reference].team == "Legal"
    assert seen(store) == derived(store)


def test_other_terms_count_anew(opener: Opener) -> None:
    store = opener()
    reference = store.create(new_case()).reference
    due = seen(store)[reference].due
    assert seen(opener(authority="archive"))[reference].due != due


def test_every_save_keeps_its_row_so_that_none_is_derived_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path, create=True)
    case = store.create(new_case())
    store.save(changed(case, "kim"), case.version)
    before = derived(store)
    monkeypatch.setattr(counting, "derived", None)
    assert seen(store) == before
    store.close()


def test_the_cases_of_an_earlier_program_are_derived_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_AT_ONCE", 2)
    store = opened(tmp_path, create=True)
    for _ in range(5):
        store.create(new_case())
    with store._engine.transaction() as connection:
        connection.execute("DELETE FROM counted WHERE case_id <> 3")
    assert seen(store) == derived(store)
    monkeypatch.setattr(counting, "derived", None)
    assert len(seen(store)) == 5
    store.close()


def test_a_save_while_its_row_is_derived_is_the_one_that_stays(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    case = store.create(new_case())
    with store._engine.transaction() as connection:
        connection.execute("DELETE FROM counted")
    going = store.counted()
    assert next(going).officer == ""
    store.save(changed(case, "kim"), case.version)
    assert list(going) == []
    assert seen(store)[case.reference].officer == "kim"
    store.close()


def test_an_erased_case_is_not_counted_and_the_caseload_is_sound(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    first, second = store.create(new_case()), store.create(new_case())
    store.save(changed(first, "kim"), first.version)
    seen(store)
    store.care.erase(first.reference, "asked to", "kim", AT)
    assert list(seen(store)) == [second.reference]
    assert [each for each in store.care.examine() if each.faults] == []
    store.close()
