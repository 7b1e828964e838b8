"""What a save leaves alone is what it has no part in."""

from pathlib import Path

import msgspec
import pytest

from benchmarks.caseload import make_case
from foitui.case.json import encode
from foitui.case.records import Case, Cost, Request, Section14
from foitui.law.counting import counted
from foitui.law.working_days import shipped_calendar
from foitui.store import counted as counted_rows
from foitui.store.former import COUNTED, UNKNOWN, former
from tests.store.examples import changed, opened

CASES = [make_case(number, 40) for number in range(1, 41)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.request.message_key)
def test_all_that_statistics_count_is_compared(case: Case) -> None:
    """A field that statistics come to count must be named in `former`, or this differs."""
    bare = Case(
        request=Request(received=case.request.received, text=""),
        reference=case.reference,
        officer=case.officer,
        team=case.team,
        cost=Cost(limit=case.cost.limit),
        section14=Section14(burden=case.section14.burden),
        **{name: getattr(case, name) for name in COUNTED},
    )
    assert counted(bare, shipped_calendar()) == counted(case, shipped_calendar())
    assert former(encode(bare)).counts_as(case)


def test_another_case_is_told_from_it() -> None:
    one, other = CASES[0], CASES[5]
    assert not former(encode(one)).counts_as(other)
    assert not former(encode(one)).has(other, "claims")
    assert former(encode(one)).keys == {one.request.message_key}
    assert former(b"\xff") is former(b"{") is UNKNOWN
    assert not UNKNOWN.counts_as(one)


def test_the_row_that_is_counted_changes_hands_without_being_counted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(tmp_path, create=True)
    case = store.create(msgspec.structs.replace(CASES[3], reference=""))
    monkeypatch.setattr(counted_rows, "derived", None)
    case = store.save(changed(case, "kim"), case.version)
    assert list(store.counted()) == [counted(case, shipped_calendar())]
    store.close()
