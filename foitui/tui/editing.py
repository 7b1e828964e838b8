"""Handing a text to the officer's own editor, and taking it back."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from foitui.settings.folders import drafts_folder

Suspend = Callable[[], AbstractContextManager[None]]
"""Gives the terminal away for as long as the context lasts."""


class NoEditor(Exception):
    """The editor could not be run; the text is as it was."""


def edited(text: str, suspend: Suspend, folder: Path | None = None) -> str:
    """Return the text as the officer left it in `$VISUAL` or `$EDITOR`.

    Raises:
        NoEditor: none is named, it could not be run, or it ended with a fault.
    """
    command = _command()
    place = folder or drafts_folder()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=".txt", prefix="edit-", dir=place)  # made with 0600
    file = Path(name)
    try:
        with open(handle, "wb") as stream:
            stream.write(text.encode(errors="replace"))
        with suspend():
            _run([*command, name])
        return file.read_text("utf-8", "replace").removesuffix("\n")
    except OSError as fault:
        raise NoEditor(f"The editor did not start: {fault.strerror or fault}") from fault
    finally:
        file.unlink(missing_ok=True)


def _command() -> list[str]:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError as fault:
        raise NoEditor(f"EDITOR cannot be read as a command: {fault}") from fault
    if not command:
        raise NoEditor("No editor is named; set EDITOR, for example: export EDITOR=nano")
    return command


def _run(command: list[str]) -> None:
    ended = subprocess.run(command, check=False)
    if ended.returncode:
        raise NoEditor(f"The editor ended with code {ended.returncode}; the text is as it was")
