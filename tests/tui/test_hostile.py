"""Hostile text stays text on the screens: nothing of it acts, and no word of it is lost."""

import re
from typing import Any

import pytest
from textual.screen import Screen

from foitui.case.records import Case, Request, Requester
from foitui.text.clean import clean_block, clean_line
from foitui.tui import show
from foitui.tui.app import FoituiApp
from foitui.tui.screens.case import CaseScreen
from foitui.tui.screens.caseload import CaseloadScreen
from foitui.tui.widgets.case_list import CaseList
from foitui.tui.widgets.line_view import THUMB
from foitui.tui.widgets.text_view import TextView
from tests.hostile import HOSTILE
from tests.tui.fakes import NOW, FakeStore, app, summary
from tests.tui.reading import CapturingDriver, chosen, text, until

EVERY = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())

DRAWN = re.compile(
    r"\x1b\[[0-9;]*[mHf]|\x1b\[\?(?:2026|25|1049|1004|2004|7)[hl]|\x1b\]22;(?:default|text)\x07"
)
"""All that a painted screen is made of besides words: places, colours, frame, pointer shape."""
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


def hostile_store(words: str) -> FakeStore:
    case = Case(
        reference="FOI-2026-0001",
        request=Request(
            received=NOW.date(),
            text=words,
            subject=words,
            requester=Requester(name=words, email=words),
            source_name=words,
        ),
    )
    row = summary(1, subject=words, officer=words, sender_reference=words)
    return FakeStore([row, summary(2)], [case])


class Captured(FoituiApp):
    """Our application, drawing into a string."""

    @property
    def written(self) -> str:
        """Everything that a terminal would have got."""
        assert isinstance(self._driver, CapturingDriver)
        return self._driver.written


def captured(monkeypatch: pytest.MonkeyPatch, words: str) -> Captured:
    """Return an application whose bytes are kept."""
    plain = app(hostile_store(words))
    desk = plain.desk
    monkeypatch.setattr("textual.drivers.headless_driver.HeadlessDriver", CapturingDriver)
    return Captured(desk.store, desk.settings, desk.calendar, words, desk.clock)


@EVERY
async def test_no_control_sequence_of_a_request_reaches_the_terminal(
    monkeypatch: pytest.MonkeyPatch, hostile: str
) -> None:
    tui = captured(monkeypatch, hostile)
    async with tui.run_test(size=(120, 40), notifications=True) as pilot:
        tui.tell(hostile)
        await pilot.pause()
        await pilot.press("j", "k", "slash", "e", "escape", "enter")
        await until(pilot, lambda: isinstance(tui.screen, CaseScreen))
        await pilot.press("pagedown", "f1")
        await pilot.pause()
        assert isinstance(tui.screen, Screen)
        assert tui.return_code is None
    assert len(tui.written) > 5000
    words = DRAWN.sub("", tui.written)
    assert [words[max(0, m.start() - 20) : m.end() + 20] for m in FORBIDDEN.finditer(words)] == []


async def test_a_subject_is_shown_as_text_in_the_list() -> None:
    rows = [
        summary(number, subject=words, officer=words, sender_reference=words)
        for number, words in enumerate(HOSTILE.values(), 1)
    ]
    async with app(FakeStore(rows)).run_test(size=(120, len(rows) + 9)) as pilot:
        await until(pilot, lambda: bool(chosen(pilot.app)))
        cases = pilot.app.screen.query_one(CaseList)
        lines = [cases.render_line(number) for number in range(len(rows))]
        assert {line.cell_length for line in lines} == {cases.size.width}
    expected = [(clean_line(words) or "(no subject)")[:20].rstrip() for words in HOSTILE.values()]
    shown = [line.text[16 : 16 + len(start)] for line, start in zip(lines, expected, strict=True)]
    assert dict(zip(HOSTILE, shown, strict=True)) == dict(zip(HOSTILE, expected, strict=True))


async def test_no_word_of_a_request_is_lost_in_the_reading_view() -> None:
    read = {}
    async with app(FakeStore()).run_test(size=(80, 24)) as pilot:
        for name, words in HOSTILE.items():
            await pilot.app.push_screen(Reading(words))
            await pilot.pause()
            view = pilot.app.screen.query_one(TextView)
            while view.more:
                await pilot.press("G", "pagedown")
            view.scroll_to(y=0, animate=False)
            await pilot.pause()
            rows = range(view.virtual_size.height)
            read[name] = "".join(view.render_line(y).text[:-THUMB] for y in rows)
            await pilot.app.pop_screen()
    expected = {name: "".join(clean_block(words).split()) for name, words in HOSTILE.items()}
    assert {name: "".join(words.split()) for name, words in read.items()} == expected


class Reading(Screen[None]):
    """A text view alone."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> Any:
        """Show it."""
        yield TextView(self._words)


@EVERY
def test_content_is_what_the_cleaned_text_is(hostile: str) -> None:
    assert show.line(hostile).plain == clean_line(hostile)
    assert show.block(hostile).plain == clean_block(hostile)
    assert show.parts((hostile, "bold")).plain == clean_line(hostile)
    assert show.line(hostile).spans == []


@EVERY
@pytest.mark.parametrize("columns", [1, 2, 8, 40])
def test_a_cell_has_its_width_whatever_is_in_it(hostile: str, columns: int) -> None:
    assert show.width(show.cell(hostile, columns)) == columns


@pytest.mark.parametrize("hostile", [HOSTILE[name] for name in HOSTILE if "markup" in name])
async def test_a_click_on_hostile_words_runs_nothing(hostile: str) -> None:
    async with app(hostile_store(hostile)).run_test(size=(120, 24)) as pilot:
        for x in (20, 30, 40):
            await pilot.click(offset=(x, 2))
        assert isinstance(pilot.app.screen, CaseloadScreen)
        assert pilot.app.return_code is None
        assert text(pilot.app)
