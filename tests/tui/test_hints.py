"""What the wording suggests, on the screen: explained, taken or put aside, never decided."""

from typing import Any

from textual.pilot import Pilot

from foitui.case.records import Case
from foitui.case.words import Route
from foitui.law.suggestions import suggestions
from foitui.tui.widgets.about import About
from foitui.tui.widgets.entries import EntryList
from foitui.tui.widgets.pick import PickArea
from foitui.tui.widgets.text_view import TextView
from foitui.tui.widgets.words import WordsArea
from tests.tui.casework import (
    Store,
    alike,
    answered,
    asked,
    office,
    pattern_case,
    question,
    saved,
    screen,
)

OWN = "A copy of all the personal data that you hold about me"
SALARIES = "The name and salary of every member of staff in the parking team"
FINES = "How many parking fines were issued in the market square in the year 2025"


def case_of(*items: str) -> Case:
    listed = "\n".join(f"{number}. {item}." for number, item in enumerate(items, start=1))
    return pattern_case(items, text=f"Dear Council,\n\n{listed}\n\nYours faithfully")


def told(pilot: Pilot[Any]) -> str:
    about = pilot.app.screen.query_one(About)
    return about.render().plain


async def test_a_suggested_route_is_starred_with_why_and_beware_and_not_chosen() -> None:
    store = Store(case_of(OWN, FINES))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g")
        assert question(pilot) == "route"
        words = " ".join(told(pilot).split())
        assert "* Suggested for item 1: subject access." in words
        assert "Beware:" in words
        options = str(pilot.app.screen.query_one("ChoiceArea").render())
        assert options.count("(* suggested)") == 1
    assert store.case.items[0].route is None


async def test_plus_takes_the_route_for_the_items_that_it_is_about() -> None:
    store = Store(case_of(OWN, FINES))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "+")
        await saved(pilot)
        assert [item.route for item in store.case.items] == [Route.SAR, None]
        assert question(pilot) == "route"
        assert asked(pilot).items == (2,)
        await pilot.press("+")
        await saved(pilot)
    assert store.case.items[1].route is None


async def test_minus_puts_it_aside_for_good() -> None:
    store = Store(case_of(OWN, FINES))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "-")
        await saved(pilot)
        assert "Suggested" not in told(pilot)
        assert question(pilot) == "route"
    assert store.case.rejected_signals
    assert suggestions(store.case).routes == ()
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g")
        assert "Suggested" not in told(pilot)


async def test_suggested_provisions_come_first_and_plus_ticks_them() -> None:
    store = Store(answered(case_of(FINES, SALARIES), "provisions"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g")
        area = pilot.app.screen.query_one(PickArea)
        assert area.list.rules[0].cite.startswith("s40(2)")
        assert "[ ]*s40(2)" in str(area.list.render())
        assert area.written == ""
        await pilot.press("+")
        assert area.written.startswith("s40(2)")
        assert area.filter.value == ""
        await pilot.press("3", "1")
        assert area.list.rules[0].cite == "s31(1)(a)"


async def test_a_provision_put_aside_loses_its_star_and_what_was_ticked_stays() -> None:
    store = Store(answered(case_of(FINES, SALARIES), "provisions"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "3", "1", "space")
        count = len(suggestions(store.case).provisions)
        for _ in range(count):
            await pilot.press("-")
        await saved(pilot)
        area = pilot.app.screen.query_one(PickArea)
        assert area.written == "s31(1)(a)"
        assert area.list.hinted == frozenset()
    assert suggestions(store.case).provisions == ()


async def test_a_question_mark_explains_the_provision_at_the_pointer() -> None:
    store = Store(answered(case_of(FINES), "provisions"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "3", "1", "?")
        assert screen(pilot) == "PageScreen"
        text = pilot.app.screen.query_one(TextView)._raw
        assert "s31(1)(a): prevention or detection of crime" in text
        assert "legislation.gov.uk" in text
        assert "Which" in text
        await pilot.press("escape")
        assert screen(pilot) == "GuideScreen"
        assert pilot.app.screen.query_one(PickArea).filter.value == "31"


async def test_matched_words_differ_from_the_items_without_colour() -> None:
    store = Store(case_of(FINES, SALARIES))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g")
        view = pilot.app.screen.query_one("RequestText", TextView)
        assert {"mark", "both"} <= set(view._kinds)
        styles = {
            kind: view.get_component_rich_style(f"text-view--{kind}") for kind in ("mark", "both")
        }
        assert (styles["mark"].reverse, styles["both"].reverse) == (None, True)


async def test_the_earlier_request_is_offered_and_written_by_a_key() -> None:
    case = answered(pattern_case(), "section14")
    store = Store(case)
    store.alike = (alike(same_correspondent=False, reference="FOI-2016-0001"), alike())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "r")
        assert question(pilot) == "earlier_request"
        area = pilot.app.screen.query_one(WordsArea)
        assert area.written == ""
        assert "The same correspondent asked before" in told(pilot)
        await pilot.press("f9")
        assert area.written == "FOI-2016-0007, answered on 29 November 2016"
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.section14.earlier_request == "FOI-2016-0007, answered on 29 November 2016"


async def test_an_earlier_request_of_somebody_else_is_not_offered() -> None:
    store = Store(answered(pattern_case(), "section14"))
    store.alike = (alike(same_correspondent=False), alike(answered=False, answered_on=None))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "r", "f9")
        assert pilot.app.screen.query_one(WordsArea).written == ""
        assert "Nothing is suggested here." in told(pilot)


async def test_where_nothing_is_suggested_the_keys_say_so() -> None:
    store = Store(pattern_case())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "g", "+")
        assert "Nothing is suggested here." in told(pilot)
        await pilot.press("-")
        await saved(pilot)
    assert store.saves == 0


async def test_on_the_case_a_hint_is_taken_put_aside_and_offered_again() -> None:
    store = Store(case_of(OWN, SALARIES))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "plus")
        entries = pilot.app.screen.query_one(EntryList).entries
        assert entries[0].paragraphs[0].text == "subject access, for item 1"
        await pilot.press("plus")
        await saved(pilot)
        assert store.case.items[0].route is Route.SAR
        await pilot.press("minus")
        await saved(pilot)
        assert store.case.rejected_signals
        heads = [each.paragraphs[0] for each in pilot.app.screen.query_one(EntryList).entries]
        assert heads[-1].lead == "put aside: "
        await pilot.press("G", "plus")
        await saved(pilot)
        assert store.case.rejected_signals == ()
        await pilot.press("escape")
        assert screen(pilot) == "CaseScreen"


async def test_a_suggested_provision_leads_to_the_question_about_them() -> None:
    store = Store(answered(case_of(FINES, SALARIES), "provisions"))
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "plus", "enter")
        assert question(pilot) == "provisions"
    fresh = Store(case_of(FINES, SALARIES))
    async with office(fresh).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "plus", "enter")
        assert screen(pilot) == "HintsScreen"
