"""A fault that is found only where more is known than settings are: told with its file and line."""

from pathlib import Path

from foitui.settings.errors import SettingsError
from foitui.settings.load import read_settings
from foitui.settings.place import line_of, line_with


def fault_at(data: Path | None, key: str, message: str, value: str = "") -> SettingsError:
    """Return the fault of a key, or of a value of it, in the file that says so.

    Args:
        data: The folder of cases that the settings are for.
        key: Dotted, as in `keys.caseload.open`.
        message: What is wrong, and the mend.
        value: The word that cannot stand, where that is found more surely than its key.
    """
    _, files = read_settings(data=data)
    for file in reversed(files):
        text = file.read_text("utf-8")
        line = line_with(text, value) if value else line_of(text, key)
        if line is not None:
            return SettingsError(file, line, key, message)
    return SettingsError(files[0] if files else Path("settings.toml"), None, key, message)
