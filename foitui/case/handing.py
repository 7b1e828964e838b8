"""Changes to who has a case and whom it waits for: assignment, waiting, questions to others."""

import datetime as dt

import msgspec

from foitui.case.challenging import open_review
from foitui.case.changing import change_case, item_by_number, no_such
from foitui.case.errors import Refused
from foitui.case.handling import Exchange, Waiting
from foitui.case.history import recorded
from foitui.case.records import Case
from foitui.case.words import ExchangeKind, WaitsFor
from foitui.text.spoken import spoken

_ASKED = {
    ExchangeKind.COMMISSION: "Commissioned",
    ExchangeKind.CONSULTATION: "Consulted",
    ExchangeKind.OPINION: "Asked for an opinion:",
}

_WAITS = {
    ExchangeKind.COMMISSION: WaitsFor.BUSINESS_AREA,
    ExchangeKind.CONSULTATION: WaitsFor.THIRD_PARTY,
    ExchangeKind.OPINION: WaitsFor.QUALIFIED_PERSON,
}


def assign(
    case: Case, to: str, *, team: str | None = None, note: str = "", officer: str, at: dt.datetime
) -> Case:
    """Give the case to an officer, by login name; `note` is what the next one should know.

    Without a team it stays with the one it has; without an officer it lies in the team's queue.
    """
    where = case.team if team is None else team
    whom = to or (f"the team {where}" if where else "nobody")
    with_team = f" ({where})" if to and team else ""
    # Not by change_case, whose `officer` is the one who makes the change.
    return recorded(
        case,
        msgspec.structs.replace(case, officer=to, team=where),
        action="assign",
        summary=f"Assigned to {whom}{with_team}" + (f": {note}" if note else ""),
        officer=officer,
        at=at,
    )


def wait_for(
    case: Case,
    on: WaitsFor,
    since: dt.date,
    chase_by: dt.date | None = None,
    note: str = "",
    *,
    officer: str,
    at: dt.datetime,
) -> Case:
    """Record whom the work waits for, and when to chase; it takes the place of an earlier wait.

    Raises:
        Refused: nothing is left to wait for, or the chase would come before the wait begins.
    """
    require_work(case)
    if chase_by is not None and chase_by < since:
        raise Refused("waiting", _too_early(chase_by, since))
    waiting = Waiting(on=on, since=since, chase_by=chase_by, note=note)
    words = f"Waits for {on.replace('_', ' ')} since {spoken(since)}"
    return change_case(case, "wait_for", words, officer=officer, at=at, waiting=waiting)


def stop_waiting(case: Case, *, officer: str, at: dt.datetime) -> Case:
    """Record that the work waits for nobody any more."""
    if case.waiting is None:
        raise Refused("waiting", "the case waits for nobody")
    return change_case(
        case, "stop_waiting", "Waits no longer", officer=officer, at=at, waiting=None
    )


def chase_again(case: Case, by: dt.date, note: str = "", *, officer: str, at: dt.datetime) -> Case:
    """Record that who is waited for was chased, and until when they have now."""
    waiting = case.waiting
    if waiting is None:
        raise Refused("waiting", "the case waits for nobody")
    if by < waiting.since:
        raise Refused("waiting", _too_early(by, waiting.since))
    later = msgspec.structs.replace(waiting, chase_by=by, note=note or waiting.note)
    words = f"Chased; to be chased again by {spoken(by)}"
    return change_case(case, "chase_again", words, officer=officer, at=at, waiting=later)


def ask_others(case: Case, exchange: Exchange, *, officer: str, at: dt.datetime) -> Case:
    """Record that a business area, a third party or the qualified person was asked.

    Raises:
        Refused: nobody is named, an item is unknown, or a day lies too early.
    """
    return _asked(case, exchange, case.waiting, officer, at)


def ask_and_wait(case: Case, exchange: Exchange, *, officer: str, at: dt.datetime) -> Case:
    """Record that somebody was asked, and that the work waits for them until the answer is due.

    A wait that is to be chased earlier stays. It is one change, which one undo takes back.
    """
    require_work(case)
    known = case.waiting.chase_by if case.waiting else None
    if case.waiting and (exchange.due is None or (known is not None and known <= exchange.due)):
        return ask_others(case, exchange, officer=officer, at=at)
    return _asked(case, exchange, _for_answer(exchange), officer, at)


def take_answer(
    case: Case, number: int, answered_on: dt.date, answer: str, *, officer: str, at: dt.datetime
) -> Case:
    """Record an answer, and wait for the next one, or for nobody where none is awaited."""
    given = _given(case, number, answered_on, answer)
    waiting = case.waiting
    if waiting is not None and waiting.on is _WAITS[given[number - 1].kind]:
        awaited = [each for each in given if each.answered_on is None]
        following = min(awaited, key=lambda each: each.due or dt.date.max, default=None)
        waiting = _for_answer(following) if following else None
    return _answered(case, number, given, waiting, officer, at)


def _asked(
    case: Case, exchange: Exchange, waiting: Waiting | None, officer: str, at: dt.datetime
) -> Case:
    if not exchange.whom.strip():
        raise Refused("exchanges", "say who was asked, by role")
    if exchange.due is not None and exchange.due < exchange.asked_on:
        asked, due = spoken(exchange.asked_on), spoken(exchange.due)
        raise Refused("exchanges", f"asked on {asked}, it cannot be wanted by {due}")
    if exchange.asked_on < case.request.received:
        came, asked = spoken(case.request.received), spoken(exchange.asked_on)
        raise Refused("exchanges", f"nobody was asked on {asked}: the request came on {came}")
    for number in exchange.items:
        item_by_number(case, number)
    words = f"{_ASKED[exchange.kind]} {exchange.whom} on {spoken(exchange.asked_on)}"
    return change_case(
        case,
        "ask_others",
        words + _told(case.waiting, waiting),
        officer=officer,
        at=at,
        exchanges=(*case.exchanges, exchange),
        waiting=waiting,
    )


def _too_early(by: dt.date, since: dt.date) -> str:
    return f"{spoken(by)} to chase lies before the wait begins, on {spoken(since)}"


def _for_answer(asked: Exchange) -> Waiting:
    """Return the wait for the answer to a question."""
    on = _WAITS[asked.kind]
    return Waiting(on=on, since=asked.asked_on, chase_by=asked.due, note=asked.whom)


def _told(before: Waiting | None, after: Waiting | None) -> str:
    """Say what becomes of a wait; empty where it stays."""
    if before == after:
        return ""
    return f"; waits for {after.on.replace('_', ' ')}" if after else "; waits no longer"


def require_work(case: Case) -> None:
    """Raise Refused where nothing is left to wait for: a closed case that nobody objects to."""
    if case.withdrawn is not None:
        raise Refused("waiting", "the request was withdrawn; nobody is waited for")
    disputed = open_review(case) is not None or any(
        each.decided_on is None or (each.steps and each.steps_done_on is None)
        for each in case.complaints
    )
    if case.sent is not None and not disputed:
        mend = "record the review or the complaint first"
        gone = f"the reply went out on {spoken(case.sent.on)}"
        raise Refused("waiting", f"{gone}, so nobody is waited for; {mend}")


def chase_by(case: Case) -> dt.date | None:
    """Return the first day on which somebody is to be chased; None where nobody is awaited.

    A closed case waits for nobody, unless the requester asked for a review of it.
    """
    if case.withdrawn is not None or (case.sent is not None and open_review(case) is None):
        return None
    days = [each.due for each in case.exchanges if each.answered_on is None]
    days += [case.waiting.chase_by] if case.waiting else []
    return min((day for day in days if day is not None), default=None)


def is_to_chase(case: Case, today: dt.date) -> bool:
    """Whether somebody is to be chased today, or should have been."""
    by = chase_by(case)
    return by is not None and by <= today


def record_answer(
    case: Case, number: int, answered_on: dt.date, answer: str, *, officer: str, at: dt.datetime
) -> Case:
    """Record the answer to the question of this number, counted from 1.

    Raises:
        Refused: there is no such question, or the answer would come before it.
    """
    given = _given(case, number, answered_on, answer)
    return _answered(case, number, given, case.waiting, officer, at)


def _given(case: Case, number: int, answered_on: dt.date, answer: str) -> tuple[Exchange, ...]:
    """Return the exchanges with an answer to one of them."""
    if not 1 <= number <= len(case.exchanges):
        raise Refused("exchanges", no_such("question", number, len(case.exchanges)))
    asked = case.exchanges[number - 1]
    if answered_on < asked.asked_on:
        days = f"on {spoken(answered_on)}, before the question of {spoken(asked.asked_on)}"
        raise Refused("exchanges", f"the answer cannot come {days}")
    given = msgspec.structs.replace(asked, answered_on=answered_on, answer=answer)
    return (*case.exchanges[: number - 1], given, *case.exchanges[number:])


def _answered(
    case: Case,
    number: int,
    given: tuple[Exchange, ...],
    waiting: Waiting | None,
    officer: str,
    at: dt.datetime,
) -> Case:
    asked = given[number - 1]
    on = asked.answered_on or at.date()
    words = f"{asked.whom} answered on {spoken(on)}{_told(case.waiting, waiting)}"
    return change_case(
        case, "record_answer", words, officer=officer, at=at, exchanges=given, waiting=waiting
    )
