"""Strangers' text comes out as text."""

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.text.clean import clean_block, clean_line
from tests.hostile import HOSTILE

ANYTHING = st.text(st.characters(exclude_categories=()))
NASTY = st.text(
    st.sampled_from("ab \n\r\t\x00\x1b\x7f\x85\x9b\u0301\u200b\u2028\u202e\ud800\ufe0f\ufeff\ufffe")
)
LIMITS = st.none() | st.integers(0, 200)


BIDI = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def harmless(s: str) -> bool:
    return not any(
        unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}
        or unicodedata.bidirectional(c) in BIDI
        or c in "\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
        for c in s.replace("\n", "")
    )


def words(s: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", s)


@given(ANYTHING | NASTY, LIMITS)
def test_cleaning_twice_is_cleaning_once(s: str, limit: int | None) -> None:
    for clean in (clean_block, clean_line):
        once = clean(s, limit)
        assert clean(once, limit) == once


@given(ANYTHING | NASTY, LIMITS)
def test_no_control_is_left_and_no_limit_is_passed(s: str, limit: int | None) -> None:
    for clean in (clean_block, clean_line):
        cleaned = clean(s, limit)
        assert harmless(cleaned)
        assert limit is None or len(cleaned) <= limit
    assert "\n" not in clean_line(s)


@given(ANYTHING | NASTY)
def test_no_word_is_lost(s: str) -> None:
    cleaned = clean_line(s)
    assert [word for word in words(s) if word not in cleaned] == []


@pytest.mark.parametrize("s", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_harmless_and_whole(s: str) -> None:
    for cleaned in (clean_block(s), clean_line(s)):
        assert harmless(cleaned)
        assert [word for word in words(s) if word not in cleaned] == []


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\x1b]0;t\x07", "␛]0;t␇"),
        ("\x00\x7f\x9b", "␀␡\ufffd"),
        ("\u202egpj\u202c \u2067x\u2069", "<RLO>gpj<PDF> <RLI>x<PDI>"),
        ("se\u200bcr\u200det\ufeff", "secret"),
        ("a\tb", "a    b"),
        ("z" + "\u0301" * 9 + "!", "z" + "\u0301" * 4 + "!"),
        ("\udc80\uffff", "\ufffd\ufffd"),
        ("[bold]{{ 7*7 }}[/]", "[bold]{{ 7*7 }}[/]"),
        ("Llanfair \u2013 £5 “café” नमस्ते עברית", "Llanfair \u2013 £5 “café” नमस्ते עברית"),
    ],
)
def test_each_kind_becomes_what_it_says(dirty: str, cleaned: str) -> None:
    assert clean_block(dirty) == cleaned


def test_a_line_has_spaces_for_breaks() -> None:
    assert clean_line("one\r\ntwo\nthree") == "one two three"


def test_every_character_that_is_not_ascii_is_treated_as_one_that_is_alone() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert harmless(clean_block(everything))
    assert all(harmless(clean_block(f"é{c}")) for c in everything[:0x3000])


def test_a_cut_says_how_much_is_missing() -> None:
    cut = clean_block("w" * 2_000_000, limit=1000)
    assert len(cut) <= 1000
    kept = cut.count("w")
    assert cut.endswith(f"\n... cut: {2_000_000 - kept:,} more characters; the original is kept")


def test_a_short_limit_ends_with_an_ellipsis() -> None:
    assert clean_line("a subject that is long", limit=10) == "a subject…"


@pytest.mark.parametrize("letters", ["hello world ", "“hello” world ", "привет мир ", "a\x1b"])
def test_two_megabytes_are_cleaned_in_a_blink(letters: str) -> None:
    s = letters * (2_000_000 // len(letters))
    fastest = min(_seconds(s) for _ in range(5))
    assert fastest < 0.3  # a third of it on an idle machine


def _seconds(s: str) -> float:
    start = time.perf_counter()
    clean_block(s, limit=100_000)
    return time.perf_counter() - start
