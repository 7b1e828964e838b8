"""Reads the settings file; a fault in it is told by file, line and key."""

import datetime as dt
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from foitui.settings.errors import SettingsError
from foitui.settings.folders import SETTINGS, TEMPLATES, settings_file
from foitui.settings.own import laid_over
from foitui.settings.records import Section, Settings
from foitui.settings.toml import parsed, text_of


def load_settings(path: Path | None = None, data: Path | None = None) -> Settings:
    """Return the settings of this file; else of the one that `settings_file(data)` finds.

    Where nothing was named and nothing is there, the defaults hold.

    Raises:
        SettingsError: The file was named and is not there, or what it says cannot be used.
    """
    return read_settings(path, data)[0]


def read_settings(
    path: Path | None = None, data: Path | None = None
) -> tuple[Settings, tuple[Path, ...]]:
    """Return the settings as `load_settings` does, and the files that they were read from."""
    file = path or settings_file(data)
    named = path is not None or bool(os.environ.get(SETTINGS))
    if not named and not file.exists():
        return _with_templates(Settings(), file), ()
    settings = _with_templates(_Reading(file, text_of(file)).settings(), file)
    own = settings_file()
    if named or own == file or not own.exists():
        return settings, (file,)
    reading = _Reading(own, text_of(own))
    return laid_over(settings, reading.settings(), reading.parsed()), (file, own)


def _with_templates(settings: Settings, file: Path) -> Settings:
    """Find the folder of templates: as named, from the file's own folder on; else beside it."""
    folder = file.parent / (settings.templates or TEMPLATES)
    if settings.templates or folder.is_dir():
        return msgspec.structs.replace(settings, templates=str(folder))
    return settings


class _Reading:
    """One file being read, so that every fault can name its place."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.text = text

    def settings(self) -> Settings:
        """Return the settings, every rule about them checked."""
        document = self.parsed()
        self.check_keys(document, Settings)
        self.check_holidays(document.get("holidays"))
        try:
            settings = msgspec.convert(document, Settings)
        except msgspec.ValidationError as error:
            key, message = _told(str(error))
            raise self.fault(key, message) from error
        self.check_values(settings)
        self.check_patterns(settings)
        return settings

    def parsed(self) -> dict[str, Any]:
        """Return the TOML document."""
        return parsed(self.file, self.text)

    def check_keys(
        self, table: Mapping[str, Any], section: type[Section], within: str = ""
    ) -> None:
        """Refuse a key that no setting has, with the nearest one that there is."""
        kinds = {field.name: field.type for field in msgspec.structs.fields(section)}
        for key, value in table.items():
            if key not in kinds:
                raise self.fault(f"{within}{key}", _unknown(key, kinds))
            self.check_kind(f"{within}{key}", value, kinds[key])

    def check_kind(self, key: str, value: object, kind: Any) -> None:
        """Refuse an unknown key within, and a word that is none of those there are."""
        if isinstance(value, dict) and isinstance(kind, type) and issubclass(kind, Section):
            self.check_keys(value, kind, f"{key}.")
        elif isinstance(value, list) and get_origin(kind) is tuple:
            for index, each in enumerate(value):
                # A table has its own line; a word stands on the line of its list.
                place = f"{key}[{index}]" if isinstance(each, dict) else key
                self.check_kind(place, each, get_args(kind)[0])
        elif get_origin(kind) is Literal and value not in get_args(kind):
            choices = ", ".join(map(repr, get_args(kind)))
            raise self.fault(key, f"must be one of {choices}, not {value!r}")

    def check_holidays(self, table: object) -> None:
        """Refuse a holiday whose key is no date."""
        for day in table if isinstance(table, dict) else ():
            try:
                dt.date.fromisoformat(day)
            except ValueError as error:
                message = "is not a date; write it as in 2026-06-15"
                raise self.fault(f"holidays.{day}", message) from error

    def check_values(self, settings: Settings) -> None:
        """Refuse values of the right kind that cannot work."""
        if settings.due_soon < 0:
            raise self.fault("due_soon", "counts working days, so it cannot be below 0")
        for index, saved in enumerate(settings.filters):
            if not saved.name.strip():
                raise self.fault(f"filters[{index}].name", "must be a word or two")
        if settings.retention.years < 1:
            raise self.fault("retention.years", "counts whole years, so it cannot be below 1")
        if settings.templates and not (self.file.parent / settings.templates).is_dir():
            raise self.fault("templates", "names a folder that is not there")
        if fault := _scheme_fault(settings.reference_scheme):
            raise self.fault("reference_scheme", fault)

    def check_patterns(self, settings: Settings) -> None:
        """Refuse a pattern of a step of clearance that is none."""
        for name, step in settings.clearance.own.items():
            for pattern in step.words:
                try:
                    re.compile(pattern)
                except re.error as error:
                    key = f"clearance.own.{name}.words"
                    raise self.fault(key, f"has no pattern in {pattern!r}: {error}") from error

    def fault(self, key: str, message: str) -> SettingsError:
        """Return the error for this key, with its line."""
        from foitui.settings.place import line_of  # its patterns are for a fault alone

        return SettingsError(self.file, line_of(self.text, key), key, message)


def _unknown(key: str, known: Mapping[str, object]) -> str:
    import difflib  # for those who mistype

    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"there is no such setting; did you mean {near[0]!r}?"
    return f"there is no such setting; there are {', '.join(known)}"


def _told(error: str) -> tuple[str, str]:
    """Take the library's message apart into the key and what it should be."""
    says, _, place = error.partition(" - at ")
    key = place.strip("`").removeprefix("$").removeprefix(".").replace("[...]", "")
    return key, says.replace("`", "").replace("object", "a table").replace("str", "a text")


def _scheme_fault(scheme: str) -> str:
    """Say why a reference scheme cannot name cases; empty when it can."""
    try:
        first, second = (scheme.format(year=2026, number=number) for number in (1, 2))
    except (LookupError, ValueError, TypeError, AttributeError):
        return "may hold only {year} and {number}, as in FOI-{year}-{number:04d}"
    return "" if first != second else "must hold {number}, so that no two cases share a name"
