"""A pooler for tests: every transaction finds another connection, with nothing left on it.

It stands in for one that is installed (`tests.pooler`), and is stricter: whatever was prepared,
set or listened to is gone with the end of each transaction. It speaks as much of PostgreSQL's
protocol as that takes: where a message ends, and when the server is out of a transaction.
"""

import contextlib
import queue
import selectors
import shutil
import socket
import struct
import threading
from collections.abc import Iterator

from tests.postgres import Server
from tests.scratch import scratch

_PORT = 5432
_ENDS_A_ROUND = b"QS"
"""Messages that the server answers with "ready": a simple query, and the end of an extended one."""
_READY, _KEY, _GOODBYE = b"Z", b"K", b"X"
_RESET = b"Q" + struct.pack("!i", 16) + b"DISCARD ALL\0"
_MADE_UP = struct.pack("!ii", 12, 1) + b"none"
"""A process number and a secret that are no server's."""


class _End:
    """One end of a conversation, read in whole messages."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self._read = b""

    def messages(self) -> Iterator[bytes]:
        """Wait for bytes, and give the messages that are whole then."""
        said = self.line.recv(65536)
        if not said:
            raise ConnectionError
        self._read += said
        while len(self._read) >= 5:
            end = 1 + struct.unpack("!i", self._read[1:5])[0]
            if len(self._read) < end:
                return
            message, self._read = self._read[:end], self._read[end:]
            yield message

    def until_ready(self) -> list[bytes]:
        """Return what the server says until it is ready."""
        found: list[bytes] = []
        while not (found and found[-1][:1] == _READY):
            found += self.messages()
        return found


class Standin:
    """Listens in a folder of its own, and shares a few connections to a server."""

    def __init__(self, server: Server, size: int = 2) -> None:
        """Listen in front of a server."""
        self._server = server.folder / f".s.PGSQL.{_PORT}"
        self._size = size
        self.folder = scratch("standin")
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.folder / f".s.PGSQL.{_PORT}"))
        self._listener.listen()
        self._free: queue.Queue[_End] = queue.Queue()
        self._lines: list[socket.socket] = []
        self._guard = threading.Lock()
        self._ended = False
        self._startup = b""
        self._greeting: list[bytes] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def address(self, database: str) -> str:
        """Return the address of a database behind it; one stand-in serves one database."""
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def close(self) -> None:
        """Let all connections go and listen no more."""
        self._ended = True
        self._listener.close()
        while self._lines:
            line = self._lines.pop()
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        shutil.rmtree(self.folder)

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                return
            self._lines.append(line)
            threading.Thread(target=self._serve, args=(line,), daemon=True).start()

    def _serve(self, line: socket.socket) -> None:
        with line, contextlib.suppress(OSError):
            size = line.recv(4)
            startup = size + line.recv(struct.unpack("!i", size)[0] - 4)
            with self._guard:
                if not self._greeting:
                    self._startup = startup
                    for _ in range(self._size):
                        self._free.put(self._connected())
            line.sendall(b"".join(self._greeting))
            client = _End(line)
            while self._one_transaction(client):
                pass

    def _connected(self) -> _End:
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(self._server))
        self._lines.append(line)
        if self._ended:  # a transaction that was cut off would leave its new line open
            line.close()
            raise OSError("the stand-in has ended")
        line.sendall(self._startup)
        server = _End(line)
        said = server.until_ready()
        self._greeting = [_KEY + _MADE_UP if each[:1] == _KEY else each for each in said]
        return server

    def _one_transaction(self, client: _End) -> bool:
        """Carry a transaction; whether the client is still there."""
        first = list(client.messages())
        if not first:
            return True
        if first[0][:1] == _GOODBYE:
            return False
        server = self._free.get()
        try:
            _carry(client, server, first)
            server.line.sendall(_RESET)
            server.until_ready()
        except OSError:
            server.line.close()
            with contextlib.suppress(OSError):
                server = self._connected()
            raise
        finally:
            self._free.put(server)
        return True


def _carry(client: _End, server: _End, first: list[bytes]) -> None:
    """Carry messages both ways until the server is out of a transaction and owes no answer."""
    owed, within, is_out = 0, False, False
    with selectors.DefaultSelector() as waits:
        waits.register(client.line, selectors.EVENT_READ, client)
        waits.register(server.line, selectors.EVENT_READ, server)
        said = first
        while True:
            for message in said:
                within = message[:1] not in _ENDS_A_ROUND
                owed += not within
                server.line.sendall(message)
            said = []
            for key, _ in waits.select():
                if key.data is client:
                    said = list(client.messages())
                    continue
                for message in server.messages():
                    client.line.sendall(message)
                    if message[:1] == _READY:
                        owed -= 1
                        is_out = message[5:] == b"I"
                if owed == 0 and not within and not said and is_out:
                    return
