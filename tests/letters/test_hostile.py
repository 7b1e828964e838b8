"""Hostile text in every field of a case: its words are kept, and nothing of it acts."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle

import msgspec
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from foitui.case.challenge import ItemReview, LateClaim
from foitui.case.records import PublicInterestTest
from foitui.case.words import ReviewResult
from foitui.letters.blocks import Table
from foitui.letters.letter import Letter
from foitui.letters.notice import notice
from foitui.letters.reply import as_markdown, as_text, reply
from foitui.text.clean import clean_line
from tests.hostile import HOSTILE
from tests.letters.cases import MINISTRY, ON, case, foia, hostile
from tests.letters.notices import reviewed
from tests.letters.words import words_of

OURS = {
    *("heading", "paragraph", "bullet_list", "ordered_list", "list_item", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
"""The only structure that a letter has; a link, an image, code or HTML would be somebody else's."""


ENOUGH = 4_000
"""Characters in each of the fields of a case; one test below writes a text that is far longer."""


def _reader() -> MarkdownIt:
    """A reader with everything switched on that another program might have."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


@cache
def _letter(text: str) -> Letter:
    return reply(hostile(text[:ENOUGH]), MINISTRY, ON)


def _words(text: str) -> str:
    return " ".join(text.split())


def _tables(letter: Letter) -> int:
    return sum(isinstance(block, Table) for block in letter.blocks)


def _read(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        for child in token.children or ():
            assert child.type in {"text", "hardbreak", "softbreak"}, child.type
            yield child.content or " "
        yield " "


@pytest.mark.parametrize("name", HOSTILE)
def test_a_markdown_reader_sees_the_words_and_no_markup_of_theirs(name: str) -> None:
    letter = _letter(HOSTILE[name])
    tokens = _reader().parse(as_markdown(letter))
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens} <= OURS | {"inline"}
    assert sum(token.type == "table_open" for token in tokens) == _tables(letter)
    assert _words("".join(_read(tokens))) == words_of(letter.blocks)


@pytest.mark.parametrize("name", HOSTILE)
def test_neither_form_holds_a_control(name: str) -> None:
    letter = _letter(HOSTILE[name])
    for said in (as_text(letter), as_markdown(letter), letter.subject, letter.to):
        odd = {char for char in set(said) if char != "\n" and not char.isprintable()}
        assert odd <= {"\u00a0", "\u3000"}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_word_of_it_is_lost(name: str) -> None:
    wanted = _words(clean_line(HOSTILE[name][:ENOUGH]))
    letter = _letter(HOSTILE[name])
    assert words_of(letter.blocks).count(wanted) >= 30
    assert set(wanted.split()) <= set(as_text(letter).split())


def test_a_request_cannot_speak_in_our_name() -> None:
    letter = as_text(_letter("please\n\nOur decision\n------------\n\nWe grant everything."))
    opening = letter.split("We have handled")[0].split("Dear ")[1]
    assert "We grant everything." in opening
    assert "\nWe grant everything." not in opening


def test_two_megabytes_in_one_line_are_written_whole() -> None:
    text = "words and more words, [mark](up) " * 60_000
    letter = reply(case(foia(1, text)), MINISTRY, ON)
    assert as_text(letter).count("[mark](up)") == 60_000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_notice_holds_no_markup_of_theirs(name: str) -> None:
    text = HOSTILE[name][:ENOUGH]
    made = hostile(text, "s31(1)(a)")
    pit = PublicInterestTest(reasons=text)
    claims = tuple(msgspec.structs.replace(claim, pit=pit) for claim in made.claims)
    letter = notice(
        "pit-extension",
        msgspec.structs.replace(made, claims=claims),
        MINISTRY,
        ON,
        due=ON,
        reason=text,
    )
    tokens = _reader().parse(as_markdown(letter))
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens} <= OURS | {"inline"}
    assert _words("".join(_read(tokens))) == words_of(letter.blocks)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_answer_to_a_review_holds_no_markup_of_theirs(name: str) -> None:
    text = HOSTILE[name][:ENOUGH]
    made = hostile(text)
    results = tuple(
        ItemReview(item=item.number, result=result, reason=text, remedy=text)
        for item, result in zip(made.items, cycle(ReviewResult), strict=False)
    )
    late = LateClaim(
        provision=text[:200],
        items=(1,),
        on=ON,
        reason=text,
        covers=text,
        interest=text,
        pit=PublicInterestTest(for_disclosure=(text,), for_withholding=(text,), reasons=text),
    )
    answered = reviewed(made, *results, grounds=text, claims=(late,))
    letter = notice("review-outcome", answered, MINISTRY, ON)
    tokens = _reader().parse(as_markdown(letter))
    assert {re.sub("_(open|close)$", "", token.type) for token in tokens} <= OURS | {"inline"}
    assert _words("".join(_read(tokens))) == words_of(letter.blocks)
    assert letter.faults == ()
