"""Wrapping: no word is lost, no row is too wide."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from foitui.tui.wrap import wrap


def rows(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two", 20, ["one two"]),
        ("one\n\ntwo", 10, ["one", "", "two"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("ab cdefghij", 4, ["ab", "cdef", "ghij"]),
        ("東京都 は", 4, ["東京", "都", "は"]),
        ("  indented", 20, ["  indented"]),
    ],
)
def test_examples(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@given(st.text(alphabet="ab é東\n", max_size=200), st.integers(2, 30))
def test_nothing_but_blanks_and_breaks_is_left_out(text: str, width: int) -> None:
    done = 0
    for start, end in wrap(text, width):
        assert text[done:start] in {"", " ", "\n"}
        assert cell_len(text[start:end]) <= width
        assert "\n" not in text[start:end]
        done = end
    assert done == len(text)
