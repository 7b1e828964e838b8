"""A letter is split into what it asks for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.intake.items import LONGEST_ITEM, MOST_ITEMS, split_items
from tests.hostile import HOSTILE

SIX = "HMP A, HMP B, HMP C, HMP D, HMP E and HMP F"


def letter(body: str) -> str:
    return f"Dear Sir or Madam,\n\n{body}\n\nYours faithfully,\n\nA Requester\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [("1.", "2."), ("1)", "2)"), ("(1)", "(2)"), ("a)", "b)"), ("(a)", "(b)"), ("A.", "B."),
     ("i.", "ii."), ("(i)", "(ii)"), ("-", "-"), ("*", "*"), ("•", "•"), ("Q1.", "Q2."),
     ("1:", "2:")],
)  # fmt: skip
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_every_way_of_listing_makes_items(first: str, second: str, gap: str) -> None:
    body = f"Please send me:\n\n{first} the plan of the park;\n{gap}{second} its cost."
    assert split_items(letter(body)) == ("the plan of the park", "its cost.")


def test_an_introduction_stays_where_the_entry_needs_it() -> None:
    body = f"For each of {SIX}, please tell me:\n(a) how many incidents;\n(b) what was concluded."
    assert split_items(letter(body)) == (
        f"For each of {SIX}, please tell me: how many incidents",
        f"For each of {SIX}, please tell me: what was concluded.",
    )


def test_the_pattern_case_has_three_items_even_in_one_sentence() -> None:
    body = (
        f"Please tell me, for each of {SIX}, (a) how many incidents were reported, (b) what each\n"
        "report said, and (c) what each investigation concluded. Section 31(1)(a) does not apply."
    )
    items = split_items(letter(body))
    assert len(items) == 3
    assert all(SIX in item for item in items)
    assert "how many incidents were reported" in items[0]
    assert "what each report said" in items[1]
    assert "what each investigation concluded" in items[2]


def test_a_list_of_prisons_is_whom_the_questions_are_about() -> None:
    body = (
        "For each of the following prisons:\n\n- HMP A\n- HMP B\n- HMP C\n\n"
        "please tell me:\n\n(a) how many incidents;\n(b) what each report said."
    )
    items = split_items(letter(body))
    assert len(items) == 2
    assert all("HMP A; HMP B; HMP C" in item for item in items)


def test_a_list_within_an_entry_stays_in_it() -> None:
    body = "Please send me:\n1. the rules on\n   a. walking\n   b. riding\n2. the cost"
    assert split_items(letter(body)) == ("the rules on\na. walking\nb. riding", "the cost")


def test_broken_lines_and_paragraphs_of_an_entry_stay_together() -> None:
    body = "I request\n\n1. the plan of\nthe park\n\nas it was in 2020;\n\n2. its cost"
    assert split_items(letter(body)) == ("the plan of the park as it was in 2020", "its cost")


def test_a_question_after_the_list_is_an_item_and_a_courtesy_is_not() -> None:
    body = (
        "Please send me:\n1. the plan\n2. the cost\n\nPlease also send me the map.\n\n"
        "Please acknowledge receipt. I look forward to your reply within 20 working days."
    )
    assert split_items(letter(body)) == ("the plan", "the cost", "Please also send me the map.")


def test_a_letter_without_a_list_is_one_item_of_what_it_asks() -> None:
    body = "I walk in the park.\n\nPlease send me the plan of the park.\n\nI like the ducks."
    assert split_items(letter(body)) == ("Please send me the plan of the park.",)


def test_an_ask_with_a_courtesy_in_it_is_kept_whole() -> None:
    body = "Please send me the plan. If you do not hold it, please say who does."
    assert split_items(letter(body)) == (body,)


def test_a_letter_that_does_not_seem_to_ask_is_one_item() -> None:
    assert split_items(letter("The ducks in the park.")) == ("The ducks in the park.",)


def test_a_postscript_is_read() -> None:
    items = split_items(
        letter("Please send me:\n1. the plan\n2. the cost") + "\nPS please send the map"
    )
    assert items[-1] == "PS please send the map"


def test_a_year_at_the_beginning_of_a_line_numbers_nothing() -> None:
    body = "Please send me the plans of 2019 and\n20. I mean both\n21. of them"
    assert len(split_items(letter(body))) == 1


def test_a_very_long_list_is_joined_at_its_end() -> None:
    body = "Please send me:\n" + "\n".join(f"{n}. plan number {n}" for n in range(1, 100))
    items = split_items(letter(body))
    assert len(items) == MOST_ITEMS
    assert "plan number 99" in items[-1]


def test_an_endless_item_is_cut_and_says_so() -> None:
    (item,) = split_items(letter("Please send me " + "word " * 100_000))
    assert len(item) <= LONGEST_ITEM
    assert "the original is kept" in item


def test_no_words_no_items() -> None:
    assert split_items("\n \u200b\n") == ()


@given(st.lists(st.text(st.characters(categories=["L"]), min_size=1), min_size=2, max_size=30))
def test_no_word_of_a_list_is_lost(words: list[str]) -> None:
    body = "\n".join(f"{number}. the {word} plan" for number, word in enumerate(words, start=1))
    assert split_items(f"Please send me:\n{body}") == tuple(f"the {word} plan" for word in words)


@given(st.text() | st.text(st.sampled_from("1.a)-• \n?i(x")))
def test_whatever_has_a_word_has_an_item(text: str) -> None:
    items = split_items(text)
    assert len(items) <= MOST_ITEMS
    assert all(item.strip() for item in items)
    assert items or not re.search(r"[a-zA-Z]", text)


@pytest.mark.parametrize("s", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_are_cleaned_in_items(s: str) -> None:
    items = " ".join(split_items(f"Please send me {s}"))
    assert not {"\x1b", "\x9b", "\u202e", "\x00"} & set(items)
