"""A change is told once it is stored; until then, if that takes a while, that it is not."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event

import pytest

from foitui.case.records import Case
from foitui.store.errors import ReadOnly, Unreachable
from foitui.tui import acknowledging
from tests.tui.casework import (
    REFERENCE,
    Store,
    answered,
    held_back,
    office,
    pattern_case,
    saved,
    screen,
    write,
)
from tests.tui.reading import text, told, until, words

SIZE = (100, 40)
NOT_YET = f"Not saved yet, {REFERENCE}: Assigned to officer1."
AWAY = Unreachable("postgresql://db/foi", "no server answers there")


class Slow(Store):
    """A store that keeps whoever saves waiting until it is let go."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.gate = Event()
        self.gate.set()

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Wait, then store or fail."""
        self.gate.wait(20)
        return super().save(case, expected, raw)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Answer nobody within the block."""
        self.gate.clear()
        try:
            yield
        finally:
            self.gate.set()


WAYS: dict[str, tuple[Callable[[], Case], tuple[str, ...], str]] = {
    "assigned": (pattern_case, ("a", "t"), "Assigned to officer1"),
    "undone": (lambda: answered(pattern_case(), "causal_link"), ("u",), "Took back"),
    "recorded": (held_back, ("x", "o", *"sent today", "enter", "enter"), "Reply sent"),
    "waited for": (
        pattern_case, ("w", "w", "c", "enter", "enter", "enter", "enter"), "aits for",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
async def test_a_change_is_told_when_it_is_stored_and_not_before(way: str) -> None:
    made, keys, said = WAYS[way]
    store = Slow(made())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        with store.held():
            await pilot.press(*keys)
            await pilot.pause()
            assert not any(said in each for each in told(pilot.app)), told(pilot.app)
        await saved(pilot)
        assert any(said in each for each in told(pilot.app)), (told(pilot.app), text(pilot.app))
        assert store.case.version > made().version
        assert not any("not saved" in each.lower() for each in told(pilot.app))


async def test_a_change_that_takes_long_is_said_not_to_be_saved_until_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(acknowledging, "LONG", 0.01)
    store = Slow(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        with store.held():
            await pilot.press("a", "t")
            await until(
                pilot,
                lambda: told(pilot.app) == [f"Not saved yet, {REFERENCE}: Assigned to officer1."],
            )
            await pilot.press("g")
            await write(pilot, "my words")
            await pilot.press("ctrl+d")
            await until(pilot, lambda: any("; " in each for each in told(pilot.app)))
            (waiting,) = told(pilot.app)
            assert waiting.startswith(f"Not saved yet, {REFERENCE}: Assigned to officer1; ")
        await saved(pilot)
        now = [each for each in told(pilot.app) if each.startswith(f"Saved now, {REFERENCE}: ")]
        assert now == told(pilot.app)
        assert "Assigned to officer1" in " ".join(now)
    assert store.case.officer == "officer1"


async def test_what_is_taken_back_is_named_and_was_never_told_as_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(acknowledging, "LONG", 0.01)
    store = Slow(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        with store.held():
            await pilot.press("a", "t")
            await until(pilot, lambda: any("Not saved yet" in each for each in told(pilot.app)))
            await pilot.press("q")
            store.fault = AWAY
        await saved(pilot)
        assert screen(pilot) == "CaseloadScreen"
        assert told(pilot.app) == [f"Taken back in {REFERENCE}: Assigned to officer1. {AWAY}"]


async def test_while_the_server_is_known_to_be_away_a_change_is_said_to_wait_at_once() -> None:
    store = Slow(pattern_case())
    app = office(store)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        app.cut_off = True
        with store.held():
            await pilot.press("a", "t")
            await pilot.pause()
            assert told(app) == [NOT_YET]
        await saved(pilot)
        assert told(pilot.app) == [f"Saved now, {REFERENCE}: Assigned to officer1."]


async def test_an_answer_that_is_stored_soon_is_not_told() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert told(pilot.app) == []


class OnlyRead(Store):
    """A store for whoever may only read."""

    def __init__(self, case: Case) -> None:
        super().__init__(case)
        self.read_only = "this account may only read the caseload in the database"
        self.fault = ReadOnly(self.read_only)


KEPT = " What you typed is kept as a draft."


@pytest.mark.parametrize(("keys", "kept"), [
    (("a", "t"), ""), (("u",), ""), (("r",), ""),
    (("w", "w", "c", "enter", "enter", "enter", "enter"), KEPT),
])  # fmt: skip
async def test_a_reader_sees_no_change_and_is_told_why(keys: tuple[str, ...], kept: str) -> None:
    store = OnlyRead(answered(pattern_case(), "clarity"))
    asks = str(store.fault)
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.clear_notifications()
        await pilot.press("enter", *keys)
        await saved(pilot)
        assert told(pilot.app) == [f"{asks}{kept}"]
        assert "A Requester," not in text(pilot.app)


async def test_words_of_a_reader_stay_where_they_were_typed() -> None:
    store = OnlyRead(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "Nothing can be saved here" in words(pilot.app)
        assert "my words" in text(pilot.app)
        assert "What you typed is kept as a draft" in words(pilot.app)
