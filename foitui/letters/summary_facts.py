"""The labelled facts of the summary: when, at which stage, with whom, and what came of it."""

import datetime as dt
from collections.abc import Iterator

from foitui.case.challenging import late_claims, open_review
from foitui.case.handing import is_to_chase
from foitui.case.outcome import outcome
from foitui.case.records import Case
from foitui.case.said import BODIES, ENDS, WAITS_FOR
from foitui.case.words import Stage
from foitui.law.clearance import still_to_agree
from foitui.law.clocks.records import Deadline
from foitui.law.deadline import left_in_words, working_days_left
from foitui.law.stage import stage
from foitui.law.working_days import Calendar
from foitui.letters.english import british
from foitui.letters.standing import approvals_in_short, second_look
from foitui.letters.summary_records import Row
from foitui.letters.summary_words import line, word
from foitui.settings.records import Clearance


def rows(
    case: Case, deadline: Deadline, today: dt.date, calendar: Calendar, reveal: bool
) -> Iterator[Row]:
    """Yield what is known of a case on this day, with who asked where that is wanted."""
    left = working_days_left(deadline, today, calendar)
    request = case.request
    if request.sender_reference:
        yield Row("Sender's reference", line(request.sender_reference))
    yield Row("Received", f"{british(request.received)}, {word(request.channel)}")
    yield Row("Due", _due(case, deadline, left))
    yield Row("Stage", word(stage(case)))
    yield Row("Outcome", word(outcome(case)))
    team = f" ({line(case.team)})" if case.team else ""
    yield Row("Officer", (line(case.officer) or "nobody yet") + team)
    yield from _handling(case, today)
    if look := second_look(case):
        yield Row("Second look", line(look))
    if case.approvals:
        yield Row("Approval", line(approvals_in_short(case)))
    if request.reply_published:
        yield Row("Note", "the reply will be published")
    if reveal:
        who = (request.requester.name, request.requester.email, request.requester.address)
        yield Row("Requester", line(", ".join(part for part in who if part)) or "not given")


def _handling(case: Case, today: dt.date) -> Iterator[Row]:
    """Yield whom it waits for, how the reply went out, and what was relied on only afterwards."""
    chase = " - chase" if is_to_chase(case, today) else ""
    if case.waiting is not None and case.sent is None and case.withdrawn is None:
        note = f": {line(case.waiting.note)}" if case.waiting.note else ""
        since = f", since {british(case.waiting.since)}"
        yield Row("Waits for", f"{WAITS_FOR[case.waiting.on]}{note}{since}{chase}")
    elif chase:
        yield Row("Asked of others", "an answer is past its day - chase")
    if case.sent is not None and case.sent.late_because:
        yield Row("Late because", line(case.sent.late_because))
    if late := late_claims(case):
        yield Row("Relied on late", ", ".join(dict.fromkeys(line(each.provision) for each in late)))
    for each in case.complaints:
        end = f", {ENDS[each.result]}" if each.result else ""
        body = BODIES[each.body].removeprefix("the ").removeprefix("a ")
        yield Row("Complaint", f"{body} {line(each.reference)}".rstrip() + end)


def to_agree(case: Case, rules: Clearance | None) -> Iterator[Row]:
    """Yield the steps of clearance that are open, until the reply has gone out."""
    missing = still_to_agree(case, rules) if rules and not (case.sent or case.withdrawn) else ()
    if missing:
        yield Row("To agree", line(", ".join(needed.step.label for needed in missing)))


def _due(case: Case, deadline: Deadline, left: int | None) -> str:
    if deadline.due is None or left is None:
        return line(deadline.waiting) or "no date"
    said = british(deadline.due) + (" (provisional)" if deadline.provisional else "")
    if open_review(case) is not None:
        return f"{said}, the internal review; {left_in_words(left)}"
    if case.sent is not None:
        return f"{said}; replied on {british(case.sent.on)}"
    if stage(case) is Stage.WITHDRAWN:
        return said
    return f"{said}; {left_in_words(left)}"
