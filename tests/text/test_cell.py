"""A spreadsheet shows a stranger's text and never runs it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.text.cell import csv_cell
from tests.hostile import HOSTILE

STARTS = "=+-@\uff1d\uff0b\uff0d\uff20\ufe62\u2212"  # then full-width and other look-alikes


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("space", ["", " ", "\t", "\r", "\n", "\u3000", "\ufeff", "\u00a0"])
def test_a_formula_gets_an_apostrophe(start: str, space: str) -> None:
    assert csv_cell(f"{space}{start}1+1").startswith("'")


@pytest.mark.parametrize("s", ["FOI-2026-0001", "a = b", "5 - 3", "", "'=1", "12"])
def test_plain_text_stays_as_it_is(s: str) -> None:
    assert csv_cell(s) == s


@given(st.text() | st.sampled_from(list(HOSTILE.values())))
def test_a_cell_written_twice_is_the_same_cell(s: str) -> None:
    once = csv_cell(s)
    assert csv_cell(once) == once
    assert once.lstrip()[:1] not in {"=", "+", "-", "@"}
