"""The language of the data file: what each way of writing finds, and what it refuses."""

import pytest

from foitui.law.signals.phrases import Language, PhraseFault, end_of
from foitui.law.signals.rules import compile_file
from foitui.law.signals.words import words_of

GROUPS = {"paper": ("file(s)", "case note(s)")}


def found(phrase: str, text: str) -> list[str]:
    """Return the words that a phrase matches, from each place where it can begin."""
    words = words_of(text)
    runs = (
        (at, end_of(each, words, at))
        for each in Language(GROUPS).compiled(phrase)
        for at in range(len(words.words))
    )
    return [text[words.starts[at] : words.ends[end - 1]] for at, end in runs if end]


@pytest.mark.parametrize(
    ("phrase", "text", "words"),
    [
        ("contract price(s)", "The contract prices.", ["contract prices"]),
        ("contract price(s)", "Contract\n  PRICE", ["Contract\n  PRICE"]),
        ("organi(s|z)ation", "an organization", ["organization"]),
        ("policy|policies", "policies", ["policies"]),
        ("email(s)", "all e-mails", ["e-mails"]),
        ("fly-tipping|flytipping", "fly tipping", ["fly tipping"]),
        ("fly tipping", "fly-tipping", ["fly-tipping"]),
        ("copy of? {paper}", "copy file, copy of case notes", ["copy file", "copy of case notes"]),
        ("since #", "since 2010 or since then", ["since 2010"]),
        ("all <2> emails", "all of the emails", ["all of the emails"]),
        ("all <1> emails", "all of the emails", []),
        ("prison NEAR/3 drone(s)", "drones over a prison", ["drones over a prison"]),
        ("prison NEAR/3 drone(s)", "prison drone", ["prison drone"]),
        ("council tree", "the council\u2019s tree", ["council\u2019s tree"]),
        ("wasnt collected", "wasn't collected", ["wasn't collected"]),
    ],
)
def test_a_phrase_finds_what_it_is_written_for(phrase: str, text: str, words: list[str]) -> None:
    assert found(phrase, text) == words


@pytest.mark.parametrize(
    "text", ["one. Two", "one? Two", "one\n\ntwo", "one\n- two", "one\n(b) two", "one;\ntwo"]
)
def test_no_phrase_reaches_across_the_end_of_a_sentence_or_list_entry(text: str) -> None:
    assert found("one <3> two", text.lower()) == []


@pytest.mark.parametrize("text", ["one\ntwo", "one, two", "one Mr. two", "one (two)", "one: two"])
def test_a_line_break_or_a_short_form_ends_no_sentence(text: str) -> None:
    assert len(found("one <1> two", text)) == 1


@pytest.mark.parametrize(
    "phrase", ["of? file", "# file", "<3> file", "file <3>", "a NEAR/2 b NEAR/2 c"]
)
def test_a_phrase_that_could_begin_or_end_anywhere_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseFault):
        Language(GROUPS).compiled(phrase)


def test_a_context_that_is_not_defined_is_refused() -> None:
    rule = {"id": "a", "row": 1, "why": "", "caution": "", "says": ["b"], "near": ["@none"]}
    file = {"groups": {}, "contexts": {}, "everywhere": {}, "procedure": {}, "signal": [rule]}
    with pytest.raises(KeyError, match="@none"):
        compile_file(file)
