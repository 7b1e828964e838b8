"""The typed records of a case. All are frozen; `case.changes` and its neighbours make new ones.

A field that holds `None` has not been answered yet; an empty text is an answer ("nothing to say").
"""

import datetime as dt
from typing import Any, TypeAlias

import msgspec

from foitui.case.challenge import Complaint, InternalReview
from foitui.case.clearance import Approval, Comment, Submission
from foitui.case.handling import Exchange, Hold, Publication, Waiting
from foitui.case.public_interest import PublicInterestTest as PublicInterestTest
from foitui.case.record import Record
from foitui.case.words import (
    AccessLaw,
    Burden,
    Channel,
    Clarity,
    ClockKind,
    CostLimit,
    Exempt,
    Held,
    Likelihood,
    Passing,
    Route,
    Work,
)

JsonValue: TypeAlias = Any
"""A value as it stands in a document: what JSON can hold. The decoder takes no recursive alias."""


class Requester(Record, frozen=True, kw_only=True):
    """Who asked. Hidden while deciding, because requests are decided blind to who asks and why."""

    name: str = ""
    email: str = ""
    address: str = ""
    """Postal address, lines separated by line breaks."""


class Attachment(Record, frozen=True, kw_only=True):
    """A file that came with a message; its bytes stay in the kept raw message."""

    name: str
    media_type: str = ""
    size: int = 0
    """Bytes after transfer decoding."""


class Request(Record, frozen=True, kw_only=True):
    """What arrived, as it arrived."""

    received: dt.date
    """Day of receipt: day zero of the clock (FOIA s10(6))."""
    text: str
    """The letter itself, without the footer of a public request site; never altered afterwards."""
    subject: str = ""
    channel: Channel = Channel.OTHER
    requester: Requester = Requester()
    sender_reference: str = ""
    """The sender's, or an earlier system's, own number for this request."""
    reply_to: str = ""
    """The address that the reply must go to; fixed to the case."""
    reply_published: bool = False
    """Whether a public request site will publish the reply."""
    message_key: str = ""
    """Identity of the message that brought it: its Message-ID, or a digest of its bytes."""
    thread_key: str = ""
    """Identity of the correspondence it belongs to, for example `wdtk:123456`."""
    source_name: str = ""
    """Name of the file it was read from."""
    attachments: tuple[Attachment, ...] = ()


class Message(Record, frozen=True, kw_only=True):
    """A later message in the same correspondence."""

    received: dt.date
    text: str
    subject: str = ""
    message_key: str = ""


class Item(Record, frozen=True, kw_only=True):
    """One numbered thing asked for; decisions are made per item."""

    number: int
    text: str
    route: Route | None = None
    destination: str | None = None
    """Who deals with it: the team, or the other authority it is transferred to."""
    contact: str | None = None
    """How the requester reaches the other authority."""
    passing: Passing | None = None
    """Whether the request is passed on to the other authority, or that authority is only named."""
    passed_on: dt.date | None = None
    """The day on which it was passed on."""
    access_law: AccessLaw | None = None
    """The law under which the requester's own data is asked for."""
    invalid_reason: str | None = None
    """What a request under s8 lacks, in words for the letter."""
    clarity: Clarity | None = None
    clarification: str | None = None
    """The question that is put to the requester (FOIA s1(3))."""
    held: Held | None = None
    search: str | None = None
    """What was searched, for what is not held."""
    elsewhere: str | None = None
    """Who may hold what is not held (FOIA s16)."""
    exempt: Exempt | None = None
    disclosure: str | None = None
    """What is released with the reply: the answer itself, a link, or a list of enclosures."""


class Claim(Record, frozen=True, kw_only=True):
    """One provision relied on for one or more items, with its reasoning."""

    id: str
    """`c1`, `c2`, ...: never used twice in a case, so that history stays readable."""
    provision: str
    """The cite of the provision, down to the limb: `s31(1)(a)`."""
    items: tuple[int, ...]
    """Numbers of the items it is relied on for."""
    covers: str | None = None
    """Which part of the information is withheld under it, where only some is."""
    interest: str | None = None
    """The interest that would be harmed, for a prejudice provision."""
    reason: str | None = None
    """The causal link from disclosure to harm; for a class provision, why this is in the class."""
    likelihood: Likelihood | None = None
    details: dict[str, str] = msgspec.field(default_factory=dict)
    """What else the provision needs, by the name of the need in the regime file."""
    pit: PublicInterestTest = PublicInterestTest()


class WorkLine(Record, frozen=True, kw_only=True):
    """One line of an estimate: hours given outright, or worked out from a sample."""

    kind: Work
    what: str = ""
    hours: float = 0
    """Hours of one person's work, added to those from the sample."""
    records: int = 0
    """How many records, mailboxes or files the work would be done on."""
    minutes_each: float = 0
    """Minutes for one of them, as a sample showed."""

    @property
    def total_hours(self) -> float:
        """Hours of this line."""
        return self.hours + self.records * self.minutes_each / 60


class Cost(Record, frozen=True, kw_only=True):
    """The estimate under the Fees Regulations (SI 2004/3244)."""

    limit: CostLimit | None = None
    hours: float | None = None
    """Estimated hours of countable work (reg 4(3))."""
    lines: tuple[WorkLine, ...] = ()
    """How the hours come about; empty where only their sum was given."""
    basis: str | None = None
    """How the estimate was made."""
    would_fit: str | None = None
    """What could be answered within the limit (FOIA s16)."""


class Section14(Record, frozen=True, kw_only=True):
    """A vexatious or repeated request (FOIA s14)."""

    burden: Burden | None = None
    reasons: str | None = None
    earlier_request: str | None = None
    """For a repeat: the earlier request, its date and what was answered."""


class Attestation(Record, frozen=True, kw_only=True):
    """What an officer vouches for, because no recorded fact could show it."""

    finding: str
    """Id of the finding that it answers: `blanket_use`."""
    claim: str | None = None
    """Id of the claim it is about; None where it is about the request."""
    items: tuple[int, ...] = ()
    """Numbers of the items it was given for; it says nothing about others."""
    holds: bool
    """Whether it is so; False is an answer too."""
    evidence: str = ""
    """One line that shows it: where the file has it, or why it is so."""


class ClockEvent(Record, frozen=True, kw_only=True):
    """One dated fact that starts, stops, restarts or extends time."""

    kind: ClockKind
    on: dt.date
    """For an extension or a notice, the day the requester was told."""
    note: str = ""


class Change(Record, frozen=True, kw_only=True):
    """One field of the case before and after an event, as JSON values."""

    field: str
    """Dotted path into the case as JSON: `items.0.held`."""
    before: JsonValue = None
    after: JsonValue = None


class Event(Record, frozen=True, kw_only=True):
    """One line of the history of a case: when, who, what changed."""

    at: dt.datetime
    """UTC."""
    officer: str
    action: str
    """Name of the function in `case` that made it: `choose_route`."""
    summary: str = ""
    """One sentence for the history; holds references and numbers, never who asked."""
    changes: tuple[Change, ...] = ()


class Sent(Record, frozen=True, kw_only=True):
    """The reply that went out."""

    on: dt.date
    to: str = ""
    letter: str = ""
    """The exact text that was sent."""
    digest: str = ""
    """SHA-256 of that text, so that the letter can be told from any other."""
    channel: Channel | None = None
    """How it went out, where that was said."""
    late_because: str = ""
    """What made it late, where it was."""


class Case(Record, frozen=True, kw_only=True):
    """A request with everything decided and done about it.

    The version of a case is the number of its events, so no change goes unrecorded.
    """

    request: Request
    reference: str = ""
    """Given by the store when the case is created; empty before."""
    officer: str = ""
    """Login name of the officer it is assigned to."""
    team: str = ""
    """The team it is with, by the name in the settings."""
    items: tuple[Item, ...] = ()
    claims: tuple[Claim, ...] = ()
    cost: Cost = Cost()
    section14: Section14 = Section14()
    attestations: tuple[Attestation, ...] = ()
    clock: tuple[ClockEvent, ...] = ()
    correspondence: tuple[Message, ...] = ()
    sent: Sent | None = None
    withdrawn: dt.date | None = None
    rejected_signals: tuple[str, ...] = ()
    """Ids of the hints from the request's wording that an officer put aside."""
    waiting: Waiting | None = None
    exchanges: tuple[Exchange, ...] = ()
    submitted: Submission | None = None
    comments: tuple[Comment, ...] = ()
    approvals: tuple[Approval, ...] = ()
    reviews: tuple[InternalReview, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    publication: Publication | None = None
    hold: Hold | None = None
    anonymised: dt.date | None = None
    """The day on which who asked, and every text that could tell it, was taken out."""
    claims_made: int = 0
    """How many claims were ever made, so that an id is not given twice."""
    events: tuple[Event, ...] = ()

    @property
    def version(self) -> int:
        """How many events led to this state."""
        return len(self.events)
