"""Files that a command writes: a table as CSV or XLSX, never over another file unless asked."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.cli.common import fail, say

if TYPE_CHECKING:
    from foitui.reports.sheet import Sheet


def add_sheet(parser: argparse.ArgumentParser) -> None:
    """Add the options that write a table to a file."""
    parser.add_argument("--csv", metavar="FILE", help="to a file of CSV, UTF-8, without formulas")
    parser.add_argument("--xlsx", metavar="FILE", help="to a workbook (needs foitui[xlsx])")


def wants_sheet(args: argparse.Namespace) -> bool:
    """Whether a file was asked for."""
    return bool(args.csv or args.xlsx)


def write_sheet(sheet: "Sheet", args: argparse.Namespace) -> int:
    """Write the files that were asked for."""
    from foitui.reports.sheet import MissingLibrary, csv_text, xlsx_bytes

    try:
        made = [
            (args.csv, csv_text(sheet).encode("utf-8", "backslashreplace") if args.csv else b""),
            (args.xlsx, xlsx_bytes(sheet) if args.xlsx else b""),
        ]
    except MissingLibrary as missing:
        return fail(str(missing))
    for name, content in made:
        if name:
            code = write_new(name, content)
            if code:
                return code
            say(f"{len(sheet.rows)} rows in {name}")
    return 0


def write_new(name: str, content: bytes, *, over: bool = False) -> int:
    """Write a file for this account alone, unless one is there already."""
    path = Path(name).expanduser()
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if over else os.O_EXCL)
    try:
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError:
        return fail(f"{path} is there already; name another file")
    return 0
