"""`foitui move`: a whole caseload from a folder to a database, or back, with a proof."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.cli.common import add_json, fail, print_json, say
from foitui.cli.progress import bar, under_way

if TYPE_CHECKING:
    from foitui.store.moving.move import Proof
    from foitui.store.moving.side import Side
    from foitui.store.protocol import KeptStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui move`."""
    parser.epilog = (
        "Everybody leaves the caseload first. Cases, history, messages, erased references and\n"
        "counters go over under their numbers; then both sides are read, and it says done only\n"
        "when counts, checksums and the chain of the history are the same. What was cut off goes\n"
        "on when the same is said again. The old caseload stays as it is.\n\n"
        "examples:\n"
        "  foitui move --from ~/foi --to postgresql:///foi\n"
        "  foitui move --from service=foi --to /srv/foi"
    )
    parser.add_argument(
        "--from", dest="source", metavar="PLACE", required=True, help="a folder or a database"
    )
    parser.add_argument(
        "--to", dest="target", metavar="PLACE", required=True, help="a place without cases"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Move a caseload and print the proof."""
    from foitui.store.moving.move import move

    if _where(args.source) == _where(args.target):
        return fail("the two places are the same; name another one with --to")
    with closing(_opened(args.source, args, create=False)) as source:
        if others := _others(source.care.side()):
            return fail(f"tables that are no part of a caseload cannot be moved: {others}")
        with closing(_opened(args.target, args, create=True)) as target:
            far = _Far()
            with under_way("Moving", far.said):
                proof = move(source.care.side(), target.care.side(), far.tell)
    _print(proof, args)
    return 0


def _opened(place: str, args: argparse.Namespace, *, create: bool) -> "KeptStore":
    """Open one of the two places, by the settings of the one that is moved from."""
    from foitui.cli.common import office
    from foitui.store import open_store
    from foitui.store.errors import Missing

    at = office(argparse.Namespace(data=args.source))
    where = _where(place)
    if isinstance(where, Path) and not create and not where.exists():
        raise Missing(str(where), "name the folder or the database that holds it")
    authority = at.settings.authority
    return open_store(
        where,
        at.calendar,
        scheme=at.settings.reference_scheme,
        create=create and isinstance(where, Path),
        authority=authority.kind,
        nation=authority.nation,
        half_moved=create,
    )


def _where(place: str) -> str | Path:
    from foitui.settings.folders import is_address

    return place if is_address(place) else Path(place).expanduser().resolve()


def _others(side: "Side") -> str:
    with side.reading() as reader:
        return ", ".join(reader.others())


class _Far:
    """How far a move is, told by it and asked for by whoever shows it."""

    def __init__(self) -> None:
        self._what, self._done, self._total = "", 0, 0

    def tell(self, what: str, done: int, total: int) -> None:
        """Take what the move says of itself."""
        self._what, self._done, self._total = what, done, total

    def said(self) -> str:
        """Say it in words."""
        if not self._total:
            return self._what
        return f"{self._what}: {self._done:,} of {self._total:,}  {bar(self._done, self._total)}"


def _print(proof: "Proof", args: argparse.Namespace) -> None:
    if args.json:
        print_json(proof)
        return
    found = proof.standing
    say(f"{found.cases:,} cases, {found.events:,} events and {found.messages:,} messages moved")
    say(f"the history ends in {found.last or 'nothing'} on both sides, and its chain holds")
    say(f"cases and messages have the digest {proof.digest} on both sides")
    say(f"Now work in {args.target}, and keep {args.source} until nobody can want it.")
