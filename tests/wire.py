"""A line between a program and the server that can be cut where a test wants it cut."""

import contextlib
import os
import socket
import threading

from tests.postgres import Server
from tests.scratch import scratch

_PORT = 5432


class Wire:
    """Stands between; every connection through it is carried by two threads."""

    def __init__(self, server: Server) -> None:
        """Listen in a folder of its own, in front of a server."""
        self._server = server.folder / f".s.PGSQL.{_PORT}"
        self.folder = scratch("wire")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / f".s.PGSQL.{_PORT}"))
        self._listener.listen()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._swallow = threading.Event()
        self._closed = threading.Event()
        self.carried = 0
        """How many connections came through it."""
        threading.Thread(target=self._accept, daemon=True).start()

    def address(self, database: str) -> str:
        """Return the address of a database behind it."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def swallow_answers(self) -> None:
        """Cut every connection whose next question the server answers; its work is done."""
        self._swallow.set()

    def mend(self) -> None:
        """Let answers pass again."""
        self._swallow.clear()

    def cut(self) -> None:
        """Cut every connection that there is."""
        for pair in self._pairs:
            _end(pair)
        self._pairs.clear()

    def close(self) -> None:
        """Cut everything and listen no more."""
        self._closed.set()
        self._listener.close()
        self.cut()
        with contextlib.suppress(OSError):
            os.unlink(self.folder / f".s.PGSQL.{_PORT}")
        self.folder.rmdir()

    def _accept(self) -> None:
        while not self._closed.is_set():
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.socket(socket.AF_UNIX)
            try:
                far.connect(str(self._server))
            except OSError:
                near.close()
                far.close()
                continue
            self.carried += 1
            pair = (near, far)
            self._pairs.append(pair)
            threading.Thread(target=self._carry, args=(near, far, pair), daemon=True).start()
            threading.Thread(target=self._carry, args=(far, near, pair), daemon=True).start()

    def _carry(
        self, this: socket.socket, that: socket.socket, pair: tuple[socket.socket, socket.socket]
    ) -> None:
        answers = this is pair[1]
        with contextlib.suppress(OSError):
            while said := this.recv(65536):
                if answers and self._swallow.is_set():
                    break
                that.sendall(said)
        _end(pair)


def _end(pair: tuple[socket.socket, socket.socket]) -> None:
    for end in pair:
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
