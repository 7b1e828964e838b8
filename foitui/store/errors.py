"""What can go wrong with cases at rest; each error is one sentence that names the mend."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from foitui.case.records import Case


class StoreError(Exception):
    """A fault of the store; `str()` of it is the sentence for the screen."""


class NotFound(StoreError):
    """No case has this reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"There is no case {reference}; look for it in the list.")
        self.reference = reference


class Erased(NotFound):
    """The case was, and nothing of it was kept."""

    def __init__(self, reference: str) -> None:
        StoreError.__init__(
            self, f"{reference} was erased; 'foitui history {reference}' says when and by whom."
        )
        self.reference = reference


class Ambiguous(StoreError):
    """Several cases may be meant by what was typed of a reference."""

    def __init__(self, words: str, references: Sequence[str], *, more: bool) -> None:
        first = ", ".join(references if more else references[:-1])
        last = "others; write more of it" if more else f"{references[-1]}; write it as one of them"
        super().__init__(f"{words} may be {first} or {last}.")
        self.references = references


class AlreadyHere(StoreError):
    """The message that would open a case is part of one already."""

    def __init__(self, reference: str) -> None:
        super().__init__(f"This message is already part of {reference}; open that case instead.")
        self.reference = reference


class Conflict(StoreError):
    """Somebody else saved the case since it was read."""

    def __init__(
        self, reference: str, version: int, by: str, at: dt.datetime, current: "Case"
    ) -> None:
        super().__init__(
            f"{by} changed {reference} at {at:%H:%M} UTC on {at.day} {at:%B %Y}; "
            "look at that change, then save yours on top of it."
        )
        self.reference = reference
        self.version = version
        """The version that is stored."""
        self.by = by
        self.at = at
        self.current = current
        """The case as it is stored."""


class Damaged(StoreError):
    """What is stored is not what was written; nothing is overwritten."""

    def __init__(self, reference: str, what: str) -> None:
        where = reference or "The caseload"
        super().__init__(f"{where} is damaged ({what}); restore it from the newest backup.")
        self.reference = reference
        """The case, or empty when it is the whole caseload."""
        self.what = what


class Busy(StoreError):
    """Another program kept the caseload for itself for longer than we wait."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"Not saved: the caseload is in use by {holder}; try again, or end that program."
        )
        self.holder = holder


class Full(StoreError):
    """There is no room for the change; what was stored before is untouched."""

    def __init__(self, folder: str, free: int | None) -> None:
        room = "" if free is None else f" ({free // 1_000_000} MB free there)"
        super().__init__(
            f"Not saved: no room to write in {folder}{room}; make room and save again."
        )
        self.folder = folder
        self.free = free
        """Bytes that the file system says are free; a quota or a limit may allow less.

        None where another machine keeps it.
        """


class ReadOnly(StoreError):
    """The caseload can be read at most."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Nothing can be saved here: {why}.")
        self.why = why


class Unsafe(StoreError):
    """Any account on this host could change the caseload."""

    def __init__(self, folder: str) -> None:
        super().__init__(f"Every account may write to {folder}; take that away: chmod o-w {folder}")
        self.folder = folder


class TooNew(StoreError):
    """A later foitui wrote the caseload; nothing of it was read."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"A newer foitui keeps this caseload (format {version}); update foitui to open it."
        )
        self.version = version


class TooOld(StoreError):
    """An earlier foitui made the tables of a database, and this account may not change them."""

    def __init__(self, place: str, version: int) -> None:
        super().__init__(
            f"An earlier foitui made the caseload at {place} (format {version}); who made it there"
            " says 'foitui init' again, with this version."
        )
        self.version = version


class OldSqlite(StoreError):
    """Python's SQLite cannot do what the caseload needs."""

    def __init__(self, version: str, needed: str) -> None:
        super().__init__(
            f"This Python has SQLite {version}; foitui needs {needed} or newer: use a newer Python."
        )


class Missing(StoreError):
    """There is no caseload where one was, or where one was looked for."""

    def __init__(self, folder: str, mend: str) -> None:
        super().__init__(f"There is no caseload in {folder}; {mend}.")
        self.folder = folder


class Unreachable(StoreError):
    """The server that keeps the caseload does not answer; it is asked again by and by."""

    def __init__(self, place: str, why: str, *, unsure: bool = False) -> None:
        saved = "It is not known whether this was saved: look when it is back. " if unsure else ""
        super().__init__(f"{saved}The caseload at {place} cannot be reached: {why}.")
        self.place = place
        self.why = why
        self.unsure = unsure
        """Whether a save was under way, which may or may not have been done."""


class Unsuited(StoreError):
    """A database of this kind keeps no caseload."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"The database at {place} cannot keep a caseload: {why}.")


class Unprepared(StoreError):
    """An account has no right to make a caseload in a database, or not all of it."""


class Elsewhere(StoreError):
    """What was asked for is not foitui's work where this caseload is kept."""

    def __init__(self, instead: str) -> None:
        super().__init__(f"This caseload is kept in a database. {instead}; see docs/postgresql.md.")


MARK = "moving"
"""Stands in the notes of a caseload while another one is moved into it."""


class Unfinished(StoreError):
    """A caseload is being moved there, or a move was cut off."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"A move into {place} is not finished; say the same 'foitui move' again to go on."
        )
        self.place = place
