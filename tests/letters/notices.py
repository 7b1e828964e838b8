"""A notice of every kind, and the case that it is about."""

import datetime as dt
from collections.abc import Callable

import msgspec

from foitui.case.challenge import InternalReview, ItemReview, LateClaim
from foitui.case.records import Case, Claim, PublicInterestTest, Sent
from foitui.case.words import Exempt, Held, Likelihood, ReviewResult, Route
from foitui.letters.letter import Letter
from foitui.letters.notice import NoticeKind, notice
from tests.letters.cases import MINISTRY, ON, PATTERN_TEST, case, foia, pattern, request
from tests.letters.kinds_environment import eir
from tests.letters.kinds_exempt import neither, part
from tests.letters.kinds_plain import clarification, granted, own_data

DUE = dt.date(2017, 5, 22)


def notice_on(kind: NoticeKind, made: Case, reason: str = "", due: dt.date | None = DUE) -> Letter:
    """Return a notice of the day of all these letters."""
    return notice(kind, made, MINISTRY, ON, due=due, reason=reason)


def _new() -> Letter:
    items = (foia(1, "The lists of visits.", route=None), foia(2, "The cost.", route=None))
    return notice_on("acknowledgement", case(*items, request=request(subject="Visits")))


def _question() -> Letter:
    return notice_on("clarification", clarification(), due=None)


def _fee() -> Letter:
    made = granted()
    return notice_on(
        "fees-notice",
        made,
        "£12.40 for copying 124 sheets at 10 pence each.",
        due=dt.date(2017, 7, 17),
    )


def _more_time() -> Letter:
    """One item can be released now, one is withheld whatever the balance, one is weighed."""
    made = part()
    weighed, personal = made.claims
    open_test = msgspec.structs.replace(weighed.pit, balance=None, reasons=None)
    weighed = msgspec.structs.replace(weighed, pit=open_test, items=(2,))
    return notice_on("pit-extension", msgspec.structs.replace(made, claims=(weighed, personal)))


def _more_time_for_all() -> Letter:
    claim = Claim(
        id="c1",
        provision="s31(1)(a)",
        items=(1,),
        interest="the prevention or detection of crime in prisons",
        reason="A prisoner who reads the report can tell what goes unnoticed.",
        likelihood=Likelihood.WOULD_BE_LIKELY,
    )
    item = foia(1, "The report on phones.", held=Held.HELD, exempt=Exempt.ALL)
    made = case(item, request=request(subject="Phones"), claims=(claim,))
    return notice_on(
        "pit-extension", made, "We are asking the police for their view of the report."
    )


def _more_time_to_confirm() -> Letter:
    made = neither()
    claim = msgspec.structs.replace(made.claims[0], pit=PublicInterestTest())
    return notice_on("pit-extension", msgspec.structs.replace(made, claims=(claim,)))


def _more_time_under_the_regulations() -> Letter:
    item = foia(1, "All noise measurements since 2001.", route=Route.EIR)
    return notice_on(
        "reg7-extension",
        case(item, request=request(subject="Noise")),
        "There are 41,000 measurements in four systems. Each must be matched with a place.",
    )


def _more_time_for_own_data() -> Letter:
    return notice_on(
        "sar-extension",
        own_data(),
        "There are 60 hours of pictures. Other people in them must be made unrecognisable.",
    )


def reviewed(made: Case, *items: ItemReview, **facts: object) -> Case:
    """Return a case whose reply went out, with the review that was asked for after it."""
    review = InternalReview(
        **{  # type: ignore[arg-type]  # the fields are named by the caller
            "asked_on": dt.date(2017, 3, 29),
            "items": items,
            **facts,
        }
    )
    sent = Sent(on=dt.date(2017, 3, 27))
    return msgspec.structs.replace(made, sent=sent, reviews=(review,))


def _review_outcome() -> Letter:
    """Every result once: upheld, changed in part, changed, and a fault on the way."""
    first = part()
    fourth = foia(4, "The minutes of 2016.", held=Held.HELD, exempt=Exempt.NONE, disclosure="Here.")
    made = msgspec.structs.replace(first, items=(*first.items, fourth))
    upheld = ItemReview(
        item=2,
        result=ReviewResult.UPHELD,
        reason="The next competition has not begun. The prices would still help a competitor.",
    )
    changed = ItemReview(
        item=1,
        result=ReviewResult.PART,
        reason="The prices of 2014 are old. They would not help a competitor any more.",
        remedy="The prices of 2014 are enclosed.",
    )
    overturned = ItemReview(
        item=3,
        result=ReviewResult.OVERTURNED,
        reason="You asked for each year. We left out the year 2016-17.",
        remedy="We paid £440,012 in 2016-17.",
    )
    fault = ItemReview(
        item=4,
        result=ReviewResult.PROCEDURAL,
        reason="The minutes were ready on 1 March. We sent them three weeks later.",
    )
    grounds = "The prices are old. You also left out a year."
    return notice_on(
        "review-outcome",
        reviewed(made, changed, upheld, overturned, fault, grounds=grounds),
        due=None,
    )


def _review_with_a_late_claim() -> Letter:
    item = foia(1, "The report on phones.", held=Held.HELD, exempt=Exempt.ALL)
    claims = pattern().claims[:1]
    made = case(item, request=request(subject="Phones"), claims=claims)
    late = LateClaim(
        provision="s31(1)(f)",
        items=(1,),
        on=ON,
        reason=pattern().claims[1].reason or "",
        interest=pattern().claims[1].interest,
        likelihood=Likelihood.WOULD_BE_LIKELY,
        pit=PATTERN_TEST,
    )
    upheld = ItemReview(
        item=1,
        result=ReviewResult.UPHELD,
        reason="The report still shows what staff look for. Nothing has changed since our reply.",
    )
    return notice_on("review-outcome", reviewed(made, upheld, claims=(late,)), due=None)


def _review_of_a_denial() -> Letter:
    upheld = ItemReview(
        item=1,
        result=ReviewResult.UPHELD,
        reason="The reasons in our reply are as good today as they were then.",
    )
    return notice_on("review-outcome", reviewed(neither(), upheld), due=None)


def _review_under_the_regulations() -> Letter:
    made = eir()
    fault = tuple(
        ItemReview(
            item=item.number,
            result=ReviewResult.PROCEDURAL if at else ReviewResult.OVERTURNED,
            reason="We answered two weeks late."
            if at
            else "The harm that we saw is small, and people live beside the site.",
            remedy="We now check each week which answers are due. We began on 3 April 2017."
            if at
            else "The report is enclosed with this letter.",
        )
        for at, item in enumerate(made.items)
    )
    return notice_on("review-outcome", reviewed(made, *fault), due=None)


NOTICES: dict[str, Callable[[], Letter]] = {
    "acknowledgement": _new,
    "clarification": _question,
    "fees_notice": _fee,
    "pit_extension": _more_time,
    "pit_extension_for_all": _more_time_for_all,
    "pit_extension_to_confirm": _more_time_to_confirm,
    "reg7_extension": _more_time_under_the_regulations,
    "sar_extension": _more_time_for_own_data,
    "review_outcome": _review_outcome,
    "review_outcome_late": _review_with_a_late_claim,
    "review_outcome_neither": _review_of_a_denial,
    "review_outcome_eir": _review_under_the_regulations,
}
"""A golden notice each, by the name of its file."""
