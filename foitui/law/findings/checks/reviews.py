"""Checks of the internal review: who looks again at a decision."""

from foitui.case.challenging import first_deciders, late_claims
from foitui.law.findings.place import Place


def reviewer_decided(place: Place) -> bool:
    """Whether the latest review lies with somebody who made or sent the decision."""
    case = place.case
    reviewer = case.reviews[-1].reviewer if case.reviews else ""
    return bool(reviewer) and reviewer in first_deciders(case)


def relied_late(place: Place) -> bool:
    """Whether a provision was relied on that the reply did not name."""
    return place.case.sent is not None and bool(late_claims(place.case))


def steps_not_taken(place: Place) -> bool:
    """Whether what was ordered was not done by its day."""
    today = place.today
    return any(
        today is not None and done is None and due is not None and due < today
        for done, due in ((each.steps_done_on, each.steps_due) for each in place.case.complaints)
    )


CHECKS = {
    "reviewer_decided": reviewer_decided,
    "relied_late": relied_late,
    "steps_not_taken": steps_not_taken,
}
