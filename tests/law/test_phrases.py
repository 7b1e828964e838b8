"""Phrases are found by provision and by word, and told where a case has them as they stand."""

from foitui.law.factors import factors_for_withholding
from foitui.law.phrases import all_stock, borrowed, phrases_for, search
from foitui.law.provisions import provision
from foitui.settings.phrases import Phrase
from tests.law.findings_cases import relying, saying

BOOK = (
    Phrase(id="tactics", provision="s31", kind="for_withholding", text="Offenders would adapt."),
    Phrase(id="prison", provision="s31(1)(f)", kind="for_withholding", text="Prisons are full."),
    Phrase(id="why", provision="s31(1)(a)", kind="reason", text="They read\nreplies.", version=3),
)


def test_phrases_for_the_limb_come_before_those_for_the_section() -> None:
    fit = phrases_for(BOOK, provision("s31(1)(f)"), "for_withholding")
    assert [phrase.id for phrase in fit] == ["prison", "tactics"]


def test_a_phrase_is_found_by_the_beginnings_of_its_words() -> None:
    assert [phrase.id for phrase in search(BOOK, "off adap")] == ["tactics"]
    assert [phrase.id for phrase in search(BOOK, "s31(1)(f)")] == ["prison"]
    assert search(BOOK, "ffenders") == ()
    assert search(BOOK, "") == BOOK


def test_words_are_borrowed_whatever_their_line_breaks_and_stops() -> None:
    case = saying(relying("s31(1)(a)"), reason="They read replies")
    (found,) = borrowed(case, BOOK)
    assert (found.claim, found.kind, found.phrase, found.version) == ("c1", "reason", "why", 3)


def test_a_phrase_counts_only_where_it_belongs() -> None:
    case = saying(relying("s31(1)(a)"), pit_for_disclosure=("Offenders would adapt.",))
    assert borrowed(case, BOOK) == ()


def test_stock_factors_are_told_only_where_there_is_nothing_else() -> None:
    stock = factors_for_withholding(provision("s31(3)"))
    assert all_stock(stock)
    assert not all_stock((*stock, "On this estate two firms are watched."))
    assert not all_stock(())
