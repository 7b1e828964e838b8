"""The regime files: complete, consistent, and read the same however a cite is written."""

import datetime as dt
from collections import Counter
from typing import Any

import pytest

from foitui.law.provisions import (
    Provision,
    RegimeFault,
    UnknownCite,
    available,
    build,
    for_holder,
    limbs,
    need,
    provision,
    regime,
)

EVERY = [each for name in ("foia", "eir") for each in regime(name).provisions.values()]
EXEMPTIONS = [each for each in EVERY if not each.is_ncnd]

ABSOLUTE = """
s21(1) s23(1) s32(1)(a) s32(1)(b) s32(1)(c) s32(2)(a) s32(2)(b) s34(1) s37(1)(a) s37(1)(aa)
s37(1)(ab) s40(1) s40(2)+(3A)(a) s40(2)+(3A)(b) s41(1) s44(1)(a) s44(1)(b) s44(1)(c)
"""

PREJUDICE = """
s22A(1)(b)(i) s22A(1)(b)(ii) s22A(1)(b)(iii) s22A(1)(b)(iv) s26(1)(a) s26(1)(b) s27(1)(a)
s27(1)(b) s27(1)(c) s27(1)(d) s28(1) s29(1)(a) s29(1)(b) s31(1)(a) s31(1)(b) s31(1)(c) s31(1)(d)
s31(1)(e) s31(1)(f) s31(1)(g) s31(1)(h) s31(1)(i) s33(1)(a) s33(1)(b) s36(2)(a)(i) s36(2)(a)(ii)
s36(2)(a)(iii) s36(2)(b)(i) s36(2)(b)(ii) s36(2)(c) s38(1)(a) s38(1)(b) s43(2)
"""

FALLS_AWAY = {
    20: """s30(1)(a)(i) s30(1)(a)(ii) s30(1)(b) s30(1)(c) s32(1)(a) s32(1)(b) s32(1)(c) s32(2)(a)
        s32(2)(b) s33(1)(a) s33(1)(b) s35(1)(a) s35(1)(b) s35(1)(c) s35(1)(d) s36(2)(a)(i)
        s36(2)(a)(iii) s36(2)(b)(i) s36(2)(b)(ii) s36(2)(c) s37(1)(a) s37(1)(aa) s37(1)(ab)
        s37(1)(ac) s37(1)(ad) s42(1) s33(3) s36(3) s42(2)""",
    30: "s28(1) s36(2)(a)(ii) s43(1) s43(2) s28(3) s43(3)",
    60: "s37(1)(b)",
    100: """s31(1)(a) s31(1)(b) s31(1)(c) s31(1)(d) s31(1)(e) s31(1)(f) s31(1)(g) s31(1)(h)
        s31(1)(i) s31(3)""",
}

NCND = """
s22:s22(2) s22A:s22A(2) s23:s23(5) s24:s24(2) s26:s26(3) s27(1):s27(4)(a) s27(2):s27(4)(b)
s28:s28(3) s29:s29(2) s30:s30(3) s31:s31(3) s32:s32(3) s33:s33(3) s34:s34(2) s35:s35(3) s36:s36(3)
s37:s37(2) s38:s38(2) s39:s39(2) s40(1):s40(5A) s40(2)+(3A)(a):s40(5B)(a)(i)
s40(2)+(3A)(b):s40(5B)(a)(ii) s40(2)+(3B):s40(5B)(b) s40(2)+(4A)(a):s40(5B)(c)
s40(2)+(4A)(b):s40(5B)(d) s41:s41(2) s42:s42(2) s43(2):s43(3) s44:s44(2)
"""


def cites(chosen: list[Provision]) -> list[str]:
    return sorted(each.cite for each in chosen)


def foia(chosen: list[Provision]) -> list[Provision]:
    return [each for each in chosen if each.regime == "foia"]


def test_part_two_of_the_act_is_there_section_by_section_and_limb_by_limb() -> None:
    """Counts of exemptions by section, as in the law reference's table; ranges in it are split."""
    sections = Counter(each.section for each in foia(EXEMPTIONS))
    assert sections == {
        **{"s21": 1, "s22": 1, "s22A": 4, "s23": 1, "s24": 1, "s26": 2, "s27": 5, "s28": 1},
        **{"s29": 2, "s30": 8, "s31": 9, "s32": 5, "s33": 2, "s34": 1, "s35": 4, "s36": 6},
        **{"s37": 6, "s38": 2, "s39": 2, "s40": 6, "s41": 1, "s42": 1, "s43": 2, "s44": 3},
    }


def test_the_absolute_exemptions_are_those_of_section_two() -> None:
    absolute = [each for each in foia(EXEMPTIONS) if each.type == "absolute"]
    assert cites(absolute) == sorted(ABSOLUTE.split())
    assert not any(each.public_interest_test or each.pit_extension for each in absolute)


def test_the_prejudice_exemptions_are_those_that_speak_of_harm() -> None:
    found = [each for each in foia(EXEMPTIONS) if each.basis == "prejudice"]
    assert cites(found) == sorted(PREJUDICE.split())
    required = [each for each in foia(EXEMPTIONS) if each.basis == "required_for"]
    assert cites(required) == ["s24(1)", "s34(1)"]


def test_every_limb_falls_away_at_its_age_and_no_other_does() -> None:
    expected = {cite: years for years, some in FALLS_AWAY.items() for cite in some.split()}
    found = {each.cite: each.falls_away_years for each in EVERY if each.falls_away_years}
    assert found == expected


@pytest.mark.parametrize("pair", NCND.split())
def test_every_exemption_has_its_own_way_to_neither_confirm_nor_deny(pair: str) -> None:
    cite, ncnd = pair.split(":")
    exemptions = [each for each in limbs(cite) if not each.is_ncnd]
    assert {each.ncnd for each in exemptions} == {ncnd}
    assert provision(ncnd).is_ncnd


@pytest.mark.parametrize("cite", ["s21(1)", "s43(1)"])
def test_some_exemptions_leave_the_duty_to_confirm_in_place(cite: str) -> None:
    assert provision(cite).ncnd is None


@pytest.mark.parametrize("each", EVERY, ids=lambda each: each.cite)
def test_an_entry_has_words_sources_and_needs_that_exist(each: Provision) -> None:
    assert each.title
    assert each.interest
    assert each.statement
    assert each.sources[0].startswith("https://www.legislation.gov.uk/")
    assert each.is_ncnd <= (each.ncnd is None)
    assert each.ncnd is None or provision(each.ncnd).regime == each.regime
    for name in each.needs:
        assert need(name, each).ask.endswith(("?", ".", "how."))
    for section in each.excludes:
        assert limbs(section, each.regime)


@pytest.mark.parametrize("name", ["foia", "eir"])
def test_every_need_is_used_and_cites_the_law(name: str) -> None:
    rules = regime(name)
    used = {need_name for each in rules.provisions.values() for need_name in each.needs}
    assert used == set(rules.needs)
    for each in rules.needs.values():
        assert each.cite.startswith(rules.prefix)
        assert bool(each.options) == (each.kind == "choice")


@pytest.mark.parametrize("name", ["foia", "eir"])
def test_no_two_entries_answer_to_one_cite(name: str) -> None:
    rules = regime(name).provisions
    aliases = [alias for each in rules.values() for alias in each.aliases]
    assert len(aliases) == len(set(aliases))
    assert not set(aliases) & set(rules)


def test_limbs_on_public_functions_need_one_of_the_ten_purposes() -> None:
    for letter in "ghi":
        assert "purpose" in provision(f"s31(1)({letter})").needs
    options = need("purpose", provision("s31(1)(g)")).options
    assert [option.value for option in options] == list("abcdefghij")
    assert "purpose" not in provision("s31(1)(a)").needs


def test_section_36_needs_the_qualified_person_on_every_limb() -> None:
    for each in limbs("s36"):
        assert each.qualified_person
        assert {"qualified_person", "opinion_date", "opinion_basis"} <= set(each.needs)
    assert [each.section for each in EVERY if each.qualified_person] == ["s36"] * 7


@pytest.mark.parametrize("holder", ["commons", "lords"])
def test_section_36_is_absolute_in_the_houses_of_parliament(holder: Any) -> None:
    for each in limbs("s36"):
        held = for_holder(each, holder)
        assert held.type == "absolute"
        assert not held.public_interest_test
        assert not held.pit_extension
    assert for_holder(provision("s36(2)(c)"), None).type == "qualified"
    assert for_holder(provision("s43(2)"), holder).type == "qualified"


def test_a_class_exemption_is_stated_by_its_class_and_a_prejudice_one_by_its_interest() -> None:
    law_enforcement = provision("s31(1)(a)")
    assert law_enforcement.statement == "law enforcement: the prevention or detection of crime"
    assert provision("s35(1)(a)").statement == (
        "government policy: formulation or development of government policy"
    )


def test_own_personal_data_leads_to_subject_access_and_s39_to_the_regulations() -> None:
    assert provision("s40(1)").leads_to == "sar"
    assert provision("reg 5(3)").leads_to == "sar"
    assert {each.leads_to for each in limbs("s39") if not each.is_ncnd} == {"eir"}


def test_every_exception_of_reg_12_has_a_public_interest_test() -> None:
    exceptions = [each for each in limbs("reg 12") if each.cite.startswith("reg 12")]
    assert cites(exceptions) == sorted(
        [f"reg 12(4)({letter})" for letter in "abcde"]
        + [f"reg 12(5)({letter})" for letter in "abcdefg"]
        + ["reg 12(6)"]
    )
    assert all(each.public_interest_test for each in exceptions)
    assert not any(each.pit_extension for each in EVERY if each.regime == "eir")


def test_harm_is_tested_for_reg_12_5_and_its_denial_only() -> None:
    tested = [each.cite for each in EVERY if each.adverse_effect_test]
    assert tested == [f"reg 12(5)({letter})" for letter in "abcdefg"] + ["reg 12(6)"]


def test_four_exceptions_are_closed_to_information_on_emissions() -> None:
    blocked = [each.cite for each in EVERY if each.blocked_for_emissions]
    assert blocked == [f"reg 12(5)({letter})" for letter in "defg"]


def test_the_refusal_of_unfinished_material_says_who_finishes_it_and_when() -> None:
    needs = provision("reg 12(4)(d)").needs
    assert {"preparing", "finished_when"} <= set(needs)
    assert need("preparing", provision("reg 12(4)(d)")).cite == "reg 14(4)"


@pytest.mark.parametrize("cite", ["s31(1)(a)", "s22A(1)(b)(i)", "s21(1)", "reg 12(5)(e)"])
def test_lines_that_were_read_again_are_marked_as_checked(cite: str) -> None:
    assert provision(cite).checked


@pytest.mark.parametrize("cite", ["s31(1)(d)", "s22(1)", "s41(1)", "s44(1)(a)", "reg 12(5)(g)"])
def test_lines_that_were_not_read_again_are_marked_as_unchecked(cite: str) -> None:
    assert not provision(cite).checked


def test_a_section_gives_all_its_limbs() -> None:
    assert [each.cite for each in limbs("s31")] == [
        *(f"s31(1)({letter})" for letter in "abcdefghi"),
        "s31(3)",
    ]
    assert len(limbs("s31(1)")) == 9
    assert len(limbs("section 40(2)")) == 5
    assert len(limbs("s36(2)(b)")) == 2
    assert [each.cite for each in limbs("s31(1)(a)")] == ["s31(1)(a)"]
    assert [each.cite for each in limbs("12(5)", "eir")] == [
        f"reg 12(5)({letter})" for letter in "abcdefg"
    ]


def test_section_22_is_not_section_22a() -> None:
    assert cites(list(limbs("s22"))) == ["s22(1)", "s22(2)"]


@pytest.mark.parametrize(
    ("cite", "near"),
    [("s31(1)(z)", "s31(1)"), ("s40(2)(3Z)", "s40"), ("reg 12(5)(h)", "reg 12(5)")],
)
def test_an_unknown_cite_is_told_with_what_is_near(cite: str, near: str) -> None:
    with pytest.raises(UnknownCite) as refusal:
        provision(cite)
    assert refusal.value.near
    assert all(each.startswith(near) for each in refusal.value.near)
    assert "did you mean" in str(refusal.value)


def test_a_section_that_has_limbs_is_not_told_to_be_none() -> None:
    with pytest.raises(UnknownCite, match=r"^s31 has limbs; .* s31\(1\)\(a\)$"):
        provision("s31")


@pytest.mark.parametrize("cite", ["s99", "", "nonsense", "s31(1)(a", "s", "s3"])
def test_what_is_no_cite_at_all_is_told_too(cite: str) -> None:
    with pytest.raises(UnknownCite):
        limbs(cite)


@pytest.mark.parametrize(
    ("cite", "created", "on", "still"),
    [
        ("s42(1)", 2004, dt.date(2024, 12, 31), True),
        ("s42(1)", 2004, dt.date(2025, 1, 1), False),
        ("s43(2)", 1994, dt.date(2025, 1, 1), False),
        ("s43(2)", 1995, dt.date(2025, 12, 31), True),
        ("s31(1)(a)", 1930, dt.date(2026, 1, 1), True),
        ("s41(1)", 1900, dt.date(2026, 1, 1), True),
        ("s37(1)(a)", 1980, dt.date(2026, 1, 1), None),
        ("s37(1)(a)", 2010, dt.date(2026, 1, 1), True),
        ("s36(2)(c)", 1990, dt.date(2026, 1, 1), None),
        ("s42(1)", 1995, dt.date(2020, 1, 1), None),
    ],
)
def test_an_old_record_loses_its_exemption_on_new_years_day(
    cite: str, created: int, on: dt.date, still: bool | None
) -> None:
    assert available(provision(cite), created, on) is still


def document(**limb: Any) -> dict[str, Any]:
    entry = {"cite": "s99(1)", "title": "a limb", "interest": "something", **limb}
    section = {
        "cite": "s99",
        "title": "a section",
        "type": "qualified",
        "basis": "class",
        "sources": ["the Act"],
        "limb": [entry],
    }
    return {"regime": "foia", "name": "Act", "prefix": "s", "needs": {}, "section": [section]}


def test_a_small_document_makes_a_regime() -> None:
    assert build(document(), "x.toml").provisions["s99(1)"].public_interest_test


@pytest.mark.parametrize(
    ("limb", "says"),
    [
        ({"titel": "a slip"}, "titel"),
        ({"type": "relative"}, "relative"),
        ({"checked": "no"}, "checked"),
        ({"ncnd": "s99(2)"}, "s99"),
        ({"needs": ["nothing"]}, "nothing"),
        ({"sources": []}, "sources"),
    ],
)
def test_a_fault_in_an_entry_is_told_by_file_and_cite(limb: dict[str, Any], says: str) -> None:
    with pytest.raises(RegimeFault, match=says) as fault:
        build(document(**limb), "x.toml")
    assert (fault.value.file, fault.value.key) == ("x.toml", "s99(1)")


def test_an_unknown_key_of_a_file_is_told() -> None:
    with pytest.raises(RegimeFault, match="no such key"):
        build({**document(), "exemption": []}, "x.toml")


def test_a_fault_in_a_need_is_told() -> None:
    with pytest.raises(RegimeFault, match=r"needs\.place"):
        build({**document(), "needs": {"place": {"ask": "Where?"}}}, "x.toml")


def test_a_cite_defined_twice_is_told() -> None:
    twice = document()
    twice["section"].append(twice["section"][0])
    with pytest.raises(RegimeFault, match="twice"):
        build(twice, "x.toml")
