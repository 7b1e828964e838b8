"""What the screens with words for outside have in common: copy them, or write them to a file."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from foitui.text.filename import file_name
from foitui.tui.screens.base import OfficeScreen

Result = TypeVar("Result")


class PaperScreen(OfficeScreen[Result]):
    """A screen whose text can be taken away."""

    def paper(self) -> tuple[str, str]:
        """Return the name that a file of it should have, and the text."""
        raise NotImplementedError

    def action_copy(self) -> None:
        """Copy the text by way of the terminal, which also works over SSH."""
        self.app.copy_to_clipboard(self.paper()[1])
        self.tell("Copied, if this terminal lets programs copy; w writes a file.")

    def action_write(self) -> None:
        """Write the text into the current folder, over no other file."""
        name, text = self.paper()
        try:
            file = written(Path.cwd(), file_name(name), text)
        except OSError as fault:
            self.tell(f"Not written: {fault.strerror or fault}.", trouble=True)
        else:
            self.tell(f"Written to {file}")


def written(folder: Path, name: str, text: str) -> Path:
    """Write a text to the first free name: `x.txt`, `x-2.txt`, `x-3.txt`."""
    return written_bytes(folder, name, (text.rstrip("\n") + "\n").encode())


def written_bytes(folder: Path, name: str, content: bytes) -> Path:
    """Write a file to the first free name."""
    stem, dot, suffix = name.rpartition(".")
    for number in range(1, 1000):
        file = folder / (name if number == 1 else f"{stem}-{number}{dot}{suffix}")
        try:
            # Only the officer may read it: a letter holds what the case holds.
            with open(file, "xb", opener=_private) as stream:
                stream.write(content)
        except FileExistsError:
            continue
        except OSError:
            with suppress(OSError):  # half a file is none
                file.unlink()
            raise
        return file
    raise FileExistsError(f"{name} and 998 more are there already")


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
