"""The guide's answers of every kind: a key, words, a number, factors, provisions, a date."""

from foitui.case.changes import claim_exemptions
from foitui.tui.widgets.words import LineArea
from tests.tui.casework import (
    NOW,
    Store,
    answered,
    office,
    pattern_case,
    question,
    saved,
    write,
)
from tests.tui.reading import text, words

SIZE = (80, 24)

TO_GUIDE = ("enter", "g")


async def test_a_suggestion_is_taken_with_one_key() -> None:
    store = Store(answered(pattern_case(), "interest"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        assert "Suggested" in text(pilot.app)
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].interest == "the prevention or detection of crime"


async def test_words_are_written_in_a_text_area_with_its_own_lines() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "for one")
        await pilot.press("enter", "?", "f2")
        await saved(pilot)
    assert store.case.claims[0].reason == "for one\n?"


async def test_an_empty_answer_is_not_taken_where_one_is_needed() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "ctrl+d")
        assert question(pilot) == "causal_link"
        assert "An answer is needed" in text(pilot.app)


async def test_a_line_is_given_with_enter() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "b")
        assert isinstance(pilot.app.focused, LineArea)
        await write(pilot, "the council")
        await pilot.press("enter")
        await saved(pilot)
        assert store.case.items[0].destination == "the council"
        assert "Every question is answered." in text(pilot.app)


async def test_a_number_that_is_none_is_refused_in_words() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "f", "y", "n", "x")
        assert question(pilot) == "estimate_hours"
        await write(pilot, "many")
        await pilot.press("enter")
        assert "Answer a number of hours" in text(pilot.app)
        await pilot.press("ctrl+u")
        await write(pilot, "41.5")
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.cost.hours == 41.5


async def test_factors_are_picked_by_number_and_written() -> None:
    store = Store(answered(pattern_case(), "factors_against"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "1", "3", "o")
        await write(pilot, "my own")
        await pilot.press("enter")
        shown = words(pilot.app)
        assert "1 [x] Those who break the rules" in shown
        assert "2 [ ] Detection on one front" in shown
        assert "5 [x] my own" in shown
        await pilot.press("enter")
        await saved(pilot)
    factors = store.case.claims[0].pit.for_withholding
    assert factors is not None
    assert len(factors) == 3
    assert factors[-1] == "my own"


async def test_a_number_pressed_twice_takes_the_factor_away_again() -> None:
    store = Store(answered(pattern_case(), "factors_against"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press(*TO_GUIDE, "1", "1", "enter")
        assert "Name at least one factor" in text(pilot.app)
        await pilot.press("down", "space", "enter")
        await saved(pilot)
    assert len(store.case.claims[0].pit.for_withholding or ()) == 1


async def test_provisions_are_found_by_a_few_keys() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "3", "1", "space", "f", "space")
        assert "Ticked: s31(1)(a), s31(1)(f)" in words(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert [claim.provision for claim in store.case.claims] == ["s31(1)(a)", "s31(1)(f)"]


async def test_the_picker_says_what_a_provision_is() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE)
        await write(pilot, "prison")
        shown = words(pilot.app)
        assert ">[ ] s31(1)(f)" in shown
        assert "qualified, prejudice" in shown
        assert "law enforcement" in shown


async def test_an_entry_that_was_not_read_again_carries_a_dagger() -> None:
    store = Store(answered(pattern_case(), "provisions"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "3", "1", "e")
        assert "† operation of immigration" in words(pilot.app)
        assert "† not yet read again in the law" in words(pilot.app)


async def test_the_words_of_the_claim_before_are_one_key_away() -> None:
    store = Store(answered(pattern_case(), "interest"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press(*TO_GUIDE, "ctrl+d")
        await write(pilot, "harm")
        await pilot.press("ctrl+d", "l", "1", "2", "enter", "1", "enter", "w")
        await write(pilot, "weighed")
        await pilot.press("ctrl+d", "ctrl+d")
        assert "F3: the same words as for s31(1)(a)." in words(pilot.app)
        await pilot.press("f3", "ctrl+d", "l", "f3", "enter", "f3", "enter", "w", "f3", "ctrl+d")
        await saved(pilot)
    first, second = store.case.claims
    assert (second.reason, second.pit) == (first.reason, first.pit)
    assert second.interest != first.interest


async def test_a_date_is_shown_as_it_is_understood_while_it_is_typed() -> None:
    case = answered(pattern_case(), "provisions")
    case = claim_exemptions(case, (1, 2, 3), ["s36(2)(c)"], officer="officer1", at=NOW)
    store = Store(answered(case, "need.opinion_date"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g")
        assert question(pilot) == "need.opinion_date"
        await write(pilot, "10 apr")
        assert "= Mon 10 Apr 2017" in text(pilot.app)
        await pilot.press("enter")
        await saved(pilot)
    assert store.case.claims[0].details["opinion_date"] == "2017-04-10"
