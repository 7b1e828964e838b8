"""The cost limit of each kind of authority."""

from typing import get_args

import pytest

from foitui.law.cost import cost_limit
from foitui.settings.records import AuthorityKind


@pytest.mark.parametrize(
    ("kind", "pounds", "hours"),
    [("central", 600, 24), ("other", 450, 18), ("school", 450, 18), ("archive", 450, 18)],
)
def test_the_limit_is_that_of_the_fees_regulations(
    kind: AuthorityKind, pounds: int, hours: float
) -> None:
    limit = cost_limit(kind)
    assert (limit.pounds, limit.hours, limit.rate) == (pounds, hours, 25)


def test_every_kind_of_authority_has_one() -> None:
    assert all(cost_limit(kind).cite for kind in get_args(AuthorityKind))
