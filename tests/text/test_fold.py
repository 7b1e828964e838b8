"""Lines that are folded to the width of a terminal."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foitui.text.fold import fold, folded, width_of


@pytest.mark.parametrize(
    ("line", "width", "rows"),
    [
        ("Short.", 40, ["Short."]),
        ("Words that go on and on", 12, ["Words that", "  go on and", "  on"]),
        ("12. how many there were", 12, ["12. how many", "    there", "    were"]),
        ("- one two three four", 10, ["- one two", "  three", "  four"]),
        ("  label of it: x y z", 14, ["  label of it:", "    x y z"]),
        (
            "received  a b c d e f g h i j k l m n",
            30,
            ["received  a b c d e f g h i j", "          k l m n"],
        ),
        (
            "  1  2026-03-02 12:00  officer1  Received the request",
            40,
            ["  1  2026-03-02 12:00  officer1", "     Received the request"],
        ),
        (
            "  1  2026-03-02 12:00  officer1  Received the request of a requester",
            60,
            ["  1  2026-03-02 12:00  officer1  Received the request of a", " " * 33 + "requester"],
        ),
        (
            "Mon 30 Nov 2026    -  St Andrew's Day (Scotland)",
            40,
            ["Mon 30 Nov 2026    -  St Andrew's Day", " " * 22 + "(Scotland)"],
        ),
        ("x" * 25, 10, ["x" * 10, "  " + "x" * 8, "  " + "x" * 7]),
        ("東京都 東京都", 8, ["東京都", "  東京都"]),
    ],
)
def test_a_line_is_folded_at_blanks_and_continued_under_its_words(
    line: str, width: int, rows: list[str]
) -> None:
    assert fold(line, width) == rows


WORDS = st.text(st.sampled_from("ab1.-  \tüé東\u0301"), max_size=80)


@given(WORDS, st.integers(10, 60))
@example("a" * 9 + "  " + "東" * 9, 10)
def test_no_row_is_too_wide_and_nothing_but_blanks_is_lost(line: str, width: int) -> None:
    rows = fold(line, width)
    assert all(width_of(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(line.split())


def test_each_line_is_folded_for_itself() -> None:
    assert folded("one two\n\nthree four", 7) == "one two\n\nthree\n  four"
