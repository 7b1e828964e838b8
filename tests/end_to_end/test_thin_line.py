"""The real program on a thin and on a thick line: the same picture.

How many bytes the thin one sends for it is counted in `tests/tui/test_thin_stream.py`.
"""

import select
import sys
import time

from tests.end_to_end.terminal import PATIENCE, Terminal

THICK = "textual.drivers.linux_driver:LinuxDriver"


def demo(**env: str) -> Terminal:
    return Terminal([sys.executable, "-m", "foitui", "demo"], env=env)


def picture(terminal: Terminal) -> list[list[object]]:
    """Return what can be seen: the ink of a blank cell cannot."""
    screen = terminal._screen
    cells = [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
    return [[(" ", c.bg) if c.data == " " and not c.underscore else c for c in r] for r in cells]


def different(one: Terminal, other: Terminal) -> list[object]:
    """Return where two terminals differ, and what they show there."""
    rows = enumerate(zip(picture(one), picture(other), strict=True))
    return [
        (y, x, *cells)
        for y, row in rows
        for x, cells in enumerate(zip(*row, strict=True))
        if cells[0] != cells[1]
    ]


def wait_alike(one: Terminal, other: Terminal) -> None:
    """Wait until both terminals show the same."""
    until = time.monotonic() + PATIENCE
    while picture(one) != picture(other):
        both = {each._keyboard: each for each in (one, other)}
        ready, _, _ = select.select(list(both), [], [], max(until - time.monotonic(), 0))
        assert ready, f"not alike: {different(one, other)}"
        for each in ready:
            both[each]._read(until)


def test_both_lines_end_in_the_same_picture() -> None:
    with demo() as thin, demo(TEXTUAL_DRIVER=THICK) as thick:

        def press(*keys: str, then: str) -> None:
            for each in (thin, thick):
                each.press(*keys)
                each.wait_for(then)
            wait_alike(thin, thick)

        press(then="Filter")
        press("down", "down", "j", "pagedown", then="Filter")
        press("/", then="words to look for")
        press("e", "v", then="/ ev")
        press("escape", then="Filter")
        press("g", "enter", then="Who asked is hidden")
        press("tab", "pagedown", "pageup", then="Who asked is hidden")
        for each in (thin, thick):
            each.resize(120, 40)
        press("?", then="NEXT QUESTION")
        press("escape", then="Who asked is hidden")
        press("ctrl+l", then="Who asked is hidden")
        for each in (thin, thick):
            each.resize(80, 24)
        press("escape", then="Filter")


def test_what_others_wrote_on_the_screen_goes_with_ctrl_l() -> None:
    with demo() as terminal:
        terminal.wait_for("Reference", "Filter")
        terminal._draw("\x1b[5;1HBroadcast message: the machine goes down")
        terminal.press("ctrl+l")
        terminal.wait_gone("Broadcast")
        terminal.wait_for("Reference", "Filter")
