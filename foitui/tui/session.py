"""A review session as a record: the cases seen one after the other, and what became of each."""

import datetime as dt
from collections import Counter
from enum import StrEnum

import msgspec

from foitui.case.records import Case
from foitui.case.standing import Stage
from foitui.law.guide import open_questions
from foitui.law.next_step import NEEDED, NextStep, next_step
from foitui.law.stage import stage
from foitui.settings.records import Settings
from foitui.tui.place import Place


class Became(StrEnum):
    """What an officer brought a case to while it was open."""

    DECIDED = "decided"
    SENT_FOR_REVIEW = "sent_for_review"
    APPROVED = "approved"
    RETURNED = "returned"
    REPLIED = "replied"
    """The reply was recorded as sent."""
    ASKED = "asked"
    """The requester was asked for something, and the clock waits."""
    REVIEWED = "reviewed"
    """An internal review was answered."""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One case of a session; references and words of ours, and nothing of the request."""

    reference: str
    at: dt.datetime
    """When it was opened, UTC."""
    became: tuple[Became, ...] = ()
    next: NextStep = NextStep.ANSWER
    """What was left to be done by this officer."""
    open: int = 0
    """Questions without an answer."""
    question: str = ""
    """Id of the question at which it was left, with what it is about: `held@1,2`."""
    asks: str = ""
    """The words of that question."""
    findings: dict[str, int] = {}
    """How many findings of each severity were open."""
    keys: int = 0
    seconds: int = 0
    finished: bool = False
    """Whether the officer went on from it, and did not just leave."""

    @property
    def left(self) -> bool:
        """Whether it still needs this officer, and nothing came of it."""
        return not self.became and self.next in NEEDED


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """One officer's way through the cases that needed them."""

    id: str
    begun: dt.datetime
    last: dt.datetime
    """When something was last noted; both are UTC."""
    place: Place = Place()
    """What was listed."""
    visits: tuple[Visit, ...] = ()
    ended: bool = False
    """Whether the officer ended it, or the queue was empty."""

    def visit(self, reference: str) -> Visit | None:
        """Return what is noted of a case."""
        return next((each for each in self.visits if each.reference == reference), None)

    def count(self, what: Became) -> int:
        """How many cases became so."""
        return sum(what in visit.became for visit in self.visits)

    @property
    def left(self) -> tuple[Visit, ...]:
        """Cases that still need the officer."""
        return tuple(visit for visit in self.visits if visit.left)

    @property
    def interrupted(self) -> str:
        """Reference of the case that was left in the middle; empty where there is none."""
        last = self.visits[-1] if self.visits else None
        return last.reference if last and last.left and not last.finished else ""

    @property
    def findings(self) -> dict[str, int]:
        """Findings that were open in all its cases, by severity."""
        return dict(sum((Counter(visit.findings) for visit in self.visits), Counter()))

    @property
    def keys(self) -> int:
        """Keys pressed in its cases."""
        return sum(visit.keys for visit in self.visits)

    @property
    def seconds(self) -> int:
        """Time spent in its cases."""
        return sum(visit.seconds for visit in self.visits)


def noted(session: Session, visit: Visit, now: dt.datetime) -> Session:
    """Note a case, the newest last; what came of it earlier in the session stays true."""
    before = session.visit(visit.reference)
    if before is not None:
        visit = msgspec.structs.replace(
            visit,
            became=tuple(dict.fromkeys((*before.became, *visit.became))),
            keys=before.keys + visit.keys,
            seconds=before.seconds + visit.seconds,
        )
    others = (each for each in session.visits if each.reference != visit.reference)
    return msgspec.structs.replace(session, visits=(*others, visit), last=now)


def visited(case: Case, officer: str, settings: Settings, at: dt.datetime, place: str) -> Visit:
    """Return how a case stands for an officer who was last at the question of that place."""
    waiting = open_questions(case)
    there = next((asked for asked in waiting if asked.place == place), None)
    asked = there or next(iter(waiting), None)
    return Visit(
        reference=case.reference,
        at=at,
        next=next_step(case, officer, settings),
        open=len(waiting),
        question=asked.place if asked else "",
        asks=asked.ask if asked else "",
    )


def became(before: Case, after: Case, officer: str) -> tuple[Became, ...]:
    """Return what an officer brought a case to between two states of it."""
    done = {e.action for e in after.events[before.version :] if e.officer == officer}
    if not done:
        return ()
    waits = {Stage.AWAITING_CLARIFICATION, Stage.AWAITING_FEE}
    reached = {
        Became.DECIDED: bool(open_questions(before)) and not open_questions(after),
        Became.SENT_FOR_REVIEW: "submit_for_review" in done and after.submitted is not None,
        Became.APPROVED: "approve" in done,
        Became.RETURNED: "return_with_comments" in done,
        Became.REPLIED: before.sent is None and after.sent is not None,
        Became.ASKED: stage(after) in waits and stage(before) not in waits,
        Became.REVIEWED: "answer_review" in done,
    }
    return tuple(what for what, is_so in reached.items() if is_so)
