"""Records that the reply of a case went out."""

import datetime as dt

from foitui.case import record_clock, send_reply
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome
from foitui.law.findings import blocks_sending, findings, holds_back, letter_findings
from foitui.letters.reply import as_text, reply
from foitui.settings.records import Settings


class Unready(Exception):
    """A reply that cannot go out, because something is missing in it."""

    def __init__(self, lacks: tuple[str, ...]) -> None:
        super().__init__(f"the reply lacks {len(lacks)}: {'; '.join(lacks)}")
        self.lacks = lacks


def reply_sent(
    case: Case,
    settings: Settings,
    on: dt.date,
    *,
    officer: str,
    at: dt.datetime,
    override: str = "",
) -> Case:
    """Return the case with its reply recorded as sent on that day.

    A letter that only asks for clarification ends nothing: it stops the clock (FOIA s1(3)).
    Where the law asks for more, `override` is the reason to send it all the same.

    Raises:
        Unready: the letter still has marked gaps, or a finding holds it back.
    """
    letter = reply(case, settings, on)
    if letter.gaps:
        raise Unready(tuple(gap.says for gap in letter.gaps))
    kind = settings.authority.kind
    found = (
        *findings(case, on, authority=kind),
        *letter_findings(case, as_text(letter), to=letter.to, authority=kind),
    )
    if blocks_sending(found) and not override.strip():
        raise Unready(tuple(each.says for each in found if holds_back(each)))
    if outcome(case) is Outcome.CLARIFICATION:
        asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=on)
        return record_clock(case, asked, officer=officer, at=at)
    words = as_text(letter)
    return send_reply(case, on, words, officer=officer, at=at, override=override.strip())
