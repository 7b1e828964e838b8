"""Cases that are closed, with who asked, for what happens to them afterwards."""

import datetime as dt

import msgspec

from foitui.case import changes as change
from foitui.case.records import Case, Request, Requester
from foitui.case.words import Clarity, CostLimit, Exempt, Held, Route
from tests.case.examples import WHO

REPLIED = dt.date(2026, 3, 20)
LETTER = """\
Dear Ms Sampleton,

You asked on 2 March 2026 for the cost of bins. Alexandra Sampleton, 12 Example Street.
We hold it: 14 pounds each. Yours sincerely, Ann Officer
"""


def answered(
    letter: str = LETTER,
    *,
    name: str = "Alexandra Sampleton",
    subject: str = "Bins",
    asked: tuple[str, ...] = ("How much is a bin?",),
) -> Case:
    """Return a case whose reply went out."""
    request = Request(
        received=dt.date(2026, 3, 2),
        text=f"I am {name} and I want to know.",
        subject=subject,
        requester=Requester(
            name=name, email="alex.s@example.org", address="12 Example Street\nTownford\nTF1 2AB"
        ),
        reply_to="request-77@site.example.org",
        message_key="<one@example.org>",
        sender_reference="site:77",
        source_name="sampleton.eml",
    )
    case = change.receive(request, asked, **WHO)
    numbers = tuple(item.number for item in case.items)
    case = change.choose_route(case, numbers, Route.FOIA, **WHO)
    case = change.judge_clarity(case, numbers, Clarity.CLEAR, **WHO)
    case = change.judge_cost(case, CostLimit.WITHIN, **WHO)
    case = change.establish_held(case, numbers, Held.HELD, **WHO)
    case = change.judge_exempt(case, numbers, Exempt.SOME, **WHO)
    case = change.claim_exemptions(case, numbers, ["s43(2)"], **WHO)
    case = change.give_reason(case, "c1", f"{name} would tell the bidders.", **WHO)
    case = msgspec.structs.replace(case, reference="FOI-2026-0001")
    return change.send_reply(case, REPLIED, letter, **WHO)


def published(letter: str = LETTER, **fields: object) -> Case:
    """Return a case whose reply is to be published."""
    return change.choose_publication(answered(letter, **fields), True, **WHO)  # type: ignore[arg-type] # passed on as they are
