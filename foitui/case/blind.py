"""A case without who asked, for those who decide or look at a decision."""

import msgspec

from foitui.case.records import Case, Change, Event, JsonValue, Requester

COVERED = "(who asked)"
_WHO_ASKED = ("request.requester", "request.reply_to", "sent.to", "sent.letter")
_TOLD_IN = frozenset({"requester", "reply_to", "to", "letter"})
"""What tells who asked within a request, a reply that went out, or the answer of a review."""


def blind(case: Case) -> Case:
    """Return the case with nothing of the requester but the request itself."""
    request = msgspec.structs.replace(case.request, requester=Requester(), reply_to="")
    sent = msgspec.structs.replace(case.sent, to="", letter="") if case.sent else None
    reviews = tuple(msgspec.structs.replace(review, letter="") for review in case.reviews)
    events = tuple(map(_blind_event, case.events))
    return msgspec.structs.replace(case, request=request, sent=sent, reviews=reviews, events=events)


def blind_change(change: Change) -> Change:
    """Return a change of the history without who asked, whom a letter is to and greets."""
    field = change.field
    if field.partition(".")[0] not in {"request", "sent", "reviews"}:
        return change
    if field.startswith(_WHO_ASKED) or field.endswith(".letter"):
        return Change(field=field, before=_said(change.before), after=_said(change.after))
    before, after = _without(change.before), _without(change.after)
    return Change(field=field, before=before, after=after)


def _blind_event(event: Event) -> Event:
    return msgspec.structs.replace(event, changes=tuple(map(blind_change, event.changes)))


def _said(value: JsonValue) -> JsonValue:
    return COVERED if value else value


def _without(value: JsonValue) -> JsonValue:
    if not isinstance(value, dict):
        return value
    return {name: _said(each) if name in _TOLD_IN else each for name, each in value.items()}
