"""Several officers at one case: told, put together, asked about, and never in each other's way."""

import datetime as dt
from typing import Any

from textual.pilot import Pilot

from foitui.case.changes import claim_exemptions, give_reason, judge_likelihood, send_reply
from foitui.case.records import Case
from foitui.case.words import Likelihood
from foitui.store.protocol import Present
from foitui.tui.screens.base import LOOK_EVERY
from foitui.tui.screens.case import CaseScreen
from foitui.tui.screens.guide import GuideScreen
from foitui.tui.widgets.words import WordsArea
from tests.case.examples import Who
from tests.tui.casework import (
    NOW,
    REFERENCE,
    Store,
    answered,
    office,
    pattern_case,
    question,
    saved,
    screen,
    write,
)
from tests.tui.fakes import FakeStore
from tests.tui.reading import lines, text, until, words

SIZE = (80, 24)
WHO: Who = {"officer": "officer2", "at": NOW + dt.timedelta(minutes=5)}


def colleague(store: Store, changed: Case) -> None:
    """Store a change as a colleague's program would."""
    FakeStore.save(store, changed, store.case.version)


async def looked(pilot: Pilot[Any]) -> None:
    """Let the screen of the case look at the store now, and not after a second."""
    (case,) = (each for each in pilot.app.screen_stack if isinstance(each, CaseScreen))
    await saved(pilot)
    case.look()
    await saved(pilot)


def at_reason() -> Store:
    return Store(answered(pattern_case(), "causal_link"))


# ---- put together


async def test_what_does_not_touch_goes_together_by_itself_and_is_told_in_a_line() -> None:
    store = at_reason()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        colleague(store, judge_likelihood(store.case, "c1", Likelihood.WOULD, **WHO))
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "officer2 changed this case" in words(pilot.app)
        assert question(pilot) != "causal_link"
    assert store.case.claims[0].reason == "my words"
    assert store.case.claims[0].likelihood is Likelihood.WOULD
    assert store.case.events[-1].action == "merge"


async def conflicting(store: Store, *keys: str) -> str:
    """Give my reason where a colleague gave another, press keys, and return the screen's words."""
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        colleague(store, give_reason(store.case, "c1", "their words", **WHO))
        await pilot.press("ctrl+d")
        await until(pilot, lambda: screen(pilot) == "ConflictScreen")
        shown = words(pilot.app)
        await pilot.press(*keys)
        if screen(pilot) != "ConflictScreen":
            await saved(pilot)
        shown += words(pilot.app)
        area = pilot.app.focused
        return f"{shown} {area.text if isinstance(area, WordsArea) else ''}"


async def test_two_answers_to_one_question_are_shown_side_by_side() -> None:
    shown = await conflicting(at_reason())
    assert "s31(1)(a): reason: choose" in shown
    assert "before nothing" in shown
    assert "theirs their words (officer2, 18 Apr 2017 10:05)" in shown
    assert "mine my words" in shown


async def test_mine_can_be_taken() -> None:
    store = at_reason()
    await conflicting(store, "m", "enter")
    assert store.case.claims[0].reason == "my words"
    assert [event.action for event in store.case.events[-2:]] == ["give_reason", "merge"]


async def test_theirs_can_be_taken_and_mine_stays_as_a_draft() -> None:
    store = at_reason()
    await conflicting(store, "t", "enter")
    assert store.case.claims[0].reason == "their words"
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "shift+tab")
        assert "my words" in text(pilot.app)


async def test_both_can_be_taken() -> None:
    store = at_reason()
    await conflicting(store, "b", "enter")
    assert store.case.claims[0].reason == "their words\n\nmy words"


async def test_nothing_is_accepted_before_it_is_chosen() -> None:
    store = at_reason()
    assert "Choose for each field first" in await conflicting(store, "enter")
    assert store.case.claims[0].reason == "their words"


async def test_leaving_keeps_theirs_and_offers_my_words_again() -> None:
    store = at_reason()
    shown = await conflicting(store, "escape")
    assert "What you typed is kept as a draft" in shown
    assert shown.endswith("my words")
    assert store.case.claims[0].reason == "their words"


async def test_one_choice_of_an_answer_cannot_be_both() -> None:
    store = Store(answered(pattern_case(), "likelihood"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        colleague(store, judge_likelihood(store.case, "c1", Likelihood.WOULD, **WHO))
        await pilot.press("2")
        if screen(pilot) != "ConflictScreen":
            await pilot.press("l")
        await until(pilot, lambda: screen(pilot) == "ConflictScreen")
        await pilot.press("b")
        assert "Only one of these two can be" in words(pilot.app)


async def test_an_answer_to_a_case_that_was_closed_meanwhile_is_kept_as_a_draft() -> None:
    store = at_reason()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        colleague(store, send_reply(store.case, NOW.date(), "letter", **WHO))
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "What you typed is kept as a draft" in words(pilot.app)
    assert store.case.events[-1].action == "send_reply"


# ---- seen


async def test_a_colleagues_change_is_shown_without_a_key_and_told() -> None:
    store = at_reason()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "tab")
        colleague(store, claim_exemptions(store.case, (1, 2, 3), ("s40(2)+(3A)(a)",), **WHO))
        await looked(pilot)
        assert "s40(2)" in text(pilot.app)
        assert "officer2 changed this case" in words(pilot.app)


async def test_a_colleagues_change_puts_no_other_question_under_the_fingers() -> None:
    store = Store(answered(pattern_case(), "likelihood"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        assert question(pilot) == "likelihood"
        colleague(store, judge_likelihood(store.case, "c1", Likelihood.WOULD, **WHO))
        await looked(pilot)
        assert "(the answer now)" in text(pilot.app)
        assert question(pilot) == "likelihood"


async def test_a_colleagues_change_sweeps_no_half_typed_words_away() -> None:
    store = at_reason()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "half")
        colleague(store, judge_likelihood(store.case, "c1", Likelihood.WOULD, **WHO))
        told = "What you type is put together with that"
        await looked(pilot)
        assert told in words(pilot.app)
        guide = pilot.app.screen
        assert isinstance(guide, GuideScreen)
        assert guide.typing()
        await write(pilot, " done")
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "half done"
    assert store.case.claims[0].likelihood is Likelihood.WOULD


async def test_who_else_has_the_case_open_is_said_and_keeps_nobody_out() -> None:
    store = at_reason()
    store.present = {REFERENCE: (Present("officer2", NOW), Present("officer2", NOW))}
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await looked(pilot)
        assert "also open: officer2 " in lines(pilot.app)[0]
        await pilot.press("g")
        await write(pilot, "my words")
        await pilot.press("ctrl+d")
        await saved(pilot)
        store.present = {}
        await pilot.press("escape")
        await looked(pilot)
        assert "also open" not in text(pilot.app)
    assert store.case.claims[0].reason == "my words"
    assert store.opened == [REFERENCE]


async def test_going_back_says_that_the_case_is_no_longer_open_here() -> None:
    store = at_reason()
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "escape")
        await saved(pilot)
    assert store.closed_cases == [REFERENCE]


def test_what_colleagues_save_is_looked_for_within_a_second() -> None:
    assert LOOK_EVERY < 1
