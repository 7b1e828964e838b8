"""What can be wrong with the settings."""

from pathlib import Path


class SettingsError(Exception):
    """The settings file cannot be used as it is; says where and what to mend."""

    def __init__(self, file: Path, line: int | None, key: str, message: str) -> None:
        super().__init__(file, line, key, message)
        self.file = file
        self.line = line
        """Counted from 1; None where the fault has no line, as in a file that is not there."""
        self.key = key
        """Dotted, as in `authority.name`; empty where the fault is the file's."""
        self.message = message

    def __str__(self) -> str:
        """Return one sentence: file, line, key, and the mend."""
        place = f"{self.file}, line {self.line}" if self.line else str(self.file)
        return ": ".join(part for part in (place, self.key, self.message) if part)
