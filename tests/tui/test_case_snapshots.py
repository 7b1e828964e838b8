"""Pictures of the screens of one case; look at the report before accepting a new one."""

from collections.abc import Callable

import pytest

from foitui.case.records import Case
from tests.tui.casework import Store, answered, held_back, office, pattern_case

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

Compare = Callable[..., bool]


def looks_alike(compare: Compare, case: Case, size: tuple[int, int], *keys: str) -> bool:
    return compare(office(Store(case)), terminal_size=size, press=["enter", *keys])


@SIZES
def test_a_new_case(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, pattern_case(), size)


@SIZES
def test_a_decided_case(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, answered(pattern_case()), size, "tab")


@SIZES
def test_a_choice_with_its_reason(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, pattern_case(), size, "g", "f", "?")


@SIZES
def test_words_to_write(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, answered(pattern_case(), "interest"), size, "g")


@SIZES
def test_factors_to_choose(snap_compare: Compare, size: tuple[int, int]) -> None:
    case = answered(pattern_case(), "factors_against")
    assert looks_alike(snap_compare, case, size, "g", "1", "4")


@SIZES
def test_provisions_to_pick(snap_compare: Compare, size: tuple[int, int]) -> None:
    case = answered(pattern_case(), "provisions")
    assert looks_alike(snap_compare, case, size, "g", "3", "1", "space", "down", "down")


@SIZES
def test_the_reply_with_gaps(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, answered(pattern_case(), "balance"), size, "l")


@SIZES
def test_the_summary(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, answered(pattern_case()), size, "s")


@SIZES
def test_the_days_of_a_deadline(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, pattern_case(), size, "d")


@SIZES
def test_nothing_open(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, answered(pattern_case()), size, "g")


def test_items_to_mend(snap_compare: Compare) -> None:
    assert looks_alike(snap_compare, pattern_case(), (80, 24), "i")


def test_a_date_asked_for(snap_compare: Compare) -> None:
    assert looks_alike(snap_compare, answered(pattern_case()), (80, 24), "x", "escape", "x")


@SIZES
def test_the_findings(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, held_back(), size, "c", "down")


@SIZES
def test_a_letter_held_back(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, held_back(), size, "x", "o", "a")


@SIZES
def test_the_history(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, held_back(), size, "H", "down")
