"""What a template sees of a case: words ready to print, and a gap wherever a fact is missing."""

from dataclasses import dataclass
from typing import Literal

from foitui.letters.gaps import Fact, Gap

Kind = Literal[
    "granted",
    "withheld",
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
    absolute: bool
    """Whether it applies without a weighing of the public interest."""


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
    claims: tuple[ClaimView, ...]
    no_claim: Gap
    """Printed where the section should have claims and has none."""
    tests: tuple[Weighing, ...]
    tested: tuple[str, ...]
    """The provisions for which the public interest is weighed."""
    disclosures: tuple[Said, ...]
    partly_held: str
    """`item 2`: those of which a part is not held; empty where there are none."""
    searches: tuple[Said, ...]
    holders: tuple[Said, ...]
    """Who may hold what is not held; empty texts are left out."""
    questions: tuple[Said, ...]
    destinations: tuple[Said, ...]
    invalid_reasons: tuple[Said, ...]
    unconfirmed: tuple[Gap, ...]
    """What must be said of each item and is not known: whether it is held."""
    decisions: tuple[Gap, ...]
    """The decisions that are still missing; only an undecided section prints them."""


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
    items: tuple[ItemView, ...]
    sections: tuple[Section, ...]
    foia: tuple[int, ...]
    """Items handled under FOIA."""
    eir: tuple[int, ...]
    """Items handled under the EIR."""
    subject_access: tuple[int, ...]
    cost: CostView
    section14: Section14View
