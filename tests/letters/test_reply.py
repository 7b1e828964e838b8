"""What a letter must and must not say, for cases of every kind."""

import datetime as dt
import re
from pathlib import Path

import msgspec
import pytest

from foitui.case.records import Case, Request
from foitui.case.words import AccessLaw, Balance, Exempt, Held, Outcome, Route
from foitui.letters.gaps import Gap
from foitui.letters.reply import as_markdown, as_text, reply
from foitui.settings.records import Settings
from tests.letters.cases import MINISTRY, ON, case, foia, pattern
from tests.letters.kinds import CASES
from tests.letters.kinds_exempt import mixed, neither, undecided
from tests.letters.kinds_plain import own_data

FOIA_CITE = re.compile(r"Freedom of Information Act|\bsection\b|\bthe Act\b", re.IGNORECASE)
EIR_CITE = re.compile(
    r"Environmental Information|\bregulation \d|\bthe Regulations\b", re.IGNORECASE
)


def _text(made: Case) -> str:
    return as_text(reply(made, MINISTRY, ON))


def _worded(folder: Path) -> Settings:
    return msgspec.structs.replace(MINISTRY, templates=str(folder))


def _flat(made: Case) -> str:
    return " ".join(_text(made).split())


UNDER_THE_REGULATIONS = sorted(name for name in CASES if name.startswith("eir"))


@pytest.mark.parametrize("name", UNDER_THE_REGULATIONS)
def test_a_letter_under_the_regulations_cites_no_section_of_the_act(name: str) -> None:
    assert not FOIA_CITE.search(_text(CASES[name]()))


@pytest.mark.parametrize("name", sorted(set(CASES) - {*UNDER_THE_REGULATIONS, "mixed"}))
def test_a_letter_under_the_act_cites_no_regulation(name: str) -> None:
    assert not EIR_CITE.search(_text(CASES[name]()))


def test_own_data_is_not_answered_by_the_rights_of_the_act() -> None:
    said = _flat(own_data())
    assert "internal review" not in said
    assert "section 50" not in said.lower()
    assert "you can also go to a court" in said


def test_the_act_is_named_in_full_before_it_is_called_the_act() -> None:
    said = _flat(pattern())
    assert said.index("Freedom of Information Act 2000") < said.index("the Act")


def test_two_claims_that_share_a_test_have_it_once() -> None:
    said = _flat(pattern())
    assert said.count("These factors speak for release") == 1
    assert "for each of section 31(1)(a) and section 31(1)(f)" in said


def test_two_claims_with_tests_of_their_own_have_both() -> None:
    made = pattern()
    other = msgspec.structs.replace(made.claims[1].pit, reasons="Other reasons.")
    claims = (made.claims[0], msgspec.structs.replace(made.claims[1], pit=other))
    said = _text(msgspec.structs.replace(made, claims=claims))
    assert said.count("These factors speak for release") == 2
    assert "\nSection 31(1)(f)\n" in said


def test_a_claim_whose_interest_favours_release_is_told_of_and_not_relied_on() -> None:
    made = pattern()
    pit = msgspec.structs.replace(made.claims[1].pit, balance=Balance.DISCLOSE)
    claims = (made.claims[0], msgspec.structs.replace(made.claims[1], pit=pit))
    said = _flat(msgspec.structs.replace(made, claims=claims))
    assert said.count("31(1)(f)") == 1
    assert "We also looked at section 31(1)(f)" in said


def test_nothing_that_was_considered_is_told_of_a_denial() -> None:
    made = neither()
    pit = msgspec.structs.replace(pattern().claims[0].pit, balance=Balance.DISCLOSE)
    gave_way = msgspec.structs.replace(pattern().claims[0], id="c9", items=(1,), pit=pit)
    claims = (*made.claims, gave_way)
    assert _text(msgspec.structs.replace(made, claims=claims)) == _text(made)


def test_what_all_items_begin_with_is_said_once() -> None:
    said = _flat(CASES["shared_beginning"]())
    assert said.count("For each library in the borough") == 1
    assert "please tell me: 1. how many visits there were 2. what was advised" in said


def test_a_letter_says_first_how_to_get_what_is_open_already() -> None:
    said = _flat(CASES["published_elsewhere"]())
    assert said.index("https://www.ministry.example/spending") < said.index("section 21(1)".title())
    assert said.count("https://www.ministry.example/spending") == 1


def test_what_can_be_had_in_another_way_stands_apart_from_what_is_refused() -> None:
    said = _text(CASES["open_and_withheld"]())
    assert "\nItems 1 and 2: how you can get the information\n" in said
    assert "\nItem 3: what we have decided\n" in said


def test_a_place_that_is_not_recorded_is_a_gap() -> None:
    made = CASES["published_elsewhere"]()
    claim = msgspec.structs.replace(made.claims[0], details={})
    letter = reply(msgspec.structs.replace(made, claims=(claim,)), MINISTRY, ON)
    assert [gap.field for gap in letter.gaps] == ["claims.0.details.location"]


def test_a_letter_does_not_say_that_a_request_was_passed_on() -> None:
    for name in ("transferred", "eir_elsewhere"):
        assert "If you would like us to pass" in _flat(CASES[name]())


def test_a_transfer_says_what_went_where_when_and_what_stays_here() -> None:
    # FOIA s45 Code part 2: the requester is told of the transfer and how to reach the holder.
    said = _flat(CASES["passed_on"]())
    assert "We do not hold the information that you asked for in item 2." in said
    assert "We passed item 2 on to it on 24 March 2017. Your name and the address" in said
    assert "The time limit for its answer started on the day on which it received" in said
    assert "You can reach it here: foi@police.example" in said
    assert "We keep a copy of item 2 on our file. This letter deals with the rest" in said
    assert "If you would like us to pass" not in said


def test_a_transfer_without_its_day_shows_a_gap() -> None:
    made = CASES["passed_on"]()
    second = msgspec.structs.replace(made.items[1], passed_on=None)
    letter = reply(msgspec.structs.replace(made, items=(made.items[0], second)), MINISTRY, ON)
    assert [gap.field for gap in letter.gaps] == ["items.1.passed_on"]


def test_two_authorities_that_can_answer_have_a_section_each() -> None:
    made = CASES["passed_on"]()
    third = foia(3, "School places.", route=Route.TRANSFER, destination="the County Council")
    said = _text(msgspec.structs.replace(made, items=(*made.items, third)))
    assert "\nItem 2: we have passed this on to another authority\n" in said
    assert "\nItem 3: another authority can answer\n" in said


def test_whoever_is_sent_elsewhere_can_ask_for_a_review_and_complain() -> None:
    said = _flat(CASES["transferred"]())
    assert "ask us to look again at how we handled your request" in said
    assert "complain to the Information Commissioner" in said
    said = _flat(CASES["passed_on"]())
    assert "how we handled your request. This is called an internal review" in said


def test_own_data_that_is_used_to_deal_with_offences_has_a_law_of_its_own() -> None:
    # DPA 2018 s45 (Part 3), not UK GDPR Art 15; ICO: the right of access (Part 3 of the DPA 2018).
    said = _flat(CASES["own_data_of_offences"]())
    assert "is in section 45 of the Data Protection Act 2018" in said
    assert "Article 15" not in said
    both = msgspec.structs.replace(
        CASES["own_data_of_offences"]().items[0], access_law=AccessLaw.BOTH
    )
    said = _flat(msgspec.structs.replace(CASES["own_data_of_offences"](), items=(both,)))
    assert "section 45 of the Data Protection Act 2018" in said
    assert "For all other information it is in Article 15" in said


def test_own_data_asked_for_under_the_act_is_refused_by_it_with_its_rights() -> None:
    # FOIA s40(1), s40(5A), s17(7): the refusal names the exemption and the ways to complain.
    said = _flat(CASES["own_data_of_offences"]())
    assert "section 40(1) of that Act leaves it" in said
    assert "Section 40(5A) means" in said
    assert "you can ask us to look again at that. Please ask within two months" in said
    assert "section 50 of that Act" in said
    assert "section 40" not in _flat(own_data())


def test_own_data_beside_environmental_items_is_left_to_data_protection_law() -> None:
    made = CASES["eir_not_held"]()
    mine = foia(2, "My file.", route=Route.SAR, destination="the Data Protection Team")
    said = _flat(msgspec.structs.replace(made, items=(*made.items, mine)))
    assert "regulation 5(3) of the Regulations" in said
    assert not FOIA_CITE.search(said)


def test_a_letter_says_how_long_a_review_and_a_complaint_take() -> None:
    said = _flat(pattern())
    assert "asks us to answer within 20 working days" in said
    assert "complain within six weeks of our answer" in said


def test_a_transfer_beside_environmental_items_names_the_rule() -> None:
    said = _flat(CASES["eir_elsewhere"]())
    assert said.count("Regulation 10 of the Regulations gives us two ways") == 2
    assert "egulation 10" not in _flat(CASES["transferred"]())


def test_a_late_letter_says_that_it_is_late_and_that_we_are_sorry() -> None:
    # Received on 22 March 2017: due on 21 April (FOIA s10(1)).
    late = " ".join(as_text(reply(pattern(), MINISTRY, dt.date(2017, 4, 24))).split())
    assert "The law gave us until 21 April 2017 to answer. We are late, and we are sorry." in late
    assert "We are late" not in " ".join(
        as_text(reply(pattern(), MINISTRY, dt.date(2017, 4, 21))).split()
    )


def test_what_has_no_time_limit_of_the_act_is_not_late() -> None:
    for name in ("everyday", "transferred", "clarification_alone", "own_data"):
        letter = reply(CASES[name](), MINISTRY, dt.date(2017, 12, 1))
        assert "We are late" not in as_text(letter)


def test_a_proclaimed_holiday_counts_for_whether_a_letter_is_late() -> None:
    settings = msgspec.structs.replace(MINISTRY, holidays={dt.date(2017, 4, 21): "A jubilee"})
    assert "We are late" not in as_text(reply(pattern(), settings, dt.date(2017, 4, 24)))


def test_a_cost_refusal_can_say_that_nothing_narrower_was_found() -> None:
    made = CASES["cost"]()
    cost = msgspec.structs.replace(made.cost, would_fit="")
    assert "We have not found one." in _flat(msgspec.structs.replace(made, cost=cost))


def test_the_regulator_is_named_above_its_address() -> None:
    assert "\nThe Information Commissioner\nWycliffe House\n" in _text(pattern())


def test_own_data_never_goes_through_a_public_site() -> None:
    assert "not through that website" in _flat(own_data())
    quiet = msgspec.structs.replace(own_data().request, reply_published=False)
    said = _flat(msgspec.structs.replace(own_data(), request=quiet))
    assert "that website" not in said


def test_the_second_notice_says_what_went_before() -> None:
    said = _flat(CASES["after_more_time"]())
    assert "We asked you for more detail on 3 March 2017. Your answer came on 8 March" in said
    assert "We wrote to you on 3 April 2017 to say that we needed more time" in said


def test_what_is_withheld_of_several_items_stands_in_a_schedule() -> None:
    said = _text(CASES["part"]())
    assert "\n1     The unit prices in schedule 2" in said
    assert "This is what we withhold under it" not in said


def test_neither_confirming_nor_denying_gives_nothing_away() -> None:
    made = neither()
    told = msgspec.structs.replace(
        made.items[0], search="We searched.", elsewhere="Them.", exempt=Exempt.ALL
    )
    earlier = msgspec.structs.replace(pattern().claims[0], id="c9", items=(1,))
    claims = (*made.claims, earlier)
    assert _text(msgspec.structs.replace(made, items=(told,), claims=claims)) == _text(made)


def test_a_claim_under_another_regime_stays_out() -> None:
    moved = tuple(msgspec.structs.replace(item, route=Route.EIR) for item in pattern().items)
    letter = reply(msgspec.structs.replace(pattern(), items=moved), MINISTRY, ON)
    assert not FOIA_CITE.search(as_text(letter))
    assert Gap("claims", "the provision relied on for items 1 to 3") in letter.gaps


def test_the_first_limb_of_cost_says_whether_anything_is_held() -> None:
    made = CASES["cost"]()
    assert "We can confirm that we hold" in _flat(made)
    silent = tuple(msgspec.structs.replace(item, held=None) for item in made.items)
    letter = reply(msgspec.structs.replace(made, items=silent), MINISTRY, ON)
    assert Gap("items.0.held", "whether the information in item 1 is held") in letter.gaps


def test_the_limit_is_that_of_the_authority() -> None:
    council = msgspec.structs.replace(
        MINISTRY, authority=msgspec.structs.replace(MINISTRY.authority, kind="other")
    )
    said = " ".join(as_text(reply(CASES["cost"](), council, ON)).split())
    assert "is £450" in said
    assert "the limit is 18 hours of work" in said


def test_what_is_missing_is_marked_and_listed_with_its_field() -> None:
    letter = reply(undecided(), MINISTRY, ON)
    assert [gap.field for gap in letter.gaps] == [
        "items.1",
        "claims.0.likelihood",
        "claims.0.interest",
        "claims.0.reason",
        "claims.0.pit.for_disclosure",
        "claims.0.pit.for_withholding",
        "claims.0.pit.balance",
        "claims.0.pit.reasons",
    ]
    flat = " ".join(as_text(letter).split())
    assert all(gap.mark in flat for gap in letter.gaps)


def test_empty_settings_are_gaps_too() -> None:
    letter = reply(pattern(), Settings(), ON)
    assert {gap.field for gap in letter.gaps} == {
        "settings.authority.name",
        "settings.authority.unit",
        "settings.authority.address",
        "settings.authority.review_contact",
    }


def test_a_complete_case_has_no_gap() -> None:
    for name in sorted(set(CASES) - {"undecided", "mixed"}):
        assert reply(CASES[name](), MINISTRY, ON).gaps == (), name


def test_a_mixed_letter_has_a_section_for_every_way_of_answering() -> None:
    said = _text(mixed())
    for heading in (
        "Item 1: what we are releasing",
        "Item 2: what we have decided",
        "Item 3: what we are releasing",
        "Item 4: information about yourself",
        "Item 5: information that we do not hold",
    ):
        assert f"\n{heading}\n----" in said


def test_a_requester_without_a_name_is_greeted_all_the_same() -> None:
    request = Request(received=dt.date(2017, 3, 22), text="")
    said = _text(case(*pattern().items, request=request))
    assert "\nDear requester\n" in said
    assert "\nYours faithfully\n" in said


def test_the_letter_knows_where_it_goes() -> None:
    letter = reply(pattern(), MINISTRY, ON)
    assert letter.to == "request-1-00000000@site.example"
    assert letter.subject == "Your request: Social networks in prison"
    assert letter.published
    assert letter.kind is Outcome.REFUSED


def test_part_of_what_is_asked_for_can_be_missing_and_part_refused() -> None:
    item = foia(1, "It.", held=Held.PART_HELD, exempt=Exempt.ALL, search="Here.", elsewhere="")
    made = msgspec.structs.replace(pattern(), items=(item,))
    said = _flat(made)
    assert "We hold some of the information that you asked for. We have decided not to" in said
    assert "We do not hold everything that you asked for." in said


def test_markdown_has_headings_lists_and_a_paragraph_a_line() -> None:
    said = as_markdown(reply(pattern(), MINISTRY, ON))
    assert "\n# Your request: Social networks in prison\n" in said
    assert "\n2. For each incident, exactly what was reported.\n" in said
    assert "\n- Offenders would move to platforms that are not watched yet.\n" in said
    assert "\nMinistry of Sample Prisons\\\n" in f"\n{said}"


def test_an_authority_can_word_a_part_in_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "rights.md").write_text("Ask {{ letter.unit }}.")
    letter = reply(pattern(), _worded(tmp_path), ON)
    assert "\nAsk Freedom of Information Team.\n" in as_text(letter)
    assert letter.faults == ()


def test_a_part_that_cannot_be_used_is_told_by_file_and_line_and_gives_way(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "rights.md").write_text("Ask\n{{ letter.nobody }}.")
    (tmp_path / "parts" / "closing.md").write_text("Goodbye")
    letter = reply(pattern(), _worded(tmp_path), ON)
    (fault,) = letter.faults
    assert re.search(r"rights\.md, line 2: .*nobody", str(fault))
    assert "you can complain to the" in as_text(letter)
    assert as_text(letter).endswith("\nGoodbye\n")


def test_parts_that_do_not_fit_ours_give_way_together(tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text('{% with letter = 1 %}{% include "parts/rights.md" %}')
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "said.md").write_text("{% if %}")
    letter = reply(pattern(), _worded(tmp_path), ON)
    assert as_text(letter) == as_text(reply(pattern(), MINISTRY, ON))
    assert letter.faults
