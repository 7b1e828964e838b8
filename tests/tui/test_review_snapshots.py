"""Pictures of a second officer's look; look at the report before accepting a new one."""

from foitui.case.changes import submit_for_review
from tests.tui.casework import NOW, Store, answered, pattern_case
from tests.tui.every_screen import looked_at
from tests.tui.test_case_snapshots import SIZES, Compare
from tests.tui.test_review import at_desk


@SIZES
def test_an_approval_that_a_change_made_void(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(at_desk(Store(looked_at())), terminal_size=size, press=["enter", "v"])


@SIZES
def test_a_sentence_of_the_letter_is_commented_on(
    snap_compare: Compare, size: tuple[int, int]
) -> None:
    case = submit_for_review(looked_at(), "ben", officer="officer1", at=NOW)
    keys = ["enter", "v", "6", *["j"] * 16, "c", "w", "h", "y"]
    assert snap_compare(at_desk(Store(case), "ben"), terminal_size=size, press=keys)


@SIZES
def test_a_decision_is_handed_over(snap_compare: Compare, size: tuple[int, int]) -> None:
    case = answered(pattern_case())
    assert snap_compare(at_desk(Store(case)), terminal_size=size, press=["enter", "v", "s"])
