"""Phrases are found by provision and by word, and told where many cases hold the same words."""

from foitui.law.factors import factors_for_withholding
from foitui.law.findings import findings
from foitui.law.phrases import all_stock, phrases_for, search, texts_of, used_often
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


def test_words_in_five_cases_are_silent_and_in_six_they_are_told() -> None:
    case = saying(relying("s31(1)(a)"), reason="They read replies.")
    (claim,) = case.claims
    assert not used_often(claim, {"They read replies.": 5})
    assert used_often(claim, {"They read replies.": 6})
    told = [
        [found.id for found in findings(case, used={"They read replies.": times})]
        for times in (5, 6)
    ]
    assert ["borrowed_words" in ids for ids in told] == [False, True]


def test_a_factor_that_foitui_offers_may_stand_in_many_cases() -> None:
    offered = factors_for_withholding(provision("s31(3)"))[0]
    case = saying(relying("s31(1)(a)"), pit_for_withholding=(offered, "Two firms are watched."))
    assert not used_often(case.claims[0], {offered: 100})
    assert used_often(case.claims[0], {"Two firms are watched.": 6})


def test_each_text_of_a_case_is_looked_for_once() -> None:
    case = saying(relying("s31(1)(a)"), reason="They read replies.", pit_reasons="")
    assert texts_of(case).count("They read replies.") == 1
    assert "" not in texts_of(case)


def test_stock_factors_are_told_only_where_there_is_nothing_else() -> None:
    stock = factors_for_withholding(provision("s31(3)"))
    assert all_stock(stock)
    assert not all_stock((*stock, "On this estate two firms are watched."))
    assert not all_stock(())
