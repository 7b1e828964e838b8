"""What a letter says of each item, and what it says only once."""

import msgspec

from foitui.case.records import Case
from foitui.case.words import Exempt, Held, Likelihood, Route
from foitui.letters.reply import as_text, reply
from tests.letters.cases import MINISTRY, ON, case, foia, released
from tests.letters.kinds_exempt import board_advice, open_and_withheld, part


def _flat(made: Case) -> str:
    return " ".join(as_text(reply(made, MINISTRY, ON)).split())


def _swans(route: Route = Route.FOIA) -> Case:
    counted = foia(
        2,
        "The number of swans since 2000.",
        route=route,
        held=Held.PART_HELD,
        exempt=Exempt.NONE,
        disclosure="The counts since 2011 are enclosed.",
        search="We searched the records of the rangers. Nobody counted before 2011.",
        elsewhere="",
    )
    return case(released(1, "The rota.", "The rota is enclosed.", route=route), counted)


def test_what_is_held_in_full_is_not_said_to_be_held_in_part() -> None:
    said = _flat(_swans())
    assert "We hold the information that you asked for in item 1. We are releasing it" in said
    assert "We hold some of the information that you asked for in item 2." in said
    assert "Item 1: we hold this information and we are releasing it." in said
    assert "Item 2: we hold some of this information and we are releasing it." in said


def test_a_search_is_not_labelled_with_the_item_that_its_sentence_has_named() -> None:
    assert "This is how we looked for it: We searched the records" in _flat(_swans())


def test_what_is_withheld_says_of_which_item_only_a_part_is_held() -> None:
    made = part()
    second = msgspec.structs.replace(
        made.items[1], held=Held.PART_HELD, search="We asked the Estates Team.", elsewhere=""
    )
    said = _flat(msgspec.structs.replace(made, items=(made.items[0], second, made.items[2])))
    assert "We hold the information that you asked for in items 1 and 2, but for item 2" in said
    assert "we hold this information, but for item 2 only a part of it." in said


def test_what_is_not_held_of_an_environmental_item_is_refused_by_its_own_exception() -> None:
    # EIR reg 12(4)(a): what is not held is refused, and reg 14 asks for a notice of that.
    said = _flat(_swans(Route.EIR))
    assert "in regulation 12(4)(a)" in said
    assert "the written notice that regulation 14 requires" in said
    assert "12(4)(a)" not in _flat(_swans())


def test_the_table_of_a_single_request_has_no_numbers_of_items() -> None:
    made = part()
    alone = msgspec.structs.replace(
        made,
        items=made.items[:1],
        claims=tuple(msgspec.structs.replace(claim, items=(1,)) for claim in made.claims),
    )
    assert "Item What we withhold" not in _flat(alone)
    assert "What we withhold Rule" in _flat(alone)
    assert "Item What we withhold" in _flat(made)


def test_a_letter_says_once_what_the_act_lets_an_authority_withhold() -> None:
    said = _flat(open_and_withheld())
    assert said.count("The Act gives everybody a right") == 1
    assert said.count("Section 17 of the Act says what it must tell you") == 1


def test_an_opinion_that_covers_two_limbs_is_told_once() -> None:
    made = board_advice()
    first = made.claims[0]
    second = msgspec.structs.replace(
        first, id="c2", provision="s36(2)(b)(ii)", reason="Members would debate less openly."
    )
    both = msgspec.structs.replace(made, claims=(first, second))
    said = _flat(both)
    assert said.count("The Chief Executive read the paper") == 1
    assert "that we describe under section 36(2)(b)(i) covers this exemption too" in said

    other = msgspec.structs.replace(second, likelihood=Likelihood.WOULD)
    said = _flat(msgspec.structs.replace(both, claims=(first, other)))
    assert said.count("The Chief Executive read the paper") == 2


def test_a_second_absolute_exemption_is_not_explained_again() -> None:
    made = open_and_withheld()
    items = (made.items[0], made.items[2])
    claims = (
        msgspec.structs.replace(made.claims[0], provision="s44(1)(c)", items=(3,), covers="a name"),
        made.claims[2],
    )
    said = _flat(msgspec.structs.replace(made, items=items, claims=claims))
    assert said.count("what the Act calls an absolute exemption") == 1
    assert "This exemption is absolute too." in said
