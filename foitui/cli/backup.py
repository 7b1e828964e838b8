"""`foitui backup`: a verified copy of the caseload, made while others work."""

import argparse
from contextlib import suppress
from pathlib import Path

from foitui.cli.caring import BACKUP, caseload_here, megabytes
from foitui.cli.common import add_data, add_json, fail, print_json, say
from foitui.cli.files import not_a_folder
from foitui.cli.progress import bar, under_way


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui backup`."""
    parser.epilog = (
        "Nobody needs to leave foitui for it. Exit 1 when the caseload holds damage: the copy is\n"
        "made, older ones are kept, and 'foitui doctor' says more.\n\n"
        "examples:\n"
        "  foitui backup\n"
        "  foitui backup --to /mnt/backup/foi --keep 30"
    )
    parser.add_argument("--to", metavar="DIR", help="where to (default: backups, in the caseload)")
    parser.add_argument(
        "--keep", metavar="N", type=_count, default=14,
        help="keep the newest N there (default: 14; 0 keeps all)",
    )  # fmt: skip
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Make a backup and say where it is."""
    if fault := not_a_folder(args.to):
        return fail(fault)
    to = Path(args.to).expanduser().absolute() if args.to else None
    with caseload_here(args, BACKUP) as store:
        size = (store.folder / "cases.db").stat().st_size
        target = to or store.folder / "backups"
        with under_way("Copying", lambda: bar(_newest(target), size)):
            made = store.care.backup(to, args.keep)
    if args.json:
        print_json(
            {
                "path": str(made.path),
                "size": made.size,
                "damaged": made.damaged,
                "deleted": [str(path) for path in made.deleted],
            }
        )
    else:
        say(f"{made.path} ({megabytes(made.size)}, verified)")
        for path in made.deleted:
            say(f"deleted {path.name}")
        for damage in made.damaged:
            say(f"damaged: {damage}")
    return 1 if made.damaged else 0


def _newest(folder: Path) -> int:
    """Return the size of the file in a folder that was written last; 0 where there is none."""
    with suppress(OSError):
        found = [path.stat() for path in folder.iterdir() if path.is_file()]
        return max(found, key=lambda stat: stat.st_mtime_ns).st_size if found else 0
    return 0


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of backups, such as 14")
    return int(text)
