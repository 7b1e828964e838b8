"""When the program itself fails: a report without anybody's words, and one sentence on it."""

import datetime as dt
import os
import platform
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from traceback import format_tb, print_exception

from foitui import __version__
from foitui.settings.folders import crashes_folder

KEPT = 20
"""Reports that are kept; the oldest make room."""
FAILED = 70
"""Exit code of a program that failed itself, as sysexits.h has it; 1 says that the answer is no."""
DEBUG = "FOITUI_DEBUG"
"""Environment variable that asks for Python's traceback, whatever words stand in it."""


def sentence(error: BaseException, now: dt.datetime, kept: bool) -> str:
    """Write the report, and return what the officer is told."""
    drafts = " What you were typing is kept as a draft." if kept else ""
    start = f"foitui: it failed and had to end; what was saved is safe.{drafts}"
    try:
        file = written(crashes_folder(), report(error, now), now)
    except OSError as fault:
        what = type(error).__qualname__
        return f"{start} No report could be written ({fault.strerror}); it was {what}."
    return f"{start} A report, without words of any request: {file}"


def show_traceback(error: BaseException) -> None:
    """Print where it failed with the words of the errors, where a developer has asked for that."""
    if os.environ.get(DEBUG):
        print_exception(error)


def report(error: BaseException, now: dt.datetime) -> str:
    """Return where it failed: files, lines and kinds of errors.

    No values of variables and no words of errors, which can hold what a requester wrote.
    """
    lines = [
        f"foitui {__version__}, Textual {version('textual')}, Python {platform.python_version()}",
        f"{platform.system()} {platform.release()}, TERM {os.environ.get('TERM', '')}",
        f"{now.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S} UTC",
        "",
        *_told(error),
    ]
    return "\n".join(lines) + "\n"


def _told(error: BaseException) -> Iterator[str]:
    """Yield an error after those that led to it."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "\nwhich led to:\n"
    yield from (line.rstrip("\n") for line in format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}"
    for each in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        yield "\nof which one was:\n"
        yield from _told(each)


def written(folder: Path, text: str, now: dt.datetime) -> Path:
    """Write a report that only the officer may read, and let the oldest go. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{now:%Y-%m-%d-%H%M%S}-{os.getpid()}.txt"
    with open(file, "x", encoding="utf-8", opener=lambda p, f: os.open(p, f, 0o600)) as stream:
        stream.write(text)
    for old in sorted(folder.glob("*.txt"))[:-KEPT]:
        with suppress(OSError):
            old.unlink()
    return file
