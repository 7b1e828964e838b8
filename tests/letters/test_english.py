"""Dates, lists and cites as a British letter writes them."""

import datetime as dt

import pytest

from foitui.letters.english import british, cite, listed, named, spelled


def test_a_date_is_written_out_without_a_leading_zero() -> None:
    assert british(dt.date(2017, 4, 8)) == "8 April 2017"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_list_reads_as_a_sentence(words: list[str], said: str) -> None:
    assert listed(words) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([2], "item 2"),
        ([4, 2], "items 2 and 4"),
        ([1, 2, 3], "items 1 to 3"),
        ([1, 2, 3, 5, 7, 8], "items 1 to 3, 5, 7 and 8"),
    ],
)
def test_runs_of_items_are_drawn_together(numbers: list[int], said: str) -> None:
    assert named(numbers) == said


@pytest.mark.parametrize(
    ("short", "said"),
    [
        ("s31(1)(a)", "section 31(1)(a)"),
        ("s40(2)+(3A)(a)", "section 40(2) with section 40(3A)(a)"),
        ("s41(1)(a)+(b)", "section 41(1)(a) and (b)"),
        ("reg 12(5)(e)", "regulation 12(5)(e)"),
        ("reg 13(1)+(2A)(a)", "regulation 13(1) with regulation 13(2A)(a)"),
        ("something", "something"),
        ("", ""),
    ],
)
def test_a_cite_is_spelled_out(short: str, said: str) -> None:
    assert cite(short) == said


def test_cites_inside_a_phrase_are_spelled_out() -> None:
    assert spelled("a purpose in s31(2)") == "a purpose in section 31(2)"
