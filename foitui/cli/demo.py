"""`foitui demo`: the full screen on sample cases, in a folder that is thrown away."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foitui.cli.common import fail, officer, say
from foitui.cli.files import not_a_folder
from foitui.cli.progress import under_way
from foitui.cli.samples import sample_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui demo`."""
    parser.epilog = (
        "examples:\n"
        "  foitui demo\n"
        "  foitui demo --fresh               nothing decided yet\n"
        "  foitui demo --keep ~/foi-demo     then: foitui list --data ~/foi-demo"
    )
    parser.add_argument("--keep", metavar="DIR", help="use this folder, and leave it there")
    parser.add_argument(
        "--fresh", action="store_true", help="all cases as they arrived, nothing decided"
    )
    parser.add_argument("--list", action="store_true", help="print the list, open no screen")


def run(args: argparse.Namespace) -> int:
    """Import the samples and open them."""
    if fault := not_a_folder(args.keep):
        return fail(fault)
    with _folder(args.keep) as folder:
        if not any(folder.iterdir()):
            with _whole_or_empty(folder), under_way("Making the sample cases"):
                _fill(folder, fresh=args.fresh)
        elif not _is_ours(folder):
            return fail(f"{folder} is not empty; name a new folder for the demo")
        return _show(folder, args)


@contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="foitui-demo-") as scratch:
            yield Path(scratch)
            _forget(Path(scratch))
    else:
        folder = Path(keep).expanduser()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield folder


@contextmanager
def _whole_or_empty(folder: Path) -> Iterator[None]:
    """Leave nothing in a folder that could not be filled, so that it can be tried again."""
    try:
        yield
    except BaseException:
        for path in folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        raise


def _forget(folder: Path) -> None:
    """Drop where the officer was in cases that are thrown away."""
    from foitui.tui.session_file import SessionFile

    SessionFile(officer(), str(folder.resolve())).forget()


def _is_ours(folder: Path) -> bool:
    """Whether an earlier demo was kept here, to go on with."""
    return (folder / "settings.toml").exists() and (folder / "cases.db").exists()


def _fill(folder: Path, *, fresh: bool) -> None:
    """Put the sample cases in, with the settings of the sample authority beside them."""
    from foitui.cli.filling import fill

    (folder / "settings.toml").write_bytes((sample_folder() / "settings.toml").read_bytes())
    fill(folder, fresh=fresh)


def _show(folder: Path, args: argparse.Namespace) -> int:
    from foitui.cli.main import main

    if args.list or not sys.stdout.isatty():
        code = main(["list", "--no-pager", "--data", str(folder)])
        say("\nThese are sample cases. In a terminal, foitui demo opens them full screen.")
        return code
    return main(["--data", str(folder)])
