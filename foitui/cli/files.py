"""Files that a command writes: whole or not there, never over another unless asked.

The name `-` is standard output, for every command alike.
"""

import argparse
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from foitui.cli.common import fail, say
from foitui.cli.telling import counted

if TYPE_CHECKING:
    from foitui.reports.sheet import Sheet

OUTPUT = "-"
"""Names standard output, and for what is read standard input."""


FORCE = ", or add --force"
"""The mend that a command with that option adds."""


def not_a_folder(name: str | None) -> str:
    """Say that a folder is wanted where a file was named; empty where none was."""
    if name and Path(name).expanduser().exists() and not Path(name).expanduser().is_dir():
        return f"{name} is a file; name a folder"
    return ""


class Unwritten(Exception):
    """A file could not be written to its end, and is as it was."""


class Sink:
    """Takes bytes to a file, and tells its faults as its own.

    A caseload that is read meanwhile would take them for faults of its own disk.
    """

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream, self._name = stream, name

    def write(self, part: bytes) -> int:
        """Write a part; raises Unwritten, or BrokenPipeError where the reader has gone."""
        try:
            return self._stream.write(part)
        except BrokenPipeError:
            raise
        except OSError as error:
            name = "standard output" if self._name == OUTPUT else self._name
            raise Unwritten(f"{name}: {error.strerror}") from error


def add_sheet(parser: argparse.ArgumentParser) -> None:
    """Add the options that write a table to a file."""
    parser.add_argument(
        "--csv", metavar="FILE", help="to a file of CSV, UTF-8, without formulas; - prints it"
    )
    parser.add_argument("--xlsx", metavar="FILE", help="to a workbook (needs foitui[xlsx])")


def wants_sheet(args: argparse.Namespace) -> bool:
    """Whether a file was asked for."""
    return bool(args.csv or args.xlsx)


def write_sheet(sheet: "Sheet", args: argparse.Namespace) -> int:
    """Write the files that were asked for."""
    from foitui.reports.sheet import MissingLibrary, csv_text, xlsx_bytes

    if args.csv == args.xlsx:
        return fail("--csv and --xlsx name the same file; name two")
    try:
        made = [
            (args.csv, csv_text(sheet).encode("utf-8", "backslashreplace") if args.csv else b""),
            (args.xlsx, xlsx_bytes(sheet) if args.xlsx else b""),
        ]
    except MissingLibrary as missing:
        return fail(str(missing))
    if args.xlsx == OUTPUT and (fault := unshowable("a workbook")):
        return fail(fault)
    for name, content in made:
        if name:
            write_file(name, content)
            if OUTPUT not in {args.csv, args.xlsx}:
                say_written(counted(len(sheet.rows), "row"), name)
    return 0


def unshowable(what: str) -> str:
    """Say why standard output cannot take what is no text; empty where it can."""
    return f"a terminal cannot show {what}; name a file" if sys.stdout.isatty() else ""


def say_written(what: str, name: str) -> None:
    """Say what was written where; nothing where it went to standard output itself."""
    if name != OUTPUT:
        say(f"{what} in {name}")


def write_file(name: str, content: bytes, *, over: bool = False) -> None:
    """Write a file; raises as `writing`."""
    with writing(name, over=over) as stream:
        stream.write(content)


@contextmanager
def reading(name: str) -> Iterator[BinaryIO]:
    """Give a stream from a file, or from standard input."""
    if name == OUTPUT:
        yield sys.stdin.buffer
        return
    with Path(name).expanduser().open("rb") as stream:
        yield stream


@contextmanager
def writing(name: str, *, over: bool = False, mend: str = "") -> Iterator[BinaryIO]:
    """Give a stream to a file that is whole at the end, or not there, or as it was.

    It is for this account alone, unless a file that is written over was for others as well. A
    device or a pipe is written to as it is.

    Raises:
        OSError: it cannot be written, or is there already and not to be written over.
    """
    if name == OUTPUT:
        sys.stdout.flush()
        yield sys.stdout.buffer
        return
    path = Path(name).expanduser()
    mode = path.stat().st_mode if path.exists() else stat.S_IFREG | 0o600
    if not stat.S_ISREG(mode):
        with path.open("wb") as stream:
            yield stream
        return
    if path.exists() and not over:
        raise FileExistsError(17, f"is there already; name another file{mend}", str(path))
    with _part_of(path.resolve(), stat.S_IMODE(mode)) as stream:
        yield stream


@contextmanager
def _part_of(path: Path, mode: int) -> Iterator[BinaryIO]:
    """Give a stream to a file beside the one that it becomes once it has reached the disk."""
    part = path.with_name(f".foitui-{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            yield stream
            stream.flush()
            os.fchmod(stream.fileno(), mode)
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        if str(error.filename or part) != str(part):
            raise
        # Whoever reads it knows the file by its own name, and not by that of its draft.
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink()
