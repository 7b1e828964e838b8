"""The retention screen: looks, marks, holds, and lets go for good, own drafts included."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.pilot import Pilot

from foitui.case.changes import put_on_hold
from foitui.case.records import Case
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore
from foitui.tui.app import FoituiApp
from foitui.tui.drafts import Drafts
from foitui.tui.place import Place
from foitui.tui.screens.retention import RetentionScreen
from foitui.tui.session import Session
from foitui.tui.session_file import SessionFile
from foitui.tui.widgets.entries import Entry, EntryList
from foitui.tui.widgets.text_view import TextView
from tests.case.examples import WHO
from tests.reports.closed_cases import answered
from tests.tui.casework import screen
from tests.tui.fakes import SETTINGS, FakeStore, summary
from tests.tui.reading import lines, text, until

LATER = dt.datetime(2029, 6, 1, 10, 0, tzinfo=dt.UTC)
SECRETS = ("sampleton", "zebrawood", "alex.s@", "12 example street")


def old(number: int, **fields: Any) -> Case:
    """Return a case whose time is over."""
    return msgspec.structs.replace(answered(), reference=f"FOI-2026-000{number}", **fields)


def fake() -> FakeStore:
    """Return a store with two cases past their time and one on hold."""
    held = put_on_hold(old(3), dt.date(2029, 1, 1), "before the Tribunal", **WHO)
    cases = [old(1), old(2), held]
    return FakeStore([summary(n, due=None) for n in (1, 2, 3)], cases)


def office(store: Any) -> FoituiApp:
    """Return the application three years on."""
    return FoituiApp(store, SETTINGS, shipped_calendar(), "officer1", lambda: LATER)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until what goes on behind the screen is done."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_what_is_past_its_time_is_listed_with_what_is_on_hold() -> None:
    async with office(fake()).run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert lines(pilot.app)[0].split() == ["Retention", "2", "cases", "past", "their", "time"]
        assert "FOI-2026-0001  kept until 20 March 2029: 3 years after the last" in text(pilot.app)
        assert "FOI-2026-0003  on hold: before the Tribunal" in text(pilot.app)
        await pilot.press("enter")
        told = pilot.app.screen.query_one(TextView)._text
        assert "who asked: name, e-mail, address" in told
        assert "Sampleton" not in told
        await pilot.press("escape", "o")
        assert screen(pilot) == "CaseScreen"


async def test_a_case_is_put_on_hold_with_a_reason_and_released() -> None:
    store = fake()
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await settled(pilot)
        await pilot.press("p", *"audit", "enter")
        await settled(pilot)
        hold = store.cases["FOI-2026-0001"].hold
        assert hold is not None
        assert hold.reason == "audit"
        assert "1 case past" in lines(pilot.app)[0]
        await pilot.press("G", "u")
        await settled(pilot)
        assert store.cases["FOI-2026-0003"].hold is None
        await pilot.press("p", "enter")
        await settled(pilot)
        assert screen(pilot) == "RetentionScreen"


async def test_only_marked_cases_go_and_only_when_their_number_is_typed() -> None:
    store = fake()
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await settled(pilot)
        await pilot.press("A")
        assert not pilot.app.screen.query("AskLine").first().display
        await pilot.press("space", "A", "2", "enter")
        await settled(pilot)
        assert store.cases["FOI-2026-0001"].anonymised is None
        await pilot.press("A", "1", "enter")
        await until(pilot, lambda: screen(pilot) == "PageScreen")
        assert "may have drafts" in pilot.app.screen.query_one(TextView)._text
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, RetentionScreen)
        assert [each.reference for each in pilot.app.screen.schedule.due] == ["FOI-2026-0002"]
    assert store.cases["FOI-2026-0001"].anonymised == LATER.date()


def traces(*folders: Path) -> set[str]:
    """Return which secrets stand in any byte of any file of these folders."""
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    content = b"\0".join(path.read_bytes() for path in files).lower()
    return {word for word in SECRETS if word.encode() in content}


def kept(folder: Path) -> TinyDbCaseStore:
    """Store a case that is past its time, with the message that brought it."""
    store = open_store(folder, shipped_calendar(), create=True)
    case = store.create(msgspec.structs.replace(answered(), reference=""), b"raw zebrawood")
    assert case.reference == "FOI-2026-0001"
    return store


async def test_no_byte_is_left_in_the_folder_of_cases_or_in_that_of_drafts(
    tmp_path: Path, drafts_folder: Path
) -> None:
    store = kept(tmp_path)
    case = store.get("FOI-2026-0001")
    Drafts(case).put("reason", "Sampleton and the zebrawood")
    other = msgspec.structs.replace(case, reference="FOI-2026-0002")
    Drafts(other).put("reason", "stays")
    looked = Session(id="1", begun=LATER, last=LATER, place=Place(view="mine", text="sampleton"))
    sessions = SessionFile("officer1", "here")
    sessions.put(looked)
    assert traces(tmp_path) == set(SECRETS)
    assert traces(drafts_folder) == {"sampleton", "zebrawood"}
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await settled(pilot)
        await pilot.press("asterisk", "A", "1", "enter")
        await until(pilot, lambda: screen(pilot) == "PageScreen")
        await settled(pilot)
    store.close()
    assert traces(tmp_path, drafts_folder.parent) == set()
    assert sessions.read()[0].place == Place(view="mine")
    assert Drafts(other).get("reason") == "stays"


SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@SIZES
def test_the_retention_screen(snap_compare: Any, size: tuple[int, int]) -> None:
    async def press(pilot: Pilot[Any]) -> None:
        await pilot.press("R")
        await settled(pilot)
        await pilot.press("space")

    assert snap_compare(office(fake()), terminal_size=size, run_before=press)


async def test_a_mark_among_thousands_lays_out_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [msgspec.structs.replace(old(1), reference=f"FOI-2026-{n:04d}") for n in range(1, 300)]
    async with office(FakeStore([], cases)).run_test(size=(80, 24)) as pilot:
        await pilot.press("R")
        await settled(pilot)
        laid_out: list[int] = []
        known = EntryList._lines_of

        def counted(entries: EntryList, place: int, entry: Entry) -> Any:
            laid_out.append(place)
            return known(entries, place, entry)

        monkeypatch.setattr(EntryList, "_lines_of", counted)
        await pilot.press("space")
        await pilot.pause()
        assert len(laid_out) == 1
        assert "* FOI-2026-0001" in text(pilot.app)
