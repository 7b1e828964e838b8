"""Counting all cases while Textual is imported, so that the first screen need not wait for it."""

import datetime as dt

import pytest
from textual.app import App

from foitui.case.words import Stage
from foitui.store.errors import Busy
from foitui.store.protocol import EVERYTHING, Filter
from foitui.tui.app import FoituiApp
from foitui.tui.counts import CountedAhead
from foitui.tui.desk import Desk
from foitui.tui.screens.caseload import CaseloadScreen
from tests.tui.casework import saved
from tests.tui.fakes import NOW, FakeStore, app, many, summary
from tests.tui.reading import lines, until


def _counted(store: FakeStore, now: dt.datetime = NOW) -> CountedAhead:
    desk = app(store).desk._replace(clock=lambda: now)
    ahead = CountedAhead(desk)
    ahead.start()
    ahead.join()
    return ahead


def _opened(store: FakeStore, ahead: CountedAhead) -> FoituiApp:
    desk: Desk = app(store).desk
    return FoituiApp(*desk, ahead=ahead)


def _title(tui: App[None]) -> str:
    return lines(tui)[0]


class Counting(FakeStore):
    """Notes how often all cases are counted."""

    times = 0

    def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
        self.times += 1
        return super().counts_by_stage(chosen)


async def test_the_first_screen_shows_what_was_counted_ahead_and_counts_no_more() -> None:
    store = Counting(tuple(many(100).rows.values()))
    async with _opened(store, _counted(store)).run_test(size=(120, 40)) as pilot:
        assert "100 cases" in _title(pilot.app)
        await pilot.press("G")
        await until(pilot, lambda: any("FOI-2026-0100" in line for line in lines(pilot.app)))
    assert store.times == 1


async def test_what_a_colleague_saves_between_is_counted_at_the_next_look() -> None:
    store = many(3)
    ahead = _counted(store)
    store.put(summary(4))
    async with _opened(store, ahead).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        assert isinstance(pilot.app.screen, CaseloadScreen)
        pilot.app.screen.look()
        await until(pilot, lambda: "4 cases" in _title(pilot.app))


async def test_what_was_counted_on_the_day_before_is_counted_again() -> None:
    store = FakeStore([summary(1, due=NOW.date() - dt.timedelta(1))])
    clock = [NOW - dt.timedelta(1)]
    ahead = CountedAhead(app(store).desk._replace(clock=lambda: clock[0]))
    ahead.start()
    ahead.join()
    clock[0] = NOW
    async with _opened(store, ahead).run_test(size=(80, 24)) as pilot:
        assert "!! 1 overdue" in _title(pilot.app)


@pytest.mark.parametrize("error", [Busy("another program"), RuntimeError("closed")])
async def test_counting_that_fails_ahead_is_done_again_by_the_screen(error: Exception) -> None:
    class OnceBroken(Counting):
        def counts_by_stage(self, chosen: Filter = EVERYTHING) -> dict[Stage, int]:
            if not self.times:
                self.times += 1
                raise error
            return super().counts_by_stage(chosen)

    store = OnceBroken([summary()])
    async with _opened(store, _counted(store)).run_test(size=(80, 24)) as pilot:
        assert "1 case" in _title(pilot.app)
