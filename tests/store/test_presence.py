"""Who has a case open is a courtesy: it is seen by others, ages out, and blocks nobody."""

import datetime as dt
from pathlib import Path

import pytest

from foitui.store import chain, presence
from foitui.store.protocol import CaseStore
from tests.store.conftest import Opener
from tests.store.examples import changed, new_case, opened


def officers(store: CaseStore, reference: str) -> list[str]:
    return [present.officer for present in store.who_has(reference)]


def test_others_see_who_has_a_case_open_and_one_does_not_see_oneself(opener: Opener) -> None:
    one, other = opener(), opener()
    case, second = one.create(new_case()), one.create(new_case())
    one.open_case(case.reference, "kim")
    assert officers(other, case.reference) == ["kim"]
    assert officers(one, case.reference) == []
    assert officers(other, second.reference) == []
    other.open_case(case.reference, "sam")
    assert officers(one, case.reference) == ["sam"]
    assert list(one.who_has_what()) == [case.reference]
    one.close_case(case.reference)
    assert officers(other, case.reference) == []


def test_whoever_leaves_has_nothing_open_and_others_still_have(opener: Opener) -> None:
    one, second, other = opener(), opener(), opener()
    case, kept = one.create(new_case()), one.create(new_case())
    for reference in (case.reference, kept.reference):
        one.open_case(reference, "kim")
    second.open_case(case.reference, "sam")
    one.close_case(case.reference)
    assert officers(other, case.reference) == ["sam"]
    assert officers(other, kept.reference) == ["kim"]
    one.close()
    assert officers(other, case.reference) == ["sam"]
    assert officers(other, kept.reference) == []


def test_having_a_case_open_keeps_nobody_from_saving(opener: Opener) -> None:
    one, other = opener(), opener()
    case = one.create(new_case())
    one.open_case(case.reference, "kim")
    cursor, _ = other.changes(-1)
    assert other.save(changed(case), 1).version == 2
    one.open_case(case.reference, "kim")
    assert other.changes(cursor)[1] == (case.reference,)


def test_a_killed_program_is_forgotten(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = opened(folder, create=True), opened(folder)
    case = one.create(new_case())
    one.open_case(case.reference, "kim")
    now = chain.utc_now()
    for hours, seen in ((0, ["kim"]), (1, []), (-1, [])):
        monkeypatch.setattr(presence, "utc_now", lambda h=hours: now + dt.timedelta(hours=h))
        assert officers(other, case.reference) == seen
    one.open_case(case.reference, "kim")
    assert officers(other, case.reference) == ["kim"]
    one.close()
    other.close()


def test_where_there_is_no_turn_it_is_let_be(folder: Path) -> None:
    one, other = opened(folder, create=True), opened(folder, create=True, limit=0.05)
    case = one.create(new_case())
    with one.batch():
        other.open_case(case.reference, "kim")
    assert officers(one, case.reference) == []
    one.close()
    other.close()
