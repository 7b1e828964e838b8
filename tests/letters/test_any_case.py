"""Whatever a case holds, it makes a letter: no crash, no control, nothing silently left out."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from foitui.case.outcome import item_outcome
from foitui.case.records import (
    Case,
    Claim,
    Cost,
    Item,
    PublicInterestTest,
    Request,
    Requester,
    Section14,
)
from foitui.case.words import (
    Balance,
    Burden,
    Clarity,
    CostLimit,
    Exempt,
    Held,
    Likelihood,
    Outcome,
    Route,
)
from foitui.letters.letter import Letter
from foitui.letters.notice import notice
from foitui.letters.reply import as_markdown, as_text, reply
from foitui.settings.records import Authority, Settings
from tests.letters.cases import ON

CITES = (
    *("s21(1)", "s22(1)", "s31(1)(a)", "s31(1)(g)", "s31(3)", "s36(2)(b)(i)", "s40(2)"),
    *("s40(5B)(a)(i)", "s41(1)", "s44(1)(a)", "reg 12(5)(e)", "reg 12(6)", "s99", "*"),
)

words = st.text(max_size=12) | st.sampled_from(["", "a\n\nb", "- [x](y)", "\x1b[2J", "{{ 1 }}"])
said = st.none() | words


def _any(kind: type[object]) -> st.SearchStrategy[object]:
    return st.none() | st.sampled_from(list(kind))  # type: ignore[call-overload]  # an enumeration


tests = st.builds(
    PublicInterestTest,
    for_disclosure=st.none() | st.lists(words, max_size=2).map(tuple),
    for_withholding=st.none() | st.lists(words, max_size=2).map(tuple),
    balance=_any(Balance),
    reasons=said,
)
items = st.builds(
    Item,
    number=st.just(0),
    text=words,
    route=st.sampled_from([Route.FOIA, Route.FOIA, Route.FOIA, Route.EIR, *Route, None]),
    destination=said,
    invalid_reason=said,
    clarity=st.sampled_from([Clarity.CLEAR, Clarity.CLEAR, Clarity.UNCLEAR, None]),
    clarification=said,
    held=_any(Held),
    search=said,
    elsewhere=said,
    exempt=_any(Exempt),
    disclosure=said,
)
claims = st.builds(
    Claim,
    id=st.just(""),
    provision=st.sampled_from(CITES) | words,
    items=st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True).map(tuple),
    covers=said,
    interest=said,
    reason=said,
    likelihood=_any(Likelihood),
    details=st.dictionaries(st.sampled_from(["location", "purpose", "opinion_date"]), words),
    pit=tests,
)
cases = st.builds(
    Case,
    request=st.builds(
        Request,
        received=st.dates(dt.date(2005, 1, 1), dt.date(2030, 1, 1)),
        text=words,
        subject=words,
        requester=st.builds(Requester, name=words, email=words, address=words),
        sender_reference=words,
        reply_to=words,
    ),
    reference=words,
    items=st.lists(items, max_size=3).map(
        lambda found: tuple(
            Item(**{**_fields(item), "number": at})  # type: ignore[arg-type]  # its own fields
            for at, item in enumerate(found, 1)
        )
    ),
    claims=st.lists(claims, max_size=3).map(
        lambda found: tuple(
            Claim(**{**_fields(claim), "id": f"c{at}"})  # type: ignore[arg-type]  # its own fields
            for at, claim in enumerate(found, 1)
        )
    ),
    cost=st.builds(
        Cost,
        limit=st.sampled_from([CostLimit.WITHIN, CostLimit.WITHIN, *CostLimit, None]),
        hours=st.none() | st.floats(0.1, 10_000),
        basis=said,
        would_fit=said,
    ),
    section14=st.builds(
        Section14,
        burden=st.sampled_from([Burden.NEITHER, Burden.NEITHER, *Burden, None]),
        reasons=said,
        earlier_request=said,
    ),
)
offices = st.builds(
    Settings, authority=st.builds(Authority, name=words, unit=words, review_contact=words)
)


def _fields(record: Item | Claim) -> dict[str, object]:
    return {name: getattr(record, name) for name in record.__struct_fields__}


@settings(max_examples=150, deadline=None)
@given(cases, offices)
def test_any_case_makes_a_letter(case: Case, office: Settings) -> None:
    for letter in (reply(case, office, ON), notice("pit-extension", case, office, ON)):
        _check(case, letter)


def _check(case: Case, letter: Letter) -> None:
    text = as_text(letter)
    for out in (text, as_markdown(letter)):
        assert not any(ord(char) < 32 and char != "\n" for char in out)
    listed = {gap.field for gap in letter.gaps}
    for at, item in enumerate(case.items):
        if item_outcome(case, item) is Outcome.UNDECIDED:
            assert f"items.{at}" in listed
    flat = "".join(text.split())
    assert all("".join(gap.mark.split()) in flat for gap in letter.gaps)
