"""When a case is due, as the screens of one case tell it."""

from foitui.case.challenging import open_review
from foitui.case.records import Case
from foitui.law.afterwards import current_deadline
from foitui.law.clocks.records import Deadline
from foitui.law.deadline import working_days_left
from foitui.tui.desk import Desk


def due_of(case: Case, desk: Desk) -> Deadline:
    """Return the deadline of a case, or of its open review, for the authority in the settings."""
    who = desk.settings.authority
    return current_deadline(case, desk.calendar, authority=who.kind, nation=who.nation)


def left_of(due: Deadline, desk: Desk) -> int | None:
    """Return the working days left from today."""
    return working_days_left(due, desk.today(), desk.calendar)


def is_closed(case: Case) -> bool:
    """Whether nothing is due any more: it was answered, and no review of that is open."""
    answered = case.sent is not None and open_review(case) is None
    return answered or case.withdrawn is not None


def urgency(case: Case, due: Deadline, desk: Desk) -> str:
    """Return the mark that the caseload has too: `!!` overdue, `!` due soon, nothing else."""
    left = left_of(due, desk)
    if left is None or is_closed(case):
        return ""
    return "!!" if left < 0 else "!" if left <= desk.settings.due_soon else ""
