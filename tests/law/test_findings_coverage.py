"""The page of all findings is the one that the data makes."""

from pathlib import Path

from foitui.law.findings.coverage import page

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"


def test_the_page_is_made_from_the_data() -> None:
    assert PAGE.read_text("utf-8") == page(), (
        "python -m foitui.law.findings.coverage > docs/findings.md"
    )


def test_no_line_is_without_a_finding_on_the_page() -> None:
    assert "|  |" not in page()
