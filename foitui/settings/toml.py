"""A file of settings as text and as TOML; what cannot be read is told by file and line."""

import re
from pathlib import Path
from typing import Any

from foitui.settings.errors import SettingsError


def text_of(file: Path) -> str:
    """Return what a file says.

    Raises:
        SettingsError: it cannot be read, or is not UTF-8.
    """
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise SettingsError(file, line, "", "is not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise SettingsError(file, None, "", f"cannot be read: {error.strerror}") from error


def parsed(file: Path, text: str) -> dict[str, Any]:
    """Return the TOML document that a file's text is.

    Raises:
        SettingsError: it is none.
    """
    import tomli  # 2 ms; the first screen of somebody without settings need not pay them

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        says = str(error)
        found = re.search(r" \(at line (\d+), column \d+\)$", says)
        line = int(found[1]) if found else len(text.splitlines())
        says = says[: found.start()] if found else says
        raise SettingsError(file, line, "", f"is not TOML: {says}") from error
