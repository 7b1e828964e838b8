"""What the answer to an internal review must and must not say, and what it shows as missing."""

import msgspec
import pytest

from foitui.case.challenge import ItemReview, LateClaim
from foitui.case.words import ReviewResult, Route
from foitui.letters.letter import Letter, as_text
from tests.letters.cases import ON, pattern
from tests.letters.kinds_environment import eir
from tests.letters.kinds_exempt import neither
from tests.letters.kinds_plain import granted
from tests.letters.notices import NOTICES, notice_on, reviewed

UPHELD, OVERTURNED = ReviewResult.UPHELD, ReviewResult.OVERTURNED


def _flat(letter: Letter) -> str:
    return " ".join(as_text(letter).split())


def _fields(letter: Letter) -> list[str]:
    return [gap.field for gap in letter.gaps]


def _made(*results: ReviewResult) -> tuple[ItemReview, ...]:
    return tuple(
        ItemReview(item=number, result=result, reason=f"Reason {number}.", remedy="It is enclosed.")
        for number, result in enumerate(results, 1)
    )


def test_each_item_is_told_what_the_review_made_of_it() -> None:
    said = _flat(NOTICES["review_outcome"]())
    assert "Item 1: we have changed a part of our first decision." in said
    assert "Item 2: our first decision was right." in said
    assert "Item 3: we have changed our first decision." in said
    assert "You get now" not in said
    assert said.count("What you get now ~") == 2
    assert "unhappy with: The prices are old." in said


def test_items_with_one_result_and_reason_are_told_together() -> None:
    made = tuple(msgspec.structs.replace(each, reason="So.") for each in _made(*[UPHELD] * 3))
    said = _flat(notice_on("review-outcome", reviewed(pattern(), *made), due=None))
    assert "in short" not in said
    assert said.count("We uphold our first decision.") == 1
    assert "Section 31(1)(f) of the Act" in said


@pytest.mark.parametrize("result", [word for word in ReviewResult if word != "procedural"])
def test_nobody_says_sorry_for_a_fault_that_is_not_recorded(result: ReviewResult) -> None:
    letter = notice_on("review-outcome", reviewed(pattern(), *_made(*[result] * 3)), due=None)
    assert "sorry" not in _flat(letter)


def test_a_fault_that_is_recorded_is_told_with_an_apology() -> None:
    assert "three weeks later. We are sorry for this." in _flat(NOTICES["review_outcome"]())


def test_the_next_step_is_the_regulator_and_no_second_review() -> None:
    assert "Section 50 of the Act gives you that right." in _flat(NOTICES["review_outcome"]())
    assert "Regulation 18 of the Reg" in _flat(NOTICES["review_outcome_eir"]())
    assert all("ask within" not in _flat(NOTICES[name]()) for name in NOTICES if "review" in name)


def test_one_letter_names_both_laws_where_items_are_under_both() -> None:
    made = granted()
    second = msgspec.structs.replace(made.items[1], route=Route.EIR)
    made = msgspec.structs.replace(made, items=(made.items[0], second))
    said = _flat(notice_on("review-outcome", reviewed(made, *_made(UPHELD, UPHELD)), due=None))
    assert "Section 50 of the Act" in said
    assert "regulation 18 of the Regulations" in said
    assert "Regulation 11 of the Regulations" in said


def test_what_is_not_recorded_shows_where_it_belongs() -> None:
    made = (
        ItemReview(item=1, result=ReviewResult.OVERTURNED),
        ItemReview(item=2, result=ReviewResult.UPHELD),
    )
    letter = notice_on("review-outcome", reviewed(pattern(), *made), due=None)
    assert _fields(letter) == [
        "reviews.0.items",
        "reviews.0.items.0.reason",
        "reviews.0.items.0.remedy",
        "reviews.0.items.1.reason",
    ]


def test_a_fault_under_the_regulations_needs_what_is_done_about_it() -> None:
    made = ItemReview(item=1, result=ReviewResult.PROCEDURAL, reason="It was late.")
    upheld = ItemReview(item=2, result=ReviewResult.UPHELD, reason="As we said.")
    letter = notice_on("review-outcome", reviewed(eir(), made, upheld), due=None)
    assert _fields(letter) == ["reviews.0.items.0.remedy"]


def test_a_late_claim_is_reasoned_and_weighed_as_in_a_reply() -> None:
    said = _flat(NOTICES["review_outcome_late"]())
    assert "We now also rely on this exemption: - Section 31(1)(f) of the Act" in said
    assert "These factors speak for release:" in said
    assert "Section 17 of the Act says what it must tell you." in said


def test_what_a_late_claim_lacks_shows_where_it_belongs() -> None:
    late = LateClaim(provision="s43(2)", items=(2,), on=ON)
    case = reviewed(pattern(), *_made(*[UPHELD] * 3), claims=(late,))
    fields = _fields(notice_on("review-outcome", case, due=None))
    assert "reviews.0.claims.0.reason" in fields
    assert "reviews.0.claims.0.pit.for_disclosure" in fields
    assert not [field for field in fields if field.startswith("claims.")]


def test_a_late_claim_under_the_regulations_is_an_exception() -> None:
    late = LateClaim(provision="reg 12(5)(e)", items=(1,), on=ON, reason="It is a trade secret.")
    case = reviewed(eir(), *_made(UPHELD, UPHELD), claims=(late,))
    said = _flat(notice_on("review-outcome", case, due=None))
    assert "Item 1: a reason that our reply did not give" in said
    assert "Regulation 12(5)(e), the exception for" in said
    assert "Regulation 14" in said
    assert "the Act" not in said


def test_a_denial_that_stands_gives_nothing_away() -> None:
    late = LateClaim(provision="s30(3)", items=(1,), on=ON, reason="As in our reply.")
    made = reviewed(neither(), *_made(UPHELD), claims=(late,))
    for letter in (NOTICES["review_outcome_neither"](), notice_on("review-outcome", made)):
        said = _flat(letter)
        assert "We hold" not in said
        assert "not hold" not in said
        assert "releasing" not in said


def test_the_last_review_is_answered_whether_it_went_out_or_not() -> None:
    made = reviewed(granted(), *_made(UPHELD, UPHELD))
    again = msgspec.structs.replace(made.reviews[0], items=_made(OVERTURNED, OVERTURNED))
    made = msgspec.structs.replace(made, reviews=(*made.reviews, again))
    assert "we have changed our first decision" in _flat(notice_on("review-outcome", made))
