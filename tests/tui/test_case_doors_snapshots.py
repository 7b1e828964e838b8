"""Pictures of what stands behind a case; look at the report before accepting a new one."""

from tests.tui.casework import Store, answered, office, pattern_case
from tests.tui.test_case_doors import ALIKE
from tests.tui.test_case_snapshots import SIZES, Compare, looks_alike
from tests.tui.test_hints import FINES, OWN, SALARIES, case_of


@SIZES
def test_the_clock(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, pattern_case(), size, "t")


@SIZES
def test_an_estimate(snap_compare: Compare, size: tuple[int, int]) -> None:
    keys = ("e", "2", "m", "a", "i", "l", "enter", "1", "9", "enter", "5", "enter", "4", "enter")
    assert looks_alike(snap_compare, pattern_case(), size, *keys)


@SIZES
def test_earlier_cases(snap_compare: Compare, size: tuple[int, int]) -> None:
    store = Store(pattern_case())
    store.alike = (ALIKE,)
    assert snap_compare(office(store), terminal_size=size, press=["enter", "m"])


@SIZES
def test_a_suggested_route(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert looks_alike(snap_compare, case_of(OWN, FINES), size, "g")


@SIZES
def test_suggested_provisions(snap_compare: Compare, size: tuple[int, int]) -> None:
    case = answered(case_of(FINES, SALARIES), "provisions")
    assert looks_alike(snap_compare, case, size, "g")
