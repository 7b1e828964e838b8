"""What is found by words in PostgreSQL is one question to one index, for rare and common words."""

import pytest

from foitui.store.postgres import reading
from foitui.store.postgres.choosing import Choice
from foitui.store.postgres.words import LONGEST_PART, ends, wanted
from foitui.store.protocol import Filter
from tests.store.databases import opened_in
from tests.store.examples import new_case


def test_every_part_of_a_short_text_starts_one_of_its_ends() -> None:
    short = "foi-2026-0001\nparking permits"
    kept = [end.removeprefix("_") for end in ends(short)]
    for word in short.split():
        for first in range(len(word)):
            for last in range(first + 1, len(word) + 1):
                assert any(end.startswith(word[first:last]) for end in kept)


def test_one_word_needs_no_look_at_the_cases_that_the_index_finds() -> None:
    assert wanted("Budget").check == ""
    assert wanted("26-0001").check
    assert wanted("x" * (LONGEST_PART + 1)).check


def test_words_alone_are_counted_without_the_list(database: str) -> None:
    assert "foitui.cases" not in Choice(Filter(text="bins bud")).counting_sql
    assert "foitui.cases" in Choice(Filter(text="bins", officer="o")).counting_sql
    store = opened_in(database)
    store.create(new_case(text="How many bins?"))
    assert store.count(Filter(text="bins many")) == 1
    assert store.count(Filter(text="bins none")) == 0
    store.close()


def test_too_many_cases_to_gather_are_met_going_down_the_list(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened_in(database)
    made = [store.create(new_case(text="How many bins?")).reference for _ in range(5)]
    chosen = Filter(text="bins")
    found = [row.reference for row in store.page(chosen, limit=2).rows]
    assert found == made[:2]
    monkeypatch.setattr(reading, "RARE", 4)
    assert [row.reference for row in store.page(chosen, limit=2).rows] == found
    assert store.page(Filter(text="bins", officer="nobody-has-them")).rows == ()
    store.close()
