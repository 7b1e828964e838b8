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
        self._lost = False
        """Whether the terminal may show something else by now; set while other things go on."""
        self._told: Size | None = None
        """The size that the terminal told last of its own accord."""

    def write(self, data: str) -> None:
        """Send what has to be sent for this to be shown."""
        if self._lost:
            self._lost = False
            self._line.forget()
        if sent := self._line.send(data):
            super().write(sent)

    def forget(self) -> None:
        """Send everything in full from now on, whatever was shown so far."""
        self._lost = True

    def _get_terminal_size(self) -> tuple[int, int]:
        """Return the size, which is asked for when it has changed, perhaps twice and back."""
        self.forget()
        return super()._get_terminal_size()

    def process_message(self, message: Message) -> None:
        """Pass on what the terminal says; where that is another size, it has lost some cells."""
        if isinstance(message, Resize) and message.size != self._told:
            if self._told is not None or message.size != self._app.size:
                self.forget()
            self._told = message.size
        super().process_message(message)
