"""How well colours can be told apart: contrast as WCAG 2.2 measures it, of all that is painted."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.color import Color, ColorSystem, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.geometry import Size

Rgb = tuple[int, int, int]
Palette = Mapping[str, Rgb]
"""What a terminal shows for its own colours, by number and as `foreground` and `background`."""


def light(rgb: Rgb) -> float:
    """Return the relative luminance of a colour."""
    parts = [part / 255 for part in rgb]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """Return how many times lighter one colour is than another."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def painted(app: App[Any]) -> Iterator[Segment]:
    """Go through all that has words on the screen; the lines of a frame are none."""
    for strip in app.screen._compositor.render_strips(Size(*app.size)):
        for segment in strip:
            if any(sign.isalnum() or sign in "!*>+-" for sign in segment.text):
                yield segment


def faint(app: App[Any], least: float, palette: Palette | None = None) -> set[tuple[str, str]]:
    """Return what is painted with less contrast than this, with its style."""
    return {
        (segment.text.strip()[:30], str(style))
        for segment in painted(app)
        for style in _as_sent(segment.style or Style(), palette)
        if contrast(*colours(style, palette)) < least
    }


def _as_sent(style: Style, palette: Palette | None) -> Iterator[Style]:
    """Return a style as a terminal gets it: in all colours, and in 256."""
    yield style
    if palette is None:
        yield Style(
            color=_of_256(style.color), bgcolor=_of_256(style.bgcolor), reverse=style.reverse
        )


def _of_256(color: Color | None) -> Color | None:
    if color is None:
        return None
    return Color.from_triplet(color.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def colours(style: Style, palette: Palette | None) -> tuple[Rgb, Rgb]:
    """Return the two colours of a style, as the terminal shows them."""
    words = _shown(style.color, palette, "foreground")
    ground = _shown(style.bgcolor, palette, "background")
    return (ground, words) if style.reverse else (words, ground)


def _shown(color: Color | None, palette: Palette | None, default: str) -> Rgb:
    if color is not None and color.type is ColorType.TRUECOLOR and color.triplet is not None:
        return color.triplet.red, color.triplet.green, color.triplet.blue
    assert palette is not None, f"{color} is a colour of the terminal's own"
    named = color is not None and color.type is not ColorType.DEFAULT
    return palette[str(color.number) if color is not None and named else default]


def _sixteen(numbers: str, foreground: str, background: str) -> Palette:
    found = {str(number): _rgb(code) for number, code in enumerate(numbers.split())}
    return {**found, "foreground": _rgb(foreground), "background": _rgb(background)}


def _rgb(code: str) -> Rgb:
    return int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)


_XTERM = (
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
_VGA = (
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
_SOLARIZED = (
    "073642 dc322f 859900 b58900 268bd2 d33682 2aa198 eee8d5"
    " 002b36 cb4b16 586e75 657b83 839496 6c71c4 93a1a1 fdf6e3"
)
PALETTES: dict[str, Palette] = {
    "xterm": _sixteen(_XTERM, "e5e5e5", "000000"),
    "xterm, light": _sixteen(_XTERM, "000000", "ffffff"),
    "VGA": _sixteen(_VGA, "aaaaaa", "000000"),
    "Solarized dark": _sixteen(_SOLARIZED, "839496", "002b36"),
    "Solarized light": _sixteen(_SOLARIZED, "586e75", "fdf6e3"),
}
"""The usual colours of terminals that have sixteen, with the worst that are much used."""
