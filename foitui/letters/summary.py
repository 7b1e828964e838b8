"""The summary of a case for a quick look: facts, decision per item, why, and what is open.

Who asked stays out of it unless it is asked for, because requests are decided blind to that.
Imports neither Jinja nor a Markdown parser, which would double the time of `foitui show`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from foitui.case.challenging import late_claims, open_review
from foitui.case.handing import is_to_chase
from foitui.case.outcome import claims_for, item_outcome, outcome, stands
from foitui.case.records import Case, Claim, Item, PublicInterestTest
from foitui.case.said import BODIES, ENDS, WAITS_FOR
from foitui.case.words import Balance, Held, Likelihood, Outcome, Stage
from foitui.law.clearance import still_to_agree
from foitui.law.clocks.records import Deadline
from foitui.law.findings import Finding
from foitui.law.guide.asking import open_questions
from foitui.law.provisions import UnknownCite, provision
from foitui.law.stage import stage
from foitui.letters.english import british, named
from foitui.letters.lead_in import lead_in
from foitui.letters.standing import approvals_in_short, second_look
from foitui.letters.weights import counted
from foitui.settings.records import Clearance
from foitui.text.clean import clean_line

ITEM_WIDTH = 160
"""Characters of an item that are shown; the request itself stands beside the summary."""
REASON_WIDTH = 240
"""Characters of a reason that are shown; the letter has all of it."""


class Row(msgspec.Struct, frozen=True):
    """One labelled fact."""

    label: str
    value: str


class ItemLine(msgspec.Struct, frozen=True, kw_only=True):
    """One item and what was decided about it."""

    number: int
    text: str
    outcome: Outcome
    decision: str
    """The outcome in words, with the provisions relied on."""


class ClaimLine(msgspec.Struct, frozen=True, kw_only=True):
    """One provision relied on, and its reasoning."""

    cite: str
    says: str
    """What the provision is about."""
    items: str
    rows: tuple[Row, ...]


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the summary shows, cleaned and in order."""

    title: str
    outcome: Outcome
    rows: tuple[Row, ...]
    lead_in: str = ""
    """What all items begin with; empty where they do not begin alike."""
    items: tuple[ItemLine, ...]
    claims: tuple[ClaimLine, ...]
    open: tuple[str, ...]
    """Questions that are not answered yet."""


def summary(
    case: Case,
    deadline: Deadline,
    today: dt.date,
    *,
    reveal: bool = False,
    found: Sequence[Finding] | None = None,
    rules: Clearance | None = None,
) -> Summary:
    """Return the summary of a case as it stands on this day.

    Args:
        case: the request and what was decided about it.
        deadline: when the reply is due.
        today: the day from which time left is counted.
        reveal: also say who asked.
        found: what would be objected to, to be counted; None where nobody looked.
        rules: who must agree, to tell who has not; None where that is not told.
    """
    shared, texts = lead_in([item.text for item in case.items])
    return Summary(
        title=_line(f"{case.reference or 'New case'}: {case.request.subject or 'no subject'}"),
        outcome=outcome(case),
        rows=(
            *_rows(case, deadline, today, reveal),
            *_to_agree(case, rules),
            *(() if found is None else (Row("Findings", counted(found)),)),
        ),
        lead_in=_short(shared, ITEM_WIDTH),
        items=tuple(_item(case, item, text) for item, text in zip(case.items, texts, strict=True)),
        claims=tuple(_claim(case, claim) for claim in case.claims),
        open=tuple(
            _line(f"{asked.ask} ({named(asked.items)})" if asked.items else asked.ask)
            for asked in open_questions(case)
        ),
    )


def summary_text(told: Summary) -> str:
    """Return the summary as plain lines, each of which makes sense when read aloud alone."""
    return "\n".join(_text(told))


def _rows(case: Case, deadline: Deadline, today: dt.date, reveal: bool) -> Iterator[Row]:
    request = case.request
    if request.sender_reference:
        yield Row("Sender's reference", _line(request.sender_reference))
    yield Row("Received", f"{british(request.received)}, {_word(request.channel)}")
    yield Row("Due", _due(case, deadline, today))
    yield Row("Stage", _word(stage(case)))
    yield Row("Outcome", _word(outcome(case)))
    team = f" ({_line(case.team)})" if case.team else ""
    yield Row("Officer", (_line(case.officer) or "nobody yet") + team)
    yield from _handling(case, today)
    if look := second_look(case):
        yield Row("Second look", _line(look))
    if case.approvals:
        yield Row("Approval", _line(approvals_in_short(case)))
    if request.reply_published:
        yield Row("Note", "the reply will be published")
    if reveal:
        who = (request.requester.name, request.requester.email, request.requester.address)
        yield Row("Requester", _line(", ".join(part for part in who if part)) or "not given")


def _handling(case: Case, today: dt.date) -> Iterator[Row]:
    """Yield whom it waits for, how the reply went out, and what was relied on only afterwards."""
    chase = " - chase" if is_to_chase(case, today) else ""
    if case.waiting is not None and case.sent is None and case.withdrawn is None:
        note = f": {_line(case.waiting.note)}" if case.waiting.note else ""
        since = f", since {british(case.waiting.since)}"
        yield Row("Waits for", f"{WAITS_FOR[case.waiting.on]}{note}{since}{chase}")
    elif chase:
        yield Row("Asked of others", "an answer is past its day - chase")
    if case.sent is not None and case.sent.late_because:
        yield Row("Late because", _line(case.sent.late_because))
    if late := late_claims(case):
        yield Row(
            "Relied on late", ", ".join(dict.fromkeys(_line(each.provision) for each in late))
        )
    for each in case.complaints:
        end = f", {ENDS[each.result]}" if each.result else ""
        body = BODIES[each.body].removeprefix("the ").removeprefix("a ")
        yield Row("Complaint", f"{body} {_line(each.reference)}".rstrip() + end)


def _to_agree(case: Case, rules: Clearance | None) -> Iterator[Row]:
    """Yield the steps of clearance that are open, until the reply has gone out."""
    missing = still_to_agree(case, rules) if rules and not (case.sent or case.withdrawn) else ()
    if missing:
        yield Row("To agree", _line(", ".join(needed.step.label for needed in missing)))


def _due(case: Case, deadline: Deadline, today: dt.date) -> str:
    if deadline.due is None:
        return _line(deadline.waiting) or "no date"
    said = british(deadline.due) + (" (provisional)" if deadline.provisional else "")
    if open_review(case) is not None:
        return f"{said}, the internal review; {time_left(deadline, deadline.due, today)}"
    if case.sent is not None:
        return f"{said}; replied on {british(case.sent.on)}"
    if stage(case) is Stage.WITHDRAWN:
        return said
    return f"{said}; {time_left(deadline, deadline.due, today)}"


def time_left(deadline: Deadline, due: dt.date, today: dt.date) -> str:
    """Return the time left in words: working days where the deadline counts them."""
    if today > due:
        # Working days past due would need the calendar; the unit tells the two counts apart.
        return f"overdue by {_days((today - due).days, 'calendar day')}"
    if today == due:
        return "due today"
    if any(day.counted for day in deadline.days):
        left = sum(day.counted and today < day.date <= due for day in deadline.days)
        return f"{_days(left, 'working day')} left"
    return f"{_days((due - today).days)} left"


def _days(count: int, what: str = "day") -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")


def _item(case: Case, item: Item, text: str) -> ItemLine:
    found = item_outcome(case, item)
    cites = [claim.provision for claim in claims_for(case, item.number) if stands(claim)]
    reasoned = found in {Outcome.PART, Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED}
    by = f" by {', '.join(cites)}" if cites and reasoned else ""
    to = f": {item.destination}" if item.destination else ""
    part = "; a part is not held" if item.held is Held.PART_HELD else ""
    route = f"{_word(item.route)}, " if item.route and item.route in {"foia", "eir"} else ""
    return ItemLine(
        number=item.number,
        text=_short(text, ITEM_WIDTH),
        outcome=found,
        decision=_line(f"{route}{_word(found)}{by}{to}{part}"),
    )


def _claim(case: Case, claim: Claim) -> ClaimLine:
    return ClaimLine(
        cite=_line(claim.provision),
        says=_statement(claim.provision),
        items=named(claim.items) if claim.items else "no item",
        rows=(*_reasoning(claim), *_weighing(case, claim)),
    )


def _statement(cite: str) -> str:
    try:
        return provision(cite).statement
    except UnknownCite:
        return "unknown provision"


def _reasoning(claim: Claim) -> Iterator[Row]:
    said = (
        ("Covers", claim.covers),
        ("Interest", claim.interest),
        ("Likelihood", _LEVELS[claim.likelihood] if claim.likelihood else None),
        ("Reason", claim.reason),
    )
    yield from (Row(label, _short(text, REASON_WIDTH)) for label, text in said if text)
    for name, text in claim.details.items():
        yield Row(_line(_word(name)).capitalize(), _short(text, REASON_WIDTH))


def _weighing(case: Case, claim: Claim) -> Iterator[Row]:
    pit = claim.pit
    first = next(other for other in case.claims if other.pit == pit)
    if first is not claim and pit != PublicInterestTest():
        yield Row("Public interest", f"the same test as for {_line(first.provision)}")
        return
    if pit.balance or pit.for_disclosure or pit.for_withholding:
        counts = f"{len(pit.for_disclosure or ())} for release"
        counts += f", {len(pit.for_withholding or ())} for withholding"
        balance = _BALANCES[pit.balance] if pit.balance else "not weighed yet"
        yield Row("Public interest", f"{balance} ({counts})")
    if pit.reasons:
        yield Row("Because", _short(pit.reasons, REASON_WIDTH))


_LEVELS = {Likelihood.WOULD: "would", Likelihood.WOULD_BE_LIKELY: "would be likely to"}
_BALANCES = {Balance.WITHHOLD: "withhold", Balance.DISCLOSE: "release"}


def _text(told: Summary) -> Iterator[str]:
    yield told.title
    yield from (f"{row.label}: {row.value}" for row in told.rows)
    if told.lead_in:
        yield ""
        yield f"Every item begins: {told.lead_in}"
    for item in told.items:
        yield ""
        yield f"Item {item.number}: {item.text}"
        yield f"Decision on item {item.number}: {item.decision}"
    for claim in told.claims:
        yield ""
        yield f"Relied on: {claim.cite}, {claim.says} ({claim.items})"
        yield from (f"{row.label}: {row.value}" for row in claim.rows)
    if told.open:
        yield ""
        yield f"Still open: {_days(len(told.open), 'question')}"
        yield from (f"- {ask}" for ask in told.open)


def _line(text: str) -> str:
    return _short(text, REASON_WIDTH)


def _short(text: str, limit: int) -> str:
    line = " ".join(clean_line(text).split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _word(value: str) -> str:
    return _WORDS.get(value, value.replace("_", " "))


_WORDS = {
    "foia": "FOIA",
    "eir": "EIR",
    "email": "by e-mail",
    "public_site": "through a public request site",
    "post": "by post",
    "web_form": "through our web form",
    "other": "by other means",
    "clearing": "with a second officer",
    "returned": "given back by a second officer",
    "approval_void": "approval void",
    "part": "released in part",
    "refused_cost": "refused on cost",
    "refused_vexatious": "refused as vexatious",
    "refused_repeated": "refused as a repeat",
    "clarification": "to be clarified",
    "transferred": "passed to another authority",
}
