"""What taking out who asked would take out of a case, told without telling the words."""

import datetime as dt
from collections.abc import Iterator

from foitui.case.anonymising import anonymise
from foitui.case.difference import changes_between
from foitui.case.labels import label
from foitui.case.records import Case, JsonValue


def preview(case: Case, today: dt.date) -> tuple[str, ...]:
    """Return what would go and what would stay, a line each.

    Raises:
        Refused: the case is not closed, or it was done before.
    """
    at = dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC)
    after = anonymise(case, today, officer="", at=at)
    gone: dict[str, int] = {}
    for change in changes_between(case, after):
        if change.field != "anonymised":
            name = label(change, case)
            gone[name] = gone.get(name, 0) + _letters(change.before)
    return ("Goes:", *_lines(gone, case), "", *_STAYS)


_STAYS = (
    "Stays: dates, routes, outcomes, provisions, clock, hours, results of reviews and complaints,",
    "  and who did something when. Statistics do not change. It cannot be undone.",
)


def _lines(gone: dict[str, int], case: Case) -> Iterator[str]:
    requester = case.request.requester
    who = {"name": requester.name, "e-mail": requester.email, "address": requester.address}
    known = [name for name, words in who.items() if words]
    yield f"  who asked: {', '.join(known) or 'nothing is known'}"
    yield from (f"  {name}: {letters:,} letters" for name, letters in gone.items() if letters)
    messages = 1 + len(case.correspondence)
    yield f"  kept messages: {messages} at most, byte for byte"
    yield f"  history: the words of {len(case.events)} events"
    yield "  drafts of this account, list, search index"


def _letters(value: JsonValue) -> int:
    """Count the letters of every text in a value."""
    match value:
        case str():
            return len(value)
        case list():
            return sum(map(_letters, value))
        case dict():
            return sum(map(_letters, value.values()))
        case _:
            return 0
