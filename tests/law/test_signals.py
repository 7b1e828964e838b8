"""Signals: every row by example, the words they match, the route, and hostile text."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.case.words import Route
from foitui.law.provisions import UnknownCite, provision
from foitui.law.signals import Signals, item_signals, signals
from foitui.law.signals.examining import EXAMINED
from foitui.law.signals.matching import examine
from foitui.law.signals.rules import lexicon
from tests.hostile import HOSTILE
from tests.law.signal_examples import EXAMPLES, Example

ROWS_OF_THE_LIST = range(1, 61)
NEVER_FROM_WORDING = {55}


def heard(text: str) -> set[str]:
    """Return every rule that speaks, whatever route then leaves out."""
    return {each.rule.id for each in examine(text, lexicon()).heard}


def cites(found: Signals) -> list[str]:
    return [each.cite for each in found.provisions]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.row}-{each.id}")
def test_a_row_speaks_on_its_wording(example: Example) -> None:
    assert example.id in heard(example.speaks)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: f"{each.row}-{each.id}")
def test_a_row_is_silent_where_the_words_mean_something_else(example: Example) -> None:
    assert example.id not in heard(example.silent)


def test_every_row_of_the_list_is_in_the_file_and_has_an_example() -> None:
    assert {rule.row for rule in lexicon().rules} == set(ROWS_OF_THE_LIST)
    shown = {each.row for each in EXAMPLES}
    assert shown == set(ROWS_OF_THE_LIST) - NEVER_FROM_WORDING


def test_abuse_and_many_requests_set_nothing_off_by_wording_alone() -> None:
    text = "You liars! This is my fortieth request and I will never stop. What did the flag cost?"
    found = signals(text)
    assert (found.route, found.routes, found.provisions) == (Route.FOIA, (), ())


def test_every_cite_is_a_provision_or_a_rule_of_procedure() -> None:
    rules = lexicon()
    for rule in rules.rules:
        for cite in (*rule.provisions, *rule.eir):
            if cite in rules.procedure:
                continue
            try:
                assert provision(cite).cite == cite
            except UnknownCite as error:
                raise AssertionError(f"{rule.id}: {error}") from error


def test_every_rule_explains_itself_and_warns() -> None:
    rules = lexicon().rules
    assert len({rule.id for rule in rules}) == len(rules)
    for rule in rules:
        assert rule.why.endswith(".")
        assert rule.caution.endswith((".", ")"))
        assert (rule.route is None) == (rule.weight == 0)


def test_the_matched_words_are_given_with_their_place() -> None:
    text = "Please send Counsel's  opinion\non the sale."
    (found,) = signals(text).provisions
    (span,) = found.matched
    assert found.cite == "s42(1)"
    assert span.words == "Counsel's  opinion"
    assert text[span.start : span.end] == span.words


def test_own_data_with_a_general_question_needs_two_routes() -> None:
    found = signals("Please send my medical records. How many patients were treated in 2024?")
    assert found.route is None
    assert {each.route for each in found.routes} == {Route.SAR}
    assert cites(found) == ["s40(1)"]


def test_own_data_is_exempt_under_the_act_only_where_the_act_is_named() -> None:
    assert cites(signals("Please send me my personnel file.")) == []
    assert cites(signals("Under freedom of information, my personnel file.")) == ["s40(1)"]


def test_an_environmental_request_is_given_exceptions_and_no_exemptions() -> None:
    found = signals("Please send the legal advice about the felling of the trees in the wood.")
    assert found.route is Route.EIR
    assert cites(found) == ["reg 12(5)(b)"]


def test_many_other_asks_outweigh_one_about_the_environment() -> None:
    text = "How many staff are there?\n\n" * 3 + "How much did the tree cost?"
    assert signals(text).route is Route.FOIA


def test_a_fault_reported_in_the_name_of_the_act_is_still_a_service_request() -> None:
    text = "My bin wasn't emptied. They told me to put in a freedom of information."
    found = signals(text)
    assert (found.route, found.provisions) == (Route.BUSINESS_AS_USUAL, ())


@pytest.mark.parametrize("text", ["", " \n", "?!", "Thanks"])
def test_where_nothing_is_asked_no_route_is_suggested(text: str) -> None:
    assert signals(text) == Signals(route=None)


def test_an_item_that_leans_on_the_others_goes_their_way() -> None:
    found = item_signals(("The survey of the trees in the park.", "The cost of each."))
    assert [each.route for each in found] == [Route.EIR, Route.EIR]
    found = item_signals(("My medical records.", "How many beds are there in the whole hospital?"))
    assert [each.route for each in found] == [Route.SAR, Route.FOIA]


def test_a_disclaimer_under_the_letter_sets_nothing_off() -> None:
    text = (
        "How many chairs are there?\n\n"
        "This e-mail is confidential, may be privileged, and is for the intended recipient only."
    )
    assert signals(text) == Signals(route=Route.FOIA)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_neither_crashes_nor_lies_about_its_words(text: str) -> None:
    for each in (*signals(text).routes, *signals(text).provisions):
        assert all(text[span.start : span.end] == span.words for span in each.matched)


@pytest.mark.parametrize(
    "unit",
    ["a ", "my ", "x", "all ", " ", "\n", "'", "e-", "his her my ", "letter king ", "\n \n", ". "],
)
def test_two_megabytes_take_less_than_a_second_and_the_note_says_what_was_read(unit: str) -> None:
    text = (unit * 2_000_000)[:2_000_000]
    lexicon()
    start = time.process_time()
    found = signals(text)
    assert time.process_time() - start < 1
    assert f"{EXAMINED:,}" in found.note


WORDS = st.sampled_from(
    sorted({word for each in EXAMPLES for word in re.findall(r"\S+", each.speaks)})
)


@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300))
def test_spans_lie_within_the_text_and_hold_its_words(text: str) -> None:
    found = signals(text)
    for each in (*found.routes, *found.provisions):
        for span in each.matched:
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end] == span.words


@given(
    st.sampled_from([each for each in EXAMPLES if each.id != "no-real-name"]),
    st.text(alphabet="qzxj \n", max_size=200),
    st.text(alphabet="qzxj \n", max_size=200),
)
def test_text_that_means_nothing_never_loses_a_match(
    example: Example, before: str, after: str
) -> None:
    assert example.id in heard(f"{before}\n\n{example.speaks}\n\n{after}")
