"""`foitui restore`: a backup becomes a caseload again, in a new folder or in place."""

import argparse
from pathlib import Path

from foitui.cli.common import add_data, add_json, fail, print_json, say
from foitui.cli.progress import under_way
from foitui.cli.telling import counted


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui restore`."""
    parser.epilog = (
        "The backup is copied and proved sound before anything is replaced. With --in-place the\n"
        "old files are moved to a folder replaced-..., and whoever has foitui open goes on with\n"
        "the restored cases. Without a backup named, those of the caseload are listed.\n\n"
        "examples:\n"
        "  foitui restore\n"
        "  foitui restore newest --to ~/looked-at\n"
        "  foitui restore backups/cases-20260302T093000Z.db --in-place"
    )
    parser.add_argument(
        "backup", metavar="BACKUP", nargs="?", help="a file, or 'newest' for that of the caseload"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--to", metavar="DIR", help="the new folder")
    where.add_argument("--in-place", action="store_true", help="replace the caseload itself")
    parser.add_argument(
        "--despite-damage", action="store_true", help="take a backup that has damaged cases, too"
    )
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Restore the backup, or list what there is."""
    from foitui.cli.caring import RESTORE, require_folder
    from foitui.settings.folders import data_folder
    from foitui.store.folder import Folder
    from foitui.store.keeping import backups_in
    from foitui.store.restoring import restore

    if not args.to:
        require_folder(args, RESTORE)
    folder = data_folder(args.data)
    backups = backups_in(Folder(folder).backups)
    if args.backup is None:
        return _list(backups, as_json=args.json)
    if args.backup == "newest" and not backups:
        return fail(f"there is no backup in {Folder(folder).backups}; name its file")
    source = backups[0] if args.backup == "newest" else Path(args.backup).expanduser()
    to = Path(args.to).expanduser() if args.to else folder
    with under_way("Proving and copying"):
        done = restore(
            source, Folder(to), in_place=args.in_place, despite_damage=args.despite_damage
        )
    # Due dates are counted by the settings of today, so the list is brought up to date at once.
    _open_once(args, to)
    if args.json:
        print_json(
            {
                "folder": str(to),
                "cases": done.cases,
                "aside": done.aside and str(done.aside),
                "damaged": done.damaged,
            }
        )
        return 0
    say(f"{counted(done.cases, 'case')} from {source.name}, in {to}")
    if done.aside:
        say(f"what was there before is in {done.aside}")
    for damage in done.damaged:
        say(f"damaged: {damage}")
    return 0


def _open_once(args: argparse.Namespace, to: Path) -> None:
    from foitui.cli.caring import caseload

    with caseload(argparse.Namespace(**{**vars(args), "data": str(to)})):
        pass


def _list(backups: list[Path], *, as_json: bool) -> int:
    from foitui.cli.caring import megabytes

    if as_json:
        print_json([{"path": str(path), "size": path.stat().st_size} for path in backups])
        return 0
    for path in backups:
        say(f"{path} ({megabytes(path.stat().st_size)})")
    if not backups:
        say("there is no backup in the caseload; make one with 'foitui backup'")
    return 0
