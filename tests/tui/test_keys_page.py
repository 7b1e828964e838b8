"""The page on keys is the table of actions."""

from pathlib import Path

from foitui.tui import keys_page

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_on_keys_is_current() -> None:
    assert PAGE.read_text("utf-8") == keys_page.page()
