"""The words for where a case stands, which a list of cases does with alone."""

from enum import StrEnum


class Route(StrEnum):
    """The regime an item is handled under."""

    FOIA = "foia"
    EIR = "eir"
    SAR = "sar"
    BUSINESS_AS_USUAL = "business_as_usual"
    TRANSFER = "transfer"
    NOT_VALID = "not_valid"


class Stage(StrEnum):
    """Where a case stands; derived from the recorded facts."""

    RECEIVED = "received"
    DECIDING = "deciding"
    AWAITING_CLARIFICATION = "awaiting_clarification"
    AWAITING_FEE = "awaiting_fee"
    DECIDED = "decided"
    CLEARING = "clearing"
    """Handed to a second officer and not agreed yet."""
    RETURNED = "returned"
    """Given back by a second officer, with comments to answer."""
    APPROVED = "approved"
    """Agreed to by everybody who was asked; the reply can go out."""
    APPROVAL_VOID = "approval_void"
    """Agreed to, and changed afterwards."""
    SENT = "sent"
    UNDER_REVIEW = "under_review"
    """The reply went out and the requester asked for an internal review of it."""
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    """What the requester gets, for one item or for the whole case; derived from the answers."""

    UNDECIDED = "undecided"
    GRANTED = "granted"
    PART = "part"
    REFUSED = "refused"
    REFUSED_COST = "refused_cost"
    REFUSED_VEXATIOUS = "refused_vexatious"
    REFUSED_REPEATED = "refused_repeated"
    NEITHER_CONFIRMED_NOR_DENIED = "neither_confirmed_nor_denied"
    NOT_HELD = "not_held"
    CLARIFICATION = "clarification"
    NOT_VALID = "not_valid"
    SUBJECT_ACCESS = "subject_access"
    BUSINESS_AS_USUAL = "business_as_usual"
    TRANSFERRED = "transferred"


class WaitsFor(StrEnum):
    """Whom the work on a case waits for."""

    REQUESTER = "requester"
    THIRD_PARTY = "third_party"
    BUSINESS_AREA = "business_area"
    QUALIFIED_PERSON = "qualified_person"
    CLEARANCE = "clearance"
