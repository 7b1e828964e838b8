"""Where each setting comes from: the file and its line, or the default."""

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from foitui.settings.load import PERSONAL, read_settings
from foitui.settings.place import line_of
from foitui.settings.records import Section, Settings


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """One setting as it holds."""

    key: str
    """Dotted, as in `authority.name`."""
    value: Any
    file: Path | None
    """The file that says so; None where the default holds."""
    line: int | None
    """Counted from 1; None where the default holds."""
    default: Any


def origins(data: Path | None = None) -> tuple[Origin, ...]:
    """Return every setting that holds for a folder of cases, in the order of the records.

    Raises:
        SettingsError: what a file says cannot be used.
    """
    settings, files = read_settings(data=data)
    texts = {file: file.read_text("utf-8") for file in files}
    defaults = dict(_flat(Settings()))
    return tuple(_found(key, value, defaults.get(key), texts) for key, value in _flat(settings))


def _found(key: str, value: Any, default: Any, texts: Mapping[Path, str]) -> Origin:
    """Name the first file that has the key; an officer's own comes after a shared one."""
    for number, (file, text) in enumerate(texts.items()):
        counts = number == 0 or key in PERSONAL
        if counts and (line := line_of(text, key)) is not None:
            return Origin(key=key, value=value, file=file, line=line, default=default)
    return Origin(key=key, value=value, file=None, line=None, default=default)


def _flat(section: Section, within: str = "") -> Iterator[tuple[str, Any]]:
    for name in section.__struct_fields__:
        value = getattr(section, name)
        if isinstance(value, Section):
            yield from _flat(value, f"{within}{name}.")
        elif isinstance(value, dict) and value and all(isinstance(k, dt.date) for k in value):
            yield from ((f"{within}{name}.{day}", said) for day, said in value.items())
        else:
            yield f"{within}{name}", value
