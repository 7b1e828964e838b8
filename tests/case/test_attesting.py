"""What an officer vouches for is kept, replaced and taken back like any other answer."""

import datetime as dt

import pytest

from foitui.case import changes as change
from foitui.case.errors import Refused
from foitui.case.json import decode, encode
from tests.case.examples import WHO, received


def test_an_attestation_is_kept_with_its_evidence_and_the_items_it_was_given_for() -> None:
    case = change.attest(received("a", "b"), "blanket_use", None, True, " Read twice. ", **WHO)
    (given,) = case.attestations
    assert (given.holds, given.evidence, given.items) == (True, "Read twice.", (1, 2))
    assert case.events[-1].summary == "Attested blanket use: yes"
    assert decode(encode(case)) == case


def test_a_second_attestation_takes_the_place_of_the_first() -> None:
    case = change.attest(received(), "blanket_use", None, False, **WHO)
    case = change.attest(case, "blanket_use", None, True, **WHO)
    assert [given.holds for given in case.attestations] == [True]
    assert [given.holds for given in change.undo(case, **WHO).attestations] == [False]


def test_an_attestation_about_a_claim_is_for_the_items_of_that_claim() -> None:
    case = change.claim_exemptions(received("a", "b"), (2,), ["s43(2)"], **WHO)
    case = change.attest(case, "harm_is_real", "c1", True, **WHO)
    assert case.attestations[0].items == (2,)
    with pytest.raises(Refused, match="there is no claim c9"):
        change.attest(case, "harm_is_real", "c9", True, **WHO)


def test_the_reason_for_sending_against_a_finding_stays_in_the_history() -> None:
    case = change.send_reply(
        received(), dt.date(2026, 3, 9), "A letter.", override="Ordered by the court", **WHO
    )
    assert case.events[-1].summary == "Reply sent on 9 March 2026, although: Ordered by the court"
