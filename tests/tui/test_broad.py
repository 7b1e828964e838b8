"""A broad screen shows a third thing beside the other two; a smaller one makes nothing of it."""

from tests.tui.casework import Store, answered, held_back, office, pattern_case, saved
from tests.tui.reading import text
from tests.tui.test_case_snapshots import Compare, looks_alike

BROAD = (160, 50)


async def test_the_guide_shows_what_is_decided_so_far() -> None:
    async with office(Store(pattern_case())).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "g")
        assert "-> undecided" in text(pilot.app)
        await pilot.press("f")
        await saved(pilot)
        assert "-> FOIA, undecided" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "-> FOIA" not in text(pilot.app)


async def test_the_case_shows_what_would_be_objected_to() -> None:
    async with office(Store(held_back())).run_test(size=BROAD) as pilot:
        await pilot.press("enter")
        assert "!! THE LAW REQUIRES (c)" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "THE LAW REQUIRES (c)" not in text(pilot.app)


async def test_all_gaps_of_a_letter_stand_beside_it() -> None:
    case = answered(pattern_case(), "balance")
    async with office(Store(case)).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "l")
        assert " 9  the reasons for the balance" in text(pilot.app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "and 5 more" in text(pilot.app)


async def test_the_letter_stands_beside_what_is_found_in_it() -> None:
    async with office(Store(held_back())).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "c")
        assert "Dear A Requester" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "Dear A Requester" not in text(pilot.app)


def test_a_broad_case(snap_compare: Compare) -> None:
    assert looks_alike(snap_compare, answered(pattern_case()), BROAD)


def test_a_broad_guide(snap_compare: Compare) -> None:
    assert looks_alike(snap_compare, answered(pattern_case(), "factors_against"), BROAD, "g")
