"""Recording what happened: a letter that went out, an answer that came; what stands in the way."""

import datetime as dt
from collections.abc import Callable, Sequence

from foitui import case as changes
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome, Stage
from foitui.law.findings import Finding, blocks_sending
from foitui.law.guide import open_questions
from foitui.law.stage import stage
from foitui.settings.records import Settings

SEVERITY = {
    "legal_requirement": "The law requires",
    "regulator_expects": "The regulator expects",
    "good_practice": "Good practice",
}


def lacks(found: Sequence[Finding]) -> str:
    """Return what a reply sent now would lack, as text, the weightiest first."""
    if not found:
        return "Nothing is found that would be objected to."
    parts = [_part(severity, [f for f in found if f.severity == severity]) for severity in SEVERITY]
    return "\n\n".join(filter(None, parts))


def _part(severity: str, found: Sequence[Finding]) -> str:
    lines = [f"{SEVERITY[severity].upper()}: {len(found)}"]
    for finding in found:
        lines += [f"- {finding.says} ({finding.cite})"]
        lines += [f"  To vouch for: {finding.asks}"] if finding.asks else []
    return "\n".join(lines) if found else ""


_WAITS = {
    Stage.AWAITING_CLARIFICATION: ("The requester clarified on:", ClockKind.CLARIFICATION_RECEIVED),
    Stage.AWAITING_FEE: ("The fee was paid on:", ClockKind.FEE_RECEIVED),
}


def asks(case: Case) -> str:
    """Return the words that ask for the date of what happens next."""
    if waited := _WAITS.get(stage(case)):
        return waited[0]
    if outcome(case) is Outcome.CLARIFICATION:
        return "The requester was asked to clarify on:"
    return "The reply went out on:"


def waits(case: Case) -> bool:
    """Whether an answer of the requester comes next, and no letter of ours."""
    return stage(case) in _WAITS


def held_back(case: Case, found: Sequence[Finding]) -> str:
    """Say why a letter should not go out now; empty when nothing speaks against it."""
    if open_questions(case):
        return "Not ready to send: answer what is open first."
    if blocks_sending(found):
        return "Better not sent as it is. Mend it, or press x again at the case to record it."
    return ""


def recorder(case: Case, settings: Settings, on: dt.date) -> Callable[..., Case]:
    """Return the change that records it; a question to the requester stops the clock."""
    if waited := _WAITS.get(stage(case)):
        return _clock(waited[1], on)
    if outcome(case) is Outcome.CLARIFICATION:
        return _clock(ClockKind.CLARIFICATION_ASKED, on)
    from foitui.letters.reply import as_text, reply  # Jinja: 70 ms

    letter = as_text(reply(case, settings, on))
    return lambda it, **who: changes.send_reply(it, on, letter, **who)


def _clock(kind: ClockKind, on: dt.date) -> Callable[..., Case]:
    event = ClockEvent(kind=kind, on=on)
    return lambda it, **who: changes.record_clock(it, event, **who)
