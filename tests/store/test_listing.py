"""The list as words filter it: whatever is saved, it is as a look at every case finds it."""

import datetime as dt
import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.case.changes import withdraw
from foitui.case.records import Case
from foitui.case.words import Stage
from foitui.store import listing, masks, matching
from foitui.store.cases import TinyDbCaseStore
from foitui.store.protocol import CaseStore, Filter
from tests.store.examples import AT, RECEIVED, changed, new_case, opened

TEXTS = ("school meals", "prison visits", "the school in the prison", "parking")
OFFICERS = ("", "amal", "kim")
WORDS = (
    *("s", "sc", "sch", "school", "p", "pr", "pa", "park", "th", "the", "me", "meals", "zz", "z"),
    *("o", "oo", "ool", "am", "kim", "2026", "1", "school p", "zz s", "pri sch", "s th"),
)
CLOSED = (Stage.WITHDRAWN,)

steps = st.lists(
    st.one_of(
        st.tuples(st.just("create"), st.sampled_from(TEXTS), st.sampled_from(TEXTS)),
        st.tuples(st.just("give"), st.integers(0, 4), st.sampled_from(OFFICERS)),
        st.tuples(st.just("open"), st.integers(0, 4), st.none()),
        st.tuples(st.just("rebuild"), st.none(), st.none()),
        st.tuples(st.just("withdraw"), st.integers(0, 4), st.none()),
        st.tuples(st.just("ask"), st.sampled_from(WORDS), st.none()),
    ),
    max_size=14,
)


@settings(max_examples=30, deadline=None)
@given(steps)
def test_words_let_through_what_a_look_at_every_case_finds_whoever_saves(
    taken: list[tuple[str, object, object]],
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as there:
        for name in ("FEW", "FIRST", "LEFT"):  # so that these few cases are many
            patch.setattr(matching, name, 2)
        patch.setattr(listing, "FEW", 2)
        asking = opened(Path(there) / "caseload", create=True)
        saving = opened(Path(there) / "caseload")
        try:
            for number, (what, one, other) in enumerate(taken):
                _take(saving if number % 2 else asking, what, one, other)
                _agrees(asking, str(one) if what == "ask" else WORDS[number])
            for words in WORDS:
                _agrees(asking, words)
                _agrees(saving, words)
        finally:
            saving.close()
            asking.close()


def _take(store: TinyDbCaseStore, what: str, one: object, other: object) -> None:
    if what == "create":
        store.create(new_case(subject=str(one), text=str(other)))
    elif what == "rebuild":
        store.care.rebuild()
    elif what != "ask" and (rows := store.page().rows):
        assert isinstance(one, int)
        case = store.get(rows[one % len(rows)].reference)
        if what == "open":
            store.open_case(case.reference, "amal")
        elif what == "give":
            store.save(changed(case, str(other)), case.version)
        elif not case.withdrawn:
            store.save(withdraw(case, RECEIVED, officer="o", at=AT), case.version)


def _agrees(store: TinyDbCaseStore, words: str) -> None:
    found = {case.reference for case in store.every() if _has(case, words)}
    for stages in ((), CLOSED):
        chosen = Filter(text=words, stages=stages)
        page = store.page(chosen)
        rows = {row.reference for row in page.rows}
        meant = {r for r in found if not stages or store.get(r).withdrawn}
        assert rows == meant, (words, stages)
        assert store.count(chosen) == len(meant), (words, stages)
        assert page.total in {None, len(meant)}, (words, stages)


def _has(case: Case, words: str) -> bool:
    """Whether a case has the words, by the plainest reading of the promise."""
    names = f"{case.reference}\n{case.request.subject}\n{case.officer}".lower()
    tokens = re.findall(r"[a-z0-9]+", f"{names.rpartition(chr(10))[0]} {case.request.text}".lower())
    return all(
        word in names or any(token.startswith(word) for token in tokens) for word in words.split()
    )


def test_a_page_that_says_how_many_there_are_says_what_is_counted(store: CaseStore) -> None:
    for day in range(3):
        store.create(new_case(received=RECEIVED + dt.timedelta(day)))
    for chosen in (Filter(), Filter(text="bin"), Filter(text="bins", stages=CLOSED)):
        assert store.page(chosen, limit=2).total in {None, store.count(chosen)}


def test_words_that_no_case_has_are_not_looked_for_any_further(
    tinydb_store: TinyDbCaseStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    tinydb_store.create(new_case())
    tinydb_store.count(Filter(text="zebra"))
    monkeypatch.delattr(matching.Matching, "_places")
    assert tinydb_store.count(Filter(text="zebra bins")) == 0


def test_what_was_found_is_kept_while_colleagues_only_open_cases(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking, colleague = opened(folder, create=True), opened(folder)
    reference = asking.create(new_case()).reference
    assert asking.count(Filter(text="bins")) == 1
    with monkeypatch.context() as patch:
        patch.delattr(matching.Matching, "_places")
        colleague.open_case(reference, "amal")
        assert asking.count(Filter(text="bins")) == 1
    colleague.care.erase(reference, "the schedule", "kim", AT)
    assert asking.count(Filter(text="bins")) == 0
    for store in (asking, colleague):
        store.close()


def test_a_mask_is_put_right_for_the_cases_that_changed_and_no_others() -> None:
    assert masks.mended(b"\1\1\1\0", [1, 3, 5], [5, 3, 3, 5]) == b"\1\0\1\1\0\1"


def test_a_save_of_a_colleague_has_only_that_case_looked_at_again(
    tinydb_store: TinyDbCaseStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague = opened(folder)
    made = [tinydb_store.create(new_case()) for _ in range(2)]
    assert tinydb_store.count(Filter(text="amal")) == 0
    monkeypatch.delattr(matching.Matching, "_places")
    colleague.save(changed(made[0], "amal"), 1)
    assert tinydb_store.count(Filter(text="amal")) == 1
    colleague.close()


def test_all_cases_are_counted_by_stage_in_few_steps_for_each(tmp_path: Path) -> None:
    store = opened(tmp_path / "caseload", create=True)
    try:
        few = _steps_to_count(store)
        for _ in range(40):
            store.create(new_case())
        assert _steps_to_count(store) - few <= 4 * 40  # grouping by stage takes fifteen
    finally:
        store.close()


def _steps_to_count(store: TinyDbCaseStore) -> int:
    """Count the instructions of SQLite's machine, which no load on the computer changes."""
    store.counts_by_stage()  # prepared now
    steps: list[None] = []
    connection = store._engine._reader
    connection.set_progress_handler(lambda: steps.append(None), 1)
    try:
        store.counts_by_stage()
    finally:
        connection.set_progress_handler(None, 0)
    return len(steps)
