"""Notices on a small screen: they say what there is, and do not pile up."""

from tests.tui.casework import Store, office, pattern_case
from tests.tui.reading import words


async def test_the_same_notice_again_takes_the_place_of_the_former() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("enter", "u")
        await pilot.pause()
        first = [each.identity for each in pilot.app._notifications]
        await pilot.press("u", "u")
        await pilot.pause()
        told = list(pilot.app._notifications)
        assert len(told) == len(first) == 1
        assert told[0].identity not in first
        assert words(pilot.app).count(told[0].message) == 1


async def test_of_many_notices_the_latest_are_told() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24), notifications=True) as pilot:
        for number in range(9):
            pilot.app.notify(f"notice {number}", markup=False)
        await pilot.pause()
        told = [each.message for each in pilot.app._notifications]
        assert told == [f"notice {number}" for number in (5, 6, 7, 8)]
