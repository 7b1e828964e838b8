"""Taking out who asked of many cases, and with it what this account still has of them elsewhere."""

import datetime as dt
from collections.abc import Generator, Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from foitui.case.anonymising import anonymise
from foitui.case.draft_name import draft_name, reference_in
from foitui.case.records import Case
from foitui.settings.folders import drafts_folder
from foitui.store.errors import Erased, NotFound
from foitui.store.protocol import CaseStore


class LetGo(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one case."""

    reference: str
    left: tuple[str, ...]
    """Where something of it may still be, with what to do."""


def let_go(
    store: CaseStore,
    references: Iterable[str],
    today: dt.date,
    *,
    officer: str,
    at: dt.datetime,
    drafts: Path | None = None,
) -> Generator[LetGo, None, None]:
    """Anonymise cases, one after the other, their drafts of this account with them.

    The file is written anew once, before the last of them is told, or when the caller stops.

    Raises:
        StoreError, CaseError: one could not be; those before it are done.
    """
    folder = drafts or drafts_folder()
    wanted = list(references)
    with store.compacting_once() as at_last:
        for place, reference in enumerate(wanted, start=1):
            case = store.get(reference)
            done = store.anonymise(anonymise(case, today, officer=officer, at=at))
            forget_drafts(case, folder)
            left = (*done.left, *drafts_elsewhere(case, officer), *_unknown(folder))
            if place < len(wanted):
                yield LetGo(reference=reference, left=left)
    if wanted:
        yield LetGo(reference=reference, left=(*at_last, *left))


def forget_drafts(case: Case, folder: Path | None = None) -> None:
    """Delete the drafts of a case that this account has, the case being as it was before."""
    for file in (folder or drafts_folder()).glob(f"{_literal(draft_name(case))}.*"):
        file.unlink(missing_ok=True)


def forget_drafts_of_the_gone(store: CaseStore, folder: Path | None = None) -> tuple[str, ...]:
    """Delete what this account has of cases that others anonymised or erased; names them."""
    done = set()
    for file in sorted((folder or drafts_folder()).glob("*.*")):
        reference = reference_in(file.name.partition(".")[0])
        if reference and _is_gone(store, reference):
            file.unlink(missing_ok=True)
            done.add(reference)
    return tuple(sorted(done))


def _is_gone(store: CaseStore, reference: str) -> bool:
    with suppress(NotFound):
        try:
            return store.get(reference).anonymised is not None
        except Erased:
            return True
    return False


def drafts_elsewhere(case: Case, officer: str) -> tuple[str, ...]:
    """Name the officers whose own accounts may have drafts, which nobody else can read."""
    others = sorted({event.officer for event in case.events} - {officer, ""})
    mend = "may have drafts and words looked for; they run 'foitui retention --drafts'"
    return tuple(f"{other}: {mend}" for other in others)


def _unknown(folder: Path) -> tuple[str, ...]:
    """Name the files that an editor left behind, which say of no case that they are of it."""
    return tuple(
        f"{file}: left by an editor, may hold words of a case; look at it and delete it"
        for file in sorted(folder.glob("*edit-*"))
    )


def _literal(name: str) -> str:
    """Return a name in which nothing acts as a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in name)
