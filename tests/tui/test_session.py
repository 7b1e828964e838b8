"""A review session: one case after the other, where it was left, and the summary at its end."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from foitui.case import changes as change
from foitui.case.records import Case
from foitui.case.words import Stage
from foitui.law.guide import open_questions
from foitui.law.guide.answering import answer
from foitui.law.stage import stage
from foitui.law.working_days import shipped_calendar
from foitui.store.errors import Damaged, Erased
from foitui.store.protocol import Present
from foitui.tui.app import FoituiApp
from foitui.tui.session import Session
from foitui.tui.session_file import SessionFile
from tests.tui.casework import NOW, SETTINGS, SHORT, answered, pattern_case, question, saved, screen
from tests.tui.fakes import FakeStore, summary
from tests.tui.reading import lines, text, until, words

SIZE = (80, 24)


LAST = "disclosure"
"""The question that is open at first."""


def nearly() -> Case:
    """Return a case in which all is released, and one answer is wanted."""
    case = pattern_case()
    while (asked := open_questions(case)[0]).question.id != LAST:
        value = "none" if asked.question.id == "exempt" else SHORT[asked.question.id]
        case = answer(case, asked, value, officer="officer1", at=NOW)
    return case


def numbered(number: int, case: Case | None = None) -> Case:
    """Return a case of its own reference."""
    return msgspec.structs.replace(case or nearly(), reference=f"FOI-2017-{number:04d}")


def row(case: Case, due: dt.date) -> Any:
    changes = {"reference": case.reference, "stage": stage(case), "officer": case.officer}
    return summary(1, **changes, due=due, subject=case.request.subject)


class Caseload(FakeStore):
    """Cases whose rows follow what is stored, as those of a real store do."""

    def __init__(self, cases: Sequence[Case]) -> None:
        due = [NOW.date() + dt.timedelta(n) for n in range(1, len(cases) + 1)]
        super().__init__([row(*each) for each in zip(cases, due, strict=True)], cases)
        self.erased: set[str] = set()

    def get(self, reference: str) -> Case:
        """Return the case, unless it was erased."""
        if reference in self.erased:
            raise Erased(reference)
        return super().get(reference)

    def create(self, case: Case, raw: bytes | None = None) -> Case:
        """Store a case and what the list shows of it."""
        due = self.rows[case.reference].due
        assert due
        self.put(row(case, due))
        return super().create(case, raw)


def office(
    store: FakeStore, officer: str = "officer1", at: dt.datetime = NOW, **settings: Any
) -> FoituiApp:
    chosen = msgspec.structs.replace(SETTINGS, **settings) if settings else SETTINGS
    return FoituiApp(store, chosen, shipped_calendar(), officer, lambda: at)


def three() -> Caseload:
    return Caseload([numbered(n) for n in (1, 2, 3)])


def open_case(pilot: Pilot[Any]) -> str:
    """Return the reference of the case in front, as its title says it."""
    return lines(pilot.app)[0].split()[0]


async def came(pilot: Pilot[Any], reference: str, name: str = "GuideScreen") -> None:
    await until(pilot, lambda: screen(pilot) == name and open_case(pilot) == reference)


async def decide(pilot: Pilot[Any]) -> None:
    """Answer what is open."""
    assert question(pilot) == LAST
    await pilot.press("w", "h", "y", "ctrl+d")
    await until(pilot, lambda: "Every question is answered" in text(pilot.app))
    await saved(pilot)


def kept(officer: str = "officer1") -> tuple[Session, ...]:
    return SessionFile(officer, "").read()


async def test_a_session_goes_from_case_to_case_and_ends_with_its_summary() -> None:
    store = three()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        assert "1 of 3" in lines(pilot.app)[0]
        await decide(pilot)
        assert "next case; this was 1 of 3" in words(pilot.app)
        await pilot.press("z")
        await came(pilot, "FOI-2017-0002")
        assert "2 of 3" in lines(pilot.app)[0]
        await pilot.press("escape", "z")
        await came(pilot, "FOI-2017-0003")
        await decide(pilot)
        await pilot.press("z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        told = words(pilot.app)
        assert "Cases seen: 3; 2 decided, 1 left" in told
        assert "Findings still open: !! 1 required by law" in told
        assert "Used: 12 keys" in told
        assert "1 question open, next: What is released with the reply?" in told
        await pilot.press("z")
        await came(pilot, "FOI-2017-0002")
        assert "1 of 3" in lines(pilot.app)[0]
    assert [stage(store.cases[r]) for r in sorted(store.cases)] == [
        Stage.DECIDED,
        Stage.DECIDING,
        Stage.DECIDED,
    ]


async def test_keys_typed_ahead_of_the_next_case_go_to_the_next_case() -> None:
    store = three()
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        await pilot.press("x", "ctrl+d", "z", "y", "ctrl+d", "z", "w", "ctrl+d")
        await until(pilot, lambda: "Every question is answered" in text(pilot.app))
        await saved(pilot)
    assert [case.items[0].disclosure for case in store.cases.values()] == ["x", "y", "w"]


async def test_it_goes_on_with_the_case_that_was_left_in_the_middle() -> None:
    async with office(three()).run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "n goes on with FOI-2017-0001, N ends it" in text(pilot.app))
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        assert "1 of 3" in lines(pilot.app)[0]
        await pilot.press("escape", "escape", "N")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        assert "Cases seen: 1; 1 left" in words(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: "n begins the next" in text(pilot.app))


async def test_yesterday_is_offered_and_gone_on_with_at_the_same_question() -> None:
    store = three()
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"social", "tab", "n")
        await came(pilot, "FOI-2017-0001")
        await decide(pilot)
        await pilot.press("z")
        await came(pilot, "FOI-2017-0002")
        await pilot.press("shift+tab", "shift+tab")  # back to whether it is held
        pilot.app.leave()  # type: ignore[attr-defined]
    assert kept()[-1].interrupted == "FOI-2017-0002"
    assert kept()[-1].visits[-1].question.startswith(LAST)
    tomorrow = NOW + dt.timedelta(days=1)
    store.present = {"FOI-2017-0002": (Present("officer1", NOW),)}  # of a program that was killed
    async with office(store, at=tomorrow).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: "n goes on with FOI-2017-0002" in text(pilot.app))
        assert "Yesterday: 1 decided, 1 left" in text(pilot.app)
        await pilot.press("n")
        await came(pilot, "FOI-2017-0002")
        assert question(pilot) == LAST
        await pilot.press("escape", "escape")
        await until(pilot, lambda: screen(pilot) == "CaseloadScreen")
        assert "/ social" in lines(pilot.app)[0]


async def test_a_question_that_was_looked_at_last_comes_first_another_day() -> None:
    case = numbered(1, answered(pattern_case(), "interest"))
    async with office(Caseload([case])).run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await came(pilot, case.reference)
        await pilot.press("tab", "escape", "escape")
        await until(pilot, lambda: "1 left" in text(pilot.app))
        await saved(pilot)
        left = kept()[-1].visits[-1].question
        await pilot.press("n")
        await came(pilot, case.reference)
        assert pilot.app.screen.opened.at == left  # type: ignore[attr-defined]
    assert left.startswith("causal_link")


async def test_what_a_colleague_has_open_is_skipped_and_said_and_marked_in_the_list() -> None:
    store = three()
    store.present = {"FOI-2017-0001": (Present("officer2", NOW),)}
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        pilot.app.screen.look()  # type: ignore[attr-defined]
        await until(pilot, lambda: ">@FOI-2017-0001 [officer2] Use" in text(pilot.app))
        await pilot.press("n")
        await came(pilot, "FOI-2017-0002")
        assert "FOI-2017-0001 is skipped: officer2 has it open elsewhere." in words(pilot.app)
        store.present = {}
        await pilot.press("escape", "z")
        await came(pilot, "FOI-2017-0003")
        await pilot.press("escape", "z")
        await came(pilot, "FOI-2017-0001")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: screen(pilot) == "CaseloadScreen")
        pilot.app.screen.look()  # type: ignore[attr-defined]
        await until(pilot, lambda: "[officer2]" not in text(pilot.app))


async def test_a_case_that_vanished_is_skipped_with_a_sentence() -> None:
    store = three()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        store.erased.add("FOI-2017-0002")
        await pilot.press("escape", "z")
        await came(pilot, "FOI-2017-0003")
        assert "FOI-2017-0002 is skipped: it was erased meanwhile." in words(pilot.app)


async def test_a_session_on_what_awaits_my_review_leaves_the_rest_alone() -> None:
    first = change.submit_for_review(answered(pattern_case()), officer="officer1", at=NOW)
    store = Caseload([numbered(1), numbered(2, first), numbered(3, answered(pattern_case()))])
    async with office(store, "officer2").run_test(size=SIZE) as pilot:
        await pilot.press("v")
        await until(pilot, lambda: "1 of 3 cases" in lines(pilot.app)[0])
        assert "for my look" in lines(pilot.app)[0]
        await pilot.press("n")
        await came(pilot, "FOI-2017-0002", "ReviewScreen")
        assert "1 of 1" in lines(pilot.app)[0]
        await pilot.press("a", "enter")
        await saved(pilot)
        await pilot.press("z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        assert "1 approved" in words(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: "0 of 3 cases" in lines(pilot.app)[0])


async def test_an_internal_review_opens_where_it_is_answered() -> None:
    who: Any = {"officer": "officer1", "at": NOW}
    case = change.send_reply(answered(pattern_case()), NOW.date(), letter="Dear", **who)
    case = change.ask_for_review(case, NOW.date(), **who)
    store = Caseload([numbered(1, change.appoint_reviewer(case, "officer2", **who))])
    async with office(store, "officer2").run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001", "AfterwardsScreen")
        assert "z Next case" in lines(pilot.app)[-1]


async def test_where_nothing_needs_the_officer_that_is_said() -> None:
    theirs = change.assign(nearly(), "officer2", officer="officer2", at=NOW)
    store = Caseload([numbered(1, theirs)])
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "No case that is listed needs you now." in words(pilot.app))
        assert screen(pilot) == "CaseloadScreen"


async def test_where_only_what_is_open_elsewhere_needs_the_officer_it_says_no_other_case() -> None:
    store = Caseload([numbered(1)])
    store.present = {"FOI-2017-0001": (Present("officer2", NOW),)}
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: "No other case that is listed" in words(pilot.app))
        assert "FOI-2017-0001 is skipped" in words(pilot.app)


async def test_what_is_open_elsewhere_can_be_taken_all_the_same() -> None:
    store = Caseload([numbered(1)])
    store.present = {"FOI-2017-0001": (Present("officer2", NOW),)}
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        assert "Enter takes one all the same" in text(pilot.app)
        assert "officer2 has it open" in text(pilot.app)
        await pilot.press("enter")
        await came(pilot, "FOI-2017-0001", "CaseScreen")
        assert "also open: officer2" in lines(pilot.app)[0]
        assert "1 of 1" in lines(pilot.app)[0]
        await pilot.press("escape")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        assert "Enter takes one all the same" not in text(pilot.app)


async def test_what_was_skipped_is_offered_with_the_rest_at_the_end_of_a_session() -> None:
    store = three()
    store.present = {"FOI-2017-0002": (Present("officer2", NOW),)}
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        await pilot.press("escape", "z")
        await came(pilot, "FOI-2017-0003")
        assert "The summary, Z, offers it." in words(pilot.app)
        await pilot.press("escape", "Z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        await pilot.press("end", "enter")
        await came(pilot, "FOI-2017-0002", "CaseScreen")


async def test_many_skipped_cases_are_told_in_few_words() -> None:
    store = Caseload([numbered(n) for n in range(1, 8)])
    elsewhere = [f"FOI-2017-{n:04d}" for n in range(1, 7)]
    store.present = {reference: (Present("officer2", NOW),) for reference in elsewhere}
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0007")
        assert "3 more are skipped" in words(pilot.app)
        assert len(pilot.app._notifications) == 4


async def test_a_store_that_cannot_say_what_awaits_the_officer_is_told() -> None:
    class Broken(Caseload):
        """A store that fails once the first page was shown."""

        fails = False

        def page(self, *chosen: Any, **more: Any) -> Any:
            """Fail, or return rows."""
            if self.fails:
                raise Damaged("", "not a database")
            return super().page(*chosen, **more)

    store = Broken([numbered(1)])
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        store.fails = True
        await pilot.press("v")
        await until(pilot, lambda: "The caseload is damaged" in words(pilot.app))


async def test_a_case_opened_from_the_list_begins_a_session_with_its_next_key() -> None:
    async with office(three()).run_test(size=SIZE) as pilot:
        await pilot.press("j", "enter", "z")
        await came(pilot, "FOI-2017-0001")
        assert "2 of 3" in lines(pilot.app)[0]


async def test_a_damaged_file_is_told_once_and_kept_aside() -> None:
    file = SessionFile("officer1", "")
    file.path.parent.mkdir(parents=True)
    file.path.write_text("{ not JSON")
    async with office(three()).run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "Where you were last cannot be read" in words(pilot.app))
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        await saved(pilot)
    assert len(kept()) == 1
    (aside,) = file.path.parent.glob("*.damaged")
    assert aside.read_text() == "{ not JSON"


async def test_the_summary_can_be_written_and_a_case_opened_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with office(three()).run_test(size=SIZE) as pilot:
        await pilot.press("n")
        await came(pilot, "FOI-2017-0001")
        await pilot.press("escape", "Z")
        await until(pilot, lambda: screen(pilot) == "SessionScreen")
        await pilot.press("w", "enter")
        await until(pilot, lambda: screen(pilot) == "CaseScreen")
        await pilot.press("g")
        await decide(pilot)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: "Cases seen: 1; 1 decided" in words(pilot.app))
    (written,) = tmp_path.glob("*.txt")
    assert "FOI-2017-0001: 1 question open" in written.read_text()
