"""Where a finding is looked for: the case, and the items or the claim it would be about."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from foitui.case.records import Case, Claim, Item
from foitui.law.provisions import Provision
from foitui.law.working_days import Calendar
from foitui.settings.records import AuthorityKind


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What a check looks at."""

    case: Case
    item: Item | None = None
    claim: Claim | None = None
    rule: Provision | None = None
    """The provision of that claim."""
    today: dt.date | None = None
    """None where nobody said, as in a test of facts alone."""
    authority: AuthorityKind | None = None
    """None where it is not known."""
    calendar: Calendar | None = None
    """The working days; those that foitui ships where nothing is said."""
    used: Mapping[str, int] = msgspec.field(default_factory=dict)
    """In how many cases each reason and factor of the case stands word for word."""
    letter: str = ""
    """The letter's own words, white space made single and the request's words left out."""
    address: str | None = None
    """Where the letter is to go; None where nobody said."""

    @property
    def on(self) -> dt.date | None:
        """The day of the reply: when it went out, else today."""
        return self.case.sent.on if self.case.sent else self.today

    def detail(self, name: str) -> str:
        """Return what was said about a need of the provision; empty where nothing was."""
        return self.claim.details.get(name, "") if self.claim else ""
