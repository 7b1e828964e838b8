"""The signals against labelled requests: loose floors on the half that was tuned on.

The other half gives the figure that counts; `python -m benchmarks.signals` prints both.
"""

from foitui.case.words import Route
from tests.law.labelled import load, score, section


def test_the_labelled_requests_are_many_and_no_text_stands_in_both_halves() -> None:
    tuning, final = load("tuning"), load("final")
    assert min(len(tuning), len(final)) >= 80
    assert not {each.text for each in tuning} & {each.text for each in final}


def test_every_label_is_a_route_and_names_sections() -> None:
    for each in (*load("tuning"), *load("final")):
        assert each.route in {*Route, "mixed"}
        assert all(section(cite) == cite for cite in each.provisions | each.may)


def test_sections_are_told_from_cites() -> None:
    cites = {
        "s22A(1)(b)(i)": "s22A",
        "s40(2)+(3A)(a)": "s40",
        "reg 12(5)(e)": "reg 12(5)(e)",
        "reg 13(1)+(2A)(a)": "reg 13",
        "reg 6(1)(b)": "reg 6(1)(b)",
    }
    assert {cite: section(cite) for cite in cites} == cites


def test_routes_and_sections_stay_above_loose_floors_on_the_tuning_half() -> None:
    got = score(load("tuning"))
    assert got.routes_right >= 0.9 * got.requests
    assert got.found >= 0.7 * got.wanted
    assert got.false_alarms <= 0.25 * got.requests
