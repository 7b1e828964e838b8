"""Notices on a small screen: they say what there is, and do not pile up."""

from tests.tui.casework import Store, office, pattern_case
from tests.tui.reading import told, words


async def test_the_same_notice_again_takes_the_place_of_the_former() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("enter", "u")
        await pilot.pause()
        first = [each.identity for each in pilot.app._notifications]
        await pilot.press("u", "u")
        await pilot.pause()
        again = list(pilot.app._notifications)
        assert len(again) == len(first) == 1
        assert again[0].identity not in first
        assert words(pilot.app).count(again[0].message) == 1


async def test_of_many_notices_the_latest_are_told() -> None:
    async with office(Store(pattern_case())).run_test(size=(80, 24), notifications=True) as pilot:
        for number in range(9):
            pilot.app.notify(f"notice {number}", markup=False)
        await pilot.pause()
        assert told(pilot.app) == [f"notice {number}" for number in (5, 6, 7, 8)]
