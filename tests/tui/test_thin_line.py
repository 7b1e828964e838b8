"""The thin line: the terminal shows the same as on a thick one, and less is sent."""

import re
from collections.abc import Iterator
from random import Random

import pyte
import pytest
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from foitui.tui.thin_line import ThinLine

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
ROWS, COLUMNS, EDGE = 5, 24, 10
"""The screen of these tests, with one widget left and one right of an edge."""
CONSOLE = Console(color_system="truecolor", force_terminal=True)
STYLES = (
    Style(),
    Style(color="#d0d0d0", bgcolor="#1c1c1c"),
    Style(color="#d0d0d1", bgcolor="#1c1c1c", bold=True),
    Style(color="#00005f", bgcolor="#ffffff", underline=True),
    Style(color="cyan", reverse=True, bold=True),
    Style(color="bright_red", bgcolor="black", italic=True, strike=True),
)
NARROW, WIDE = "ab e.-é│…\u00a0", "ab 漢字語e\u0301\u0308é│"
ASIDES = ("\x1b[?25l", "\x1b[?2004h", "\x1b[>9u", "\x1b]22;text\x07")
OTHERS = ("\x1b[2J", "\x1b[?1049h", "\x1b[3;4H\x1b[K", "oops", "\x1b[2;2H\x1b[31;2;99mred\x1b[m")
SENT = re.compile(r"\x1b\[[0-9;]*[mHGCX]|\r\n|\r|[^\x00-\x1f\x7f-\x9f]+")
"""All that may be sent for a picture."""


class Screen:
    """A terminal that shows something of others, without line wrap, as Textual sets it."""

    def __init__(self, columns: int = COLUMNS) -> None:
        self.screen = pyte.Screen(columns, ROWS)
        self._stream = pyte.Stream(self.screen)
        self.feed("\x1b[31m" + "\r\n".join("#" * columns for _ in range(ROWS)) + "\x1b[m\x1b[?7l")

    def feed(self, data: str) -> None:
        """Draw what a program sends; pyte would draw some questions and switches as text."""
        self._stream.feed(re.sub(r"\x1b\[[<>][0-9]*u|\x1b\][^\x07]*\x07", "", data))

    @property
    def seen(self) -> list[list[object]]:
        """What can be seen: the ink of a blank cell cannot."""
        columns, rows = range(self.screen.columns), range(self.screen.lines)
        return [[_seen(self.screen.buffer[y][x]) for x in columns] for y in rows]

    @property
    def cursor(self) -> tuple[int, int]:
        """Where the cursor stands."""
        return self.screen.cursor.x, self.screen.cursor.y


def _seen(cell: "pyte.screens.Char") -> object:
    if cell.data.startswith(" ") and not (cell.underscore or cell.reverse or cell.strikethrough):
        return cell.data, cell.bg
    return cell


def writes(chance: Random, signs: str) -> Iterator[str]:
    """Return what Textual writes: whole screens, parts of them, switches, and what others do."""
    for _ in range(chance.randint(2, 8)):
        kind = chance.random()
        if kind < 0.1:
            yield chance.choice(ASIDES)
        elif kind < 0.2:
            yield chance.choice(OTHERS)
        else:
            yield _update(chance, signs) + f"\x1b[{chance.randint(1, ROWS)};{chance.randint(1, 9)}H"


def _update(chance: Random, signs: str) -> str:
    left = [_strip(chance, signs, EDGE) for _ in range(ROWS)]
    right = [_strip(chance, signs, COLUMNS - EDGE) for _ in range(ROWS)]
    if chance.random() < 0.3:
        whole = LayoutUpdate([list(pair) for pair in zip(left, right, strict=True)], _WHOLE)
        return whole.render_segments(CONSOLE)
    rows = sorted(chance.sample(range(ROWS), chance.randint(1, ROWS)))
    chops = [{0: one, EDGE: other} for one, other in zip(left, right, strict=True)]
    spans = [(row, *_span(chance, signs)) for row in rows]
    return ChopsUpdate(chops, spans, [[EDGE, COLUMNS]] * ROWS).render_segments(CONSOLE)


_WHOLE = Region(0, 0, COLUMNS, ROWS)


def _span(chance: Random, signs: str) -> tuple[int, int]:
    if signs == WIDE:  # Textual does not cut what is wide, unless something stands over it
        return chance.choice([(0, EDGE), (EDGE, COLUMNS), (0, COLUMNS)])
    return chance.choice([0, EDGE]), chance.randint(EDGE + 1, COLUMNS)


def _strip(chance: Random, signs: str, width: int) -> Strip:
    pieces = [
        Segment("".join(chance.choices(signs, k=chance.randint(0, 9))), chance.choice(STYLES))
        for _ in range(chance.randint(0, 3))
    ]
    pieces.insert(0, Segment("a", chance.choice(STYLES)))  # accents need something to stand on
    return Strip(pieces).adjust_cell_length(width, chance.choice(STYLES))


@pytest.mark.parametrize("signs", [NARROW, WIDE], ids=["narrow", "wide"])
def test_the_terminal_shows_the_same_whatever_is_drawn(signs: str) -> None:
    for seed in range(300):
        chance = Random(seed)
        thick, thin, line = Screen(), Screen(), ThinLine()
        for number, data in enumerate(writes(chance, signs)):
            framed = chance.random() < 0.5
            thick.feed(data)
            thin.feed("".join(map(line.send, (BEGIN, data, END) if framed else (data,))))
            assert thin.seen == thick.seen, (seed, number, data)
            assert thin.cursor == thick.cursor, (seed, number, data)


@pytest.mark.parametrize("signs", [NARROW, WIDE], ids=["narrow", "wide"])
def test_nothing_but_words_places_and_colours_is_sent(signs: str) -> None:
    for seed in range(50):
        chance, line = Random(seed), ThinLine()
        for _ in range(5):
            sent = line.send(_update(chance, signs))
            assert SENT.sub("", sent) == "", (seed, sent)


def test_what_is_shown_already_is_not_sent_again() -> None:
    line = ThinLine()
    line.send("\x1b[1;1H\x1b[1;38;2;208;208;208mone two three\x1b[0m\x1b[3;1H")
    assert line.send("\x1b[1;1H\x1b[1;38;2;208;208;208mone two three\x1b[0m\x1b[3;1H") == ""
    assert line.send("\x1b[1;1H\x1b[1;38;2;208;208;208mone 2wo three\x1b[0m\x1b[3;1H") == (
        "\x1b[1;5H2\x1b[3H"
    )


def test_a_colour_is_sent_by_its_number_and_only_where_it_changes() -> None:
    line = ThinLine()
    dark, light = "48;2;28;28;28", "48;2;48;48;48"
    one, two = f"38;2;208;208;208;{dark}", f"38;2;208;208;208;{light}"
    assert line.send(f"\x1b[2;1H\x1b[{one}mab\x1b[0m\x1b[{two}mcd\x1b[0m\x1b[2;1H") == (
        "\x1b[2H\x1b[0;38;5;252;48;5;234mab\x1b[48;5;236mcd\r"
    )


def test_a_terminal_that_others_may_have_written_on_is_drawn_in_full() -> None:
    line, data = ThinLine(), "\x1b[1;1Hwords\x1b[2;1H"
    in_full = "\x1b[H\x1b[mwords\r\n"
    assert line.send(data) == in_full
    assert line.send(data) == ""
    assert line.send("\x1b[?1049l") == "\x1b[?1049l"
    assert line.send(data) == in_full
    line.forget()
    assert line.send(data) == in_full


def test_the_pen_is_put_down_before_the_screen_is_left() -> None:
    line = ThinLine()
    line.send("\x1b[1;1H\x1b[1mbold\x1b[0m\x1b[1;1H")
    assert line.send("\x1b[?1049l") == "\x1b[m\x1b[?1049l"


def test_half_a_wide_sign_that_is_written_over_is_blanked() -> None:
    line, screen = ThinLine(), Screen()
    for data in ("\x1b[1;1Ha漢字b", "\x1b[1;3Hxy"):
        screen.feed(line.send(data))
    assert "".join(cell.data for cell in screen.screen.buffer[0].values())[:6] == "a xy b"


def test_what_is_drawn_for_a_larger_terminal_than_there_is_stays_inside() -> None:
    line, screen = ThinLine(), Screen()
    line.forget(COLUMNS, ROWS)
    screen.feed(
        line.send(f"\x1b[1;20H123漢字6789\x1b[{ROWS};1Hlast\x1b[{ROWS + 1};1Hbeyond\x1b[9;1H")
    )
    rows = ["".join(cell.data for cell in row.values()) for row in screen.screen.buffer.values()]
    assert rows[0].endswith("123  ")
    assert rows[ROWS - 1].startswith("last##")
    assert screen.cursor == (0, ROWS - 1)


def test_questions_and_switches_wait_for_no_frame_and_are_sent_as_they_are() -> None:
    line = ThinLine()
    assert line.send("\x1b[?2026$p") == "\x1b[?2026$p"
    assert line.send("\x1b[?25l\x1b[?1004h") == "\x1b[?25l\x1b[?1004h"
    assert line.send("\x1b]22;text\x07") == "\x1b]22;text\x07"


def test_only_what_is_long_is_framed() -> None:
    line = ThinLine()
    short, long = "\x1b[1;1Ha\x1b[1;1H", f"\x1b[2;1H{'b' * 400}\x1b[1;1H"
    assert [*map(line.send, (BEGIN, short, END))] == ["", "", "\x1b[H\x1b[ma\r"]
    assert [*map(line.send, (BEGIN, short, END))] == ["", "", ""]
    assert [*map(line.send, (BEGIN, long, END))][-1].startswith(f"{BEGIN}\r\nbbb")
