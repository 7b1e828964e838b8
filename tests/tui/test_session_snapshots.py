"""Pictures of a review session; look at the report before accepting a new one."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from foitui.store.protocol import Present
from tests.tui.casework import NOW, screen
from tests.tui.reading import text, until
from tests.tui.test_session import came, decide, office, three

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

Compare = Callable[..., bool]


async def first_decided(pilot: Pilot[None]) -> None:
    """Decide the first case of a session."""
    await pilot.press("n")
    await came(pilot, "FOI-2017-0001")
    await decide(pilot)


@SIZES
def test_a_case_decided_in_a_session(snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(office(three()), terminal_size=size, run_before=first_decided)


@SIZES
def test_the_summary_of_a_session(snap_compare: Compare, size: tuple[int, int]) -> None:
    async def to_the_end(pilot: Pilot[None]) -> None:
        await first_decided(pilot)
        await pilot.press("z")
        await came(pilot, "FOI-2017-0002")
        await pilot.press("escape", "Z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")

    assert snap_compare(office(three()), terminal_size=size, run_before=to_the_end)


@SIZES
def test_the_caseload_in_a_session(snap_compare: Compare, size: tuple[int, int]) -> None:
    store = three()
    store.present = {"FOI-2017-0003": (Present("officer2", NOW),)}

    async def back(pilot: Pilot[None]) -> None:
        await first_decided(pilot)
        await pilot.press("z")
        await came(pilot, "FOI-2017-0002")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "N ends it" in text(pilot.app))
        pilot.app.screen.look()  # type: ignore[attr-defined]
        await until(pilot, lambda: "[officer2]" in text(pilot.app))
        await until(pilot, lambda: "Decided" in text(pilot.app))

    assert snap_compare(office(store), terminal_size=size, run_before=back)
