"""The stylesheet in two parts: the first screen needs only the first."""

import re

import pytest

from foitui.tui import sheet
from tests.tui.fakes import FakeStore, app, summary


async def picture() -> str:
    async with app(FakeStore([summary(1), summary(2)])).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        return re.sub(r"terminal-\d+", "", pilot.app.export_screenshot())


def test_both_parts_together_are_the_whole_sheet() -> None:
    whole = sheet.FILE.read_text(encoding="utf-8")
    assert whole == sheet.first() + sheet.rest().lstrip("\n")
    assert sheet.rest().splitlines()[-1] == whole.splitlines()[-1]
    assert len(sheet.rest().splitlines()) == len(whole.splitlines())


async def test_the_first_screen_is_the_same_without_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with_all = await picture()
    monkeypatch.setattr(sheet, "rest", lambda: "")
    assert await picture() == with_all
