"""Keys of one's own: they work, they are shown, and a clash is told."""

import msgspec
import pytest

from foitui.law.working_days import shipped_calendar
from foitui.tui.app import FoituiApp
from foitui.tui.keymap import KeysError, keymap
from foitui.tui.widgets.case_list import CaseList
from tests.tui.fakes import NOW, SETTINGS, FakeStore, summary
from tests.tui.reading import lines


def office(keys: dict[str, str]) -> FoituiApp:
    settings = msgspec.structs.replace(SETTINGS, keys=keys)
    store = FakeStore([summary(1), summary(2)])
    return FoituiApp(store, settings, shipped_calendar(), "officer1", lambda: NOW)


async def test_a_key_of_ones_own_works_in_the_place_of_the_usual_one() -> None:
    async with office({"list.down": "x"}).run_test(size=(80, 24)) as pilot:
        cases = pilot.app.screen.query_one(CaseList)
        await pilot.press("j")
        assert cases.cursor == 0
        await pilot.press("x")
        assert cases.cursor == 1


async def test_the_key_bar_shows_it() -> None:
    async with office({"caseload.open": "x"}).run_test(size=(80, 24)) as pilot:
        assert "x Open" in lines(pilot.app)[-1]


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({"caseload.opn": "x"}, "did you mean caseload.open?"),
        ({"caseload.open": " "}, "names no key"),
        ({"caseload.open": "j"}, "j is list.down on the same screen"),
        ({"caseload.open": "x", "caseload.sort": "x"}, "x is caseload.sort on the same screen"),
    ],
)
def test_a_key_that_cannot_be_used_is_told(keys: dict[str, str], says: str) -> None:
    with pytest.raises(KeysError, match=says.replace("?", r"\?")):
        keymap(keys)


def test_keys_can_change_places() -> None:
    assert keymap({"list.down": "k", "list.up": "j"}) == {"list.down": ("k",), "list.up": ("j",)}
