"""After the internal review: the complaint to the regulator, and the appeal to the Tribunal."""

import datetime as dt

import msgspec

COMPLAINT_WEEKS = 6
"""The regulator asks for a complaint without undue delay, normally in six weeks (FOIA s50(2))."""

APPEAL_DAYS = 28
"""Calendar days from the day the decision notice is sent (GRC Rules r22)."""


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Until when a step can be taken."""

    by: dt.date
    basis: str
    fixed: bool
    """Whether the law sets it; otherwise it is what the regulator normally expects."""
    checked: bool
    """Whether the rule was read again in its source."""


def complaint_window(review_replied: dt.date) -> Window:
    """Return until when the regulator normally expects a complaint after the review's answer."""
    return Window(
        by=review_replied + dt.timedelta(weeks=COMPLAINT_WEEKS),
        basis="FOIA s50(2)",
        fixed=False,
        checked=False,
    )


def appeal_window(decision_notice: dt.date) -> Window:
    """Return until when either side can appeal against a decision notice (FOIA s57)."""
    return Window(
        by=decision_notice + dt.timedelta(days=APPEAL_DAYS),
        basis="GRC Rules r22",
        fixed=True,
        checked=True,
    )
