"""A case to work on, a store that checks versions, and what the tests of one case need."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
from textual.pilot import Pilot

from foitui.case.changes import attest, receive
from foitui.case.records import Case, Request, Requester
from foitui.case.words import Channel, Outcome
from foitui.law.guide import Asked, open_questions
from foitui.law.guide.answering import answer
from foitui.law.working_days import shipped_calendar
from foitui.settings.records import Authority, Settings
from foitui.store.errors import Conflict, StoreError
from foitui.store.protocol import Similar
from foitui.tui.app import FoituiApp
from foitui.tui.screens.guide import GuideScreen
from tests.tui.fakes import FakeStore, summary

NOW = dt.datetime(2017, 4, 18, 10, 0, tzinfo=dt.UTC)
"""The Tuesday after Easter."""
RECEIVED = dt.date(2017, 3, 22)
REFERENCE = "FOI-2017-0001"
ITEMS = (
    "how many incidents of a prisoner's use of a social network were reported",
    "what each report said",
    "what each investigation concluded",
)
TEXT = (
    "Dear Prisons Ministry,\n\n"
    "For each of six prisons, please tell me:\n\n"
    f"1. {ITEMS[0]};\n2. {ITEMS[1]}; and\n3. {ITEMS[2]}.\n\n"
    "Yours faithfully,\n\nA Requester\n"
)
SETTINGS = Settings(
    authority=Authority(
        name="Ministry of Prisons (sample)",
        unit="Information Rights Unit",
        address="1 Example Street\nExampleton",
        email="foi@prisons.example",
        review_contact="review@prisons.example",
        review_window="two months",
        kind="central",
    )
)


def pattern_case(items: tuple[str, ...] = ITEMS, **changes: Any) -> Case:
    """Return the pattern case as it arrives."""
    request = Request(
        received=RECEIVED,
        text=TEXT,
        subject="Use of a social network by prisoners",
        channel=Channel.PUBLIC_SITE,
        requester=Requester(name="A Requester", email="requester@example.org"),
        sender_reference="110988",
        reply_to="request-110988@site.example",
        reply_published=True,
    )
    request = msgspec.structs.replace(request, **changes)
    case = receive(request, items, officer="clerk", at=NOW)
    return msgspec.structs.replace(case, reference=REFERENCE)


SHORT: dict[str, Any] = {
    "route": "foia",
    "clarity": "clear",
    "section14": "neither",
    "cost": "within",
    "held": "held",
    "exempt": "all",
    "provisions": ["s31(1)(a)", "s31(1)(f)"],
    "likelihood": "would_be_likely",
    "factors_for": ["openness"],
    "factors_against": ["crime"],
    "balance": "withhold",
}
"""Answers by question; every other question gets its own words."""


def answered(case: Case, until: str = "") -> Case:
    """Answer every open question, or all before the one with this id."""
    while (asked := next(iter(open_questions(case)), None)) and asked.question.id != until:
        value = SHORT.get(asked.question.id, f"words for {asked.question.id}")
        case = answer(case, asked, value, officer="officer1", at=NOW)
    return case


def held_back() -> Case:
    """Return a decided case whose reply the law would object to: its harm was denied."""
    case = answered(pattern_case())
    return attest(case, "harm_is_real", "c1", False, "no facts", officer="officer1", at=NOW)


def alike(**changes: Any) -> Similar:
    """Return an earlier case like the pattern case."""
    fields: dict[str, Any] = {
        "reference": "FOI-2016-0007",
        "subject": "Use of a social network",
        "received": dt.date(2016, 11, 1),
        "outcome": Outcome.PART,
        "score": 0.8,
        "same_correspondent": True,
        "answered": True,
        "answered_on": dt.date(2016, 11, 29),
    }
    return Similar(**(fields | changes))


class Store(FakeStore):
    """One case, saved only on top of the version that is stored; fails when told to."""

    def __init__(self, case: Case) -> None:
        super().__init__([summary(1, reference=case.reference)], [case])
        self.fault: StoreError | None = None
        self.saves = 0

    @property
    def case(self) -> Case:
        """The case as it is stored."""
        return self.cases[REFERENCE]

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Store a changed case, or say why not."""
        if self.fault is not None:
            raise self.fault
        stored = self.cases[case.reference]
        if stored.version != expected:
            who = stored.events[-1].officer
            raise Conflict(case.reference, stored.version, who, NOW, stored)
        self.saves += 1
        return super().save(case, expected, raw)

    def changed_by_a_colleague(self, officer: str = "officer2") -> None:
        """Answer the next question as a colleague's program would."""
        asked = open_questions(self.case)[0]
        value = SHORT.get(asked.question.id, f"words for {asked.question.id}")
        changed = answer(self.case, asked, value, officer=officer, at=NOW)
        super().save(changed, self.case.version)


def office(store: FakeStore, settings: Settings = SETTINGS) -> FoituiApp:
    """Return the application at a frozen moment."""
    return FoituiApp(store, settings, shipped_calendar(), "officer1", lambda: NOW)


KEYS = {" ": "space", "(": "left_parenthesis", ")": "right_parenthesis", ".": "full_stop"}


async def write(pilot: Pilot[Any], words: str) -> None:
    """Type words, a key each."""
    await pilot.press(*(KEYS.get(sign, sign) for sign in words))


async def saved(pilot: Pilot[Any]) -> None:
    """Wait until what was answered is stored or told."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def asked(pilot: Pilot[Any]) -> Asked:
    """Return the question in front."""
    screen = pilot.app.screen
    assert isinstance(screen, GuideScreen)
    found = screen.walk.asked
    assert found is not None
    return found


def question(pilot: Pilot[Any]) -> str:
    """Return the id of the question in front."""
    return asked(pilot).question.id


def screen(pilot: Pilot[Any]) -> str:
    """Return the name of the screen in front."""
    return type(pilot.app.screen).__name__
