"""What is found by words in PostgreSQL is one question to one index, for rare and common words."""

from foitui.store.postgres.words import LONGEST_PART, ends, wanted


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
