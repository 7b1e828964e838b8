"""A notice of every kind, and the case that it is about."""

import datetime as dt
from collections.abc import Callable

import msgspec

from foitui.case.records import Case, Claim, PublicInterestTest
from foitui.case.words import Exempt, Held, Likelihood, Route
from foitui.letters.letter import Letter
from foitui.letters.notice import NoticeKind, notice
from tests.letters.cases import MINISTRY, ON, case, foia, request
from tests.letters.kinds import clarification, neither, own_data, part

DUE = dt.date(2017, 5, 22)


def notice_on(kind: NoticeKind, made: Case, reason: str = "", due: dt.date | None = DUE) -> Letter:
    """Return a notice of the day of all these letters."""
    return notice(kind, made, MINISTRY, ON, due=due, reason=reason)


def _new() -> Letter:
    items = (foia(1, "The lists of visits.", route=None), foia(2, "The cost.", route=None))
    return notice_on("acknowledgement", case(*items, request=request(subject="Visits")))


def _question() -> Letter:
    return notice_on("clarification", clarification(), due=None)


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


NOTICES: dict[str, Callable[[], Letter]] = {
    "acknowledgement": _new,
    "clarification": _question,
    "pit_extension": _more_time,
    "pit_extension_for_all": _more_time_for_all,
    "pit_extension_to_confirm": _more_time_to_confirm,
    "reg7_extension": _more_time_under_the_regulations,
    "sar_extension": _more_time_for_own_data,
}
"""A golden notice each, by the name of its file."""
