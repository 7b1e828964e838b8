"""The letters are readable by somebody who does not know the Act."""

import re

import pytest

from foitui.law.provisions import regime
from foitui.letters.blocks import Table
from foitui.letters.needs import lead_ins
from foitui.letters.reply import as_text, reply
from foitui.letters.write_text import text
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds import CASES


def _sentences(name: str) -> list[str]:
    prose = [b for b in reply(CASES[name](), MINISTRY, ON).blocks if not isinstance(b, Table)]
    paragraphs = text(prose).split("\n\n")
    return [s for p in paragraphs for s in re.split(r"(?<=[.!?:])\s+", " ".join(p.split())) if s]


@pytest.mark.parametrize("name", CASES)
def test_one_idea_a_sentence(name: str) -> None:
    sentences = _sentences(name)
    assert max(len(sentence.split()) for sentence in sentences) <= 35
    assert sum(len(sentence.split()) for sentence in sentences) / len(sentences) <= 13


@pytest.mark.parametrize("name", CASES)
def test_no_cite_is_left_short(name: str) -> None:
    assert not re.search(r"\b(s|reg )\d", as_text(reply(CASES[name](), MINISTRY, ON)))


@pytest.mark.parametrize("name", ["foia", "eir"])
def test_every_fact_that_a_letter_tells_has_words_that_lead_to_it(name: str) -> None:
    told = {need.name for need in regime(name).needs.values() if not need.private}
    assert told <= set(lead_ins())
