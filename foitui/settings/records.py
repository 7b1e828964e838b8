"""The settings as typed records; `foitui.settings.load` reads them from a TOML file."""

import datetime as dt
from typing import Literal

import msgspec

AuthorityKind = Literal["central", "other", "school", "archive"]
"""Which cost limit and which time limit apply (SI 2004/3244 reg 3, SI 2004/3364)."""

Nation = Literal["england", "wales", "scotland", "northern_ireland"]


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One table of the settings file; a key it does not know is refused."""


class Authority(Section, frozen=True, kw_only=True):
    """The public authority that answers."""

    name: str = ""
    unit: str = ""
    """The team that signs replies."""
    address: str = ""
    """Postal address, lines separated by line breaks."""
    email: str = ""
    review_contact: str = ""
    """Where a requester asks for an internal review."""
    review_window: str = "40 working days"
    """How long a requester has to ask for one, as the letter says it."""
    kind: AuthorityKind = "other"
    nation: Nation = "england"
    """Whose public holidays a subject access deadline is moved by."""


class Regulator(Section, frozen=True, kw_only=True):
    """The regulator that a requester can complain to (FOIA s50)."""

    name: str = "The Information Commissioner"
    address: str = "Wycliffe House\nWater Lane\nWilmslow\nCheshire\nSK9 5AF"
    website: str = "https://ico.org.uk/foicomplaints"


class Settings(Section, frozen=True, kw_only=True):
    """Everything that can be set, with the defaults that hold where nothing is."""

    authority: Authority = Authority()
    regulator: Regulator = Regulator()
    reference_scheme: str = "FOI-{year}-{number:04d}"
    """How a case is named; `year` is the year of receipt, `number` counts within it."""
    holidays: dict[dt.date, str] = {}
    """Newly proclaimed bank holidays that the shipped table does not have yet, with their names."""
    due_soon: int = 5
    """Working days left at which a case counts as due soon."""
    templates: str = ""
    """Folder of the authority's own templates of letters; that beside the file if there is one."""
    display_name: str = ""
    """The officer's name as history shows it; the login name where it is empty."""
