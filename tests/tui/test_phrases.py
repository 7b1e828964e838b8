"""The phrase book in the guide: found, taken, and said to be borrowed."""

from foitui.law.working_days import shipped_calendar
from foitui.settings.phrases import Phrase
from foitui.tui.app import FoituiApp
from foitui.tui.widgets.factors import FactorsArea
from foitui.tui.widgets.words import WordsArea
from tests.tui.casework import (
    NOW,
    SETTINGS,
    Store,
    answered,
    office,
    pattern_case,
    saved,
    screen,
    write,
)
from tests.tui.reading import text, words

SIZE = (80, 24)
BOOK = (
    Phrase(id="tools", provision="s31", kind="reason", text="It would show what tools we have."),
    Phrase(
        id="gaps",
        provision="s31(1)(a)",
        kind="reason",
        text="It would show where nobody looks.",
        note="Name the place.",
        version=2,
    ),
    Phrase(id="open", provision="s31", kind="for_disclosure", text="The public pays for it."),
    Phrase(id="prices", provision="s43(2)", kind="reason", text="Rivals would learn prices."),
)


def with_book(store: Store) -> FoituiApp:
    return FoituiApp(store, SETTINGS, shipped_calendar(), "officer1", lambda: NOW, BOOK)


async def test_the_book_shows_what_fits_the_provision_the_limb_first() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with with_book(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "ctrl+o")
        assert screen(pilot) == "PhraseScreen"
        shown = words(pilot.app)
    assert shown.index("where nobody looks") < shown.index("what tools we have")
    assert "gaps, s31(1)(a), version 2 ! Name the place." in shown
    assert "Rivals" not in shown
    assert "The public pays" not in shown


async def test_a_phrase_is_found_by_a_word_put_in_and_said_to_be_borrowed() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with with_book(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "mine")
        await pilot.press("ctrl+o")
        await write(pilot, "tools")
        await pilot.press("enter")
        area = pilot.app.focused
        assert isinstance(area, WordsArea)
        assert area.text == "mine\n\nIt would show what tools we have."
        assert "Borrowed words: make them fit this case" in words(pilot.app)
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "mine\n\nIt would show what tools we have."


async def test_a_phrase_becomes_a_factor_that_is_ticked() -> None:
    store = Store(answered(pattern_case(), "factors_for"))
    async with with_book(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "ctrl+o", "down", "up", "enter")
        factors = pilot.app.screen.query_one(FactorsArea)
        assert factors.list.chosen == ["The public pays for it."]


async def test_leaving_the_book_changes_nothing() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with with_book(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "mine")
        await pilot.press("ctrl+o", "x", "escape")
        area = pilot.app.focused
        assert isinstance(area, WordsArea)
        assert area.text == "mine"


async def test_where_the_book_has_nothing_that_is_said() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "ctrl+o")
        assert "The phrase book has none for this under s31(1)(a)." in words(pilot.app)
        assert screen(pilot) == "GuideScreen"


async def test_a_choice_has_no_phrases() -> None:
    async with with_book(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "ctrl+o")
        assert "phrases for reasons, factors and balances only" in words(pilot.app)
        assert "Which regime" in text(pilot.app)
