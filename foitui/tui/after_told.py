"""What came after a reply, as entries of a list: the review, the complaints, what is open."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from foitui.case.challenge import Complaint, InternalReview, LateClaim
from foitui.case.challenging import first_deciders
from foitui.case.records import Case
from foitui.case.said import BALANCES, BODIES, ENDS, LEVELS, RESULTS
from foitui.law.afterwards import Term, case_review_due, terms
from foitui.law.clocks.records import spoken
from foitui.law.deadline import left_in_words
from foitui.letters.english import named
from foitui.tui.desk import Desk
from foitui.tui.widgets.entries import Entry, Paragraph


@dataclass(frozen=True)
class Row:
    """One entry, and what it is about."""

    entry: Entry
    complaint: int = 0
    """The number of the complaint that it is about; 0 where it is about the review."""
    late: LateClaim | None = None
    """The provision relied on late that it is about."""


def rows(case: Case, desk: Desk) -> list[Row]:
    """Return everything that is told, in order."""
    made = [Row(_heading("OPEN NOW"))]
    window = desk.settings.authority.review_window
    found = terms(case, desk.calendar, window)
    made += [Row(Entry((_term(each, desk.today()),), chosen=False)) for each in found]
    if not found:
        made.append(Row(Entry((Paragraph("nothing", "   ", "muted"),), chosen=False)))
    if not (case.reviews or case.complaints):
        made.append(Row(Entry((Paragraph(_first(case), "", "plain"),), chosen=False)))
    for review in case.reviews:
        made.append(Row(_heading("INTERNAL REVIEW")))
        made.append(Row(Entry(tuple(_review(case, review, desk)))))
        made += [Row(_late(each), late=each) for each in review.claims]
    if case.complaints:
        made.append(Row(_heading("COMPLAINTS AND APPEALS")))
    for number, each in enumerate(case.complaints, start=1):
        made.append(Row(Entry(tuple(_complaint(number, each))), number))
        made += [Row(_late(late), number, late) for late in each.claims]
    return made


def _first(case: Case) -> str:
    """Say what can be recorded where nothing came yet."""
    if case.withdrawn is not None:
        return "The request was withdrawn, so no reply went out."
    if case.sent is None:
        return "No reply has gone out; x on the case records it. c records a complaint even so."
    return "Nobody has objected. r records that a review was asked for, c a complaint or an appeal."


def _heading(words: str) -> Entry:
    return Entry((Paragraph(words, "", "strong"),), chosen=False)


def _term(term: Term, today: dt.date) -> Paragraph:
    missed = term.ours and term.by < today
    passed = " (passed)" if not term.ours and term.by < today else ""
    latest = f", at the latest by {spoken(term.latest)}" if term.latest else ""
    basis = f" ({term.basis})" if term.basis else ""
    said = f"{term.what} by {spoken(term.by)}{latest}{passed}{basis}"
    style = "bad" if missed else "plain" if term.ours else "muted"
    return Paragraph(said, "!! " if missed else "   ", style, 4)


def _review(case: Case, review: InternalReview, desk: Desk) -> Iterator[Paragraph]:
    due = case_review_due(case, review, desk.calendar)
    if review.replied_on is None:
        left = desk.calendar.left(desk.today(), due.due)
        when = f"due on {spoken(due.due)}, {left_in_words(left)}"
    else:
        took = desk.calendar.between(review.asked_on, review.replied_on)
        when = f"answered on {spoken(review.replied_on)}, after {_days(took)}"
    yield Paragraph(f"Asked for on {spoken(review.asked_on)}; {when}", "", "strong", 2)
    if review.grounds:
        yield Paragraph(review.grounds, "   Objects to: ", "plain", 6)
    yield Paragraph(review.reviewer or "nobody yet", "   Reviewer: ", "plain", 1)
    if review.reviewer in first_deciders(case):
        said = f"{review.reviewer} decided the first time; somebody else should review it."
        yield Paragraph(said, "   ! ", "warn", 2)
    for made in review.items:
        said = RESULTS[made.result] + (f": {made.reason}" if made.reason else "")
        yield Paragraph(said, f"   Item {made.item}: ", "plain", 4)
        if made.remedy:
            yield Paragraph(made.remedy, "      Now: ", "plain", 3)
    known = {made.item for made in review.items}
    if missing := [item.number for item in case.items if item.number not in known]:
        yield Paragraph(f"No result yet for {named(missing)}.", "   ", "muted", 2)
    if review.digest:
        yield Paragraph(f"The letter is kept, SHA-256 {review.digest[:16]}", "   ", "muted", 1)


def _days(count: int) -> str:
    return f"{count} working day{'s' * (count != 1)}"


def _late(claim: LateClaim) -> Entry:
    return Entry(tuple(_late_lines(claim)))


def _late_lines(claim: LateClaim) -> Iterator[Paragraph]:
    about = named(claim.items)
    said = f"Relied on late, on {spoken(claim.on)}: {claim.provision}, {about}"
    yield Paragraph(said, "   ! ", "warn", 2)
    level = LEVELS[claim.likelihood] if claim.likelihood else ""
    told = (
        ("Covers: ", claim.covers),
        ("Interest: ", claim.interest),
        ("Likelihood: ", level),
        ("Reason: ", claim.reason),
        *((f"{name.replace('_', ' ').capitalize()}: ", text) for name, text in _details(claim)),
        ("For release: ", "; ".join(claim.pit.for_disclosure or ())),
        ("For withholding: ", "; ".join(claim.pit.for_withholding or ())),
        ("Balance: ", BALANCES[claim.pit.balance] if claim.pit.balance else ""),
        ("Because: ", claim.pit.reasons),
    )
    for lead, text in told:
        if text:
            yield Paragraph(text, f"     {lead}", "plain", 4)


def _details(claim: LateClaim) -> Iterator[tuple[str, str]]:
    yield from claim.details.items()


def _complaint(number: int, each: Complaint) -> Iterator[Paragraph]:
    name = f" {each.reference}" if each.reference else ""
    end = f": {ENDS[each.result]}" if each.result else ""
    body = BODIES[each.body]
    said = f"{body[:1].upper()}{body[1:]}{name}{end}"
    yield Paragraph(said, f"{number}  ", "strong", 2)
    until = f"; to be answered by {spoken(each.respond_by)}" if each.respond_by else ""
    yield Paragraph(f"told on {spoken(each.on)}{until}", "   ", "plain", 2)
    if each.about:
        yield Paragraph(", ".join(each.about), "   About: ", "plain", 2)
    if each.decided_on:
        yield Paragraph(spoken(each.decided_on), "   Decided on: ", "plain", 1)
    if each.steps:
        due = f" (by {spoken(each.steps_due)})" if each.steps_due else ""
        yield Paragraph(f"{each.steps}{due}", "   Ordered: ", "plain", 4)
        done = f"on {spoken(each.steps_done_on)}" if each.steps_done_on else "not yet"
        yield Paragraph(done, "   Done: ", "plain", 1)
