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
    """As letters and the calendar have it."""
    unit: str = ""
    """The team that signs replies."""
    address: str = ""
    """Postal address, lines separated by line breaks."""
    email: str = ""
    """Where requests are answered from."""
    review_contact: str = ""
    """Where a requester asks for an internal review."""
    review_window: str = "40 working days"
    """How long a requester has to ask for one, as the letter says it."""
    kind: AuthorityKind = "other"
    """Which cost limit and which time limit apply."""
    nation: Nation = "england"
    """Whose public holidays a subject access deadline is moved by."""


class Regulator(Section, frozen=True, kw_only=True):
    """The regulator that a requester can complain to (FOIA s50)."""

    name: str = "The Information Commissioner"
    """As letters name it."""
    address: str = "Wycliffe House\nWater Lane\nWilmslow\nCheshire\nSK9 5AF"
    """Postal address, lines separated by line breaks."""
    website: str = "https://ico.org.uk/foicomplaints"
    """Where a complaint is made."""


class OwnStep(Section, frozen=True, kw_only=True):
    """A step of clearance of the authority's own; without any condition every case needs it."""

    label: str = ""
    """What officers call it; its id where it is empty."""
    why: str = "The settings ask for it."
    """Why it is asked for, in one sentence."""
    sections: tuple[str, ...] = ()
    """Needed where a claim rests on one of these, as in `s36` or `reg 12(5)(b)`."""
    routes: tuple[str, ...] = ()
    """Needed where an item is handled under one of these, as in `foitui list --route`."""
    outcomes: tuple[str, ...] = ()
    """Needed where an item has one of these outcomes, such as `refused_vexatious`."""
    words: tuple[str, ...] = ()
    """Patterns: needed where one is in the request, whether a topic or what its writer is."""
    published: bool = False
    """Needed where a public request site will publish the reply."""


class Clearance(Section, frozen=True, kw_only=True):
    """Who must agree to a decision before it goes out."""

    steps: tuple[str, ...] = ()
    """Ids of the steps that the authority has, as in `law/data/clearance.toml`; none by default."""
    in_order: bool = False
    """Whether each step waits for those before it in `steps`; else all are open at once."""
    own_work: bool = False
    """Whether an officer may approve what they decided themselves."""
    officers: dict[str, tuple[str, ...]] = {}
    """Who agrees to a step, by its id: login names. Any other step is for whoever is asked."""
    deputies: dict[str, tuple[str, ...]] = {}
    """Who stands in for an officer: login names, by that of the officer."""
    own: dict[str, OwnStep] = {}
    """Steps of the authority's own, by their ids; `steps` names those that it has."""


class Retention(Section, frozen=True, kw_only=True):
    """How long a case is kept with who asked."""

    years: int = 3
    """Counted from the last action; the windows to challenge it must have passed as well."""


class SavedFilter(Section, frozen=True, kw_only=True):
    """A choice of cases that one key shows; every part that is given must hold."""

    name: str
    """A word or two, as the list shows it."""
    text: str = ""
    """Words that are looked for."""
    stages: tuple[str, ...] = ()
    """As in `foitui list --stage`."""
    routes: tuple[str, ...] = ()
    """As in `foitui list --route`."""
    officer: str = ""
    """A login name, or "me"."""
    due_within: int | None = None
    """Working days from today; what is overdue is among them."""


ColumnName = Literal["subject", "stage", "route", "officer", "received", "left", "deadline"]

ThemeName = Literal["", "dark", "light", "contrast", "ansi"]

MouseUse = Literal["", "on", "off"]


class Settings(Section, frozen=True, kw_only=True):
    """Everything that can be set, with the defaults that hold where nothing is."""

    authority: Authority = Authority()
    regulator: Regulator = Regulator()
    reference_scheme: str = "FOI-{year}-{number:04d}"
    """How a case is named; `year` is the year of receipt, `number` counts within it."""
    holidays: dict[dt.date, str] = {}
    """Newly proclaimed bank holidays that the shipped table does not have yet, with their names."""
    clearance: Clearance = Clearance()
    retention: Retention = Retention()
    teams: dict[str, tuple[str, ...]] = {}
    """Each team by its name, with the login names of its officers."""
    due_soon: int = 5
    """Working days left at which a case counts as due soon."""
    templates: str = ""
    """Folder of the authority's own templates of letters; that beside the file if there is one."""
    database: str = ""
    """Address of the PostgreSQL database that keeps the cases; empty where a folder does."""
    columns: tuple[ColumnName, ...] = ()
    """What the list shows beside the reference, in this order; empty for the usual columns."""
    filters: tuple[SavedFilter, ...] = ()
    """Filters of one's own, on the digit keys after those that are always there."""
    theme: ThemeName = ""
    """Colours of the full screen; empty for what fits the terminal."""
    mouse: MouseUse = ""
    """Whether the full screen takes the mouse; empty for not over SSH, where it leaves codes."""
    keys: dict[str, str] = {}
    """Other keys for actions, by their ids: `"caseload.open" = "enter,o"`."""
    display_name: str = ""
    """The officer's name as history shows it; the login name where it is empty."""
