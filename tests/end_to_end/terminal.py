"""A real terminal for a test: a pseudo-terminal with the program in it and a screen to read.

    with Terminal(["foitui", "demo"]) as terminal:
        terminal.wait_for("Requests")
        terminal.press("down", "enter")
        assert "Prison" in terminal.text

Nothing here waits for time: every wait ends with its condition, and fails with the screen shown.
"""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds until a wait gives up; far over what is needed, so that a busy machine fails nothing."""

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ",
    "backspace": "\x7f", "delete": "\x1b[3~", "insert": "\x1b[2~",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D",
    "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
    "ctrl+home": "\x1b[1;5H", "ctrl+end": "\x1b[1;5F",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~",
    **{f"ctrl+{chr(97 + n)}": chr(1 + n) for n in range(26)},
}  # fmt: skip
"""What a terminal sends for a key that is not its own character."""

_CONTROLLED = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
"""Makes the pseudo-terminal the controlling one, without which no resize or Ctrl+C arrives."""

_UNKNOWN_TO_PYTE = re.compile(r"\x1b\[[<=>][\d;:]*[ -/]*[@-~]|\x1b\[\?[\d;]*\$p|\x1b[P_^].*?\x1b\\")
"""Sequences that draw nothing and that pyte would in part print as text."""
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[P_^][^\x1b]*)?$")


class Terminal:
    """A program in a terminal of its own."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._pending = ""
        self.raw = b""
        """Every byte the program wrote, for tests of what travels over the line."""
        self.pressed = 0
        """How many keys were pressed; typed text does not count."""
        self._keyboard, inside = os.openpty()
        self._size(columns, rows)
        self.process = subprocess.Popen(
            [sys.executable, "-c", _CONTROLLED, *argv],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})},
        )
        os.close(inside)

    def __enter__(self) -> Self:
        """Return the terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program and whatever it started."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self._keyboard)

    @property
    def lines(self) -> list[str]:
        """The screen's lines, without the spaces at their ends."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    def press(self, *keys: str) -> None:
        """Press keys by their names: `down`, `ctrl+p`, or the character itself."""
        for key in keys:
            self._write(KEYS.get(key, key))
            self.pressed += 1

    def type(self, text: str) -> None:
        """Type free text."""
        self._write(text.replace("\n", "\r"))

    def paste(self, text: str) -> None:
        """Paste text as a terminal with bracketed paste does."""
        self._write(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size, as a person does with the window."""
        self._screen.resize(rows, columns)
        self._size(columns, rows)

    def wait_for(self, *texts: str) -> None:
        """Wait until all these texts are on the screen."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} on the screen")

    def wait_gone(self, text: str) -> None:
        """Wait until this text is not on the screen any more."""
        self.wait_until(lambda: text not in self.text, f"{text!r} gone from the screen")

    def wait_until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait until the condition holds, reading what the program writes."""
        until = time.monotonic() + PATIENCE
        while not condition():
            if not self._read(until) and not condition():
                raise AssertionError(f"no {what}; the screen:\n{self.text}")

    def wait_exit(self) -> int:
        """Wait until the program ends and return its exit code."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        return self.process.wait(max(until - time.monotonic(), 1))

    def _read(self, until: float) -> bool:
        """Take in what was written; False when the program has gone or time is up."""
        ready, _, _ = select.select([self._keyboard], [], [], max(until - time.monotonic(), 0))
        if not ready:
            return False
        try:
            data = os.read(self._keyboard, 65536)
        except OSError:  # Linux says so when the last program has left the terminal
            return False
        self.raw += data
        self._draw(self._decoder.decode(data))
        return bool(data)

    def _draw(self, text: str) -> None:
        text = self._pending + text
        unfinished = _UNFINISHED.search(text)
        self._pending = unfinished[0] if unfinished else ""
        text = text.removesuffix(self._pending)
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", text))

    def _write(self, text: str) -> None:
        data = text.encode()
        while data:
            data = data[os.write(self._keyboard, data) :]

    def _size(self, columns: int, rows: int) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, size)
