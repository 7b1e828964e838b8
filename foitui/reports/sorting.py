"""Where one case belongs in a return: its status, whether it was in time, what became of it.

Each of the three gives exactly one word for every case, so that nothing is counted twice or lost.
"""

import datetime as dt
from typing import Literal

from foitui.case.words import Outcome
from foitui.law.counting import Counted

STATUS = ("responded", "on_hold", "lapsed", "open")
TIMELINESS = ("in_time", "extended", "late", "overdue", "not_due", "not_timed")
RESULTS = (
    *("granted", "part", "withheld", "not_processed"),
    *("not_held", "advice", "lapsed_unresolved", "transferred"),
)

_RESULT_OF = {
    Outcome.GRANTED: "granted",
    Outcome.PART: "part",
    Outcome.REFUSED: "withheld",
    Outcome.NEITHER_CONFIRMED_NOR_DENIED: "withheld",
    Outcome.REFUSED_COST: "withheld",
    Outcome.REFUSED_VEXATIOUS: "withheld",
    Outcome.REFUSED_REPEATED: "withheld",
    Outcome.NOT_HELD: "not_held",
    Outcome.CLARIFICATION: "advice",
    Outcome.NOT_VALID: "advice",
    Outcome.TRANSFERRED: "transferred",
}


Regime = Literal["", "foia", "eir"]
"""What alone is counted; empty for both."""


def is_under(case: Counted, regime: Regime) -> bool:
    """Whether a case is counted under a regime; one under both is EIR, so that none is lost."""
    if case.outside:
        return not regime
    return not regime or ("eir" in case.regimes) == (regime == "eir")


def is_replied(case: Counted, on: dt.date) -> bool:
    """Whether the reply had gone out by a day."""
    return case.replied is not None and case.replied <= on


def status(case: Counted, on: dt.date) -> str:
    """Return the status on the day of monitoring."""
    if is_replied(case, on):
        return "responded"
    if case.withdrawn is not None and case.withdrawn <= on:
        return "lapsed"
    return "on_hold" if waits_for(case, on) else "open"


def timeliness(case: Counted, on: dt.date) -> str:
    """Return whether a case was or still is in time on the day of monitoring.

    A permitted extension counts only where the requester was told before the first time ran out
    (FOIA s17(2), EIR reg 14(5)).
    """
    where = status(case, on)
    if where in {"on_hold", "lapsed"}:
        return "not_timed"
    first, last = case.due_first, case.due
    lawful = case.extended is not None and (first is None or case.extended <= first)
    day = case.replied if where == "responded" and case.replied else on
    if first is None or day <= first:
        return "in_time" if where == "responded" else "not_due"
    if lawful and last is not None and day <= last:
        return "extended" if where == "responded" else "not_due"
    return "late" if where == "responded" else "overdue"


def result(case: Counted, on: dt.date) -> str:
    """Return what became of a case by the day of monitoring."""
    where = status(case, on)
    if where == "lapsed":
        return "lapsed_unresolved"
    if where == "on_hold":
        return "advice" if waits_for(case, on) == "clarification" else "not_processed"
    if where == "open":
        return "not_processed"
    # A reply that went out over questions still open is counted as what it is: not decided.
    return _RESULT_OF.get(case.outcome, "not_processed")


def waits_for(case: Counted, on: dt.date) -> str:
    """Return what the clock stood still for on a day: `clarification`, `fee`, or nothing."""
    for wait in case.waits:
        if wait.since <= on and (wait.until is None or wait.until > on):
            return wait.kind
    return ""
