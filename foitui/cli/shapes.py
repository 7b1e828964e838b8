"""What the commands print with `--json`, as typed records; `foitui schema` describes them."""

import datetime as dt

import msgspec

from foitui.case.clearance import Approval, Comment, Submission
from foitui.case.records import Case, Change
from foitui.case.words import Outcome, ReviewState, Stage
from foitui.law.clearance import Needed
from foitui.law.findings import Finding


class DeadlineShown(msgspec.Struct, frozen=True, kw_only=True):
    """When the case is due."""

    due: dt.date | None
    waiting: str
    """Why the clock stands still; empty when it runs."""
    provisional: bool
    """Whether bank holidays of that year are not all proclaimed yet."""
    basis: str
    """The provision that sets the time."""
    working_days_left: int | None
    """Negative when overdue; null when nothing is due."""


class ItemShown(msgspec.Struct, frozen=True, kw_only=True):
    """What the requester gets for one item."""

    number: int
    outcome: Outcome


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One case with what is derived from it."""

    reference: str
    stage: Stage
    outcome: Outcome
    items: tuple[ItemShown, ...]
    deadline: DeadlineShown
    findings: dict[str, int]
    """How many there are of each severity."""
    second_look: ReviewState
    void_approvals: tuple[Approval, ...]
    """Those of a decision that was changed afterwards."""
    case: Case
    """The requester is left out until revealed."""


class SentenceShown(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence of the letter, to be commented on."""

    name: str
    """As `--sentence` takes it: `12.2`."""
    paragraph: int
    words: str


class LookShown(msgspec.Struct, frozen=True, kw_only=True):
    """A second officer's look at a decision, without who asked."""

    reference: str
    version: int
    state: ReviewState
    decision: str
    """The digest of what an approval would be about."""
    waits_for_you: bool
    submitted: Submission | None
    open_steps: tuple[Needed, ...]
    """Steps of clearance that nobody has agreed to yet."""
    approvals: tuple[Approval, ...]
    """Those of the decision as it stands."""
    void: tuple[Approval, ...]
    """Those of a decision that was changed afterwards."""
    comments: tuple[Comment, ...]
    since: int | None
    """The version at which you last said something of the decision."""
    changed: tuple[Change, ...]
    """What differs in the decision since then."""
    findings: tuple[Finding, ...]
    letter: tuple[SentenceShown, ...]


class GapShown(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that the letter needs and does not have."""

    field: str
    says: str


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What would be objected to if the reply went out now."""

    reference: str
    findings: tuple[Finding, ...]
    gaps: tuple[GapShown, ...]
    to_agree: tuple[str, ...] = ()
    """Who has not agreed to the decision as it stands, in sentences."""
