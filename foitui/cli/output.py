"""Where output goes: styled for a terminal, else plain; through PAGER where it is too tall."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from foitui.cli import terminal
from foitui.cli.progress import is_dumb
from foitui.text.clean import clean_block
from foitui.text.fold import folded

if TYPE_CHECKING:
    from rich.console import RenderableType


def add_output(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how text comes out."""
    parser.add_argument(
        "--plain", action="store_true", help="lines of labelled text, no styles and no boxes"
    )
    parser.add_argument(
        "--no-pager", action="store_true", help="print at once, however long it is (PAGER)"
    )


def is_plain(args: argparse.Namespace) -> bool:
    """Whether text alone is wanted: asked for, no terminal there, or one that can do no more."""
    if args.plain or is_dumb():
        return True
    return not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR"))


def draws_blocks(args: argparse.Namespace) -> bool:
    """Whether bars and lines are drawn in blocks: on a terminal that has them, else in ASCII."""
    return not is_plain(args) and "utf" in (sys.stdout.encoding or "").lower()


def fitted(text: str, beside: int) -> str:
    """Shorten words that stand on one line with others, so that it fits the terminal.

    A pipe gets them whole: what reads it has no width.
    """
    if not sys.stdout.isatty():
        return text
    room = max(terminal.columns() - beside, 20)
    return text if len(text) <= room else f"{text[: room - 1].rstrip()}…"


def room(args: argparse.Namespace) -> int | None:
    """Return the columns that lines are made to fit; None where each of them stays whole.

    That is so in a pipe, and with --plain, whose lines make sense when they are read aloud alone.
    """
    return None if is_plain(args) else terminal.columns()


def put(text: str, args: argparse.Namespace, *, whole: bool = False) -> None:
    """Print lines, cleaned; through the pager where they are more than the screen is high.

    They are folded to the terminal's width, but for a `whole` text, whose lines are its own.
    """
    cleaned, width = clean_block(text), room(args)
    _out(f"{cleaned if whole or not width else folded(cleaned, width)}\n", args)


def put_styled(styled: "RenderableType", args: argparse.Namespace, *, wrap: bool = True) -> None:
    """Print something of Rich, whose words are clean already, in the same way."""
    from rich.console import Console

    console = Console(highlight=False)
    with console.capture() as capture:
        console.print(styled, no_wrap=not wrap, overflow=None if wrap else "ellipsis")
    _out(capture.get(), args)


def _out(text: str, args: argparse.Namespace) -> None:
    if not (_is_too_tall(text, args) and _paged(text)):
        sys.stdout.write(text)


def _is_too_tall(text: str, args: argparse.Namespace) -> bool:
    if args.no_pager or is_dumb() or not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    return text.count("\n") >= terminal.lines()


def _paged(text: str) -> bool:
    """Show the text in the pager that PAGER names; False where it names none that runs."""
    import shlex
    import shutil

    command = shlex.split(os.environ.get("PAGER", ""))
    if not command or shutil.which(command[0]) is None:
        return False
    import subprocess  # 3 ms, and few texts are so tall

    sys.stdout.flush()
    # F leaves a short text on the screen, R lets colours through, X keeps what was read.
    environment = {"LESS": "FRX", **os.environ}
    subprocess.run(command, input=text, text=True, errors="replace", env=environment, check=False)
    return True
