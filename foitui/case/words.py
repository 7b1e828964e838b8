"""The closed vocabularies of a case: every word that is chosen and never typed."""

from enum import StrEnum

from foitui.case.standing import Outcome as Outcome
from foitui.case.standing import Route as Route
from foitui.case.standing import Stage as Stage
from foitui.case.standing import WaitsFor as WaitsFor


class Channel(StrEnum):
    """How a request arrived."""

    EMAIL = "email"
    PUBLIC_SITE = "public_site"
    POST = "post"
    WEB_FORM = "web_form"
    OTHER = "other"


class Clarity(StrEnum):
    """Whether an item can be identified and located as it is worded (FOIA s1(3), EIR reg 9)."""

    CLEAR = "clear"
    UNCLEAR = "unclear"


class Passing(StrEnum):
    """How a request gets to the authority that has the information (FOIA s45 Code, EIR reg 10)."""

    PASSED_ON = "passed_on"
    NAMED = "named"


class AccessLaw(StrEnum):
    """The law of the right to one's own data, by what the data is used for."""

    UK_GDPR = "uk_gdpr"
    LAW_ENFORCEMENT = "law_enforcement"
    BOTH = "both"


class Held(StrEnum):
    """Whether the information was held when the request was received (FOIA s1(4))."""

    HELD = "held"
    PART_HELD = "part_held"
    NOT_HELD = "not_held"
    NEITHER_CONFIRM_NOR_DENY = "neither_confirm_nor_deny"


class CostLimit(StrEnum):
    """How the request stands to the cost limit (FOIA s12)."""

    WITHIN = "within"
    EXCEEDED = "exceeded"
    """Complying would exceed the limit: s12(1)."""
    CONFIRMING_EXCEEDS = "confirming_exceeds"
    """Merely finding out whether it is held would exceed the limit: s12(2)."""


class Work(StrEnum):
    """A kind of work that answering a request takes; the first four are those of reg 4(3)."""

    DECIDE_IF_HELD = "decide_if_held"
    LOCATE = "locate"
    RETRIEVE = "retrieve"
    EXTRACT = "extract"
    REDACT = "redact"
    CONSIDER = "consider"
    CONSULT = "consult"
    WRITE = "write"


class Burden(StrEnum):
    """Whether section 14 removes the duty to answer."""

    NEITHER = "neither"
    VEXATIOUS = "vexatious"
    REPEATED = "repeated"


class Exempt(StrEnum):
    """How much of the information that is held an exemption covers."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


class Likelihood(StrEnum):
    """The level of a prejudice claim: more likely than not, or a real and significant risk."""

    WOULD = "would"
    WOULD_BE_LIKELY = "would_be_likely"


class Balance(StrEnum):
    """Where the public interest lies for one claim (FOIA s2(2)(b), EIR reg 12(1)(b))."""

    WITHHOLD = "withhold"
    DISCLOSE = "disclose"


class ClockKind(StrEnum):
    """What a dated fact does to the statutory clock."""

    RECEIVED = "received"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFICATION_RECEIVED = "clarification_received"
    FEES_NOTICE = "fees_notice"
    FEE_RECEIVED = "fee_received"
    PIT_EXTENSION = "pit_extension"
    REG7_EXTENSION = "reg7_extension"
    SAR_EXTENSION = "sar_extension"


class ExchangeKind(StrEnum):
    """What somebody was asked for."""

    COMMISSION = "commission"
    """A business area: for the information."""
    CONSULTATION = "consultation"
    """A third party: for its views on release."""
    OPINION = "opinion"
    """The qualified person: for a reasonable opinion (FOIA s36)."""


class ReviewResult(StrEnum):
    """What an internal review made of an item."""

    UPHELD = "upheld"
    PART = "part"
    OVERTURNED = "overturned"
    PROCEDURAL = "procedural"
    """The decision stands, and the way it was made or told did not."""


class AppealBody(StrEnum):
    """Who decides a challenge from outside."""

    REGULATOR = "regulator"
    FIRST_TIER_TRIBUNAL = "first_tier_tribunal"
    UPPER_TRIBUNAL = "upper_tribunal"
    COURT = "court"


class Challenged(StrEnum):
    """How a challenge from outside ended for the authority."""

    UPHELD = "upheld"
    """The authority's decision stands."""
    PART = "part"
    OVERTURNED = "overturned"
    SETTLED = "settled"
    """Withdrawn or resolved informally."""


class ReviewState(StrEnum):
    """Where a decision stands between the officer and the second officer; derived."""

    NONE = "none"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    VOID = "void"
    """It was approved, and changed afterwards."""
