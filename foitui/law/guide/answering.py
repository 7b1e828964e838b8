"""How an answer becomes a change of the case."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from foitui.case import changes
from foitui.case.errors import Refused
from foitui.case.records import Case, JsonValue, WorkLine
from foitui.case.words import (
    AccessLaw,
    Balance,
    Burden,
    Clarity,
    CostLimit,
    Exempt,
    Held,
    Likelihood,
    Passing,
    Route,
)
from foitui.law.estimate import countable_hours
from foitui.law.guide.choosing import claimable
from foitui.law.guide.question import Asked
from foitui.law.provisions import UnknownCite, provision
from foitui.text.dates import NoDate, read_day

Recorder = Callable[..., Case]


class AnswerRefused(ValueError):
    """An answer that the question does not take."""

    def __init__(self, question: str, message: str) -> None:
        """Name the question, and say what it takes."""
        super().__init__(f"{question}: {message}")
        self.question = question
        self.message = message


_CHOICES: dict[str, tuple[Recorder, type]] = {
    "choose_route": (changes.choose_route, Route),
    "choose_passing": (changes.choose_passing, Passing),
    "choose_access_law": (changes.choose_access_law, AccessLaw),
    "judge_clarity": (changes.judge_clarity, Clarity),
    "judge_section14": (changes.judge_section14, Burden),
    "judge_cost": (changes.judge_cost, CostLimit),
    "establish_held": (changes.establish_held, Held),
    "judge_exempt": (changes.judge_exempt, Exempt),
    "judge_likelihood": (changes.judge_likelihood, Likelihood),
    "strike_balance": (changes.strike_balance, Balance),
}

_OTHERS: dict[str, Recorder] = {
    "name_destination": changes.name_destination,
    "name_contact": changes.name_contact,
    "date_passing": changes.date_passing,
    "explain_invalidity": changes.explain_invalidity,
    "word_clarification": changes.word_clarification,
    "reason_section14": changes.reason_section14,
    "name_earlier_request": changes.name_earlier_request,
    "estimate_hours": changes.estimate_hours,
    "explain_estimate": changes.explain_estimate,
    "offer_within_limit": changes.offer_within_limit,
    "describe_search": changes.describe_search,
    "name_other_holder": changes.name_other_holder,
    "describe_disclosure": changes.describe_disclosure,
    "claim_exemptions": changes.claim_exemptions,
    "cover": changes.cover,
    "name_interest": changes.name_interest,
    "give_reason": changes.give_reason,
    "add_detail": changes.add_detail,
    "list_factors_for": changes.list_factors_for,
    "list_factors_against": changes.list_factors_against,
    "reason_balance": changes.reason_balance,
}


def recorders() -> frozenset[str]:
    """Name every function that `records` in the guide may call."""
    return frozenset(_CHOICES) | frozenset(_OTHERS)


def answer(case: Case, asked: Asked, value: JsonValue, *, officer: str, at: dt.datetime) -> Case:
    """Record an answer; returns the changed case.

    Args:
        case: The case that the question was asked about.
        asked: The question, with the items or the claim it is about. To answer for some of the
            items only, give it with fewer items.
        value: A choice's value, a text, a number of hours, a list of factors or a list of cites.
        officer: Who answers, by login name.
        at: When, with its time zone.

    Raises:
        AnswerRefused: the question does not take this answer, or the case no longer allows it.
    """
    question = asked.question
    if question.records == "estimate_hours" and isinstance(value, list):
        return _list_work(case, asked, value, officer=officer, at=at)
    taken = _taken(asked, value, at.date())
    where: tuple[Any, ...] = ()
    if question.scope == "item":
        where = (asked.items,)
    elif question.scope == "claim":
        where = (asked.claim,)
    if question.records == "add_detail":
        where = (*where, question.reads.removeprefix("details."))
    recorder = (
        _CHOICES[question.records][0]
        if question.kind == "choice" and question.records in _CHOICES
        else _OTHERS[question.records]
    )
    try:
        return recorder(case, *where, taken, officer=officer, at=at)
    except Refused as refusal:
        raise AnswerRefused(question.id, refusal.message) from refusal


def _list_work(
    case: Case, asked: Asked, value: list[JsonValue], *, officer: str, at: dt.datetime
) -> Case:
    """Take an estimate line by line instead of its sum."""
    try:
        lines = msgspec.convert(value, tuple[WorkLine, ...])
        return changes.list_work(case, lines, countable_hours(lines), officer=officer, at=at)
    except msgspec.ValidationError as fault:
        raise AnswerRefused(asked.question.id, f"a line of work: {fault}") from fault
    except Refused as refusal:
        raise AnswerRefused(asked.question.id, refusal.message) from refusal


def _taken(asked: Asked, value: JsonValue, today: dt.date) -> Any:
    """Turn plain data into what the recording function takes, or refuse it."""
    match asked.question.kind:
        case "choice":
            return _choice(asked, value)
        case "number":
            return _number(asked, value)
        case "factors":
            return _factors(asked, value)
        case "provisions":
            return _provisions(asked, value)
        case "date":
            return _date(asked, value, today)
        case "text" | "line":
            return _text(asked, value)


def _choice(asked: Asked, value: JsonValue) -> Any:
    allowed = [option.value for option in asked.question.options]
    if value not in allowed:
        raise AnswerRefused(asked.question.id, f"answer one of: {', '.join(allowed)}")
    if asked.question.records in _CHOICES:
        return _CHOICES[asked.question.records][1](value)
    return value


def _number(asked: Asked, value: JsonValue) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise AnswerRefused(asked.question.id, "answer a number of hours, such as 41.5") from None


def _date(asked: Asked, value: JsonValue, today: dt.date) -> str:
    try:
        return read_day(str(value), today, done=True).isoformat()
    except NoDate as refused:
        raise AnswerRefused(asked.question.id, str(refused)) from None


def _text(asked: Asked, value: JsonValue) -> str:
    if not isinstance(value, str):
        raise AnswerRefused(asked.question.id, "answer in words")
    text = value.strip()
    if not text and not asked.question.optional:
        raise AnswerRefused(asked.question.id, "an answer is needed; skip it to come back later")
    return text


def _factors(asked: Asked, value: JsonValue) -> tuple[str, ...]:
    factors = tuple(text.strip() for text in _strings(asked, value, "factors") if text.strip())
    if not factors:
        raise AnswerRefused(asked.question.id, "name at least one factor")
    return factors


def _provisions(asked: Asked, value: JsonValue) -> tuple[str, ...]:
    rules = claimable(asked.question)
    allowed, regime = {rule.cite for rule in rules}, rules[0].regime
    cites = []
    for given in _strings(asked, value, "cites"):
        try:
            cite = provision(given, regime).cite
        except UnknownCite as unknown:
            raise AnswerRefused(asked.question.id, str(unknown)) from unknown
        if cite not in allowed:
            raise AnswerRefused(asked.question.id, f"{cite} cannot be relied on here")
        cites.append(cite)
    if not cites:
        raise AnswerRefused(asked.question.id, "name at least one provision")
    return tuple(dict.fromkeys(cites))


def _strings(asked: Asked, value: JsonValue, what: str) -> Sequence[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, (list, tuple)) and all(isinstance(each, str) for each in value):
        return value
    raise AnswerRefused(asked.question.id, f"answer a list of {what}")
