"""What a template sees of a case: words ready to print, and a gap wherever a fact is missing."""

from dataclasses import dataclass
from typing import Literal

from foitui.letters.gaps import Fact, Gap

Kind = Literal[
    "granted",
    "withheld",
    "pending",
    "neither",
    "not_held",
    "cost",
    "vexatious",
    "repeated",
    "clarification",
    "subject_access",
    "business_as_usual",
    "transferred",
    "not_valid",
    "undecided",
]
"""What a section of a letter tells; each has a template of its name in `templates/sections`."""

Law = Literal["foia", "eir", ""]
"""The regime that a section speaks of; empty where it speaks of neither."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One thing asked for."""

    number: int
    text: str
    """The words that follow what all items begin with, where they begin alike."""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact about some items of a section, said once for those that share it."""

    named: str
    """`Items 1 and 2`; empty where it holds for all items of the section."""
    text: Fact


@dataclass(frozen=True, slots=True)
class NeedView:
    """One further fact that a provision needs."""

    name: str
    says: str
    """Words that lead to the fact."""
    text: Fact


@dataclass(frozen=True, slots=True)
class Way:
    """How the requester gets what a claim withholds only because it is open, or soon will be."""

    items: str
    """`item 1`; empty where it holds for all items of the section."""
    already: bool
    """Whether it can be had now; else it will be published."""
    text: Fact
    """Where, or when and where; empty where no date is known yet."""
    payment: str
    """What it costs there; empty where that is nothing."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """One line of the schedule of what is withheld where."""

    item: int
    covers: Fact
    cite: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A provision that was considered and is not relied on: release is the stronger interest."""

    cite: str
    statement: str
    items: str
    """`item 1`; empty where it was considered for all items of the section."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One provision relied on, with its reasoning."""

    cite: str
    """`section 31(1)(a)`."""
    statement: Fact
    """What the provision is about, as a phrase."""
    items: str
    """`items 1 and 2`; empty where it is relied on for all that its section speaks of."""
    covers: Fact
    """Which part of the information; empty where it is all of it."""
    basis: Literal["class", "prejudice", "required_for"]
    interest: Fact
    harm: str
    """The verb of the test: prejudice, inhibit, endanger."""
    likelihood: Fact
    """`would` or `would be likely to`."""
    new_likelihood: bool
    """Whether this is the first claim of the letter at this level, where it is explained."""
    reason: Fact
    qualified_person: bool
    """Whether it applies only where the qualified person holds that it does (FOIA s36(5))."""
    needs: tuple[NeedView, ...]
    steps: tuple[NeedView, ...]
    """The three steps that decide whether personal data may be released; else empty."""
    own_data: bool
    """Whether it leaves the requester's own data to data protection law."""
    absolute: bool
    """Whether it applies without a weighing of the public interest."""
    new_absolute: bool
    """Whether this is the first such claim of its section, where the word is explained."""
    same_opinion: str
    """`section 36(2)(b)(i)`: an earlier claim with the same opinion of the qualified person."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One public interest test; said once for claims that share it word for word."""

    cites: tuple[str, ...]
    for_disclosure: tuple[Fact, ...]
    for_withholding: tuple[Fact, ...]
    balance: Fact
    """Empty when it falls on withholding."""
    reasons: Fact


@dataclass(frozen=True, slots=True)
class Section:
    """The items of a letter that are answered in the same way, and the answer."""

    kind: Kind
    law: Law
    numbers: tuple[int, ...]
    named: str
    """`items 1 and 2`; empty where the letter has this section alone."""
    releases: bool
    """Whether something of what is asked for here is released."""
    wholly_withheld: str
    """`item 2`: those of which nothing is released, where something is for others."""
    held: bool
    """Whether it is recorded that at least some of this is held."""
    denial: bool
    """Whether even saying that it is held is what is decided about."""
    claims: tuple[ClaimView, ...]
    ways: tuple[Way, ...]
    only_ways: bool
    """Whether everything that is withheld can be had in another way."""
    schedule: tuple[Withheld, ...]
    """What is withheld of which item; empty where a sentence says it."""
    dropped: tuple[Dropped, ...]
    no_claim: Gap
    """Printed where the section should have claims and has none."""
    tests: tuple[Weighing, ...]
    tested: tuple[str, ...]
    """The provisions for which the public interest is weighed."""
    unweighed: tuple[str, ...]
    """Those of them for which it is not decided yet."""
    disclosures: tuple[Said, ...]
    partly_held: str
    """`item 2`: those of which a part is not held; empty where there are none."""
    only_partly: bool
    """Whether a part of every one of them is not held."""
    searches: tuple[Said, ...]
    holders: tuple[Said, ...]
    """Who may hold what is not held; empty texts are left out."""
    questions: tuple[Said, ...]
    destinations: tuple[Said, ...]
    access_law: str
    """`uk_gdpr`, `law_enforcement` or `both`; empty where it was not said."""
    passed_on: Fact
    """The day on which it was passed on; empty where the other authority is only named."""
    contact: str
    """How to reach the other authority; empty where that is not known."""
    invalid_reasons: tuple[Said, ...]
    unconfirmed: tuple[Gap, ...]
    """What must be said of each item and is not known: whether it is held."""
    decisions: tuple[Gap, ...]
    """The decisions that are still missing; only an undecided section prints them."""
    introduced: bool = False
    """Whether an earlier section of the letter says what this law lets an authority withhold."""
    noticed: bool = False
    """Whether an earlier section says that the letter is the notice which this law requires."""


@dataclass(frozen=True, slots=True)
class CostView:
    """The estimate, and the limit it is held against."""

    provision: str
    confirming: bool
    """Whether finding out what is held would pass the limit by itself."""
    limit_pounds: str
    limit_hours: str
    rate: str
    hours: Fact
    pounds: Fact
    lines: tuple[str, ...]
    """Each line of countable work, where the estimate was made line by line."""
    basis: Fact
    would_fit: Fact
    """Empty where nothing would fit."""


@dataclass(frozen=True, slots=True)
class Section14View:
    """Why the request need not be answered under section 14."""

    reasons: Fact
    earlier_request: Fact


@dataclass(frozen=True, slots=True)
class LetterView:
    """Everything that a reply is made of."""

    authority: Fact
    unit: Fact
    address: Fact
    email: str
    review_contact: Fact
    review_contact_is_block: bool
    """Whether it has several lines, as an address does."""
    review_window: Fact
    regulator: Fact
    regulator_address: Fact
    regulator_website: Fact
    date: str
    received: str
    reference: Fact
    their_reference: str
    requester: str
    requester_address: str
    subject: str
    published: bool
    """Whether a public request site will publish the letter."""
    lead_in: str
    """What all items begin with; empty where they do not begin alike."""
    items: tuple[ItemView, ...]
    sections: tuple[Section, ...]
    in_short: tuple[Section, ...]
    """The sections in the order of their items."""
    asked_again: str
    """The day on which clarification was asked for; empty where none was, or none came."""
    clarified: str
    extended: str
    """The day on which the requester was told that the answer needs more time."""
    missed: str
    """The last day for an answer, where the letter comes after it."""
    foia: tuple[int, ...]
    """Items handled under FOIA."""
    eir: tuple[int, ...]
    """Items handled under the EIR."""
    subject_access: tuple[int, ...]
    transferred: tuple[int, ...]
    reviewed: tuple[int, ...]
    """Items for an internal review: those under FOIA, and what another authority has."""
    reconsidered: tuple[int, ...]
    """Items that can be brought up under EIR reg 11."""
    only_uk_gdpr: bool
    """Whether none of what is asked about the requester is known to be used for offences."""
    names_the_act: bool
    """Whether the request speaks of freedom of information, or is answered under it in part."""
    cost: CostView
    section14: Section14View


@dataclass(frozen=True, slots=True)
class NoticeView:
    """What a notice says beyond the case: why, and until when."""

    due: Fact
    reason: Fact
    """Empty where none has to be given."""
