"""The summary of a case for a quick look: facts, decision per item, why, and what is open.

Who asked stays out of it unless it is asked for, because requests are decided blind to that.
Imports neither Jinja nor a Markdown parser, which would double the time of `foitui show`.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from foitui.case.outcome import claims_for, item_outcome, outcome, stands
from foitui.case.records import Case, Item
from foitui.case.words import Held, Outcome
from foitui.law.clocks.records import Deadline
from foitui.law.findings import Finding
from foitui.law.guide.asking import open_questions
from foitui.law.working_days import Calendar
from foitui.letters.english import named
from foitui.letters.lead_in import lead_in
from foitui.letters.summary_claims import claim_line
from foitui.letters.summary_facts import rows, to_agree
from foitui.letters.summary_records import ItemLine, Row, Summary
from foitui.letters.summary_words import ITEM_WIDTH, line, number_of, short, word
from foitui.letters.weights import counted
from foitui.settings.records import Clearance


def summary(
    case: Case,
    deadline: Deadline,
    today: dt.date,
    calendar: Calendar,
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
        calendar: its working days.
        reveal: also say who asked.
        found: what would be objected to, to be counted; None where nobody looked.
        rules: who must agree, to tell who has not; None where that is not told.
    """
    shared, texts = lead_in([item.text for item in case.items])
    return Summary(
        title=line(f"{case.reference or 'New case'}: {case.request.subject or 'no subject'}"),
        outcome=outcome(case),
        rows=(
            *rows(case, deadline, today, calendar, reveal),
            *to_agree(case, rules),
            *(() if found is None else (Row("Findings", counted(found)),)),
        ),
        lead_in=short(shared, ITEM_WIDTH),
        items=tuple(_item(case, item, text) for item, text in zip(case.items, texts, strict=True)),
        claims=tuple(claim_line(case, claim) for claim in case.claims),
        open=tuple(
            line(f"{asked.ask} ({named(asked.items)})" if asked.items else asked.ask)
            for asked in open_questions(case)
        ),
    )


def summary_text(told: Summary) -> str:
    """Return the summary as plain lines, each of which makes sense when read aloud alone."""
    return "\n".join(_text(told))


def _item(case: Case, item: Item, text: str) -> ItemLine:
    found = item_outcome(case, item)
    cites = [claim.provision for claim in claims_for(case, item.number) if stands(claim)]
    reasoned = found in {Outcome.PART, Outcome.REFUSED, Outcome.NEITHER_CONFIRMED_NOR_DENIED}
    by = f" by {', '.join(cites)}" if cites and reasoned else ""
    to = f": {item.destination}" if item.destination else ""
    part = "; a part is not held" if item.held is Held.PART_HELD else ""
    route = f"{word(item.route)}, " if item.route and item.route in {"foia", "eir"} else ""
    return ItemLine(
        number=item.number,
        text=short(text, ITEM_WIDTH),
        outcome=found,
        decision=line(f"{route}{word(found)}{by}{to}{part}"),
    )


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
        yield f"Still open: {number_of(len(told.open), 'question')}"
        yield from (f"- {ask}" for ask in told.open)
