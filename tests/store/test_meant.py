"""Which case is meant by what somebody types of its reference."""

from pathlib import Path

import pytest

from foitui.store.errors import Ambiguous, NotFound
from foitui.store.meant import reference_meant
from tests.store.examples import new_case, opened

SCHEME = "FOI-{year}-{number:04d}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A caseload of twelve cases, and one by a scheme in small letters."""
    with_capitals = opened(tmp_path / "cases", create=True)
    for _ in range(12):
        with_capitals.create(new_case())
    with_capitals.close()
    small = opened(tmp_path / "cases", scheme="foi-{year}-{number:04d}")
    small.create(new_case())
    small.close()
    return tmp_path / "cases"


def meant(folder: Path, words: str, year: int = 2026) -> str:
    """Return what is meant by words of this year."""
    store = opened(folder)
    try:
        return reference_meant(words, store, SCHEME, year)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("words", "reference"),
    [
        ("FOI-2026-0001", "FOI-2026-0001"),
        ("foi-2026-0001", "foi-2026-0001"),
        ("foi-2026-0012", "FOI-2026-0012"),
        (" foi-2026-0012 ", "FOI-2026-0012"),
        ("12", "FOI-2026-0012"),
        ("1", "FOI-2026-0001"),
        ("2026-0012", "FOI-2026-0012"),
        ("2026/12", "FOI-2026-0012"),
        ("FOI-2026-001", ""),
        ("foi-2026-0013", ""),
        ("13", ""),
        ("", ""),
        ("٣", ""),
        ("9" * 5000, ""),
    ],
)
def test_the_whole_a_number_or_a_start_that_only_one_has(
    folder: Path, words: str, reference: str
) -> None:
    if reference:
        assert meant(folder, words) == reference
    else:
        with pytest.raises((NotFound, Ambiguous)):
            meant(folder, words)


def test_a_number_is_one_of_this_year(folder: Path) -> None:
    with pytest.raises(NotFound, match="There is no case FOI-2025-0012;"):
        meant(folder, "12", 2025)
    assert meant(folder, "2026-12", 2025) == "FOI-2026-0012"


def test_what_may_be_several_is_told_with_them(folder: Path) -> None:
    with pytest.raises(Ambiguous) as both:
        meant(folder, "Foi-2026-0001")
    assert str(both.value) == (
        "Foi-2026-0001 may be FOI-2026-0001 or foi-2026-0001; write it as one of them."
    )
    with pytest.raises(Ambiguous) as many:
        meant(folder, "FOI-2026")
    assert str(many.value) == (
        "FOI-2026 may be FOI-2026-0001, FOI-2026-0002, FOI-2026-0003, FOI-2026-0004, "
        "FOI-2026-0005 or others; write more of it."
    )
