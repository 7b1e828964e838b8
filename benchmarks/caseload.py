"""Invented cases of a real size and shape: case number n is always the same, about 9 kB as JSON."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any

from foitui.case import changes as change
from foitui.case.records import Case, ClockEvent, Request, Requester
from foitui.case.words import (
    Balance,
    Channel,
    Clarity,
    ClockKind,
    CostLimit,
    Exempt,
    Held,
    Likelihood,
    Route,
)

UNTIL = dt.date(2026, 6, 30)
"""The day of receipt of the newest case; the others lie up to two years before it."""

OFFICERS = tuple(f"officer{number:02d}" for number in range(1, 13))

_TEXT = """
    allotment audit bridge briefing budget committee complaint contract council dates decision
    drainage estimate figures grant hospital inspection invoice lease letter licence lighting
    meeting minutes number officer parking payment period planning policy prison record register
    repair report road school service spending survey tender total waste
"""
_WORDS = _TEXT.split()
_PROVISIONS = ("s31(1)(a)", "s40(2)", "s43(2)", "s35(1)(a)", "s42(1)", "s36(2)(b)(i)")
_ROUTES = (Route.FOIA,) * 8 + (Route.EIR, Route.SAR)


def cases(count: int) -> Iterator[Case]:
    """Make the first `count` cases, the oldest first."""
    return (make_case(number, count) for number in range(1, count + 1))


def make_case(number: int, count: int) -> Case:
    """Make case `number` of `count`; one in a thousand asks about zinnias."""
    choose = random.Random(number)
    received = UNTIL - dt.timedelta((count - number) * 730 // count)
    items = [f"{_sentence(choose)[:-1]}?" for _ in range(choose.randint(1, 5))]
    text = "\n\n".join(["Dear authority,", *_paragraphs(choose, 3), *items, "Yours faithfully"])
    if number % 1000 == 500:
        text += "\n\nThis is about the zinnia beds."
    request = Request(
        received=received,
        text=text,
        subject=_sentence(choose)[:60].rstrip(" ."),
        channel=choose.choice(list(Channel)),
        requester=Requester(name=f"Requester {number}", email=f"r{number}@example.org"),
        sender_reference=f"{choose.randrange(100_000, 1_000_000)}" if number % 3 == 0 else "",
        message_key=f"<{number}@mail.example.org>",
        thread_key=f"wdtk:{number}" if number % 4 == 0 else "",
        reply_published=number % 4 == 0,
    )
    return _decided(request, items, choose, age=(UNTIL - received).days)


def _decided(request: Request, items: list[str], choose: random.Random, age: int) -> Case:
    """Take a case as far as one of its age usually is."""
    at = dt.datetime.combine(request.received, dt.time(9), dt.UTC)
    officer = choose.choice(OFFICERS)
    case = change.receive(request, items, officer=officer, at=at)
    steps = _steps(case, choose)
    done = len(steps) if age > 40 else choose.randint(0, len(steps))
    for name, *arguments in steps[:done]:
        at += dt.timedelta(hours=choose.randint(1, 30))
        case = getattr(change, name)(case, *arguments, officer=officer, at=at)
    if age > 40 and choose.random() < 0.97:
        case = change.send_reply(
            case, request.received + dt.timedelta(choose.randint(10, 30)),
            "\n\n".join(_paragraphs(choose, 2)), officer=officer, at=at,
        )  # fmt: skip
    return case


def _steps(case: Case, choose: random.Random) -> list[tuple[Any, ...]]:
    every = tuple(item.number for item in case.items)
    route = choose.choice(_ROUTES)
    steps: list[tuple[Any, ...]] = [
        ("assign", choose.choice(OFFICERS)),
        ("choose_route", every, route),
        ("judge_clarity", every, Clarity.CLEAR),
        ("establish_held", every, Held.HELD),
        ("judge_cost", CostLimit.WITHIN),
        ("judge_exempt", every, Exempt.ALL if choose.random() < 0.4 else Exempt.SOME),
        ("describe_disclosure", every[:1], _sentence(choose)),
        ("claim_exemptions", every, tuple(choose.sample(_PROVISIONS, choose.randint(1, 2)))),
        ("name_interest", "c1", _sentence(choose)),
        ("give_reason", "c1", " ".join(_paragraphs(choose, 1))),
        ("judge_likelihood", "c1", choose.choice(list(Likelihood))),
        ("list_factors_for", "c1", [_sentence(choose) for _ in range(2)]),
        ("list_factors_against", "c1", [_sentence(choose) for _ in range(3)]),
        ("strike_balance", "c1", Balance.WITHHOLD),
        ("reason_balance", "c1", " ".join(_paragraphs(choose, 1))),
    ]
    if choose.random() < 0.05:
        asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=case.request.received)
        steps.insert(3, ("record_clock", asked))
    return steps


def _sentence(choose: random.Random) -> str:
    return " ".join(choose.choices(_WORDS, k=choose.randint(8, 15))).capitalize() + "."


def _paragraphs(choose: random.Random, count: int) -> list[str]:
    return [" ".join(_sentence(choose) for _ in range(4)) for _ in range(count)]
