"""What the commands print with `--json`, as typed records; `foitui schema` describes them."""

import datetime as dt

import msgspec

from foitui.case.records import Case
from foitui.case.words import Outcome, Stage
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
    case: Case
    """The requester is left out until revealed."""


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
