"""The disclosure log: replies that are to be published, without who asked."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from foitui.case.outcome import outcome, stands
from foitui.case.records import Case
from foitui.case.words import Outcome, Route
from foitui.reports.identity import without_identity
from foitui.reports.lint import Trace, traces
from foitui.settings.records import Settings
from foitui.text.clean import clean_block, clean_line


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One published reply."""

    reference: str
    title: str
    received: dt.date
    replied: dt.date
    regimes: tuple[str, ...]
    outcome: Outcome
    provisions: tuple[str, ...]
    """What was relied on."""
    asked: tuple[str, ...]
    """The items, as the officer worded them."""
    reply: str
    """The letter as it went out, without who asked."""


class HeldBack(msgspec.Struct, frozen=True, kw_only=True):
    """A reply that was to be published and is not, because it may say who asked."""

    reference: str
    traces: tuple[Trace, ...]


class Log(msgspec.Struct, frozen=True, kw_only=True):
    """What can be published, and what a person has to look at first."""

    entries: tuple[Entry, ...]
    """The latest reply first."""
    held_back: tuple[HeldBack, ...]
    doubts: tuple[HeldBack, ...]
    """Published, with words that are a name and may be a word."""
    unchosen: tuple[str, ...]
    """References of replies for which nobody has said whether they are published."""


def disclosure_log(cases: Iterable[Case], settings: Settings) -> Log:
    """Make the log of cases; the same cases always make the same log."""
    entries, held_back, doubts, unchosen = [], [], [], []
    for case in cases:
        if case.sent is None or case.anonymised is not None:
            continue
        if case.publication is None:
            unchosen.append(case.reference)
            continue
        if not case.publication.publish:
            continue
        entry = _entry(case)
        found = _look(entry, case, settings)
        sure = tuple(trace for trace in found if trace.sure)
        if sure:
            held_back.append(HeldBack(reference=case.reference, traces=sure))
            continue
        entries.append(entry)
        if found:
            doubts.append(HeldBack(reference=case.reference, traces=found))
    entries.sort(key=lambda entry: entry.reference)
    entries.sort(key=lambda entry: entry.replied, reverse=True)
    return Log(
        entries=tuple(entries),
        held_back=tuple(sorted(held_back, key=lambda each: each.reference)),
        doubts=tuple(sorted(doubts, key=lambda each: each.reference)),
        unchosen=tuple(sorted(unchosen)),
    )


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What would be published of a case, whether or not it was chosen, and what to look at."""

    entry: Entry
    traces: tuple[Trace, ...]


def drafted(case: Case, settings: Settings) -> Draft | None:
    """Return what would be published; None while no reply went out, or who asked is gone."""
    if case.sent is None or case.anonymised is not None:
        return None
    entry = _entry(case)
    return Draft(entry=entry, traces=_look(entry, case, settings))


def _entry(case: Case) -> Entry:
    assert case.sent is not None
    chosen = case.publication.title if case.publication else ""
    title = chosen or case.request.subject or "Request for information"
    routes = dict.fromkeys(item.route for item in case.items)
    cites = (claim.provision for claim in case.claims if stands(claim))
    return Entry(
        reference=clean_line(case.reference),
        title=_line(title, case),
        received=case.request.received,
        replied=case.sent.on,
        regimes=tuple(str(route) for route in routes if route in (Route.FOIA, Route.EIR)),
        outcome=outcome(case),
        provisions=tuple(dict.fromkeys(map(clean_line, cites))),
        asked=tuple(_block(item.text, case) for item in case.items),
        reply=_block(case.sent.letter, case),
    )


def _look(entry: Entry, case: Case, settings: Settings) -> tuple[Trace, ...]:
    authority, regulator = settings.authority, settings.regulator
    own = (
        *(authority.name, authority.unit, authority.address, authority.email),
        *(authority.review_contact, regulator.address, regulator.website),
    )
    allowed = "\n".join(own)
    items = ((f"item {number}", text) for number, text in enumerate(entry.asked, 1))
    parts = (("title", entry.title), *items, ("reply", entry.reply))
    return tuple(trace for part, text in parts for trace in traces(text, case, allowed, part))


def _line(text: str, case: Case) -> str:
    return without_identity(clean_line(text), case)


def _block(text: str, case: Case) -> str:
    return without_identity(clean_block(text), case).strip("\n")
