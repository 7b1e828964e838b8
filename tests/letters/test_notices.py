"""What a notice must and must not say, and what it shows as missing."""

import datetime as dt
import re

import msgspec
import pytest

from foitui.case.records import Case, Claim
from foitui.case.words import Balance, Exempt
from foitui.letters.letter import Letter, as_text
from foitui.letters.notice import CLOCKS, KINDS, NoticeKind
from tests.letters.cases import pattern
from tests.letters.kinds import CASES
from tests.letters.kinds_environment import eir
from tests.letters.kinds_plain import granted, own_data
from tests.letters.notices import NOTICES, notice_on


def _flat(letter: Letter) -> str:
    return " ".join(as_text(letter).split())


def _unweighed() -> Case:
    """The pattern case, the balance of both tests still open."""
    pit = msgspec.structs.replace(pattern().claims[0].pit, balance=None)
    claims = tuple(msgspec.structs.replace(claim, pit=pit) for claim in pattern().claims)
    return msgspec.structs.replace(pattern(), claims=claims)


def test_every_kind_of_notice_is_made() -> None:
    assert {name.replace("_", "-") for name in NOTICES} >= set(KINDS)
    assert set(CLOCKS) < set(KINDS)


def test_more_time_is_asked_for_with_the_exemption_the_reason_and_a_date() -> None:
    said = _flat(notice_on("pit-extension", _unweighed()))
    assert "We have not yet decided whether we can release it." in said
    assert "Section 31(1)(a) of the Act, the exemption for" in said
    assert "The reports show which accounts and which phones were noticed" in said
    assert "We expect to tell you our decision by 22 May 2017." in said


def test_a_fee_is_told_with_its_sum_its_day_and_that_the_clock_waits() -> None:
    # FOIA s9(1)-(2), s10(2); SI 2004/3244 reg 6: no charge for staff time.
    said = _flat(NOTICES["fees_notice"]())
    assert "Section 9 of the Act lets us charge" in said
    assert "does not let us charge for our time" in said
    assert "£12.40 for copying 124 sheets at 10 pence each." in said
    assert "Please pay by 17 July 2017." in said
    assert "stands still from the day of this letter" in said
    under = _flat(notice_on("fees-notice", eir(), "£5 for a copy of the plan."))
    assert "Regulation 8 of the Regulations" in under
    assert "Section 9" not in under


def test_a_fee_without_a_sum_or_an_item_shows_what_is_missing() -> None:
    gaps = [gap.says for gap in notice_on("fees-notice", own_data(), due=None).gaps]
    assert gaps == [
        "an item that is handled under the Act or the Regulations",
        "what we charge, and how it was worked out",
        "the date by which the fee can be paid",
    ]


def test_more_time_does_not_say_how_the_interest_will_be_weighed() -> None:
    said = _flat(notice_on("pit-extension", _unweighed()))
    assert "These factors speak" not in said
    assert "not release it" not in said


def test_more_time_to_confirm_gives_nothing_away() -> None:
    said = _flat(NOTICES["pit_extension_to_confirm"]())
    assert "We hold" not in said
    assert "We do not hold" not in said


def test_an_absolute_exemption_and_one_that_is_weighed_need_time_together() -> None:
    personal = Claim(id="c9", provision="s40(2)+(3A)(a)", items=(1, 2, 3), reason="Names.")
    made = _unweighed()
    said = _flat(
        notice_on("pit-extension", msgspec.structs.replace(made, claims=(*made.claims, personal)))
    )
    assert "Section 31(1)(a) and section 31(1)(f) do not settle the matter alone" in said
    assert "Why we believe that section 40(2) with section 40(3A)(a) applies" in said


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("acknowledgement", ["due"]),
        ("clarification", ["items"]),
        ("pit-extension", ["claims"]),
        ("reg7-extension", ["items", "reason", "due"]),
        ("sar-extension", ["items", "reason", "due"]),
        ("review-outcome", ["sent", "reviews", "reviews.0.items", "reviews.0.items"]),
    ],
)
def test_a_notice_about_nothing_shows_what_is_missing(kind: NoticeKind, missing: list[str]) -> None:
    letter = notice_on(kind, granted(), due=None)
    assert [gap.field for gap in letter.gaps] == missing


def test_a_date_that_is_missing_is_a_gap_where_it_belongs() -> None:
    letter = notice_on("pit-extension", _unweighed(), due=None)
    assert [gap.field for gap in letter.gaps] == ["due"]
    assert "by [[ MISSING: the date by which we will answer ]]" in _flat(letter)


def test_what_needs_no_more_time_is_answered_now() -> None:
    made = _unweighed()
    free = msgspec.structs.replace(made.items[0], exempt=Exempt.NONE, disclosure="There were 12.")
    made = msgspec.structs.replace(made, items=(free, *made.items[1:]))
    said = _flat(notice_on("pit-extension", made))
    assert "Item 1: what we are releasing" in said
    assert "Items 2 and 3: we need more time" in said


def test_a_weighing_that_is_done_asks_for_no_time() -> None:
    said = _flat(notice_on("pit-extension", pattern()))
    assert all(claim.pit.balance is Balance.WITHHOLD for claim in pattern().claims)
    assert "We need more time" not in said


def test_a_receipt_for_own_data_does_not_promise_to_publish_the_answer() -> None:
    assert "will publish" not in _flat(notice_on("acknowledgement", own_data()))
    assert "will publish" in _flat(notice_on("acknowledgement", granted()))


@pytest.mark.parametrize("name", NOTICES)
def test_a_notice_speaks_of_its_own_law_alone(name: str) -> None:
    said = as_text(NOTICES[name]())
    eir = name.startswith("reg7") or name.endswith("eir")
    foia = name.startswith(("pit", "clar", "fees", "review")) and not eir
    assert bool(re.search(r"\bthe Act\b|ection \d", said)) == foia
    assert bool(re.search(r"egulation \d|the Regulations", said)) == eir


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", sorted(CASES))
def test_any_notice_can_be_made_of_any_case(name: str, kind: NoticeKind) -> None:
    letter = notice_on(kind, CASES[name](), due=dt.date(2017, 5, 1))
    assert letter.faults == ()
    assert as_text(letter).startswith("Ministry of Sample Prisons\n")
