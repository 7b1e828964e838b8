"""The text view: any length, every word, marks that read without colour."""

import time
from collections.abc import Sequence

import pytest
from textual.app import ComposeResult
from textual.screen import Screen

from foitui.law.working_days import shipped_calendar
from foitui.tui.app import FoituiApp
from foitui.tui.screens.base import OfficeScreen
from foitui.tui.show import Span
from foitui.tui.widgets.text_view import PORTION, TextView
from tests.tui.fakes import SETTINGS, FakeStore
from tests.tui.reading import lines, text


class ReadingScreen(OfficeScreen[None]):
    """A text view and nothing else."""

    def __init__(self, view: TextView) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Show it."""
        yield self._view


class Reader(FoituiApp):
    """Our application with only that screen."""

    def __init__(self, words: str, marks: Sequence[Span] = ()) -> None:
        super().__init__(FakeStore(), SETTINGS, shipped_calendar(), "officer1")
        self.view = TextView(words, marks)

    def get_default_screen(self) -> Screen[None]:
        """Start with the text."""
        return ReadingScreen(self.view)


async def test_it_wraps_at_blanks_and_anew_for_another_width() -> None:
    reader = Reader("word " * 40)
    async with reader.run_test(size=(42, 20)) as pilot:
        assert lines(reader)[0].strip(" ┃") == " ".join(["word"] * 8)
        await pilot.resize_terminal(22, 20)
        await pilot.pause()
        assert lines(reader)[0].strip(" ┃") == " ".join(["word"] * 4)


@pytest.mark.parametrize(
    ("keys", "first"),
    [
        (["j", "j", "k"], "line 1"),
        (["down"], "line 1"),
        (["G", "g"], "line 0"),
        (["pagedown", "pageup"], "line 0"),
        (["space"], "line 10"),
    ],
)
async def test_keys_scroll(keys: list[str], first: str) -> None:
    words = "\n".join(f"line {n}" for n in range(100))
    reader = Reader(words)
    async with reader.run_test(size=(40, 10)) as pilot:
        await pilot.press(*keys)
        assert lines(reader)[0].strip(" ┃") == first


async def test_end_goes_to_the_last_line() -> None:
    reader = Reader("\n".join(f"line {n}" for n in range(100)))
    async with reader.run_test(size=(40, 10)) as pilot:
        await pilot.press("G")
        assert "line 99" in text(reader)


async def test_two_megabytes_are_there_at_once_and_to_the_last_word() -> None:
    words = "w" * 1_000_000 + " and " + "é" * 1_000_000 + " the end"
    start = time.perf_counter()
    reader = Reader(words)
    async with reader.run_test(size=(80, 24)) as pilot:
        assert time.perf_counter() - start < 3
        await pilot.press("G")
        assert f"{len(words) - PORTION:,} more characters" in text(reader)
        while reader.view.more:
            await pilot.press("G", "pagedown")
        await pilot.press("G")
        assert "the end" in text(reader)
        assert "more characters" not in text(reader)


async def test_marks_are_underlined_where_their_words_stand_after_cleaning() -> None:
    words = "first \u202e\x1b[31m then secret words\nand secret again"
    marks = [(words.index("secret"), words.index("secret") + 12), (len(words) - 12, len(words) - 6)]
    reader = Reader(words, marks)
    async with reader.run_test(size=(30, 10)) as pilot:
        await pilot.pause()  # the styles of texts are read once the first screen is painted
        reader.stylesheet.update(reader.screen)
        marked = [
            segment.text
            for y in range(5)
            for segment in reader.view.render_line(y)
            if segment.style and segment.style.underline
        ]
    assert " ".join(marked).split() == ["secret", "words", "secret"]


async def test_n_goes_from_mark_to_mark() -> None:
    words = "\n".join(f"line {n}" for n in range(100))
    marks = [(words.index(f"line {n}"), words.index(f"line {n}") + 7) for n in (30, 60)]
    reader = Reader(words, marks)
    async with reader.run_test(size=(40, 10)) as pilot:
        tops = []
        for key in ["n", "n", "N"]:
            await pilot.press(key)
            tops.append(lines(reader)[0].strip(" ┃"))
    assert tops == ["line 30", "line 60", "line 30"]


async def test_another_text_starts_at_its_start() -> None:
    reader = Reader("one\n" * 100)
    async with reader.run_test(size=(40, 10)) as pilot:
        await pilot.press("G")
        reader.view.show_text("two\n" * 100)
        await pilot.pause()
        assert reader.view.scroll_offset.y == 0
        assert "two" in text(reader)
