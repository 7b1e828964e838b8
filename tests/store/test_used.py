"""The uses of a reason or factor are counted exactly, whichever program stored them."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from foitui.case.records import Case, Claim, PublicInterestTest
from foitui.store import used, using
from foitui.store.cases import TinyDbCaseStore
from foitui.store.protocol import CaseStore
from tests.store.conftest import Opener
from tests.store.examples import AT, changed, new_case, opened

WHY = "Offenders would read\nthe reply."
SAME = "offenders WOULD read the reply"
FOR = "It would be known how many there were."


def saying(reason: str = WHY, *factors: str, case: Case | None = None) -> Case:
    """Return a case with one claim, not stored yet, or another one with its claims changed."""
    test = PublicInterestTest(for_withholding=factors)
    claim = Claim(id="c1", items=(1,), provision="s31(1)(a)", reason=reason, pit=test)
    return msgspec.structs.replace(case or new_case(), claims=(claim,))


def test_each_case_counts_once_whatever_its_capitals_and_stops(store: CaseStore) -> None:
    store.create(saying(WHY, FOR, SAME))
    store.create(saying(SAME))
    store.create(saying("Something else."))
    assert store.times_used([WHY, FOR, "nowhere"]) == {WHY: 2, FOR: 1, "nowhere": 0}


def test_a_changed_case_counts_for_what_it_says_now(store: CaseStore) -> None:
    case = store.create(saying(WHY))
    assert store.times_used([WHY]) == {WHY: 1}
    case = store.save(changed(saying(FOR, case=case)), 1)
    assert store.times_used([WHY, FOR]) == {WHY: 0, FOR: 1}


def test_what_another_program_stored_is_counted(opener: Opener) -> None:
    one, other = opener(), opener()
    assert one.times_used([WHY]) == {WHY: 0}
    other.create(saying(WHY))
    assert one.times_used([WHY]) == {WHY: 1}


def test_half_a_pair_and_empty_words_are_no_trouble(store: CaseStore) -> None:
    store.create(saying("\udc80 why", ""))
    assert store.times_used(["\udc80 why", "", "..."]) == {"\udc80 why": 1, "": 0, "...": 0}


@pytest.fixture
def entered(tmp_path: Path) -> TinyDbCaseStore:
    """A store whose cases have entered their texts themselves."""
    store = opened(tmp_path, create=True)
    for _ in range(3):
        store.create(saying(WHY, FOR))
    return store


def rows(store: TinyDbCaseStore) -> int:
    return int(store._engine.read("SELECT count(*) FROM used")[0][0])


def forget_all(store: TinyDbCaseStore) -> None:
    """Leave the caseload as an earlier program does, whose cases are not entered."""
    with store._engine.transaction() as connection:
        connection.execute("DELETE FROM used")
        connection.execute("DELETE FROM meta WHERE key='used'")


def test_the_table_follows_every_save(entered: TinyDbCaseStore) -> None:
    assert rows(entered) == 6
    case = entered.get("FOI-2026-0001")
    entered.save(changed(changed(saying(FOR, case=case))), 1)
    entered.create(saying(WHY))
    assert rows(entered) == 6
    assert entered.times_used([WHY, FOR]) == {WHY: 3, FOR: 3}
    entered.close()


def test_a_save_that_leaves_the_claims_alone_leaves_the_table_alone(
    entered: TinyDbCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(used, "digests_in", None)
    entered.save(changed(entered.get("FOI-2026-0001")), 1)
    assert entered.times_used([WHY, FOR]) == {WHY: 3, FOR: 3}
    entered.close()


def test_the_cases_of_an_earlier_program_are_entered_when_they_are_asked_for(
    entered: TinyDbCaseStore,
) -> None:
    forget_all(entered)
    entered.save(changed(entered.get("FOI-2026-0001")), 1)
    entered.create(saying(WHY))
    assert entered.times_used([WHY, FOR]) == {WHY: 4, FOR: 3}
    assert rows(entered) == 7
    assert entered.times_used([WHY, FOR]) == {WHY: 4, FOR: 3}
    entered.close()


def test_a_save_between_reading_and_entering_is_not_undone(
    entered: TinyDbCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    forget_all(entered)
    case = entered.get("FOI-2026-0001")
    enter = using._enter

    def late(*arguments: Any) -> None:
        entered.save(changed(saying("Something else.", case=case)), 1)
        enter(*arguments)

    monkeypatch.setattr(using, "_enter", late)
    assert entered.times_used([WHY]) == {WHY: 3}
    assert entered.times_used([WHY]) == {WHY: 2}
    entered.close()


def test_an_erased_case_counts_no_more(entered: TinyDbCaseStore) -> None:
    entered.care.erase("FOI-2026-0002", "asked for", "o", AT)
    assert rows(entered) == 4
    assert entered.times_used([WHY]) == {WHY: 2}
    entered.close()


def test_a_rebuilt_caseload_counts_the_same(entered: TinyDbCaseStore) -> None:
    forget_all(entered)
    entered.care.rebuild()
    assert rows(entered) == 6
    assert entered.times_used([WHY]) == {WHY: 3}
    entered.close()


def test_without_writing_it_is_counted_all_the_same(entered: TinyDbCaseStore) -> None:
    forget_all(entered)
    entered._engine.read_only = "for this test"
    assert entered.times_used([WHY]) == {WHY: 3}
    entered._engine.read_only = ""
    entered.close()
