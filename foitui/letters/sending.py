"""Recording that a letter went out: what stands in the way, and the change that it makes.

The one rule for the screens and the commands. Nothing is sent by it.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from foitui.case.challenging import answer_review
from foitui.case.closing import record_clock, send_reply
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import Channel, ClockKind, Outcome, Stage
from foitui.law.clearance import still_to_agree
from foitui.law.findings import Finding, findings, holds_back, letter_findings
from foitui.law.stage import stage
from foitui.law.working_days import Calendar
from foitui.letters.letter import Letter
from foitui.letters.reply import as_text, reply
from foitui.letters.review_outcome import review_outcome
from foitui.letters.standing import lacking
from foitui.settings.records import Settings

_LATE = frozenset({"late_reply", "eir_late_reply", "extension_too_long"})
"""The findings that say that the day of the reply lies behind its deadline."""


class Unready(Exception):
    """A letter that should not go out as it is, and no reason was given to send it so."""

    def __init__(self, lacks: tuple[str, ...], letter: str = "reply") -> None:
        super().__init__(f"the {letter} lacks {len(lacks)}: {'; '.join(lacks)}")
        self.lacks = lacks
        self.letter = letter


@dataclass(frozen=True)
class Draft:
    """A letter that could go out on a day, and what would be objected to then."""

    case: Case
    letter: Letter
    found: tuple[Finding, ...]
    """Objections to the facts and, where it has no gaps, to the words of the letter."""
    to_agree: tuple[str, ...] = ()
    """What is open of clearance, in sentences, as the settings ask for it."""

    @property
    def lacks(self) -> tuple[str, ...]:
        """What stands in the way of it, in sentences."""
        gaps = tuple(gap.says for gap in self.letter.gaps)
        found = tuple(each.says for each in self.found if holds_back(each))
        return (*gaps, *found, *self.to_agree)

    @property
    def late(self) -> bool:
        """Whether it goes out late, so that the cause of the delay is asked for."""
        return any(each.id in _LATE for each in self.found)

    @property
    def asks(self) -> bool:
        """Whether it only asks the requester, which ends nothing but stops the clock."""
        return outcome(self.case) is Outcome.CLARIFICATION


def drafted(
    case: Case,
    settings: Settings,
    on: dt.date,
    *,
    calendar: Calendar | None = None,
    used: Mapping[str, int] | None = None,
) -> Draft:
    """Return the letter as it would go out on that day, examined; `used` is for `findings`."""
    letter, kind = reply(case, settings, on), settings.authority.kind
    found = findings(case, on, authority=kind, calendar=calendar, used=used or {})
    if not letter.gaps:
        found += letter_findings(case, as_text(letter), to=letter.to, authority=kind)
    return Draft(case, letter, found, to_agree(case, settings))


def to_agree(case: Case, settings: Settings) -> tuple[str, ...]:
    """Return who has not agreed to the decision as it stands; a mere question needs nobody."""
    if outcome(case) is Outcome.CLARIFICATION:
        return ()
    return tuple(lacking(case, needed) for needed in still_to_agree(case, settings.clearance))


def letter_sent(
    draft: Draft,
    *,
    officer: str,
    at: dt.datetime,
    override: str = "",
    channel: Channel | None = None,
    to: str | None = None,
    late_because: str = "",
) -> Case:
    """Return the case with the letter recorded as sent on its date.

    A letter that only asks for clarification stops the clock instead (FOIA s1(3), EIR reg 9(4)).
    `override` is the reason to send it although something stands in the way; history keeps it.
    The rest is as in `send_reply`; a cause of delay is kept only where there was a delay.

    Raises:
        Unready: something stands in the way and no reason was given.
        Refused: the case is closed, or the date lies before receipt.
    """
    case, on = draft.case, draft.letter.on
    reason = override.strip() if draft.lacks else ""
    if draft.lacks and not reason:
        raise Unready(draft.lacks)
    if draft.asks:
        asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=on, note=reason)
        return record_clock(case, asked, officer=officer, at=at)
    return send_reply(
        case,
        on,
        as_text(draft.letter),
        officer=officer,
        at=at,
        override=reason,
        channel=channel,
        to=to,
        late_because=late_because if draft.late else "",
    )


def review_answered(
    case: Case,
    settings: Settings,
    on: dt.date,
    *,
    officer: str,
    at: dt.datetime,
    override: str = "",
) -> Case:
    """Return the case with its internal review answered on that day by exactly this letter.

    `override` is the reason to send it although something is missing in it.

    Raises:
        Unready: the letter has gaps and no reason was given.
        Refused: no review is open, an item has no result, or the day is too early.
    """
    letter = review_outcome(case, settings, on)
    reason = override.strip() if letter.gaps else ""
    done = answer_review(case, on, as_text(letter), officer=officer, at=at, override=reason)
    if letter.gaps and not reason:
        raise Unready(tuple(gap.says for gap in letter.gaps), "answer to the review")
    return done


_AWAITED = {
    Stage.AWAITING_CLARIFICATION: ClockKind.CLARIFICATION_RECEIVED,
    Stage.AWAITING_FEE: ClockKind.FEE_RECEIVED,
}


def awaited(case: Case) -> ClockKind | None:
    """Return what the requester has to do next; None where the next step is the authority's."""
    return _AWAITED.get(stage(case))
