"""The pictures of the documentation are there, and fetch nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from benchmarks.pictures import page
from benchmarks.shots import MAIN, MORE, VARIANTS

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"!\[[^]]*\]\(([^)]+)\)")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_of_a_page_is_there(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / link).is_file(), link


@pytest.mark.parametrize(
    "picture", sorted((ROOT / "docs/pictures").glob("*.svg")), ids=lambda picture: picture.name
)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    text = picture.read_text("utf-8")
    assert "@font-face" not in text
    assert not re.search(r"(url|src|href)\s*[=(:]\s*[\"']?https?:", text)


def test_the_page_of_screens_shows_every_picture_and_no_other() -> None:
    shown = {*MAIN, *MORE, *VARIANTS}
    there = {picture.stem for picture in (ROOT / "docs/pictures").glob("*.svg")}
    assert there == {shot.name for shot in shown}
    assert (ROOT / "docs/screens.md").read_text("utf-8") == page()
