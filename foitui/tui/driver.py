"""What stands between the screens and the terminal: Textual's driver, on a thin line."""

from typing import Any

from textual.drivers.linux_driver import LinuxDriver
from textual.events import Resize
from textual.geometry import Size
from textual.message import Message

from foitui.tui.thin_line import ThinLine


class ThinDriver(LinuxDriver):
    """Sends only what changes what the terminal shows."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._line = ThinLine()
        self._lost: tuple[int, int] | None = None
        """The size of a terminal that may show something else by now; noted by other threads."""
        self._told: Size | None = None
        """The size that the terminal told last of its own accord."""

    def write(self, data: str) -> None:
        """Send what has to be sent for this to be shown."""
        if self._lost is not None:
            size, self._lost = self._lost, None
            self._line.forget(*size)
        if sent := self._line.send(data):
            super().write(sent)

    def forget(self, columns: int = 0, rows: int = 0) -> None:
        """Send everything in full from now on, whatever was shown so far."""
        self._lost = (columns, rows) if columns else self._lost or (0, 0)

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size, which is asked for when it has changed, perhaps twice and back."""
        size = super()._get_terminal_size()
        self.forget(*size)
        return size

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal says; where that is another size, it has lost some cells."""
        if isinstance(message, Resize) and message.size != self._told:
            if self._told is not None or message.size != self._app.size:
                self.forget(*message.size)
            self._told = message.size
        super().process_message(message)
