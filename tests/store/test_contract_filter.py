"""What every engine of the store promises of a filter: what is found, what is counted."""

import datetime as dt
from typing import cast

import pytest

from foitui.case.changes import (
    choose_route,
    withdraw,
)
from foitui.case.words import Route, Stage
from foitui.store.protocol import CaseStore, Filter, KeptStore
from tests.store.examples import AT, RECEIVED, changed, due, new_case, received_on, references


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        (Filter(), [1, 2, 3]),
        (Filter(stages=(Stage.WITHDRAWN,)), [3]),
        (Filter(stages=(Stage.RECEIVED, Stage.WITHDRAWN)), [1, 3]),
        (Filter(routes=(Route.EIR,)), [2]),
        (Filter(routes=(Route.EIR, Route.SAR)), [2]),
        (Filter(routes=(Route.SAR,)), []),
        (Filter(officer="amal"), [1]),
        (Filter(officer=""), [2, 3]),
        (Filter(due_by=due(2)), [1]),
        (Filter(due_by=due(2) - dt.timedelta(1)), []),
        (Filter(text="prisons", officer="amal"), [1]),
        (Filter(text="prisons", officer="kim"), []),
        (Filter(references=("FOI-2026-0003", "FOI-2026-0001", "FOI-1999-0001")), [1, 3]),
        (Filter(references=("FOI-2026-0002",), officer="amal"), []),
        (Filter(references=()), []),
    ],
)
def test_a_filter_lets_through_what_fulfils_all_of_it(
    store: CaseStore, chosen: Filter, numbers: list[int]
) -> None:
    one = store.create(new_case(subject="Prisons"))
    two = store.create(new_case(**received_on(3)))
    three = store.create(new_case(**received_on(4)))
    store.save(changed(one, "amal"), 1)
    store.save(choose_route(two, (1,), Route.EIR, officer="o", at=AT), 1)
    store.save(withdraw(three, RECEIVED, officer="o", at=AT), 1)
    assert references(store, chosen) == [f"FOI-2026-000{number}" for number in numbers]
    assert store.count(chosen) == len(numbers)
    assert sum(store.counts_by_stage(chosen).values()) == len(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "incid", "INCIDENTS", "incidents prisoners", "  café  ", "cafe", "ison", "26-0001", "0988",
        "98", "k2", "am", "FOI-2026-0001", "of (social", "networks,", "Ünïted", "united",
        'say "hello', "h", "东京", "x" * 300 + "yz", "- prisoners", "amal café",
    ],
)  # fmt: skip
def test_a_case_is_found_by_the_start_of_a_word_or_part_of_its_names(
    store: CaseStore, text: str
) -> None:
    found = store.create(
        new_case(
            text="How many incidents of (social networks, by prisoners? Café Ünïted"
            f' "Hello" 东京 {"x" * 300}yz',
            subject='Prisons - and phones, I say "hello" K2',
            sender_reference="110988",
        )
    )
    store.save(changed(found, "amal"), 1)
    store.create(new_case(subject="Trees", text="Which trees?"))
    assert references(store, Filter(text=text)) == [found.reference]


@pytest.mark.parametrize("text", ["cidents", "incidents trees", "zzz", '""', "\0", "NEAR(", "a*b"])
def test_what_is_not_there_is_not_found_and_breaks_nothing(store: CaseStore, text: str) -> None:
    store.create(new_case(subject="Prisons", text="How many incidents?"))
    expected = 1 if not text.strip("\0") else 0
    assert store.count(Filter(text=text)) == expected


def test_the_former_officer_is_no_longer_found(store: CaseStore) -> None:
    created = store.create(new_case())
    saved = store.save(changed(created, "amal"), 1)
    store.save(changed(saved, "kimberley"), 2)
    assert references(store, Filter(text="amal")) == []
    assert references(store, Filter(text="mberl")) == [created.reference]


def test_the_cases_at_each_stage_are_counted(store: CaseStore) -> None:
    cases = [store.create(new_case()) for _ in range(3)]
    store.save(withdraw(cases[0], RECEIVED, officer="o", at=AT), 1)
    assert store.counts_by_stage() == {Stage.RECEIVED: 2, Stage.WITHDRAWN: 1}


def test_references_are_completed(store: CaseStore) -> None:
    for _ in range(3):
        store.create(new_case())
    assert store.references_like("foi-2026", limit=2) == ("FOI-2026-0001", "FOI-2026-0002")
    assert store.references_like("FOI-2026-0003") == ("FOI-2026-0003",)
    assert store.references_like("%") == ()


def test_a_reference_is_found_whatever_the_case_of_its_letters(store: CaseStore) -> None:
    store.create(new_case())
    assert store.named("FOI-2026-0001") == ("FOI-2026-0001",)
    assert store.named("foi-2026-0001") == ("FOI-2026-0001",)
    assert store.named("foi-2026-000") == store.named("") == store.named("foi-2026-000_") == ()


def test_a_reference_that_was_erased_still_has_its_name(store: CaseStore) -> None:
    created = store.create(new_case())
    cast("KeptStore", store).care.erase(created.reference, "the schedule", "kim", AT)
    assert store.named("foi-2026-0001") == (created.reference,)


@pytest.mark.parametrize("text", ["before \ud83d after", "NUL \0 after"])
def test_words_beside_what_no_index_holds_are_found(store: CaseStore, text: str) -> None:
    store.create(new_case(text=text, subject=text))
    assert store.count(Filter(text="before" if "before" in text else "NUL")) == 1
    assert store.count(Filter(text="after")) == 1
