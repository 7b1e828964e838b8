"""A list taken away as a file; the end of its name says which format: CSV, JSON or XLSX."""

from pathlib import Path

from foitui.reports.sheet import KINDS, MissingLibrary, Sheet, as_file
from foitui.text.filename import file_name
from foitui.tui.screens.paper import written_bytes

HINT = "a name that ends in .csv, .json or .xlsx"


def kind_of(name: str) -> str:
    """Return the format that a name asks for; empty where it asks for none."""
    suffix = Path(name).suffix.lower()
    return suffix if suffix in KINDS else ""


def export(sheet: Sheet, name: str) -> str:
    """Write a sheet into the current folder, over no other file, and say what became of it.

    Raises:
        OSError, MissingLibrary: it could not be written.
    """
    path = Path(name).expanduser()
    content = as_file(sheet, kind_of(name))
    file = written_bytes(Path.cwd() / path.parent, file_name(path.name), content)
    return f"{len(sheet.rows):,} rows written to {file}"


def fault_of(error: OSError | MissingLibrary) -> str:
    """Say in words why nothing was written."""
    words = error.strerror if isinstance(error, OSError) else ""
    return f"Not written: {words or error}."
