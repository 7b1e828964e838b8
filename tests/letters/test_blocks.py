"""Blocks go to Markdown and come back the same; the text form keeps its shape."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.letters.blocks import Block, Bullets, Heading, Lines, Numbered, Paragraph, Quote, Table
from foitui.letters.source import blocks
from foitui.letters.write_markdown import markdown
from foitui.letters.write_text import text
from tests.letters.words import words_of

ACTING = "#*_-+=>1.)`~[]()<>&;:|\\!ab \u00e9"
line = st.text(ACTING, min_size=1, max_size=12).map(lambda s: " ".join(s.split())).filter(bool)
tables = st.integers(1, 3).flatmap(
    lambda wide: st.builds(
        Table,
        st.tuples(*[line] * wide),
        st.lists(st.tuples(*[line | st.just("")] * wide), max_size=3).map(tuple),
    )
)
plain = (
    st.builds(Heading, st.integers(1, 4), line)
    | st.builds(Paragraph, line)
    | st.builds(Lines, st.lists(line, min_size=2, max_size=3).map(tuple))
    | tables
)


def _apart(found: list[Block]) -> tuple[Block, ...]:
    """Put a paragraph between lists and quotes, which Markdown would draw together."""
    apart: list[Block] = []
    for block in found:
        if apart and not isinstance(block, Heading | Paragraph | Lines):
            apart.append(Paragraph("between"))
        apart.append(block)
    return tuple(apart)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, min_size=1, max_size=3).map(_apart)
    entries = st.lists(several, min_size=1, max_size=3).map(tuple)
    return (
        st.builds(Quote, several)
        | st.builds(Bullets, entries)
        | st.builds(Numbered, entries, st.integers(0, 12))
    )


letters = st.lists(st.recursive(plain, _nested, max_leaves=6), min_size=1, max_size=4).map(_apart)


@settings(max_examples=200, deadline=None)
@given(letters)
def test_markdown_reads_back_as_the_same_blocks(letter: tuple[Block, ...]) -> None:
    assert blocks(markdown(letter)) == letter


@settings(max_examples=100, deadline=None)
@given(letters)
def test_text_keeps_every_word(letter: tuple[Block, ...]) -> None:
    found = iter("".join(text(letter).split()))
    assert all(char in found for char in words_of(letter) if char != " ")
    assert not any(line != line.rstrip() for line in text(letter).splitlines())


def test_an_address_of_a_web_page_is_never_broken() -> None:
    address = "https://www.example.org/" + "long/" * 20
    assert address in text([Paragraph(f"See {address} for it.")])


def test_numbers_hang_clear_of_their_words() -> None:
    entries = tuple((Paragraph("word " * 20),) for _ in range(10))
    lines = text([Numbered(entries)]).splitlines()
    assert lines[0].startswith("  1. word")
    assert lines[1].startswith("     word")
    assert lines[-2].startswith(" 10. word")


def test_headings_differ_by_level() -> None:
    written = text([Heading(1, "One"), Heading(2, "Two"), Heading(3, "Three")])
    assert written == "One\n===\n\nTwo\n---\n\nThree\n~~~~~\n"
