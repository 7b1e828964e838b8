"""What is found by words in PostgreSQL is one question to one index, for rare and common words."""

import psycopg
import pytest

from foitui.store.postgres.schema import make
from foitui.store.postgres.words import LONGEST_PART, letters_of, wanted
from foitui.store.protocol import Filter
from tests.postgres import Server
from tests.store.databases import opened_in
from tests.store.examples import changed, new_case


def test_every_part_of_a_short_text_starts_one_of_its_ends() -> None:
    short = "foi-2026-0001\nparking permits"
    kept = letters_of("FOI-2026-0001", short).split(" ")
    for sign, word in (("#", "foi-2026-0001"), ("_", "parking"), ("_", "permits")):
        for first in range(len(word)):
            for last in range(first + 1, len(word) + 1):
                assert any(end.startswith(sign + word[first:last]) for end in kept)


def test_a_reference_that_the_database_reads_otherwise_is_found_as_other_texts_are() -> None:
    # Python makes the sign for kelvin a small k, PostgreSQL leaves it.
    assert letters_of("\u212a-1", "k-1\nbins").startswith("_-1 _1 _bins")
    assert letters_of("K--1", "k--1\nbins").startswith("_--1 _-1 _1 _bins")
    assert letters_of("K/1", "k/1\nbins").startswith("#-1 #1 #k-1 _bins")


def test_one_word_needs_no_look_at_the_cases_that_the_index_finds() -> None:
    assert wanted("Budget").is_exact
    assert not wanted("26-0001").is_exact
    assert not wanted("x" * (LONGEST_PART + 1)).is_exact


def test_a_case_that_is_handed_over_is_found_anew_without_its_words_being_entered(
    database: str,
) -> None:
    store = opened_in(database)
    case = store.create(new_case(text="How many bins?"))
    row = "SELECT xmin::text, ctid::text FROM foitui.words"
    before = store.connections.read(row)
    case = store.save(changed(case, to="Zo\u00eb Okapi"), case.version)
    assert store.connections.read(row) == before
    assert store.count(Filter(text="oka")) == store.count(Filter(text="zo\u00eb bins")) == 1
    case = store.save(changed(case, to="kim"), case.version)
    assert store.count(Filter(text="oka")) == 0
    assert store.count(Filter(text="ki")) == 1
    store.close()


def test_a_database_in_the_order_of_another_language_knows_which_cases_are_due(
    postgres_server: Server,
) -> None:
    # There a tilde stands before every digit, and so would "no due day" before every day.
    try:
        postgres_server.sql(
            "CREATE DATABASE other_order TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'"
        )
    except psycopg.errors.FeatureNotSupported:
        pytest.skip("this server was built without ICU")
    with psycopg.connect(postgres_server.address("other_order"), autocommit=True) as plain:
        make(plain)
    store = opened_in(postgres_server.address("other_order"))
    store.create(new_case(text="How many bins?"))
    assert store.connections.read("SELECT is_due FROM foitui.words") == [(True,)]
    store.close()
