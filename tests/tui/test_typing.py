"""Words typed into the filter: each letter is answered at once, however slow the store counts."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from foitui.store.protocol import BY_DEADLINE, EVERYTHING, Filter, Page, Sort
from foitui.tui.screens import listing
from tests.tui.casework import saved
from tests.tui.fakes import FakeStore, app, many, summary
from tests.tui.reading import chosen, lines, text, until


class Slow(FakeStore):
    """Answers what it is told to be slow at only when it is let."""

    def __init__(self) -> None:
        super().__init__([*many(90).rows.values(), summary(99, subject="Trees by the river")])
        self.counts_asked: list[str] = []
        self.counts_of: dict[str, Event] = {}
        self.pages_of: dict[str, Event] = {}
        self.asked = 0

    def page(
        self,
        chosen: Filter = EVERYTHING,
        after: str | None = None,
        limit: int = 60,
        sort: Sort = BY_DEADLINE,
    ) -> Page:
        """Return what was there when it was asked."""
        self.asked += 1
        page = super().page(chosen, after, limit, sort)
        if slow := self.pages_of.pop(chosen.text, None):
            slow.wait(20)
        return page

    def count(self, chosen: Filter = EVERYTHING) -> int:
        """Count."""
        self.counts_asked.append(chosen.text)
        if slow := self.counts_of.get(chosen.text):
            slow.wait(20)
        return super().count(chosen)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count without waiting for the letters to rest."""
    monkeypatch.setattr(listing, "REST", 0.0)


def counting(store: Slow, words: str) -> Callable[[], bool]:
    return lambda: words in store.counts_asked


def titled(pilot: Pilot[Any], words: str) -> Callable[[], bool]:
    return lambda: f"/ {words} " in lines(pilot.app)[0]


@pytest.mark.usefixtures("at_once")
async def test_a_letter_does_not_wait_until_the_one_before_is_counted() -> None:
    store = Slow()
    async with app(store).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        slow = store.counts_of["r"] = Event()
        await pilot.press("slash", "r")
        await until(pilot, counting(store, "r"))
        for words in ("ri", "riv", "rive", "river"):
            await pilot.press(words[-1])
            await until(pilot, titled(pilot, words))
        assert chosen(pilot.app) == "FOI-2026-0099"
        assert "1 of 91 cases" in text(pilot.app)
        slow.set()
        await saved(pilot)
        assert "1 of 91 cases" in text(pilot.app)


@pytest.mark.usefixtures("at_once")
async def test_rows_that_were_read_before_a_change_never_replace_newer_ones() -> None:
    store = Slow()
    async with app(store).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        slow, before = Event(), store.asked
        store.pages_of["river"] = slow
        await pilot.press("slash", *"river")
        await until(pilot, lambda: store.asked > before and "river" not in store.pages_of)
        store.put(summary(100, subject="The river again"))
        await pilot.press("s", "backspace")
        await until(pilot, lambda: "2 of 92 cases" in text(pilot.app))
        slow.set()
        await saved(pilot)
        assert "FOI-2026-0100" in text(pilot.app)
        assert "2 of 92 cases" in text(pilot.app)


async def test_cases_are_counted_once_no_letter_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "REST", 20.0)
    store = Slow()
    async with app(store).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        store.counts_asked.clear()
        await pilot.press("slash", *"parking")
        await until(pilot, lambda: "60+ of 91 cases" in text(pilot.app))
        assert not store.counts_asked
        monkeypatch.setattr(listing, "REST", 0.0)
        await pilot.press("backspace")
        await until(pilot, lambda: "90 of 91 cases" in text(pilot.app))
        assert store.counts_asked == ["parkin"]
