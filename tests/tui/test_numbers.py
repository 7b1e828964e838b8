"""Statistics and the work ahead: tables with bars, and the cases behind each figure."""

import csv
import datetime as dt
import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from foitui.case.records import Case
from foitui.law.counting import Counted
from foitui.store.errors import Damaged
from foitui.tui.widgets.text_view import TextView
from tests.hostile import HOSTILE
from tests.reports.closed_cases import answered
from tests.tui.casework import Store, held_back, office, pattern_case, screen
from tests.tui.fakes import FakeStore, app, summary
from tests.tui.reading import lines, until
from tests.tui.test_case_doors import ALIKE

HERE = {"officer": "officer1", "team": "Disclosure"}


def cases() -> list[Case]:
    """Three cases of the first quarter of 2026: answered, open, and open under another officer."""
    received = dt.date(2026, 3, 2)
    late = pattern_case(received=dt.date(2026, 2, 2))
    return [
        msgspec.structs.replace(answered(), reference="FOI-2026-0001", **HERE),
        msgspec.structs.replace(pattern_case(received=received), reference="FOI-2026-0002", **HERE),
        msgspec.structs.replace(late, reference="FOI-2026-0003", officer="officer2"),
    ]


def store() -> FakeStore:
    """Return a store of them."""
    found = cases()
    clocked = [msgspec.structs.replace(each, clock=()) for each in found]
    rows = [summary(n, subject=each.request.subject) for n, each in enumerate(found, 1)]
    return FakeStore(rows, clocked)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the figures are there."""
    await until(pilot, lambda: not getattr(pilot.app.screen, "reading", False))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_the_return_of_this_quarter_is_counted_and_leads_to_its_cases() -> None:
    async with app(store()).run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert lines(pilot.app)[0].split() == [
            *(
                "Statistics",
                "2026Q1",
                "Cabinet",
                "Office",
                "return",
                "as",
                "of",
                "18",
                "Mar",
                "2026",
            )
        ]
        assert lines(pilot.app)[2].split()[:5] == [">", "received", "3", "100", "%"]
        await pilot.press("j", "j", "j", "enter")
        await settled(pilot)
        assert lines(pilot.app)[0].split() == ["Cases:", "not", "yet", "responded", "3", "cases"]
        await pilot.press("j", "enter")
        assert screen(pilot) == "CaseScreen"
        await pilot.press("escape", "escape")
        assert screen(pilot) == "StatisticsScreen"


async def test_periods_and_sets_are_stepped_through() -> None:
    async with app(store()).run_test(size=(120, 40)) as pilot:
        await pilot.press("t", "p")
        await settled(pilot)
        assert "2025Q4" in lines(pilot.app)[0]
        assert lines(pilot.app)[2].split()[:3] == [">", "received", "0"]
        await pilot.press("n", "y", "tab")
        await settled(pilot)
        assert "2026  s45 Code, paras 8.5 and 8.6" in lines(pilot.app)[0]
        await pilot.press("tab")
        await settled(pilot)
        assert "2026  officers" in lines(pilot.app)[0]
        overdue = lines(pilot.app).index("  Overdue")
        assert lines(pilot.app)[overdue + 1].split() == ["officer1", "0"]
        assert lines(pilot.app)[overdue + 2].split()[:2] == ["officer2", "1"]
        await pilot.press("shift+tab", "y", "?")
        await pilot.pause()
        assert "FOIA s45 Code of Practice" in pilot.app.screen.query_one(TextView)._text


async def test_one_regime_alone_is_counted() -> None:
    async with app(store()).run_test(size=(80, 24)) as pilot:
        await pilot.press("t", "r")
        await settled(pilot)
        assert "Cabinet Office return, FOIA only" in lines(pilot.app)[0]
        assert lines(pilot.app)[2].split()[:3] == [">", "received", "3"]
        await pilot.press("r")
        await settled(pilot)
        assert lines(pilot.app)[2].split()[:3] == [">", "received", "0"]


async def test_a_figure_without_cases_says_so() -> None:
    async with app(store()).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("t", "j", "enter")
        await settled(pilot)
        assert screen(pilot) == "StatisticsScreen"


async def test_the_work_ahead_stands_day_by_day_overdue_first() -> None:
    async with app(store()).run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await settled(pilot)
        assert lines(pilot.app)[0].split() == ["Work", "ahead", "everybody", "1", "overdue"]
        assert lines(pilot.app)[2].split()[:3] == [">", "overdue", "1"]
        assert any(line.split()[:4] == ["Tue", "31", "Mar", "2"] for line in lines(pilot.app))
        await pilot.press("m")
        assert "officer officer1" in lines(pilot.app)[0]
        assert lines(pilot.app)[2].split()[:3] == [">", "overdue", "0"]
        await pilot.press("m", "tab")
        assert "team Disclosure" in lines(pilot.app)[0]
        await pilot.press("tab", "tab", "enter")
        await settled(pilot)
        assert lines(pilot.app)[0].split() == ["Cases:", "overdue", "1", "case"]


async def test_figures_and_their_cases_become_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app(store()).run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        await pilot.press("e", "enter")
        await settled(pilot)
        await pilot.press("enter", "e", "enter")
        await settled(pilot)
        await pilot.press("escape", "escape", "w")
        await settled(pilot)
        await pilot.press("e", *["backspace"] * 3, *"json", "enter")
        await settled(pilot)
    table = (tmp_path / "statistics-2026Q1-cabinet-office.csv").read_text("utf-8")
    written = list(csv.DictReader(io.StringIO(table)))
    assert written[0]["cases"] == "FOI-2026-0001 FOI-2026-0002 FOI-2026-0003"
    assert len((tmp_path / "cases.csv").read_text("utf-8").splitlines()) == 4
    assert (tmp_path / "workload-2026-03-18.json").exists()


class Slow(FakeStore):
    """Counts some cases, waits until a test lets it go on, and goes on for ever."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on, self.ended = threading.Event(), False

    def counted(self) -> Iterator[Counted]:
        """Go through more cases than anybody waits for."""
        (one,) = FakeStore((), [answered()]).counted()
        try:
            yield from [one] * 300
            self.go_on.wait()
            while True:
                yield one
        finally:
            self.ended = True


async def test_reading_tells_how_far_it_is_and_stops_when_the_officer_leaves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("foitui.tui.screens.figures.TOLD_AFTER", 0.0)
    slow = Slow()
    async with app(slow).run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await until(pilot, lambda: "read 200 of 0 cases; Esc stops" in lines(pilot.app)[0])
        await pilot.press("escape")
        assert screen(pilot) == "CaseloadScreen"
        slow.go_on.set()
        await until(pilot, lambda: slow.ended)


@pytest.mark.parametrize("hostile", [HOSTILE[name] for name in HOSTILE if "markup" in name])
async def test_the_name_of_a_team_stays_text(hostile: str) -> None:
    case = msgspec.structs.replace(cases()[1], team=hostile, officer=hostile, clock=())
    async with app(FakeStore([summary(2)], [case])).run_test(size=(120, 40)) as pilot:
        await pilot.press("t", "tab", "tab")
        await settled(pilot)
        await pilot.press("e", "escape", "escape", "w")
        await settled(pilot)
        await pilot.press("tab", "tab")
        assert screen(pilot) == "WorkloadScreen"
        assert pilot.app.return_code is None


SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@SIZES
@pytest.mark.parametrize("keys", [("t",), ("t", "y", "tab", "tab"), ("w",), ("t", "enter")])
def test_pictures(snap_compare: Any, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    async def press(pilot: Pilot[Any]) -> None:
        for key in keys:
            await pilot.press(key)
            await settled(pilot)

    assert snap_compare(app(store()), terminal_size=size, run_before=press)


@SIZES
def test_a_timeline_is_a_line_of_days_and_a_list(snap_compare: Any, size: tuple[int, int]) -> None:
    async def press(pilot: Pilot[Any]) -> None:
        await pilot.press("enter", "T")
        await settled(pilot)

    assert snap_compare(app(store()), terminal_size=size, run_before=press)


async def test_history_findings_and_earlier_cases_become_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sheets = Store(held_back())
    sheets.alike = (ALIKE,)
    async with office(sheets).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        for key in ("H", "c", "m"):
            await pilot.press(key, "e", "enter")
            await settled(pilot)
            await pilot.press("e", "escape", "escape")
    heads = {file.name: file.read_text("utf-8").split(",")[0] for file in tmp_path.glob("*.csv")}
    assert heads == {
        "FOI-2017-0001 history.csv": "number",
        "FOI-2017-0001 findings.csv": "reference",
        "like FOI-2017-0001.csv": "reference",
    }


class Broken(FakeStore):
    """Cannot be read."""

    def counted(self) -> Iterator[Counted]:
        """Refuse."""
        raise Damaged("FOI-2026-0001", "its text is not there")


async def test_a_caseload_that_cannot_be_counted_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app(Broken()).run_test(size=(80, 24)) as pilot:
        await pilot.press("t")
        await settled(pilot)
        assert "FOI-2026-0001 is damaged" in "\n".join(lines(pilot.app))
        await pilot.press("enter", "e", "enter", "n", "escape")
        assert screen(pilot) == "CaseloadScreen"
    assert list(tmp_path.iterdir()) == []
