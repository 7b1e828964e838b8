"""What is counted of a case is kept, and follows the case."""

from pathlib import Path

import pytest

from foitui.case import assign
from foitui.law.counting import Counted, counted
from foitui.law.working_days import shipped_calendar
from foitui.store import counting
from foitui.store.cases import TinyDbCaseStore
from tests.store.examples import AT, changed, new_case, opened


def seen(store: TinyDbCaseStore) -> dict[str, Counted]:
    return {each.reference: each for each in store.counted()}


def derived(store: TinyDbCaseStore) -> dict[str, Counted]:
    return {case.reference: counted(case, shipped_calendar()) for case in store.every()}


def test_it_is_what_the_cases_give(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    for name in ("one", "two", "three"):
        store.create(new_case(subject=name))
    assert seen(store) == seen(store) == derived(store)
    store.close()


def test_a_change_shows_at_once(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    case = store.create(new_case())
    assert seen(store)[case.reference].officer == ""
    store.save(assign(case, "ann", team="Legal", officer="o", at=AT), case.version)
    assert seen(store)[case.reference].team == "Legal"
    assert seen(store) == derived(store)
    store.close()


def test_other_terms_count_anew(tmp_path: Path) -> None:
    store = opened(tmp_path, create=True)
    reference = store.create(new_case()).reference
    due = seen(store)[reference].due
    store.close()
    school = opened(tmp_path, authority="archive")
    assert seen(school)[reference].due != due
    school.close()


def test_a_row_that_is_kept_is_not_derived_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path, create=True)
    store.create(new_case())
    before = seen(store)
    monkeypatch.setattr(counting, "_derived", None)
    assert seen(store) == before
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
