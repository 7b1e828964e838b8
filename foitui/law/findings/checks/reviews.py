"""Checks of the internal review: who looks again at a decision."""

from foitui.case.decision import authors
from foitui.law.findings.place import Place


def reviewer_decided(place: Place) -> bool:
    """Whether the latest review lies with somebody who made or sent the decision."""
    case = place.case
    reviewer = case.reviews[-1].reviewer if case.reviews else ""
    senders = {event.officer for event in case.events if event.action == "send_reply"}
    return bool(reviewer) and reviewer in authors(case) | senders


CHECKS = {"reviewer_decided": reviewer_decided}
