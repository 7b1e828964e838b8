"""Where each setting comes from: the file and its line, or the default."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from foitui.settings.load import read_settings
from foitui.settings.own import PERSONAL, SILENT
from foitui.settings.place import line_of, line_with
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
    plain = ((key, msgspec.to_builtins(value)) for key, value in _flat(settings))
    return tuple(_found(key, value, defaults.get(key), texts) for key, value in plain)


def _found(key: str, value: Any, default: Any, texts: Mapping[Path, str]) -> Origin:
    """Name the first file that has the key: the officer's own, of what holds over a shared one."""
    name, _, rest = key.partition(".")
    files = list(texts.items())[: None if name in PERSONAL else 1]
    for file, text in files if name in SILENT else reversed(files):
        line = line_with(text, rest) if name == "filters" and rest else line_of(text, key)
        if line is not None:
            return Origin(key=key, value=value, file=file, line=line, default=default)
    return Origin(key=key, value=value, file=None, line=None, default=default)


def _flat(section: Section, within: str = "") -> Iterator[tuple[str, Any]]:
    for name in section.__struct_fields__:
        value = getattr(section, name)
        if isinstance(value, Section):
            yield from _flat(value, f"{within}{name}.")
        elif value and name == "filters":
            yield from ((f"{within}{name}.{saved.name}", saved) for saved in value)
        elif isinstance(value, dict) and value:
            yield from ((f"{within}{name}.{key}", said) for key, said in value.items())
        else:
            yield f"{within}{name}", value
