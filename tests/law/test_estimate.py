"""The cost limit: what counts, when it is exceeded, and which requests are added up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foitui.case.records import WorkLine
from foitui.case.words import Route, Work
from foitui.law.estimate import Earlier, countable_hours, estimate
from foitui.settings.records import AuthorityKind

HOURS = st.floats(0, 100).map(lambda hours: round(hours, 2))


@pytest.mark.parametrize(
    ("authority", "hours", "exceeds"),
    [
        # SI 2004/3244 reg 3 and 4(4): 600 and 450 pounds at 25 pounds an hour; s12(1): exceed.
        ("central", 24, False),
        ("central", 24.01, True),
        ("other", 18, False),
        ("other", 18.01, True),
        ("school", 18.5, True),
        ("archive", 17.9, False),
    ],
)
def test_exactly_the_limit_is_within_it(
    authority: AuthorityKind, hours: float, exceeds: bool
) -> None:
    assert estimate([hours], authority).exceeds is exceeds


def test_the_regulations_have_no_limit() -> None:
    made = estimate([500], "other", route=Route.EIR)
    assert (made.limit_pounds, made.limit_hours, made.exceeds) == (None, None, False)


@pytest.mark.parametrize(
    ("earlier", "aggregated", "because"),
    [
        # SI 2004/3244 reg 5(2): similar to any extent, within 60 consecutive working days.
        (Earlier(hours=(10,), gap=60, similar=True), True, ""),
        (Earlier(hours=(10,), gap=61, similar=True), False, "too_far_apart"),
        (Earlier(hours=(10,), gap=5, similar=False), False, "not_similar"),
        (None, False, "no_other_request"),
    ],
)
def test_which_requests_are_added_up(
    earlier: Earlier | None, aggregated: bool, because: str
) -> None:
    made = estimate([9], "other", earlier=earlier)
    assert (made.aggregated, made.not_aggregated_because) == (aggregated, because)
    assert made.countable_hours == (19 if aggregated else 9)
    assert made.exceeds is aggregated


def test_requests_under_the_regulations_are_not_added_up() -> None:
    earlier = Earlier(hours=(10,), gap=5, similar=True)
    assert not estimate([9], "other", route=Route.EIR, earlier=earlier).aggregated


@given(st.lists(HOURS, max_size=5), st.lists(HOURS, max_size=3), st.integers(0, 120))
def test_more_work_never_brings_a_request_within_the_limit(
    hours: list[float], others: list[float], gap: int
) -> None:
    alone = estimate(hours, "other")
    added = estimate(hours, "other", earlier=Earlier(hours=tuple(others), gap=gap, similar=True))
    assert added.countable_hours >= alone.countable_hours
    assert added.exceeds or not alone.exceeds


def test_only_four_kinds_of_work_count() -> None:
    # SI 2004/3244 reg 4(3)(a)-(d); redaction does not: [2011] EWHC 44 (Admin).
    lines = [WorkLine(kind=kind, hours=1) for kind in Work]
    assert countable_hours(lines) == 4


def test_a_line_can_be_worked_out_from_a_sample() -> None:
    line = WorkLine(kind=Work.LOCATE, what="mailboxes", records=214, minutes_each=17)
    assert countable_hours([line]) == 60.63
