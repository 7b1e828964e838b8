"""Records that the reply of a case went out."""

import datetime as dt

from foitui.case import record_clock, send_reply
from foitui.case.outcome import outcome
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind, Outcome
from foitui.letters.reply import as_text, reply
from foitui.settings.records import Settings


class Unready(Exception):
    """A reply that cannot go out, because facts are missing in it."""

    def __init__(self, lacks: tuple[str, ...]) -> None:
        super().__init__(f"the reply lacks {len(lacks)}: {'; '.join(lacks)}")
        self.lacks = lacks


def reply_sent(
    case: Case, settings: Settings, on: dt.date, *, officer: str, at: dt.datetime
) -> Case:
    """Return the case with its reply recorded as sent on that day.

    A letter that only asks for clarification ends nothing: it stops the clock (FOIA s1(3)).

    Raises:
        Unready: the letter still has marked gaps.
    """
    letter = reply(case, settings, on)
    if letter.gaps:
        raise Unready(tuple(gap.says for gap in letter.gaps))
    if outcome(case) is Outcome.CLARIFICATION:
        asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=on)
        return record_clock(case, asked, officer=officer, at=at)
    return send_reply(case, on, as_text(letter), officer=officer, at=at)
