"""`foitui demo`: the full screen on sample cases, in a folder that is thrown away."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foitui.cli.common import fail, say
from foitui.cli.samples import sample_folder, sample_requests


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui demo`."""
    parser.epilog = (
        "examples:\n"
        "  foitui demo\n"
        "  foitui demo --keep ~/foi-demo     then: foitui list --data ~/foi-demo"
    )
    parser.add_argument("--keep", metavar="DIR", help="use this folder, and leave it there")
    parser.add_argument("--list", action="store_true", help="print the list, open no screen")


def run(args: argparse.Namespace) -> int:
    """Import the samples and open them."""
    with _folder(args.keep) as folder:
        if not any(folder.iterdir()):
            _fill(folder)
        elif not _is_ours(folder):
            return fail(f"{folder} is not empty; name a new folder for the demo")
        return _show(folder, args)


@contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="foitui-demo-") as scratch:
            yield Path(scratch)
    else:
        folder = Path(keep).expanduser()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        yield folder


def _is_ours(folder: Path) -> bool:
    """Whether an earlier demo was kept here, to go on with."""
    return (folder / "settings.toml").exists() and (folder / "cases.db").exists()


def _fill(folder: Path) -> None:
    """Import every sample request, with the settings of the sample authority beside the cases."""
    import io
    from contextlib import redirect_stdout

    from foitui.cli.main import main

    samples = sample_folder()
    shutil.copyfile(samples / "settings.toml", folder / "settings.toml")
    with redirect_stdout(io.StringIO()):
        # Samples are of their own time, whatever the clock of this machine says.
        arguments = ["--data", str(folder), "--today", "2026-12-31"]
        main(["import", *arguments, *map(str, sample_requests(samples))])


def _show(folder: Path, args: argparse.Namespace) -> int:
    from foitui.cli.main import main

    if args.list or not sys.stdout.isatty():
        code = main(["list", "--data", str(folder)])
        say("\nThese are sample cases. In a terminal, foitui demo opens them full screen.")
        return code
    return main(["--data", str(folder)])
