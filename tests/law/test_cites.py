"""However an officer writes a provision, it is one provision."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.law.cites import canonical, regime_of
from foitui.law.provisions import UnknownCite, provision, regime


@pytest.mark.parametrize(
    "written",
    [
        *("31(1)(a)", "s31(1)(a)", "s.31(1)(a)", "S 31 (1) (A)", "section 31(1)(a)"),
        *("Section31(1)(a)", "sec. 31(1)(a)", " s31(1)(a) "),
    ],
)
def test_a_section_is_read_however_it_is_written(written: str) -> None:
    assert canonical(written) == "s31(1)(a)"


@pytest.mark.parametrize(
    "written",
    [
        *("reg 12(5)(e)", "regulation 12(5)(e)", "reg.12(5)(e)", "Reg12(5)(E)", "r 12(5)(e)"),
        *("regs 12(5)(e)", "12(5)(e)"),
    ],
)
def test_a_regulation_is_read_however_it_is_written(written: str) -> None:
    assert canonical(written, "eir") == "reg 12(5)(e)"


@pytest.mark.parametrize(
    ("written", "cite"),
    [
        ("22a(1)(b)(iii)", "s22A(1)(b)(iii)"),
        ("s40(2)+(3a)(a)", "s40(2)+(3A)(a)"),
        ("section 40(5b)(a)(i)", "s40(5B)(a)(i)"),
        ("S37(1)(AA)", "s37(1)(aa)"),
    ],
)
def test_letters_take_the_case_that_the_act_gives_them(written: str, cite: str) -> None:
    assert canonical(written) == cite


def test_the_first_word_decides_over_the_regime_that_was_given() -> None:
    assert regime_of("s31", "eir") == "foia"
    assert regime_of("regulation 12", "foia") == "eir"
    assert regime_of("12(5)", "eir") == "eir"
    assert canonical("s31(1)(a)", "eir") == "s31(1)(a)"


@pytest.mark.parametrize(
    ("written", "cite"),
    [
        ("s40(2)", "s40(2)+(3A)(a)"),
        ("40(3A)(a)", "s40(2)+(3A)(a)"),
        ("s41(1)(a)+(b)", "s41(1)"),
        ("s30(2)(a)(i)+(b)", "s30(2)(a)(i)"),
        ("s33(1)(a)+(2)", "s33(1)(a)"),
        ("reg 13(1)", "reg 13(1)+(2A)(a)"),
        ("reg 12(3)", "reg 13(1)+(2A)(a)"),
    ],
)
def test_the_way_officers_shorten_a_cite_is_understood(written: str, cite: str) -> None:
    assert provision(written).cite == cite


@pytest.mark.parametrize("name", ["foia", "eir"])
def test_every_cite_of_a_file_is_canonical(name: str) -> None:
    for each in regime(name).provisions.values():
        assert [canonical(cite, name) for cite in (each.cite, *each.aliases)] == [
            each.cite,
            *each.aliases,
        ]


@given(st.text(max_size=30))
def test_whatever_is_written_is_a_provision_or_told_as_unknown(text: str) -> None:
    with suppress(UnknownCite):
        assert provision(text).cite
