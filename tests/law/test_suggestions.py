"""What the wording of a case suggests, item by item."""

import datetime as dt

from foitui.case.changes import receive, reject_signal
from foitui.case.records import Case, Request
from foitui.case.words import Route
from foitui.law.suggestions import suggestions

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


def case_of(*items: str, text: str = "") -> Case:
    words = text or "Dear Council,\n\n" + "\n".join(items)
    request = Request(received=AT.date(), text=words)
    return receive(request, items, officer="o", at=AT)


FINES = "How many parking fines were issued in the market square in the year 2025?"
OWN = "A copy of all the personal data that you hold about me."
SALARIES = "The name and salary of every member of staff in the parking team."


def test_own_data_is_suggested_for_the_item_that_asks_for_it() -> None:
    found = suggestions(case_of(OWN, FINES))
    assert [(each.route, each.items) for each in found.routes] == [(Route.SAR, (1,))]
    assert found.routes[0].because[0].why


def test_words_outside_the_items_speak_for_all_of_them() -> None:
    text = f"Please treat this as a subject access request.\n\n{OWN}\n"
    found = suggestions(case_of("the file", "the letters", text=text))
    assert [(each.route, each.items) for each in found.routes] == [(Route.SAR, (1, 2))]


def test_the_act_is_never_suggested_because_it_is_the_default() -> None:
    assert suggestions(case_of(FINES)).routes == ()


def test_a_provision_is_suggested_for_the_item_with_the_words() -> None:
    found = suggestions(case_of(FINES, SALARIES))
    assert {each.items for each in found.provisions} == {(2,)}
    assert all(each.cite.startswith("s40(2)") for each in found.provisions)


def test_the_places_are_those_in_the_request() -> None:
    case = case_of(SALARIES)
    found = suggestions(case)
    words = {case.request.text[start:end] for start, end in found.spans}
    said = {span.words for each in found.provisions for span in each.because.matched}
    assert words == said


def test_what_was_put_aside_is_not_suggested_again() -> None:
    case = case_of(OWN, SALARIES)
    before = suggestions(case)
    for signal in (*before.routes[0].because, *(each.because for each in before.provisions)):
        case = reject_signal(case, signal.id, officer="o", at=AT)
    after = suggestions(case)
    assert (after.routes, after.provisions, after.spans) == ((), (), ())
