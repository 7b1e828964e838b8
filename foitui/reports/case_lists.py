"""What is listed of one case as sheets: its history, its findings, the earlier cases like it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol

from foitui.case.blind import blind_change
from foitui.case.records import Case, Change, Event, JsonValue
from foitui.law.findings import Finding
from foitui.reports.identity import hidden
from foitui.reports.sheet import Cell, Column, Sheet


class Kept(Protocol):
    """One line of a history, whoever keeps it."""

    @property
    def version(self) -> int:
        """Its number within the case."""

    @property
    def saved(self) -> dt.datetime:
        """When it was stored."""

    @property
    def name(self) -> str:
        """How the officer was called then."""

    @property
    def event(self) -> Event | None:
        """What happened; None in a case that was erased."""


class Alike(Protocol):
    """An earlier case like another, whoever found it."""

    @property
    def reference(self) -> str:
        """The authority's number."""

    @property
    def subject(self) -> str:
        """As it arrived."""

    @property
    def received(self) -> dt.date:
        """Day of receipt."""

    @property
    def outcome(self) -> str:
        """What was decided."""

    @property
    def score(self) -> float:
        """How alike it is, 1 for the same words."""

    @property
    def same_correspondent(self) -> bool:
        """Whether both came from one address or thread."""

    @property
    def answered_on(self) -> dt.date | None:
        """Day of the reply."""


def of_history(entries: Iterable[Kept], case: Case | None = None) -> Sheet:
    """Return one row a changed field."""
    return Sheet(
        title="History",
        columns=(
            Column("number", "Of the event within the case."),
            Column("at", "When it happened, UTC."),
            Column("officer", "Login name."),
            Column("name", "How the officer was called then."),
            Column("what", "What was done."),
            Column("field", "What changed by it."),
            Column("before", "Its value before; who asked is left out."),
            Column("after", "Its value after."),
        ),
        rows=tuple(row for entry in entries for row in _history_rows(entry, case)),
    )


def _history_rows(entry: Kept, case: Case | None) -> Iterator[tuple[Cell, ...]]:
    event = entry.event
    if event is None:
        yield entry.version, entry.saved.isoformat(), "", entry.name, "erased", "", "", ""
        return
    what = event.summary or event.action
    head = (entry.version, event.at.isoformat(), event.officer, entry.name, what)
    for change in event.changes:
        before, after = change.before, change.after
        told = value_in_words(change.field, before), value_in_words(change.field, after)
        covered = told if case is None else (hidden(each, case) for each in told)
        yield (*head, field_in_words(change.field), *covered)
    if not event.changes:
        yield (*head, "", "", "")


def of_findings(found: Iterable[Finding], case: Case) -> Sheet:
    """Return one row a finding."""
    cites = {claim.id: claim.provision for claim in case.claims}
    return Sheet(
        title="Findings",
        columns=(
            Column("reference", "The case."),
            Column("severity", "legal_requirement, regulator_expects or good_practice."),
            Column("says", "The objection."),
            Column("cite", "What it rests on."),
            Column("items", "Numbers of the items it is about; empty for all."),
            Column("claim", "The provision relied on that it is about."),
            Column("asks", "What an officer can vouch for."),
            Column("id", "Of the finding, as docs/findings.md has it."),
        ),
        rows=tuple(
            (
                *(case.reference, each.severity, each.says, each.cite),
                " ".join(map(str, each.items)),
                *(cites.get(each.claim or "", ""), each.asks, each.id),
            )
            for each in found
        ),
    )


def of_similar(alike: Iterable[Alike]) -> Sheet:
    """Return one row an earlier case."""
    return Sheet(
        title="Earlier cases",
        columns=(
            Column("reference", "The earlier case."),
            Column("subject", "Of its request, as it arrived."),
            Column("received", "Day of receipt."),
            Column("outcome", "What was decided."),
            Column("answered", "Day of the reply; empty where none went out."),
            Column("likeness", "Part of the weight of rare words that it shares, 0 to 1."),
            Column("same_correspondent", "yes where both came from one address or thread."),
        ),
        rows=tuple(
            (
                *(each.reference, each.subject, each.received.isoformat(), str(each.outcome)),
                each.answered_on.isoformat() if each.answered_on else None,
                round(each.score, 3),
                "yes" if each.same_correspondent else "no",
            )
            for each in alike
        ),
    )


def field_in_words(path: str) -> str:
    """Name a field as officers do: `items.0.held` is `item 1, held`."""
    parts: list[str] = []
    for step in path.split("."):
        if step.isdigit() and parts:
            parts[-1] = f"{parts[-1].removesuffix('s')} {int(step) + 1}"
        else:
            parts.append(step.replace("_", " "))
    return ", ".join(parts)


def value_in_words(field: str, value: JsonValue) -> str:
    """Say a value before or after a change; who asked is left out, as everywhere."""
    if field:
        value = blind_change(Change(field=field, after=value)).after
    match value:
        case None:
            return "(nothing)"
        case "":
            return "(empty)"
        case bool():
            return "yes" if value else "no"
        case str():
            return value
        case list():
            return "; ".join(value_in_words(field, one) for one in value) or "(none)"
        case dict():
            named = ((key.replace("_", " "), value_in_words("", one)) for key, one in value.items())
            return ", ".join(f"{key}: {words}" for key, words in named)
        case _:
            return str(value)
