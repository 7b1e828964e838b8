"""Earlier cases like a case: found by the rare words they share, told without who asked."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from foitui.case.changes import send_reply
from foitui.case.records import Case, Requester
from foitui.case.words import Outcome
from foitui.store.protocol import CaseStore
from tests.hostile import HOSTILE
from tests.store.examples import AT, new_case

SWANS = "Dear Council, under the Act, how many injured swans were rescued from the boating lake?"
PARKING = "Dear Council, under the Act, how many parking fines were issued in the market square?"
ROADS = "Dear Council, under the Act, how many potholes were mended on the ring road?"


def add(store: CaseStore, text: str, day: int = 2, **fields: Any) -> Case:
    return store.create(new_case(text=text, subject="", received=dt.date(2026, 3, day), **fields))


def found(store: CaseStore, case: Case, limit: int = 5) -> list[str]:
    return [each.reference for each in store.similar(case, limit)]


def filled(store: CaseStore, *texts: str) -> list[Case]:
    for _ in range(15):
        add(store, "Dear Council, under the Act, how many letters were written?", 1)
    return [add(store, text, day) for day, text in enumerate(texts, start=2)]


def test_the_case_with_the_same_rare_words_is_found(store: CaseStore) -> None:
    swans, _, _, again = filled(
        store, SWANS, PARKING, ROADS, "Please say how many swans on the boating lake were injured."
    )
    (alike,) = store.similar(again)
    assert alike.reference == swans.reference
    assert 0.15 < alike.score <= 1
    assert alike.outcome is Outcome.UNDECIDED


def test_the_one_that_shares_more_comes_first(store: CaseStore) -> None:
    some, same, new = filled(store, "How many swans live on the boating lake?", SWANS, SWANS)
    assert found(store, new) == [same.reference, some.reference]
    assert found(store, new, limit=1) == [same.reference]


def test_what_all_requests_say_makes_none_alike(store: CaseStore) -> None:
    *_, roads = filled(store, PARKING, ROADS)
    assert found(store, roads) == []


def test_only_earlier_cases_are_found_and_never_the_case_itself(store: CaseStore) -> None:
    first, second = filled(store, SWANS, SWANS)
    assert found(store, first) == []
    assert found(store, second) == [first.reference]


def test_of_two_received_on_one_day_the_first_stored_is_the_earlier(store: CaseStore) -> None:
    filled(store)
    first, second = add(store, SWANS), add(store, SWANS)
    assert (found(store, first), found(store, second)) == ([], [first.reference])


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("requester", Requester(email="R@Example.org"), Requester(email="r@example.org ")),
        ("requester", Requester(address="1 High St\nTown"), Requester(address="1 high st  town")),
        ("reply_to", "r@example.org", "r@example.org"),
        ("thread_key", "wdtk:7", "wdtk:7"),
    ],
)
def test_the_same_correspondent_is_told(store: CaseStore, field: str, one: Any, other: Any) -> None:
    filled(store)
    add(store, SWANS, **{field: one})
    (alike,) = store.similar(add(store, SWANS, 3, **{field: other}))
    assert alike.same_correspondent


def test_another_correspondent_is_not_called_the_same_and_none_is_nobody(store: CaseStore) -> None:
    filled(store)
    add(store, SWANS, requester=Requester(name="A Requester", email="a@example.org"))
    add(store, SWANS, requester=Requester(name="A Requester"))
    case = add(store, SWANS, 3, requester=Requester(name="A Requester", email="b@example.org"))
    assert [each.same_correspondent for each in store.similar(case)] == [False, False]


def test_nothing_that_is_told_shows_who_asked(store: CaseStore) -> None:
    filled(store)
    who = Requester(name="A Requester", email="a@example.org", address="1 High St")
    add(store, SWANS, requester=who, reply_to="a@example.org")
    told = msgspec.json.encode(store.similar(add(store, SWANS, 3, requester=who))).decode()
    assert not any(part in told for part in ("A Requester", "a@example.org", "High"))


def test_an_answered_case_tells_when(store: CaseStore) -> None:
    filled(store)
    case = add(store, SWANS)
    sent = send_reply(case, dt.date(2026, 3, 3), "Seven.", officer="o", at=AT)
    store.save(sent, case.version)
    (alike,) = store.similar(add(store, SWANS, 4))
    assert (alike.answered, alike.answered_on) == (True, dt.date(2026, 3, 3))


def test_in_a_caseload_of_two_the_other_is_found(store: CaseStore) -> None:
    first, second = add(store, SWANS), add(store, SWANS, 3)
    assert found(store, second) == [first.reference]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_only_looked_for(store: CaseStore, text: str) -> None:
    add(store, text)
    assert len(store.similar(add(store, text, 3))) <= 1


def test_accents_and_capitals_make_no_difference(store: CaseStore) -> None:
    filled(store)
    first = add(store, "CAFÉ licences für Straßenfeste")
    assert found(store, add(store, "cafe LICENCES fur straßenfeste", 3)) == [first.reference]
