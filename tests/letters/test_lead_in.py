"""What items begin with alike is found, and never a word of theirs is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.letters.lead_in import lead_in

SHARED = "For each of the six prisons, and for each year since 2014, please tell me:"


def test_items_share_what_ends_in_a_colon() -> None:
    shared, rest = lead_in([f"{SHARED} how many reports there were", f"{SHARED} how they ended."])
    assert shared == SHARED
    assert rest == ("how many reports there were", "how they ended.")


def test_a_long_clause_before_a_comma_will_do() -> None:
    clause = "For every school in the county that was inspected,"
    assert lead_in([f"{clause} the date", f"{clause} the result"]) == (
        clause,
        ("the date", "the result"),
    )


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [f"{SHARED} how many"],
        ["In 2016, how many", "In 2016, who"],
        ["Please send me all of this:", "Please send me all of this: the map"],
        [f"{SHARED} how many\nor few", f"{SHARED} who"],
        ["The number of fires in the county in each year", "The number of floods in the county"],
        ["", ""],
    ],
)
def test_where_items_do_not_begin_alike_they_stay_whole(texts: list[str]) -> None:
    assert lead_in(texts) == ("", tuple(texts))


words = st.text("ab:,; ", max_size=30)


@given(words, st.lists(words, max_size=4))
def test_no_word_is_lost(start: str, ends: list[str]) -> None:
    texts = [f"{SHARED}{start}{end}" for end in ends]
    shared, rest = lead_in(texts)
    whole = [f"{shared} {each}".split() for each in rest]
    assert whole == [text.split() for text in texts]
