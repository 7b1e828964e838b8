"""The notices that go out besides the reply: of receipt, of a fee, of more time, of a review."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal, get_args

from foitui.case.records import Case
from foitui.case.words import ClockKind
from foitui.letters.english import british
from foitui.letters.facts import letter_view
from foitui.letters.gaps import Fact, Gap, need
from foitui.letters.letter import Letter, letter_of
from foitui.letters.own_words import in_own_words
from foitui.letters.review_outcome import review_outcome
from foitui.letters.view import LetterView, NoticeView
from foitui.settings.records import Settings

NoticeKind = Literal[
    "acknowledgement",
    "clarification",
    "fees-notice",
    "pit-extension",
    "reg7-extension",
    "sar-extension",
    "review-outcome",
]
KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)

CLOCKS: dict[NoticeKind, ClockKind] = {
    "clarification": ClockKind.CLARIFICATION_ASKED,
    "fees-notice": ClockKind.FEES_NOTICE,
    "pit-extension": ClockKind.PIT_EXTENSION,
    "reg7-extension": ClockKind.REG7_EXTENSION,
    "sar-extension": ClockKind.SAR_EXTENSION,
}
"""The fact that the clock of the case gets on the day such a notice goes out."""

_REASONED = {
    "fees-notice": "what we charge, and how it was worked out",
    "reg7-extension": "why 20 working days are too few",
    "sar-extension": "why a month is too short",
}
"""What the law wants a reason for, and the words for one that is missing."""
_DUE: dict[NoticeKind, str] = {"fees-notice": "the date by which the fee can be paid"}


def notice(
    kind: NoticeKind,
    case: Case,
    settings: Settings,
    on: dt.date,
    *,
    due: dt.date | None = None,
    reason: str = "",
) -> Letter:
    """Return a notice about a case; a fact that it needs and does not have shows as a gap.

    Args:
        kind: which notice.
        case: the request and what was decided about it so far.
        settings: the authority, its regulator, and where its own templates are.
        on: the date of the notice.
        due: when the answer is to come: the deadline with the extension, or the officer's estimate;
            of a fees notice, until when the fee can be paid.
        reason: why more time is needed, which for the public interest may be left out; of a fees
            notice, what is charged and how it was worked out.
    """
    if kind == "review-outcome":
        return review_outcome(case, settings, on)
    view = letter_view(case, settings, on, unfinished=kind == "pit-extension")
    values = {
        "letter": view,
        "notice": NoticeView(
            due=british(due)
            if due
            else Gap("due", _DUE.get(kind, "the date by which we will answer")),
            reason=_reason(kind, reason),
        ),
        "lacking": tuple(_lacking(kind, view)),
    }
    name = f"notices/{kind.replace('-', '_')}.md"
    source, gaps, faults = in_own_words(name, values, settings.templates)
    return letter_of(case, settings, on, source, gaps, faults)


def _reason(kind: NoticeKind, reason: str) -> Fact:
    return need(reason, _REASONED[kind], "reason") if kind in _REASONED else reason.strip()


def _lacking(kind: NoticeKind, view: LetterView) -> Iterator[Gap]:
    """Yield what the case lacks for a notice of this kind to be about anything."""
    kinds = {section.kind for section in view.sections}
    if kind == "pit-extension" and "pending" not in kinds:
        yield Gap("claims", "a claim whose public interest is still to be weighed")
    if kind == "clarification" and "clarification" not in kinds:
        yield Gap("items", "an item that is not clear")
    if kind == "fees-notice" and not (view.foia or view.eir):
        yield Gap("items", "an item that is handled under the Act or the Regulations")
    if kind == "reg7-extension" and not view.eir:
        yield Gap(
            "items", "an item that is handled under the Environmental Information Regulations"
        )
    if kind == "sar-extension" and not view.subject_access:
        yield Gap("items", "an item that asks for the requester's own data")
