"""The guide: a question, a key, the next question; back, one by one, and on where it was left."""

from textual.events import Key

from foitui.case.words import Clarity, Route
from foitui.law.guide import open_questions
from tests.tui.casework import (
    REFERENCE,
    Store,
    answered,
    asked,
    office,
    pattern_case,
    question,
    saved,
    screen,
)
from tests.tui.reading import text, told, words

SIZE = (80, 24)

TO_GUIDE = ("enter", "g")


async def test_a_key_answers_for_all_items_and_is_stored_at_once() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "f")
        await saved(pilot)
        assert [item.route for item in store.case.items] == [Route.FOIA] * 3
        assert question(pilot) == "clarity"
        assert "Can you tell what information is wanted?" in text(pilot.app)


async def test_the_request_and_the_items_stay_in_view() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        shown = words(pilot.app)
    assert "For each of six prisons" in shown
    assert "Items 1 to 3 together" in shown
    assert "2 what each report said" in shown


async def test_the_keys_of_the_answers_are_shown() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        rows = [line.split() for line in text(pilot.app).splitlines()]
    assert ["f", "Freedom", "of", "Information", "Act"] in rows
    assert ["n", "Not", "a", "valid", "request"] in rows


async def test_why_shows_the_reason_and_the_law_until_pressed_again() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "Law:" not in text(pilot.app)
        await pilot.press("?")
        assert "UK GDPR Art 15" in words(pilot.app)
        await pilot.press("f")
        assert "FOIA s1(3)" in words(pilot.app)
        await pilot.press("?")
        assert "Law:" not in text(pilot.app)


async def test_item_by_item_the_question_comes_again_for_the_rest() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "/")
        assert asked(pilot).items == (1,)
        assert "Item 1 alone" in text(pilot.app)
        await pilot.press("f")
        assert (question(pilot), asked(pilot).items) == ("route", (2,))
        await pilot.press("e", "s")
        await saved(pilot)
    assert [item.route for item in store.case.items] == [Route.FOIA, Route.EIR, Route.SAR]


async def test_one_by_one_goes_round_to_all_items_again() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        seen = []
        for _ in range(4):
            await pilot.press("/")
            seen.append(asked(pilot).items)
    assert seen == [(1,), (2,), (3,), (1, 2, 3)]


async def test_leaving_and_coming_back_continues_at_the_same_question() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "f", "y")
        before = question(pilot)
        await pilot.press("escape", "escape")
        await saved(pilot)
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert question(pilot) == before == "section14"


async def test_a_skipped_question_comes_last() -> None:
    store = Store(answered(pattern_case(), "interest"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        first = asked(pilot).place
        await pilot.press("tab")
        assert asked(pilot).place != first
        seen = set()
        while asked(pilot).place != first:
            seen.add(asked(pilot).place)
            await pilot.press("tab")
        assert len(seen) == len(open_questions(store.case)) - 1


async def test_back_shows_the_answer_that_stands_and_lets_it_be_changed() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "f", "y", "left")
        assert question(pilot) == "clarity"
        assert "Yes, it can be identified and located (the answer now)" in words(pilot.app)
        await pilot.press("n")
        await saved(pilot)
        assert store.case.items[0].clarity is Clarity.UNCLEAR
        assert question(pilot) == "clarification"


async def test_the_first_question_has_none_before_it() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "left")
        assert question(pilot) == "route"
        assert "This is the first question." in text(pilot.app)


async def test_when_nothing_is_open_enter_reads_the_reply() -> None:
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "Outcome: refused" in text(pilot.app)
        await pilot.press("enter")
        assert screen(pilot) == "LetterScreen"


async def test_keys_that_arrive_in_one_burst_reach_the_questions_they_are_meant_for() -> None:
    store = Store(pattern_case())
    app = office(store)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        driver = app._driver
        assert driver is not None
        names = {" ": "space", "\r": "enter", "\x04": "ctrl+d"}
        for sign in "fynwha31 f \r\x04because it would\x04l":
            driver.send_message(Key(names.get(sign, sign), sign))
        for _ in range(100):
            await pilot.pause()
        await saved(pilot)
    first = store.case.claims[0]
    assert [claim.provision for claim in store.case.claims] == ["s31(1)(a)", "s31(1)(f)"]
    assert (first.reason, first.likelihood) == ("because it would", "would_be_likely")


async def test_leaving_the_guide_shows_the_case_as_it_is_now() -> None:
    async with office(Store(pattern_case())).run_test(size=(120, 40)) as pilot:
        await pilot.press(*TO_GUIDE, "f", "escape")
        assert screen(pilot) == "CaseScreen"
        assert "Can you tell what information is wanted?" in words(pilot.app)
        assert REFERENCE in text(pilot.app)
        assert screen(pilot) != "GuideScreen"


async def test_who_answers_in_a_case_that_nobody_has_is_told_how_to_take_it() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "escape")
        assert not pilot.app._notifications
        await pilot.press("g", "f", "escape")
        assert told(pilot.app) == ["Nobody has this case: a, then t, takes it."]
        await pilot.press("a", "t")
        await saved(pilot)
    assert store.case.officer == "officer1"
