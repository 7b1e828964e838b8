"""What statistics count of each case, kept beside it so that a year is read in a second.

It is derived, holds nobody's words and follows every save. A row that is missing, or was counted
by other terms, is made anew when it is asked for: see `counting`.
"""

import sqlite3
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from foitui.case.records import Case
from foitui.store.documents import storable
from foitui.store.terms import Terms

if TYPE_CHECKING:
    from foitui.law.counting import Counted

DERIVATION = 1
"""Raised when a release counts otherwise, so that stored rows are made anew."""

WRITE = "INSERT OR REPLACE INTO counted VALUES(?, ?, ?)"
_READ = "SELECT body FROM counted WHERE case_id=? AND terms=?"


def mark_of(terms: Terms) -> str:
    """Return what tells rows that were counted by these terms from others."""
    return f"{DERIVATION}:{terms.fingerprint}"


def derived(case: Case, terms: Terms) -> "Counted":
    """Count a case, with words in it that can be stored."""
    from foitui.law.counting import counted  # 9 ms, for those who count or save

    found = counted(case, terms.calendar, authority=terms.authority, nation=terms.nation)
    officer, team = storable(found.officer), storable(found.team)
    if (officer, team) == (found.officer, found.team):
        return found
    return msgspec.structs.replace(found, officer=officer, team=team)


def follow(connection: sqlite3.Connection, case_id: int, case: Case, terms: Terms) -> None:
    """Keep what is counted of a case as it is now, in the transaction that is open."""
    _write(connection, case_id, terms, derived(case, terms))


def hand_over(connection: sqlite3.Connection, case_id: int, case: Case, terms: Terms) -> None:
    """Keep whose case it is now, of one where nothing else that is counted has changed."""
    row = connection.execute(_READ, (case_id, mark_of(terms))).fetchone()
    if row is None:
        follow(connection, case_id, case, terms)
        return
    known = _decoder().decode(row[0])
    officer, team = storable(case.officer), storable(case.team)
    if (officer, team) != (known.officer, known.team):
        changed = msgspec.structs.replace(known, officer=officer, team=team)
        _write(connection, case_id, terms, changed)


def _write(connection: sqlite3.Connection, case_id: int, terms: Terms, found: "Counted") -> None:
    connection.execute(WRITE, (case_id, mark_of(terms), msgspec.json.encode(found)))


@cache
def _decoder() -> "msgspec.json.Decoder[Counted]":
    from foitui.law.counting import Counted

    return msgspec.json.Decoder(Counted)


def forget(connection: sqlite3.Connection, case_id: int) -> None:
    """Forget what is counted of a case, in the transaction that is open."""
    connection.execute("DELETE FROM counted WHERE case_id=?", (case_id,))
