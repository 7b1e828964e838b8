"""Recording that a letter went out: what stands in the way, and what it does to the clock."""

import datetime as dt
from collections.abc import Callable, Sequence

from foitui import case as changes
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome
from foitui.law.findings import Finding
from foitui.settings.records import Settings

SEVERITY = {
    "legal_requirement": "The law requires",
    "regulator_expects": "The regulator expects",
    "good_practice": "Good practice",
}


def lacks(found: Sequence[Finding]) -> str:
    """Return what a reply sent now would lack, as text."""
    if not found:
        return "Nothing is found that would be objected to."
    lines = [
        "A reply sent now would be objected to. The guide (g) mends what was not answered.",
        "",
    ]
    for finding in found:
        lines += [f"- {finding.says}", f"  {SEVERITY[finding.severity]} ({finding.cite})", ""]
    return "\n".join(lines)


def asks(case: Case) -> str:
    """Return the words that ask for the date."""
    if outcome(case) is Outcome.CLARIFICATION:
        return "The requester was asked to clarify on:"
    return "The reply went out on:"


def recorder(case: Case, settings: Settings, on: dt.date) -> Callable[..., Case]:
    """Return the change that records the letter; a question to the requester stops the clock."""
    if outcome(case) is Outcome.CLARIFICATION:
        event = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=on)
        return lambda it, **who: changes.record_clock(it, event, **who)
    from foitui.letters.reply import as_text, reply  # Jinja: 70 ms

    letter = as_text(reply(case, settings, on))
    return lambda it, **who: changes.send_reply(it, on, letter, **who)
