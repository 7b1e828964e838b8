"""The time to ask for an internal review, and to answer it (FOIA Code part 5, EIR reg 11)."""

import datetime as dt
import re

import msgspec

from foitui.case.words import Route
from foitui.law.clocks.errors import ClockError
from foitui.law.clocks.months import add_months
from foitui.law.working_days import Calendar

USUAL_WINDOW = "40 working days"

NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six"),
            *("seven", "eight", "nine", "ten", "eleven", "twelve"),
        ),
        1,
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}

WINDOW = re.compile(
    r"(?P<count>\d{1,3}|[a-z]+) (?:(?P<working>working )|calendar )?(?P<unit>day|week|month)s?"
)


class ReviewDue(msgspec.Struct, frozen=True, kw_only=True):
    """When the answer to a request for a review is due."""

    due: dt.date
    latest: dt.date
    """The furthest it may go, where it is exceptionally complex."""
    basis: str
    provisional: bool


def review_window(
    replied: dt.date, window: str, calendar: Calendar, route: Route = Route.FOIA
) -> dt.date:
    """Return the last day to ask for a review, by the window that the letter offered.

    Under the EIR a requester has 40 working days whatever a letter says (reg 11(2)).
    """
    offered = _end(replied, window, calendar)
    return max(offered, calendar.add(replied, 40)) if route == Route.EIR else offered


def review_due(requested: dt.date, route: Route, calendar: Calendar) -> ReviewDue:
    """Return when a review asked for on a day must be answered."""
    if route not in (Route.FOIA, Route.EIR):
        raise ClockError("route", f"no review is known for {route}; use foia or eir")
    usual = 40 if route == Route.EIR else 20
    latest = calendar.add(requested, 40)
    return ReviewDue(
        due=calendar.add(requested, usual),
        latest=latest,
        basis="EIR reg 11(4)" if route == Route.EIR else "FOIA s45 Code of Practice part 5",
        provisional=calendar.provisional(latest),
    )


def _end(replied: dt.date, window: str, calendar: Calendar) -> dt.date:
    found = WINDOW.fullmatch(" ".join(window.lower().split()))
    count = _number(found["count"]) if found else None
    if found is None or not count or (found["working"] and found["unit"] != "day"):
        raise ClockError(
            "window", f'{window!r} is no period; write "two months" or "40 working days"'
        )
    if found["unit"] == "month":
        return add_months(replied, count)
    if found["working"]:
        return calendar.add(replied, count)
    return replied + dt.timedelta(count * (7 if found["unit"] == "week" else 1))


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else NUMBERS.get(text)
