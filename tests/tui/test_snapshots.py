"""Pictures of the caseload and the help; look at the report before accepting a new one."""

import datetime as dt
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from foitui.case.words import Route, Stage
from tests.tui.fakes import NOW, FakeStore, app, summary
from tests.tui.reading import text, until

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])

SUBJECTS = (
    "Incidents of prisoners' use of a social network, for each of six prisons",
    "Contract prices of the school meals service",
    "Felling of the lime trees between the two bridges since 2019",
    "[redacted under s.40(2)] \x1b[31mand\x1b[0m the \u202ereversed\u202c rest",
    "Missed bin",
)
ROUTES = ((Route.FOIA,), (), (Route.EIR,), (Route.FOIA, Route.SAR), (Route.BUSINESS_AS_USUAL,))


def caseload() -> FakeStore:
    """Return a caseload with something of everything."""
    stages = list(Stage)
    return FakeStore(
        [
            summary(
                n,
                subject=SUBJECTS[n % 5],
                routes=ROUTES[n % 5],
                stage=stages[n % 5],
                officer=("officer1", "officer2", "")[n % 3],
                due=None if n > 36 else NOW.date() + dt.timedelta(n - 6),
                provisional=n == 30,
            )
            for n in range(1, 41)
        ]
    )


@SIZES
def test_the_caseload(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    assert snap_compare(app(caseload()), terminal_size=size, press=["j", "j"])


@SIZES
def test_the_help(snap_compare: Callable[..., bool], size: tuple[int, int]) -> None:
    async def find(pilot: Pilot[None]) -> None:
        await pilot.press("f1")
        await until(pilot, lambda: "Mark the case" in text(pilot.app))
        await pilot.press(*"filter")  # few lines, so that a new action elsewhere changes nothing
        await until(pilot, lambda: "Mark the case" not in text(pilot.app))

    assert snap_compare(app(caseload()), terminal_size=size, run_before=find)


def test_an_empty_caseload(snap_compare: Callable[..., bool]) -> None:
    assert snap_compare(app(FakeStore()), terminal_size=(80, 24))


def test_a_filter_being_typed(snap_compare: Callable[..., bool]) -> None:
    async def type_words(pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"lime")
        await until(pilot, lambda: "8 of 40 cases" in text(pilot.app))

    assert snap_compare(app(caseload()), terminal_size=(80, 24), run_before=type_words)
