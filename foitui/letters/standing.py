"""Where a decision stands with those who must agree to it, in words."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from foitui.case.clearance import Approval
from foitui.case.decision import (
    decision_digest,
    open_comments,
    review_state,
    standing_approvals,
    void_approvals,
)
from foitui.case.records import Case
from foitui.case.words import ReviewState
from foitui.law.clearance import Needed, asked_for, step_of, still_to_agree, whose_turn
from foitui.letters.english import british, listed
from foitui.settings.records import Clearance


class StandingLine(NamedTuple):
    """One line of it; the mark says without colour what is done, open or void."""

    text: str
    mark: str
    style: Literal["plain", "strong", "muted", "bad", "warn"] = "plain"
    step: str = ""
    """Id of a step that is open."""


_STATES = {
    ReviewState.NONE: "Not handed over yet.",
    ReviewState.RETURNED: "Given back, with comments to answer.",
    ReviewState.APPROVED: "Agreed to.",
    ReviewState.VOID: "The approval is void: the decision was changed since.",
}


def standing_lines(case: Case, rules: Clearance) -> Iterator[StandingLine]:
    """Yield where it stands, and each step with its state."""
    state = review_state(case)
    style: Literal["bad", "strong"] = "bad" if state is ReviewState.VOID else "strong"
    told = _STATES.get(state) or _handed_over(case)
    yield StandingLine(f"{told[:1].upper()}{told[1:]}", "  ", style)
    if case.submitted is not None and case.submitted.digest != decision_digest(case):
        yield StandingLine("The decision was changed since it was handed over.", "! ", "warn")
    for needed in still_to_agree(case, rules):
        yield StandingLine(_waiting(case, needed, rules), "[ ] ", step=needed.step.id)
    for given in standing_approvals(case):
        yield StandingLine(approval_told(given), "[x] ")
    for given in void_approvals(case):
        yield StandingLine(f"VOID, changed since: {approval_told(given)}", "[!] ", "bad")


def approval_told(given: Approval) -> str:
    """Say who agreed, as what, when, and to exactly which version."""
    words = f"{step_of(given.step).label}: {given.officer} approved version {given.version}"
    words += f" on {british(given.at.date())}"
    words += f" for {given.deputy_for}" if given.deputy_for else ""
    words += f", although: {given.override}" if given.override else ""
    return words + (f" ({given.note})" if given.note else "")


def approvals_in_short(case: Case) -> str:
    """Return one line for a summary: what stands, and what is void; empty where there is none."""
    stand = [approval_told(given) for given in standing_approvals(case)]
    void = [
        f"VOID: changed since {given.officer} approved version {given.version}"
        for given in void_approvals(case)
    ]
    return ". ".join(stand or void)


def second_look(case: Case) -> str:
    """Return one line for a summary on a look that is not done; empty where none is asked for."""
    state = review_state(case)
    if state is ReviewState.SUBMITTED:
        return _handed_over(case).rstrip(".")
    if state is ReviewState.RETURNED:
        return f"given back; comments to answer: {len(open_comments(case.comments))}"
    return ""


def lacking(case: Case, needed: Needed) -> str:
    """Say in a sentence that a step is open, and that it was agreed to before where it was."""
    given = [each for each in void_approvals(case) if each.step == needed.step.id]
    if given:
        last = given[-1]
        who = f"The {needed.step.label} ({last.officer})"
        return f"{who} approved version {last.version}; the decision was changed since."
    return f"The {needed.step.label} has not agreed."


def _handed_over(case: Case) -> str:
    given = case.submitted
    if given is None:
        return ""
    to = given.to or "whoever is free"
    note = f": {given.note}" if given.note else "."
    return f"handed to {to} by {given.officer} on {british(given.at.date())}{note}"


def _waiting(case: Case, needed: Needed, rules: Clearance) -> str:
    who = listed(asked_for(case, needed.step, rules), "or")
    waits = f"waits for {who or 'whoever is free'}" if case.submitted else "to be asked"
    first = whose_turn(case, rules)
    if needed not in first:
        waits = f"comes after the {first[0].step.label}"
    if needed.step.always:
        return f"{needed.step.label}: {waits}"
    return f"{needed.step.label}: {waits} ({needed.because}). {needed.step.why}"
