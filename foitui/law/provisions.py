"""The provisions of a regime, read from its data file when they are first asked for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeVar

import msgspec

from foitui.law.cites import canonical, regime_of
from foitui.law.tables import document

T = TypeVar("T")

Holder = Literal["commons", "lords"]
"""A House of Parliament, for which section 36 is absolute (FOIA s2(3)(e))."""

PHASED_IN = dt.date(2023, 1, 1)
"""The 20-year rule came in year by year until the end of 2022 (SI 2012/3029)."""

OF_THE_EXEMPTION_ONLY = (
    *("ncnd", "falls_away_years", "falls_away_note", "needs"),
    *("note", "excludes", "leads_to", "certificate"),
)
"""What an entry that lifts the duty to confirm or deny does not take over from its section."""


INTERESTS_TEST = ("legitimate_interests", "necessity", "rights_balance")
"""The needs that are the steps by which personal data may be released (UK GDPR Art 6(1)(f))."""


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the answers that a need allows."""

    value: str
    label: str
    unsaid: bool = False
    """Whether a letter needs no word of it."""


class Need(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A further fact that a refusal under a provision must have, or that the regulator asks for."""

    name: str
    ask: str
    """The question put to the officer."""
    why: str
    cite: str
    kind: Literal["text", "line", "date", "choice"]
    options: tuple[Choice, ...] = ()
    optional: bool = False
    private: bool = False
    """For the file only: never for the letter."""
    when: dict[str, tuple[str, ...]] = {}
    """Further facts on which it depends, each with the answers that call for it."""
    placeholder: str = ""

    def is_asked(self, details: Mapping[str, str]) -> bool:
        """Whether it is called for where these further facts are known."""
        return all(details.get(name, "") in allowed for name, allowed in self.when.items())


class Provision(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One citable rule, down to the limb."""

    cite: str
    title: str
    section: str
    """The cite of the section or regulation it belongs to: `s31`."""
    section_title: str
    regime: Literal["foia", "eir"]
    type: Literal["absolute", "qualified"]
    basis: Literal["class", "prejudice", "required_for"]
    public_interest_test: bool
    """Whether one must be carried out; the one thing to ask before a test is asked for."""
    pit_extension: bool
    """Whether its public interest test allows more time (FOIA s10(3))."""
    interest: str
    """What it protects, as a noun phrase for a letter: "the prevention or detection of crime"."""
    statement: str
    """What it is, to follow "the exemption for" in a letter."""
    sources: tuple[str, ...]
    adverse_effect_test: bool = False
    """Whether harm must be shown at the one level of the Regulations: "would adversely affect"."""
    harm: str = "prejudice"
    """The verb of the test: prejudice, inhibit, endanger, adversely affect."""
    ncnd: str | None = None
    """The cite of the provision that lifts the duty to confirm or deny along with it."""
    is_ncnd: bool = False
    """Whether it is itself such a provision."""
    blocked_for_emissions: bool = False
    """Whether it cannot be used for information on emissions (EIR reg 12(9))."""
    qualified_person: bool = False
    """Whether it is engaged only by the opinion of the qualified person (FOIA s36(5))."""
    falls_away_years: int | None = None
    """Age at which it no longer applies, counted from 1 January after the record was made."""
    falls_away_note: str = ""
    checked: bool = True
    """Whether the entry was read again in the law or the regulator's guidance for its file."""
    needs: tuple[str, ...] = ()
    """Names of further facts, defined in `Regime.needs`."""
    absolute_for: tuple[Holder, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other cites that mean it: officers write s40(2) for s40(2)+(3A)(a)."""
    excludes: tuple[str, ...] = ()
    """Sections that cannot cover the same information."""
    leads_to: Literal["", "eir", "sar"] = ""
    """The route that answers what it exempts."""
    certificate: str = ""
    """The cite under which a certificate is conclusive."""
    note: str = ""
    """What an officer should know before relying on it."""


class Regime(msgspec.Struct, frozen=True, kw_only=True):
    """A body of rules: its provisions by cite, and the further facts they need."""

    regime: Literal["foia", "eir"]
    name: str
    prefix: str
    """How a cite begins: `s` or `reg `."""
    provisions: dict[str, Provision]
    needs: dict[str, Need]


class RegimeFault(Exception):
    """A regime file says something it cannot mean."""

    def __init__(self, file: str, key: str, message: str) -> None:
        """Say which file, which entry, and what is wrong with it."""
        super().__init__(f"{file}: {key}: {message}")
        self.file, self.key, self.message = file, key, message


class UnknownCite(Exception):
    """No provision has this cite."""

    def __init__(self, cite: str, near: tuple[str, ...], limb: str = "") -> None:
        """Say which cite, and which provisions are written nearly so, or that it has limbs."""
        known = f"did you mean {' or '.join(near)}?" if near else "write it as in s31(1)(a)"
        fault = f"{cite} is no provision of the Act or the Regulations; {known}"
        super().__init__(f"{cite} has limbs; name one of them, such as {limb}" if limb else fault)
        self.cite, self.near = cite, near


@lru_cache(maxsize=2)
def regime(name: str) -> Regime:
    """Return a regime, "foia" or "eir", reading its file the first time."""
    file = f"{name}.toml"
    return build(document(file), file)


def provision(cite: str, regime_name: str = "foia") -> Provision:
    """Return the provision that a cite names; raises UnknownCite.

    The first word of the cite says which regime it is in; `regime_name` where it has none.
    """
    rules = regime(regime_of(cite, regime_name))
    wanted = canonical(cite, regime_name)
    found = rules.provisions.get(wanted) or _by_alias(rules).get(wanted)
    if found is None:
        under = (each.cite for each in rules.provisions.values() if _lies_under(each, wanted))
        limb = next(under, "")
        raise UnknownCite(wanted if limb else cite.strip(), _near(wanted, rules), limb)
    return found


def is_known(cite: str) -> bool:
    """Whether some provision has this cite."""
    try:
        provision(cite)
    except UnknownCite:
        return False
    return True


def limbs(cite: str, regime_name: str = "foia") -> tuple[Provision, ...]:
    """Return a provision, or all that lie under a section or subsection; raises UnknownCite."""
    rules = regime(regime_of(cite, regime_name))
    wanted = canonical(cite, regime_name)
    found = tuple(each for each in rules.provisions.values() if _lies_under(each, wanted))
    if not found:
        raise UnknownCite(cite.strip(), _near(wanted, rules))
    return found


def need(name: str, of: Provision) -> Need:
    """Return the definition of a further fact that a provision needs."""
    return regime(of.regime).needs[name]


def for_holder(rule: Provision, holder: Holder | None) -> Provision:
    """Return the provision as it stands for information that a House of Parliament holds."""
    if holder not in rule.absolute_for:
        return rule
    return msgspec.structs.replace(
        rule, type="absolute", public_interest_test=False, pit_extension=False
    )


def available(rule: Provision, created: int, on: dt.date) -> bool | None:
    """Whether it can still be used for a record of a year; None where the file cannot tell.

    The years are counted from 1 January after the record was made (FOIA s62(1)).
    """
    if rule.falls_away_years is None:
        return True
    if on < dt.date(created + rule.falls_away_years + 1, 1, 1):
        return True
    unsure = bool(rule.falls_away_note) or (rule.falls_away_years == 20 and on < PHASED_IN)
    return None if unsure else False


def build(document: dict[str, Any], file: str) -> Regime:
    """Make a regime from its file as read; raises RegimeFault for an entry of a wrong shape."""
    header = {key: document[key] for key in ("regime", "name", "prefix")}
    unknown = document.keys() - header.keys() - {"needs", "section"}
    if unknown:
        raise RegimeFault(file, min(unknown), "no such key")
    needs = {
        name: _record(Need, {"name": name, **body}, file, f"needs.{name}")
        for name, body in document["needs"].items()
    }
    made: dict[str, Provision] = {}
    for entry in _entries(document["section"], header["regime"]):
        cite = str(entry.get("cite", "?"))
        if cite in made:
            raise RegimeFault(file, cite, "defined twice")
        made[cite] = _record(Provision, entry, file, cite)
    for each in made.values():
        _check_references(each, made, needs, file)
    return Regime(**header, provisions=made, needs=needs)


def _check_references(
    each: Provision, made: Mapping[str, Provision], needs: Mapping[str, Need], file: str
) -> None:
    if each.ncnd is not None and not (each.ncnd in made and made[each.ncnd].is_ncnd):
        raise RegimeFault(file, each.cite, f"ncnd: {each.ncnd} is not defined as is_ncnd")
    for name in each.needs:
        if name not in needs:
            raise RegimeFault(file, each.cite, f"needs: {name} is not defined")
    if not each.sources:
        raise RegimeFault(file, each.cite, "sources: name one at least")


def _entries(sections: Iterable[Mapping[str, Any]], regime_name: str) -> Iterable[dict[str, Any]]:
    """Give every limb what it takes over from its section and what follows from that."""
    for section in sections:
        shared = {key: value for key, value in section.items() if key != "limb"}
        shared |= {"section": shared.pop("cite"), "section_title": shared.pop("title")}
        shared["regime"] = regime_name
        for_ncnd = {k: v for k, v in shared.items() if k not in OF_THE_EXEMPTION_ONLY}
        for limb in section["limb"]:
            taken = for_ncnd if limb.get("is_ncnd") else shared
            yield _completed({**taken, **limb})


def _completed(entry: dict[str, Any]) -> dict[str, Any]:
    tested = entry.setdefault("public_interest_test", entry.get("type") == "qualified")
    entry.setdefault("pit_extension", tested and entry["regime"] == "foia")
    # TOML has no null: a limb that does not fall away although its section does says 0.
    entry["falls_away_years"] = entry.get("falls_away_years") or None
    said = "title" if entry.get("basis") == "class" else "interest"
    entry.setdefault("statement", f"{entry['section_title']}: {entry.get(said, '')}")
    return entry


def _record(shape: type[T], entry: Mapping[str, Any], file: str, key: str) -> T:
    try:
        return msgspec.convert(entry, shape)
    except msgspec.ValidationError as fault:
        raise RegimeFault(file, key, str(fault)) from fault


def _by_alias(rules: Regime) -> dict[str, Provision]:
    return {alias: each for each in rules.provisions.values() for alias in each.aliases}


def _lies_under(rule: Provision, wanted: str) -> bool:
    under = (f"{wanted}(", f"{wanted}+")
    return any(cite == wanted or cite.startswith(under) for cite in (rule.cite, *rule.aliases))


def _near(wanted: str, rules: Regime) -> tuple[str, ...]:
    from difflib import get_close_matches  # only a mistake needs it

    return tuple(get_close_matches(wanted, list(rules.provisions), 3, 0.7))
