"""The change that takes out who asked, and every text that could tell it; the counts stay."""

import datetime as dt

import msgspec

from foitui.case.challenge import Complaint, InternalReview, LateClaim
from foitui.case.clearance import Approval, Comment
from foitui.case.errors import Refused
from foitui.case.handling import Exchange
from foitui.case.records import (
    Attestation,
    Case,
    Claim,
    ClockEvent,
    Cost,
    Event,
    Item,
    Message,
    PublicInterestTest,
    Request,
    Sent,
)

ANONYMISE = "anonymise"

_replace = msgspec.structs.replace


def anonymise(case: Case, on: dt.date, *, officer: str, at: dt.datetime) -> Case:
    """Return the case without anybody's words: dates, routes, outcomes and cites are left.

    It cannot be undone: the history keeps who did something when, and not what.

    Raises:
        Refused: the case is not closed, or it was done before.
    """
    if case.anonymised is not None:
        raise Refused("anonymised", f"that was done on {case.anonymised:%d %B %Y}")
    if case.sent is None and case.withdrawn is None:
        raise Refused("anonymised", "a case that is open keeps who asked")
    # Not through `recorded`, which would write down what is taken out.
    event = Event(
        at=at.astimezone(dt.UTC), officer=officer, action=ANONYMISE, summary="Taken out: who asked"
    )
    done = (_replace(each, summary="", changes=()) for each in case.events)
    return _replace(
        _without_words(case),
        anonymised=on,
        waiting=None,
        submitted=None,
        hold=None,
        events=(*done, event),
    )


def _without_words(case: Case) -> Case:
    request = Request(
        received=case.request.received,
        text="",
        channel=case.request.channel,
        reply_published=case.request.reply_published,
    )
    section14 = case.section14
    return _replace(
        case,
        request=request,
        items=tuple(map(_item, case.items)),
        claims=tuple(map(_claim, case.claims)),
        cost=_cost(case.cost),
        section14=_replace(
            section14,
            reasons=_emptied(section14.reasons),
            earlier_request=_emptied(section14.earlier_request),
        ),
        attestations=tuple(map(_attestation, case.attestations)),
        clock=tuple(ClockEvent(kind=each.kind, on=each.on) for each in case.clock),
        correspondence=tuple(
            Message(received=each.received, text="") for each in case.correspondence
        ),
        sent=Sent(on=case.sent.on, channel=case.sent.channel) if case.sent else None,
        exchanges=tuple(map(_exchange, case.exchanges)),
        comments=tuple(map(_comment, case.comments)),
        approvals=tuple(map(_approval, case.approvals)),
        reviews=tuple(map(_review, case.reviews)),
        complaints=tuple(map(_complaint, case.complaints)),
        publication=None,
    )


def _emptied(text: str | None) -> str | None:
    """Keep that something was said, so that the case counts as it did."""
    return None if text is None else ""


def _item(item: Item) -> Item:
    about = "destination", "contact", "invalid_reason", "clarification"
    names = *about, "search", "elsewhere", "disclosure"
    return _replace(item, text="", **{name: _emptied(getattr(item, name)) for name in names})


def _claim(claim: Claim) -> Claim:
    return _replace(
        claim,
        covers=_emptied(claim.covers),
        interest=_emptied(claim.interest),
        reason=_emptied(claim.reason),
        details=dict.fromkeys(claim.details, ""),
        pit=PublicInterestTest(
            for_disclosure=None if claim.pit.for_disclosure is None else (),
            for_withholding=None if claim.pit.for_withholding is None else (),
            balance=claim.pit.balance,
            reasons=_emptied(claim.pit.reasons),
        ),
    )


def _cost(cost: Cost) -> Cost:
    return _replace(
        cost,
        lines=tuple(_replace(line, what="") for line in cost.lines),
        basis=_emptied(cost.basis),
        would_fit=_emptied(cost.would_fit),
    )


def _attestation(given: Attestation) -> Attestation:
    return _replace(given, evidence="")


def _exchange(exchange: Exchange) -> Exchange:
    return _replace(exchange, whom="", question="", answer="")


def _comment(comment: Comment) -> Comment:
    return _replace(comment, text="", sentence="", answer="")


def _approval(approval: Approval) -> Approval:
    return _replace(approval, note="", override="")


def _review(review: InternalReview) -> InternalReview:
    return _replace(
        review,
        grounds="",
        letter="",
        digest="",
        items=tuple(_replace(each, reason="", remedy="") for each in review.items),
        claims=tuple(map(_late, review.claims)),
    )


def _complaint(complaint: Complaint) -> Complaint:
    claims = tuple(map(_late, complaint.claims))
    return _replace(complaint, reference="", steps="", claims=claims)


def _late(claim: LateClaim) -> LateClaim:
    pit = PublicInterestTest(balance=claim.pit.balance)
    return _replace(claim, reason="", covers=None, interest=None, details={}, pit=pit)
