"""The door to the screen, the belt behind it, and the colours."""

import pytest
from rich.segment import Segment
from textual.color import Color

from foitui.tui import show
from foitui.tui.belt import Belt
from foitui.tui.theme import ANSI, DARK, fitting
from tests.hostile import HOSTILE


def test_a_long_cell_ends_in_an_ellipsis() -> None:
    assert show.cell("a long subject", 8) == "a long…"[:7] + " "
    assert show.cell("short", 8) == "short   "
    assert show.cell("東京都の情報", 6) == "東京… "


def test_marks_move_with_the_cleaned_words() -> None:
    cleaned, spans = show.marked("a\u202e secret word", [(3, 9)])
    assert cleaned == "a<RLO> secret word"
    assert [cleaned[start:end] for start, end in spans] == ["secret"]


def test_marks_that_overlap_or_lie_outside_are_cut() -> None:
    cleaned, spans = show.marked("abcdef", [(4, 99), (0, 3), (2, 4)])
    assert [cleaned[start:end] for start, end in spans] == ["abc", "d", "ef"]


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_belt_lets_no_control_character_through(hostile: str) -> None:
    passed = Belt().apply([Segment(hostile), Segment("words")], Color(0, 0, 0))
    text = "".join(segment.text for segment in passed)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text)
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(text)
    assert text.endswith("words")


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({"TERM": "xterm-256color"}, DARK),
        ({"TERM": "screen-256color"}, DARK),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, DARK),
        ({"TERM": "xterm"}, ANSI),
        ({"TERM": "linux"}, ANSI),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, ANSI),
    ],
)
def test_the_theme_fits_the_terminal(environ: dict[str, str], theme: object) -> None:
    assert fitting(environ) is theme


@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("foreground", "background"),
        ("muted", "background"),
        ("error", "background"),
        ("warning", "background"),
        ("primary", "background"),
        ("mark-foreground", "background"),
        ("bar-foreground", "bar-background"),
        ("primary", "bar-background"),
        ("error", "bar-background"),
        ("warning", "bar-background"),
        ("cursor-foreground", "cursor-background"),
        ("foreground", "boost"),
    ],
)
def test_words_stand_out_seven_to_one(words: str, ground: str) -> None:
    colours = {**vars(DARK), **DARK.variables}
    light, dark = sorted(
        (_luminance(Color.parse(colours[name])) for name in (words, ground)), reverse=True
    )
    # The bars are a shade lighter; what is coloured there is bold, and large text needs 4.5.
    assert (light + 0.05) / (dark + 0.05) >= (5.5 if ground == "bar-background" else 7)


def _luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2."""
    channels = [value / 255 for value in colour.rgb]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
