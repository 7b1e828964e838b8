"""What a letter says of other people's personal data: the kind, the condition, the three steps."""

import msgspec

from foitui.case.records import Case
from foitui.case.words import Exempt, Held
from foitui.law.findings import findings
from foitui.letters.reply import as_text, reply
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds_exempt import neither, open_and_withheld


def _flat(made: Case) -> str:
    return " ".join(as_text(reply(made, MINISTRY, ON)).split())


def _saying(**details: str) -> Case:
    made = open_and_withheld()
    claim = made.claims[2]
    told = msgspec.structs.replace(claim, details={**claim.details, **details})
    return msgspec.structs.replace(made, claims=(*made.claims[:2], told))


def _found(made: Case) -> set[str]:
    return {finding.id for finding in findings(made, ON) if finding.claim == "c3"}


def test_the_three_steps_stand_apart_and_end_in_a_point_each() -> None:
    # UK GDPR Art 6(1)(f); ICO: personal information (section 40): purpose, necessity, balance.
    lines = as_text(reply(_saying(rights_balance="They were promised this."), MINISTRY, ON))
    steps = [line for line in lines.splitlines() if line.startswith("  - ")][-3:]
    assert steps == [
        "  - The legitimate interest: People want to know what staff think.",
        "  - Whether it is necessary for that: The names are not needed for it.",
        "  - The interests and rights of these people: They were promised this.",
    ]


def test_where_release_is_not_necessary_the_third_step_is_left_out() -> None:
    assert "The interests and rights of these people" not in _flat(_saying())
    assert "interests_not_weighed" not in _found(_saying())


def test_whoever_finds_release_necessary_has_to_weigh_it() -> None:
    needed = _saying(necessity="Nothing else would show it.")
    assert "interests_not_weighed" in _found(needed)
    weighed = _saying(necessity="Nothing else would show it.", rights_balance="They were promised.")
    assert "interests_not_weighed" not in _found(weighed)


def test_special_category_data_needs_a_condition_and_no_weighing() -> None:
    # UK GDPR Art 9: without a condition release is unlawful, and no interest can mend that.
    made = _saying(data_kind="special", special_condition="Nobody has agreed to it.")
    said = _flat(made)
    assert "The kind of data: special category data (Article 9 of the UK GDPR), that is," in said
    assert "Why no condition is met that would allow it: Nobody has agreed to it." in said
    assert "The legitimate interest" not in said
    assert "interests_not_weighed" not in _found(made)
    assert "unanswered.need.special_condition" in _found(_saying(data_kind="special"))


def test_a_denial_about_own_data_names_the_right_of_access() -> None:
    # FOIA s40(5A) with s16: the person is told of the right under data protection law.
    made = neither()
    claim = msgspec.structs.replace(made.claims[0], provision="s40(5A)", likelihood=None)
    said = _flat(msgspec.structs.replace(made, claims=(claim,)))
    assert "a right of its own to ask for information about yourself" in said
    assert "You do not need to apply again." in said
    assert "a right of its own" not in _flat(neither())


def test_a_denial_for_personal_data_weighs_the_saying_and_not_the_release() -> None:
    made = neither()
    details = {
        "principle": "a",
        "data_kind": "ordinary",
        "legitimate_interests": "People want to know how members behave.",
        "necessity": "What is upheld is published.",
        "rights_balance": "A member expects that the rest stays private.",
    }
    claim = msgspec.structs.replace(
        made.claims[0], provision="s40(5B)(a)(i)", details=details, likelihood=None
    )
    assert made.items[0].held is Held.NEITHER_CONFIRM_NOR_DENY
    assert made.items[0].exempt is not Exempt.ALL
    said = _flat(msgspec.structs.replace(made, claims=(claim,)))
    assert "would let us say whether we hold it only if a legitimate interest" in said
