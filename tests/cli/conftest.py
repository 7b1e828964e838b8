"""A caseload of its own for every test of a command, on a day that stands still."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from foitui.case.changes import receive
from foitui.case.records import Case, Request, Requester
from foitui.cli import common
from foitui.cli.main import main
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store

NOW = dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC)

Add = Callable[..., Case]


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture(autouse=True)
def own_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the test away from the home of whoever runs it, and from today."""
    monkeypatch.delenv("FOITUI_SETTINGS", raising=False)
    monkeypatch.delenv("SUDO_USER", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FOITUI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("LOGNAME", "ann")
    monkeypatch.setattr(common, "clock", lambda: NOW)
    return tmp_path / "data"


@pytest.fixture
def add(own_office: Path) -> Add:
    """Return a function that puts a case into the caseload."""

    def added(
        text: str = "Please send me the fire risk assessment.",
        *,
        items: tuple[str, ...] = (),
        subject: str = "Fire risk",
        received: dt.date = dt.date(2026, 2, 27),
    ) -> Case:
        request = Request(
            received=received,
            text=text,
            subject=subject,
            requester=Requester(name="A Requester", email="requester@example.org"),
        )
        case = receive(request, items or (text,), officer="ann", at=NOW)
        store = open_store(own_office, shipped_calendar(), create=True)
        try:
            return store.create(case)
        finally:
            store.close()

    return added


@pytest.fixture
def stored(own_office: Path) -> Callable[[str], Case]:
    """Return a function that reads a case back."""

    def got(reference: str) -> Case:
        store = open_store(own_office, shipped_calendar())
        try:
            return store.get(reference)
        finally:
            store.close()

    return got


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command."""

    def ran(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return ran
