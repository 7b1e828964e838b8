"""Choosing in the caseload: other orders, saved filters, a case by its number, marked cases."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from textual.app import App

from foitui.case.words import Stage, WaitsFor
from foitui.law.working_days import shipped_calendar
from foitui.tui.app import FoituiApp
from foitui.tui.screens.caseload import CaseloadScreen
from tests.tui.casework import pattern_case, saved
from tests.tui.fakes import NOW, SETTINGS, FakeStore, app, many, summary
from tests.tui.reading import chosen, lines, text, until, words

TODAY = NOW.date()


def varied() -> FakeStore:
    return FakeStore(
        [
            summary(1, due=TODAY, received=dt.date(2026, 3, 9), officer="officer2"),
            summary(2, due=dt.date(2026, 4, 1), received=dt.date(2026, 3, 2), officer="amal"),
            summary(3, due=None, stage=Stage.AWAITING_FEE, received=dt.date(2026, 3, 5)),
            summary(4, due=dt.date(2026, 4, 9), stage=Stage.DECIDED),
        ]
    )


def listed(tui: App[Any]) -> list[str]:
    found = [line.split() for line in lines(tui)]
    return [word[-1:] for row in found for word in row[:2] if word.startswith("FOI-")]


@pytest.mark.parametrize(
    ("keys", "order", "told"),
    [
        ("", "1243", ""),
        ("s", "2431", "by received"),
        ("ss", "1234", "by reference"),
        ("sss", "2431", "by officer"),
        ("ssss", "1234", "by stage"),
        ("sssss", "1243", ""),
        ("S", "3421", "by deadline, backwards"),
    ],
)
async def test_s_lists_in_another_order(keys: str, order: str, told: str) -> None:
    async with app(varied()).run_test(size=(120, 24)) as pilot:
        for key in keys:
            await pilot.press(key)
        await saved(pilot)
        assert "".join(listed(pilot.app)) == order
        assert told in lines(pilot.app)[0]


@pytest.mark.parametrize(
    ("key", "found", "name"),
    [
        ("1", ["1"], "this week"),
        ("2", ["4", "3"], "mine"),
        ("3", ["3"], "requester"),
        ("4", ["4"], "decided"),
    ],
)
async def test_a_digit_shows_a_saved_filter(key: str, found: list[str], name: str) -> None:
    async with app(varied()).run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await saved(pilot)
        assert listed(pilot.app) == found
        assert name in lines(pilot.app)[0]
        await pilot.press("escape")
        await saved(pilot)
        assert len(listed(pilot.app)) == 4


async def test_a_digit_without_a_saved_filter_says_so() -> None:
    async with app(varied()).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("9")
        assert "There is no saved filter 9" in text(pilot.app)


async def test_what_is_to_be_chased_is_marked_and_has_a_filter() -> None:
    rows = [
        summary(1, chase_by=TODAY, waits_for=WaitsFor.CLEARANCE),
        summary(2, chase_by=TODAY + dt.timedelta(1)),
        summary(3),
    ]
    async with app(FakeStore(rows)).run_test(size=(80, 24)) as pilot:
        assert [line.count("! Chase") for line in lines(pilot.app)[2:5]] == [1, 0, 0]
        await pilot.press("6")
        await saved(pilot)
        assert listed(pilot.app) == ["1"]
        assert "to chase" in lines(pilot.app)[0]


async def test_the_saved_filters_are_shown_with_their_keys() -> None:
    async with app(varied()).run_test(size=(80, 24)) as pilot:
        await pilot.press("f")
        assert "3 requester" in lines(pilot.app)[-1]
        assert "6 to chase" in lines(pilot.app)[-1]
        await pilot.press("f")
        assert "Quit" in lines(pilot.app)[-1]


async def test_a_wide_screen_counts_the_cases_at_each_stage() -> None:
    async with app(varied()).run_test(size=(120, 24)) as pilot:
        assert "Deciding 2   Fee awaited 1   Decided 1" in text(pilot.app)


@pytest.mark.parametrize("typed", ["3", "2026-3", "foi-2026-0003"])
async def test_a_reference_or_its_number_opens_the_case(typed: str) -> None:
    async with app(varied()).run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *(("minus" if sign == "-" else sign) for sign in typed), "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, CaseloadScreen))
        assert "FOI-2026-0003" in lines(pilot.app)[0]


async def test_a_start_that_several_references_have_is_told_with_them() -> None:
    async with app(varied()).run_test(size=(120, 24), notifications=True) as pilot:
        await pilot.press("colon", *"foi", "enter")
        await until(pilot, lambda: "foi may be FOI-2026-0001, " in words(pilot.app))


async def test_a_reference_that_is_none_is_told() -> None:
    async with app(varied()).run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("colon", *"[b]x", "enter")
        await until(pilot, lambda: "There is no case [b]x" in words(pilot.app))


async def test_marked_cases_are_written_as_a_spreadsheet_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = varied()
    store.put(summary(5, due=TODAY, subject="=1+1"))
    async with app(store).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        await pilot.press("space", "space")
        assert "* 2 marked" in lines(pilot.app)[0]
        await pilot.press("e", "enter")
        await saved(pilot)
        assert "marked" not in lines(pilot.app)[0]
    rows = (tmp_path / "caseload.csv").read_text().splitlines()
    assert [row[:13] for row in rows[1:]] == ["FOI-2026-0001", "FOI-2026-0005"]
    assert ",'=1+1," in rows[2]


async def test_the_name_of_an_export_says_its_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app(varied()).run_test(size=(80, 24), notifications=True) as pilot:
        await saved(pilot)
        await pilot.press("e", *["backspace"] * 3, *"json", "enter")
        await saved(pilot)
        await pilot.press("e", *["backspace"] * 3, *"xlsx", "enter")
        await saved(pilot)
        await pilot.press("e", *["backspace"] * 3, *"doc", "enter")
        await until(pilot, lambda: ".csv, .json or .xlsx" in words(pilot.app))
    assert len(json.loads((tmp_path / "caseload.json").read_text())) == 4
    assert (tmp_path / "caseload.xlsx").read_bytes()[:2] == b"PK"


async def test_marked_cases_are_given_to_an_officer() -> None:
    cases = [msgspec.structs.replace(pattern_case(), reference=f"FOI-2026-000{n}") for n in (1, 2)]
    store = FakeStore([summary(1), summary(2)], cases)
    async with app(store).run_test(size=(80, 24), notifications=True) as pilot:
        await saved(pilot)
        await pilot.press("asterisk")
        await saved(pilot)
        await pilot.press("a", *["backspace"] * 8, *"amal", "enter")
        await until(pilot, lambda: "2 cases given to amal." in words(pilot.app))
    assert {case.officer for case in store.cases.values()} == {"amal"}


async def test_a_long_list_is_read_only_as_far_as_it_is_seen() -> None:
    async with app(many(9000)).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        assert isinstance(pilot.app.screen, CaseloadScreen)
        rows = pilot.app.screen.case_list.rows
        assert len(rows.head) + len(rows.tail) < 2000
        await pilot.press("G")
        assert chosen(pilot.app) == "FOI-2026-9000"


async def test_columns_are_those_of_the_settings() -> None:
    settings = msgspec.structs.replace(SETTINGS, columns=("left", "received", "subject"))
    tui = FoituiApp(many(3), settings, shipped_calendar(), "officer1", lambda: NOW)
    async with tui.run_test(size=(80, 24)) as pilot:
        assert lines(pilot.app)[1].split() == ["Reference", "Left", "Received", "Subject"]
