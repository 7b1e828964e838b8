"""The parts of a stored document that tell which tables a save need not touch.

Reading them takes 6 us and spares what takes longer: the digests of unchanged texts (110 us), what
statistics count (100 us), and the page of a message key.
"""

import datetime as dt

import msgspec

from foitui.case.records import Case
from foitui.case.words import Burden, CostLimit
from foitui.store.documents import storable

_NOTHING, _NONE = msgspec.Raw(b"null"), msgspec.Raw(b"[]")


class _Request(msgspec.Struct):
    received: dt.date | None = None
    message_key: str = ""


class _Message(msgspec.Struct):
    message_key: str = ""


class _Cost(msgspec.Struct):
    limit: CostLimit | None = None


class _Section14(msgspec.Struct):
    burden: Burden | None = None


class Former(msgspec.Struct):
    """What is read of a document; fields that are left out stand at their default."""

    request: _Request = msgspec.field(default_factory=_Request)
    correspondence: tuple[_Message, ...] = ()
    cost: _Cost = msgspec.field(default_factory=_Cost)
    section14: _Section14 = msgspec.field(default_factory=_Section14)
    claims: msgspec.Raw = _NONE
    items: msgspec.Raw = _NONE
    clock: msgspec.Raw = _NONE
    sent: msgspec.Raw = _NOTHING
    withdrawn: msgspec.Raw = _NOTHING
    reviews: msgspec.Raw = _NONE
    complaints: msgspec.Raw = _NONE

    def has(self, case: Case, *fields: str) -> bool:
        """Whether fields are those of a case; they may be, and be written otherwise."""
        try:
            return all(
                bytes(getattr(self, name)) == msgspec.json.encode(getattr(case, name))
                for name in fields
            )
        except UnicodeEncodeError:
            return False

    def counts_as(self, case: Case) -> bool:
        """Whether all that statistics count stands in it as in a case, but officer and team."""
        return (
            self.request.received == case.request.received
            and self.cost.limit == case.cost.limit
            and self.section14.burden == case.section14.burden
            and self.has(case, *COUNTED)
        )

    @property
    def keys(self) -> set[str]:
        """The keys of its messages."""
        later = (message.message_key for message in self.correspondence)
        return set(map(storable, (self.request.message_key, *later)))


COUNTED = ("items", "claims", "clock", "sent", "withdrawn", "reviews", "complaints")
"""Fields that statistics look into, beside the few that `counts_as` names itself."""

UNKNOWN = Former(claims=msgspec.Raw(b""))
"""Stands for a document that is not there, or cannot be read: no case has its claims."""

_decoder = msgspec.json.Decoder(Former)


def former(body: bytes) -> Former:
    """Read what is compared of a stored document."""
    try:
        return _decoder.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return UNKNOWN
