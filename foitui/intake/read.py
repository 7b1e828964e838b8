"""Paths to requests: files, folders and standard input."""

import datetime as dt
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from foitui.intake import sniff
from foitui.intake.arrival import Fault, Origin, PassedOver, Reading, Unreadable
from foitui.intake.bytes_to_text import storable
from foitui.intake.csv_file import read_csv
from foitui.intake.dates import uk_day
from foitui.intake.headers import PARSER_FAULTS
from foitui.intake.json_file import read_json
from foitui.intake.mail import read_mail
from foitui.intake.mbox import read_mbox
from foitui.intake.plain import read_plain

READERS: dict[str, Callable[[bytes, Origin], Iterator[Reading]]] = {
    ".eml": read_mail,
    ".mbox": read_mbox,
    ".json": read_json,
    ".csv": read_csv,
    ".tsv": read_csv,
    ".txt": read_plain,
}
_LARGEST = 200_000_000
"""Bytes; a mailbox beyond this is not what an officer meant to import."""
_REPLY = ".reply.txt"
"""How an expected or a written reply is named, beside its request."""


def read(
    paths: Iterable[str | Path],
    stdin: BinaryIO | None = None,
    *,
    received: dt.date | None = None,
    today: dt.date | None = None,
) -> Iterator[Reading]:
    """Read every request under the paths; `-` is standard input.

    Folders are walked in the order of names. Nothing is dropped silently: what is no request by
    its name is `PassedOver`, what should be one and cannot be read is `Unreadable`.

    Args:
        paths: Files and folders.
        stdin: What `-` reads.
        received: The day of receipt for what has none of its own that can be true.
        today: The day that no request can have been received after.
    """
    today = today or uk_day(dt.datetime.now(dt.UTC))
    for path in (os.fspath(path) for path in paths):
        origin = Origin(source=storable_path(path), received=received, today=today)
        try:
            if path == "-":
                data = stdin.read(_LARGEST + 1) if stdin else b""
                yield from read_content(
                    data, sniff.suffix_of(data), _named(origin, "standard input")
                )
            elif os.path.isdir(path):
                yield from _folder(path, origin)
            else:
                yield from _file(path, origin)
        except OSError as fault:
            yield Unreadable(origin.source, _plain(fault))


def storable_path(path: str) -> str:
    """Return a path that can be printed and stored, whatever bytes it has."""
    return storable(os.fsencode(path).decode("utf-8", "replace"))


def _folder(folder: str, origin: Origin) -> Iterator[Reading]:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    if not entries:
        yield Unreadable(origin.source, "the folder is empty")
    for entry in entries:
        within = _named(origin, storable_path(entry.path))
        try:
            if reason := _passed_over(entry):
                yield PassedOver(within.source, reason)
            elif entry.is_dir():
                yield from _folder(entry.path, within)
            else:
                yield from _file(entry.path, within)
        except OSError as fault:
            yield Unreadable(within.source, _plain(fault))


def _passed_over(entry: os.DirEntry[str]) -> str:
    """Return why something in a folder is not read, by its name alone; else nothing."""
    if entry.name.startswith((".", "~")):
        return "hidden"
    if entry.is_dir():
        return "a link to a folder" if entry.is_symlink() else ""
    if entry.name.lower().endswith(_REPLY):
        return "a reply, not a request"
    suffix = Path(entry.name).suffix.lower()
    if suffix == ".toml":
        return "answers, not a request"
    return "" if suffix in READERS else "not a kind of file that requests come in"


def _file(path: str, origin: Origin) -> Iterator[Reading]:
    if not stat.S_ISREG(os.stat(path).st_mode):
        yield Unreadable(origin.source, "it is neither a file nor a folder")
        return
    with open(path, "rb") as file:
        data = file.read(_LARGEST + 1)
    suffix = Path(path).suffix.lower()
    if suffix == ".txt":
        # A mail program's "save as text" often keeps the headers of an e-mail.
        suffix = ".eml" if sniff.is_mail(data) else ".txt"
    yield from read_content(data, suffix or sniff.suffix_of(data), origin)


def read_content(data: bytes, suffix: str, origin: Origin) -> Iterator[Reading]:
    """Read bytes as that kind of file; whatever is wrong with them becomes a reason."""
    try:
        if len(data) > _LARGEST:
            raise Fault(f"it is larger than {_LARGEST // 1_000_000} MB")
        if not data.strip():
            raise Fault("it is empty")
        if suffix not in READERS:
            kinds = ", ".join(READERS)
            raise Fault(f"a {suffix} file cannot be read; save it as one of {kinds}")
        yield from READERS[suffix](data, origin)
    except Fault as fault:
        yield Unreadable(origin.source, str(fault))
    except PARSER_FAULTS:
        yield Unreadable(origin.source, f"it is not a {suffix} file that can be understood")


def _named(origin: Origin, source: str) -> Origin:
    return Origin(source=source, received=origin.received, today=origin.today)


def _plain(fault: OSError) -> str:
    return f"it cannot be opened: {(fault.strerror or 'unknown fault').lower()}"
