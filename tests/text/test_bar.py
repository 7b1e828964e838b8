"""Bars of characters."""

from foitui.text.bar import bar


def test_the_most_fills_the_width_and_the_rest_its_part() -> None:
    assert bar(10, 10, 4) == "████"
    assert bar(3, 8, 4) == "█▌"
    assert bar(20, 10, 4) == "████"


def test_what_is_not_nothing_is_seen() -> None:
    assert bar(1, 100_000, 10) == "▌"
    assert bar(1, 100_000, 10, blocks=False) == "#"
    assert bar(0, 10, 4) == bar(3, 0, 4) == bar(3, 3, 0) == ""


def test_in_ascii_it_is_ascii() -> None:
    assert bar(5, 10, 8, blocks=False) == "####"
