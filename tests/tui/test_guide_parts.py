"""The parts of the guide that know no screen."""

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.law.guide import claimable, open_questions
from foitui.letters.gaps import Gap
from foitui.tui.distinct import distinct
from foitui.tui.drafts import Drafts
from foitui.tui.finding import found
from foitui.tui.flow import flowed, hung, joined
from foitui.tui.gaps import place_of, spans
from foitui.tui.spotting import places
from foitui.tui.walk import Walk
from tests.tui.casework import ITEMS, answered, pattern_case

# ---- finding provisions


@pytest.mark.parametrize(
    ("words", "first", "count"),
    [
        ("31f", "s31(1)(f)", 1),
        ("s31(1)(a)", "s31(1)(a)", None),
        ("31", "s31(1)(a)", None),
        ("section 43", "s43(1)", None),
        ("40(2)", "s40(2)+(3A)(a)", None),
        ("prison", "s31(1)(f)", None),
        ("commercial INTERESTS", "s43(2)", None),
    ],
)
def test_a_few_keys_find_a_provision(words: str, first: str, count: int | None) -> None:
    asked = open_questions(answered(pattern_case(), "provisions"))[0]
    hits = [rule.cite for rule in found(claimable(asked.question), words)]
    assert first in hits
    assert count is None or len(hits) == count


def test_no_words_find_everything_and_nonsense_nothing() -> None:
    rules = claimable(open_questions(answered(pattern_case(), "provisions"))[0].question)
    assert found(rules, " ") == rules
    assert found(rules, "zzz") == ()
    assert found(rules, "99") == ()


# ---- drafts


def test_a_draft_is_for_its_place_and_goes_when_it_is_given(tmp_path: Path) -> None:
    drafts = Drafts(pattern_case(), tmp_path / "drafts")
    assert drafts.get("here") == ""
    drafts.put("here", "words")
    drafts.put("there", "others")
    drafts.drop("here")
    assert (drafts.get("here"), drafts.get("there")) == ("", "others")
    drafts.drop("there")
    assert list((tmp_path / "drafts").iterdir()) == []


def test_a_draft_is_readable_by_its_officer_alone(tmp_path: Path) -> None:
    Drafts(pattern_case(), tmp_path / "drafts").put("here", "words")
    (file,) = (tmp_path / "drafts").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_cases_of_the_same_reference_do_not_share_drafts(tmp_path: Path) -> None:
    Drafts(pattern_case(), tmp_path).put("here", "words")
    assert Drafts(pattern_case(text="another request"), tmp_path).get("here") == ""


def test_a_damaged_draft_file_is_as_none(tmp_path: Path) -> None:
    drafts = Drafts(pattern_case(), tmp_path)
    drafts.put("here", "words")
    (file,) = tmp_path.iterdir()
    file.write_bytes(b"\xff{")
    assert drafts.get("here") == ""
    drafts.put("here", "again")
    assert drafts.get("here") == "again"


# ---- flowing text


def test_lines_that_were_wrapped_flow_again() -> None:
    wrapped = (
        "I am writing about prisoners who use a social network while they serve\n"
        "their sentence, which the rules of every prison forbid.\n\nYours"
    )
    assert flowed(wrapped).split("\n") == [
        "I am writing about prisoners who use a social network while they serve "
        "their sentence, which the rules of every prison forbid.",
        "",
        "Yours",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1 Example Street\nExampleton\nEX1 1EX",
        "- a first point that is rather long, as such points often are\n- a second point",
        "short\nlines\nof a poem",
        "1. how many incidents were reported, and by whom they were reported\n2. what each said",
        "w" * 500 + "\nnext",
        "",
    ],
)
def test_lines_that_were_meant_stay(text: str) -> None:
    assert flowed(text) == text


def test_no_character_moves() -> None:
    text = pattern_case().request.text
    assert len(flowed(text)) == len(text)


POINTS = """i.   whether any business on the Riverside Trading Estate has been under
     covert surveillance, or the subject of a test purchase, since
     1 October 2025;

ii.  if so, which business.
1. A name
   An address"""


def test_a_point_that_its_sender_wrapped_is_one_line_and_marks_stay_at_their_words() -> None:
    words = "whether", "covert surveillance", "1 October", "if so", "An address"
    spans = [(POINTS.index(each), POINTS.index(each) + len(each)) for each in words]
    text, moved = joined(POINTS, spans)
    assert text.split("\n")[1:] == ["", "ii.  if so, which business.", "1. A name", "   An address"]
    assert "has been under covert surveillance" in text
    assert "purchase, since 1 October 2025;" in text
    assert tuple(text[start:end] for start, end in moved) == words


def test_the_rows_of_a_point_stand_below_its_words() -> None:
    text, _ = joined(POINTS, ())
    rows, insets = hung(text, 62)
    seen = [" " * inset + text[start:end] for (start, end), inset in zip(rows, insets, strict=True)]
    assert seen[:3] == [
        "i.   whether any business on the Riverside Trading Estate has",
        "     been under covert surveillance, or the subject of a test",
        "     purchase, since 1 October 2025;",
    ]
    assert max(map(len, seen)) <= 62


@given(st.text("ab 1.-*)\n", max_size=300), st.integers(1, 40))
def test_no_word_is_lost_where_points_hang_and_no_row_is_too_wide(text: str, width: int) -> None:
    text, _ = joined(text, ())
    rows, insets = hung(text, width)
    shown = "".join("".join(text[start:end].split()) for start, end in rows)
    assert shown == "".join(text.split())
    room = [end - start + inset for (start, end), inset in zip(rows, insets, strict=True)]
    assert max(room) <= width


# ---- items in little room and in the request


def test_what_items_share_is_left_out() -> None:
    lead = "For each of the six prisons, please tell me: "
    assert distinct({1: lead + "how many", 2: lead + "what for"}) == {
        1: "… how many",
        2: "… what for",
    }


def test_items_that_share_little_stay_whole() -> None:
    texts = {1: "how many there were", 2: "how much it cost"}
    assert distinct(texts) == texts
    assert distinct({1: "only one"}) == {1: "only one"}


def test_the_words_of_items_are_found_in_the_request() -> None:
    case = pattern_case()
    found = places(case, (1, 3))
    assert [case.request.text[start:end] for start, end in found] == [ITEMS[0], ITEMS[2]]


# ---- gaps


def test_a_gap_leads_to_the_question_that_fills_it() -> None:
    case = answered(pattern_case())
    assert place_of(Gap("claims.1.pit.reasons", "why"), case) == "balance_reasons@c2"
    assert place_of(Gap("items.1.held", "whether held"), case) == "held@1,2,3"
    assert place_of(Gap("settings.authority.name", "who"), case) == ""


def test_the_mark_of_a_gap_is_found_across_lines() -> None:
    gap = Gap("cost.hours", "the estimate in hours")
    text = "It takes [[ MISSING: the\nestimate in hours ]] to find."
    ((start, end),) = spans((gap,), text)
    assert text[start:end] == "[[ MISSING: the\nestimate in hours ]]"


# ---- walking


def test_a_walk_begins_at_the_first_open_question_or_where_it_is_told() -> None:
    case = answered(pattern_case(), "balance")
    asked = Walk(case).asked
    assert asked is not None
    assert asked.question.id == "balance"
    other = Walk(case, "held@1,2,3").asked
    assert other is not None
    assert other.question.id == "held"


def test_a_place_that_is_gone_is_as_none() -> None:
    asked = Walk(pattern_case(), "held@1").asked
    assert asked is not None
    assert asked.question.id == "route"


def test_going_on_from_an_answer_leads_to_the_next_question() -> None:
    walk = Walk(answered(pattern_case(), "balance"), "held@1,2,3")
    walk.skip()
    asked = walk.asked
    assert asked is not None
    assert asked.question.id == "exempt"


def test_a_walk_through_everything_and_back_meets_every_question() -> None:
    walk = Walk(answered(pattern_case()))
    assert walk.open == 0
    met = []
    while walk.back():
        assert walk.asked is not None
        met.append(walk.asked.place)
    assert met[::-1] == [asked.place for asked in walk.all]
