"""A program in a pseudo-terminal, measured from outside: what an officer on a line feels.

Bytes are what travels over the line and repeat exactly; times are those of a shared machine, so
compare medians and ratios of one run.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

_DRAWING = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]")
"""What moves the cursor or sets a colour, as against the words between."""
_LEAVING = 2.0
"""Seconds that a program has to leave when it is asked to."""
_ENDED = os.WEXITED | os.WNOHANG | os.WNOWAIT
"""Whether it has, which stays to be asked again."""
_BITS_A_BYTE = 10
"""With the start and the stop of each on a serial line."""
_ASKED = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What Textual asks a terminal, and what a modern one says."""


class Measured:
    """One program, from its start to its end."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        rows: int = 40,
        columns: int = 120,
        env: Mapping[str, str] | None = None,
        bits: int = 0,
        round_trip: float = 0.0,
    ) -> None:
        self._bits, self.one_way = bits, round_trip / 2
        """How many bits a second the line carries (0: any number), and how long one way takes."""
        self.output = b""
        """What was written since the last mark."""
        size = struct.pack("HHHH", rows, columns, 0, 0)
        self.pid, self._keyboard = pty.fork()
        if self.pid == 0:
            os.read(0, 1)  # until the size is set and the clock runs
            os.execvpe(command[0], list(command), {**_environment(), **(env or {})})
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, size)
        self.started = self.last_byte = time.perf_counter()
        os.write(self._keyboard, b"\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Asked first: one that is killed stands for a while where colleagues see what it had open.
        os.kill(self.pid, signal.SIGTERM)
        until = time.perf_counter() + _LEAVING
        while os.waitid(os.P_PID, self.pid, _ENDED) is None and time.perf_counter() < until:
            self._read(0.02)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._keyboard)

    def _read(self, patience: float) -> bool:
        """Read what is there; False when nothing came in time or the program has ended."""
        if not select.select([self._keyboard], [], [], max(patience, 0))[0]:
            return False
        try:
            chunk = os.read(self._keyboard, 64 if self._bits else 1 << 16)
        except OSError:
            return False
        if self._bits:
            time.sleep(len(chunk) * _BITS_A_BYTE / self._bits)
        self.last_byte = time.perf_counter()
        self.output += chunk
        for asked, answer in _ASKED.items():
            if asked in chunk:
                os.write(self._keyboard, answer)
        return True

    def until(self, words: str, patience: float = 60.0) -> float:
        """Wait for words on the screen; return the seconds since the start."""
        deadline = time.perf_counter() + patience
        while words.encode() not in _DRAWING.sub(b"", self.output):
            if not self._read(deadline - time.perf_counter()):
                shown = _DRAWING.sub(b"", self.output).decode(errors="replace")
                raise TimeoutError(f"never painted {words!r}, but {shown[-400:]!r}")
        return self.last_byte - self.started

    def settle(self, quiet: float = 0.4) -> int:
        """Wait until nothing more is written; return the bytes since the last mark."""
        while self._read(quiet):
            pass
        return len(self.output)

    def press(self, keys: str, quiet: float = 0.12) -> tuple[int, float]:
        """Press keys; return the bytes of the answer, and the seconds to its last byte."""
        self.output = b""
        pressed = time.perf_counter()
        time.sleep(self.one_way)
        os.write(self._keyboard, keys.encode())
        self._read(5.0)
        while self._read(quiet):
            pass
        took = self.last_byte + self.one_way - pressed if self.output else 0.0
        return len(self.output), took

    def idle(self, seconds: float) -> int:
        """Do nothing for a while; return the bytes that were written all the same."""
        self.output = b""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)
        return len(self.output)

    def words(self) -> str:
        """Return the words that were written since the last mark."""
        return " ".join(_DRAWING.sub(b" ", self.output).decode(errors="replace").split())

    def memory(self) -> float:
        """Return the resident memory in MiB."""
        with open(f"/proc/{self.pid}/statm") as pages:
            return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _environment() -> dict[str, str]:
    """Return our environment with a terminal of full abilities on a local line."""
    taken = {"LINES", "COLUMNS", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"}
    kept = {name: value for name, value in os.environ.items() if name not in taken}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
