"""Every screen of the program: how it is come to, and with what in it.

What must hold of each is tested over this table: that it is readable, that it is the same after a
change of size, that hostile text stays text. A new screen is told here.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from textual.pilot import Pilot

from foitui.case.changes import (
    approve,
    comment,
    give_reason,
    record_clock,
    return_with_comments,
    send_reply,
    settle_comment,
    submit_for_review,
)
from foitui.case.clearance import Comment
from foitui.case.decision import decision_digest
from foitui.case.records import Case, ClockEvent
from foitui.case.words import ClockKind
from foitui.law.working_days import shipped_calendar
from foitui.settings.phrases import Phrase
from foitui.settings.records import SavedFilter
from foitui.store.protocol import Present
from foitui.tui.app import FoituiApp
from tests.tui import fakes
from tests.tui.casework import (
    NOW,
    REFERENCE,
    SETTINGS,
    TEXT,
    Store,
    answered,
    held_back,
    pattern_case,
    saved,
    write,
)
from tests.tui.fakes import FakeStore
from tests.tui.reading import until
from tests.tui.soil import Soil
from tests.tui.test_case_doors import ALIKE
from tests.tui.test_hints import OWN, SALARIES, case_of
from tests.tui.test_others_snapshots import challenged, waiting
from tests.tui.test_phrases import BOOK
from tests.tui.test_snapshots import caseload

Reach = Callable[[Pilot[Any]], Awaitable[None]]


@dataclass(frozen=True)
class Sight:
    """One state of a screen."""

    screen: str
    """The class of the screen in front."""
    case: Case | None
    """The case that it is about; None for a whole caseload."""
    reach: Reach
    """What is done from the open caseload."""

    def office(self, theme: str = "", soil: Soil | None = None) -> FoituiApp:
        """Return an application to come to it in, every free text in it soiled where asked for."""
        settings = msgspec.structs.replace(SETTINGS, theme=theme)
        store, officer = self._store(), "officer1"
        book: tuple[Phrase, ...] = BOOK
        if soil is not None:
            settings = msgspec.structs.replace(settings, filters=(SavedFilter(name=soil.line()),))
            store, book, officer = soil.store(store), soil.book(BOOK), soil.line()
        now = fakes.NOW if self.case is None else NOW
        return FoituiApp(store, settings, shipped_calendar(), officer, lambda: now, book)

    def _store(self) -> FakeStore:
        if self.case is None:
            return caseload()
        store = Store(self.case)
        store.alike = (ALIKE,)
        store.present = {REFERENCE: (Present(officer="officer2", since=NOW),)}
        return store


def keys(*pressed: str) -> Reach:
    """Come to a screen by keys, all that goes on behind it done."""

    async def reach(pilot: Pilot[Any]) -> None:
        await saved(pilot)
        for key in pressed:
            await pilot.press(key)
            await saved(pilot)

    return reach


async def conflict(pilot: Pilot[Any]) -> None:
    """Give a reason where a colleague has just given another."""
    await keys("enter", "g")(pilot)
    await write(pilot, "my words")
    assert isinstance(pilot.app, FoituiApp)
    store = pilot.app.desk.store
    assert isinstance(store, Store)
    words = store.case.request.text
    theirs = "It would show what is looked for." if words == TEXT else words
    by = store.case.events[0].officer
    FakeStore.save(
        store, give_reason(store.case, "c1", theirs, officer=by, at=NOW), store.case.version
    )
    await pilot.press("ctrl+d")
    await until(pilot, lambda: type(pilot.app.screen).__name__ == "ConflictScreen")
    await pilot.pause()


NEW, DECIDED = pattern_case(), answered(pattern_case())


def looked_at() -> Case:
    """Return a case that one officer handed over, another commented on, and both changed since."""
    ann: Any = {"officer": "officer1", "at": NOW}
    ben: Any = {"officer": "ben", "at": NOW}
    case = submit_for_review(answered(pattern_case()), "ben", "for Friday", **ann)
    case = comment(case, Comment(text="Why would it harm?", claim="c1"), **ben)
    said = Comment(text="Too cold.", sentence="We have decided not to release it.", paragraph=12)
    case = return_with_comments(case, [said], **ben)
    case = settle_comment(case, 1, "It says so now.", **ann)
    case = give_reason(case, "c1", "It would show which searches find phones.", **ann)
    case = submit_for_review(case, "ben", "please look again", **ann)
    case = approve(case, decision_digest(case), note="good", **ben)
    return give_reason(case, "c1", "It would show where nobody searches.", **ann)


def long_closed() -> Case:
    """Return a case that was answered long before the day on the clock."""
    day = NOW.date().replace(year=2013)
    letter = "Dear Requester,\n\nring Dr Example, 020 7946 0018.\n"
    case = pattern_case(received=day)
    return send_reply(case, day, letter, officer="officer1", at=NOW)


def asked_to_clarify() -> Case:
    """Return a case that waits for the requester."""
    asked = ClockEvent(kind=ClockKind.CLARIFICATION_ASKED, on=NOW.date())
    return record_clock(pattern_case(), asked, officer="officer1", at=NOW)


def asking(question: str) -> Case:
    """Return the pattern case with this question in front."""
    return answered(pattern_case(), question)


SIGHTS: dict[str, Sight] = {
    "caseload": Sight("CaseloadScreen", None, keys("j", "j", "space")),
    "filter": Sight("CaseloadScreen", None, keys("slash", "e")),
    "nothing found": Sight("CaseloadScreen", None, keys("slash", "q", "x", "q")),
    "saved filters": Sight("CaseloadScreen", None, keys("f")),
    "assign": Sight("CaseloadScreen", None, keys("a")),
    "jump": Sight("CaseloadScreen", None, keys("colon")),
    "new case": Sight("CaseScreen", NEW, keys("enter")),
    "who asked": Sight("CaseScreen", NEW, keys("enter", "r")),
    "decided case": Sight("CaseScreen", DECIDED, keys("enter", "tab")),
    "date asked": Sight("CaseScreen", asked_to_clarify(), keys("enter", "x")),
    "choice": Sight("GuideScreen", NEW, keys("enter", "g", "f", "question_mark")),
    "provisions": Sight("GuideScreen", asking("provisions"), keys("enter", "g", "3", "1", "space")),
    "words": Sight("GuideScreen", asking("interest"), keys("enter", "g")),
    "long words": Sight("GuideScreen", asking("balance_reasons"), keys("enter", "g")),
    "factors": Sight("GuideScreen", asking("factors_against"), keys("enter", "g", "1", "o")),
    "balance": Sight("GuideScreen", asking("balance"), keys("enter", "g")),
    "nothing open": Sight("GuideScreen", DECIDED, keys("enter", "g")),
    "findings": Sight("FindingsScreen", held_back(), keys("enter", "c", "down")),
    "held back": Sight("FindingsScreen", held_back(), keys("enter", "x", "o")),
    "letter": Sight("LetterScreen", DECIDED, keys("enter", "l")),
    "letter with gaps": Sight("LetterScreen", asking("balance"), keys("enter", "l")),
    "summary": Sight("SummaryScreen", DECIDED, keys("enter", "s")),
    "second look": Sight("ReviewScreen", looked_at(), keys("enter", "v", "j")),
    "second look, letter": Sight("ReviewScreen", looked_at(), keys("enter", "v", "6", "c")),
    "history": Sight("HistoryScreen", held_back(), keys("enter", "H", "down")),
    "history, searched": Sight("HistoryScreen", held_back(), keys("enter", "H", "slash", "r")),
    "conflict": Sight("ConflictScreen", asking("causal_link"), conflict),
    "calendar": Sight("CalendarScreen", NEW, keys("enter", "d")),
    "calendar by day": Sight("CalendarScreen", NEW, keys("enter", "d", "d")),
    "why": Sight("PageScreen", NEW, keys("enter", "d", "question_mark")),
    "clock": Sight("ClockScreen", NEW, keys("enter", "t")),
    "clock, a date": Sight("ClockScreen", NEW, keys("enter", "t", "1")),
    "estimate": Sight(
        "EstimateScreen",
        NEW,
        keys("enter", "e", "2", "m", "enter", "1", "9", "enter", "5", "enter", "4", "enter"),
    ),
    "estimate, a line": Sight("EstimateScreen", NEW, keys("enter", "e", "2")),
    "similar": Sight("SimilarScreen", NEW, keys("enter", "m")),
    "session": Sight("SessionScreen", NEW, keys("enter", "z")),
    "after a session": Sight("CaseloadScreen", NEW, keys("enter", "z", "escape")),
    "statistics": Sight("StatisticsScreen", DECIDED, keys("t", "j")),
    "officers": Sight("StatisticsScreen", DECIDED, keys("t", "tab", "tab")),
    "workload": Sight("WorkloadScreen", DECIDED, keys("w", "tab")),
    "cases of a figure": Sight("CasesScreen", DECIDED, keys("t", "p", "enter")),
    "timeline": Sight("TimelineScreen", DECIDED, keys("enter", "T")),
    "retention": Sight("RetentionScreen", long_closed(), keys("R", "space")),
    "what would go": Sight("PageScreen", long_closed(), keys("R", "enter")),
    "publication": Sight("PublicationScreen", long_closed(), keys("enter", "p", "p")),
    "hints": Sight("HintsScreen", case_of(OWN, SALARIES), keys("enter", "plus", "j")),
    "give away": Sight("AssigningScreen", NEW, keys("enter", "a")),
    "give away, to whom": Sight("AssigningScreen", NEW, keys("enter", "a", "o")),
    "waiting": Sight("WaitingScreen", waiting(), keys("enter", "w", "j")),
    "waiting, a question": Sight("WaitingScreen", waiting(), keys("enter", "w", "w")),
    "waiting, a date": Sight("WaitingScreen", waiting(), keys("enter", "w", "w", "c", "enter")),
    "after the reply": Sight("AfterwardsScreen", challenged(), keys("enter", "o", "j")),
    "letter of a review": Sight("ReviewLetterScreen", challenged(), keys("enter", "o", "L")),
    "phrases": Sight("PhraseScreen", asking("causal_link"), keys("enter", "g", "ctrl+o")),
    "items": Sight("ItemsScreen", NEW, keys("enter", "i")),
    "help": Sight("HelpScreen", NEW, keys("enter", "f1")),
    "palette": Sight("CommandPalette", NEW, keys("enter", "ctrl+p")),
}
"""By a name that a failing test can print."""

FIRST = list({sight.screen: name for name, sight in reversed(SIGHTS.items())}.values())
"""One sight of each screen, for what takes long."""
