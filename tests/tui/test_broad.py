"""A broad screen shows a third thing beside the other two; a smaller one makes nothing of it."""

from typing import Any

from foitui.case.changes import send_reply
from foitui.tui.widgets.aside import Beside
from tests.tui.casework import (
    NOW,
    Store,
    answered,
    held_back,
    office,
    pattern_case,
    saved,
    write,
)
from tests.tui.reading import lines, text
from tests.tui.test_case_snapshots import Compare, looks_alike

BROAD = (160, 50)


async def test_the_guide_shows_what_is_decided_so_far() -> None:
    async with office(Store(pattern_case())).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "g")
        assert "-> undecided" in text(pilot.app)
        await pilot.press("f")
        await saved(pilot)
        assert "-> FOIA, undecided" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "-> FOIA" not in text(pilot.app)


async def test_the_case_shows_what_would_be_objected_to() -> None:
    async with office(Store(held_back())).run_test(size=BROAD) as pilot:
        await pilot.press("enter")
        assert "!! THE LAW REQUIRES (c)" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "THE LAW REQUIRES (c)" not in text(pilot.app)


async def test_all_gaps_of_a_letter_stand_beside_it() -> None:
    case = answered(pattern_case(), "balance")
    async with office(Store(case)).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "l")
        assert " 9  the reasons for the balance" in text(pilot.app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "and 5 more" in text(pilot.app)


async def test_the_letter_stands_beside_what_is_found_in_it() -> None:
    async with office(Store(held_back())).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "c")
        assert "Dear A Requester" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "Dear A Requester" not in text(pilot.app)


async def test_the_request_stands_beside_the_second_look() -> None:
    async with office(Store(answered(pattern_case()))).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "v")
        assert "THE REQUEST" in text(pilot.app)
        assert "For each of six prisons" in text(pilot.app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "THE REQUEST" not in text(pilot.app)


async def test_the_request_stands_beside_whom_it_waits_for_or_below_in_less_room() -> None:
    async with office(Store(pattern_case())).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "w")
        assert "\u2502 THE REQUEST" in text(pilot.app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        rows = lines(pilot.app)
        assert rows[5].strip() == "THE REQUEST"
        await pilot.press("w")
        for answer in ("c", "", "", ""):
            await write(pilot, answer)
            await pilot.press("enter")
        await saved(pilot)
        rows = lines(pilot.app)
        assert rows[1].startswith("> Waits for clearance")
        assert rows[4].strip() == "THE REQUEST"
        await pilot.press("tab")
        assert isinstance(pilot.app.focused, Beside)
        await pilot.press("tab", "x")
        await saved(pilot)
        assert "It waits for nobody" in text(pilot.app)


async def test_the_reply_stands_beside_what_came_after_it() -> None:
    who: Any = {"officer": "clerk", "at": NOW}
    sent = send_reply(answered(pattern_case()), NOW.date(), "Dear A Requester", **who)
    async with office(Store(sent)).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "o")
        assert "THE REPLY OF 18 APRIL 2017" in text(pilot.app)
        assert "Dear * *********" in text(pilot.app)
        assert "Nobody has objected. r records that a review was asked for" in text(pilot.app)
    async with office(Store(pattern_case())).run_test(size=BROAD) as pilot:
        await pilot.press("enter", "o")
        assert "THE REQUEST" in text(pilot.app)
        assert "No reply has gone out; x on the case records it." in text(pilot.app)


async def test_a_short_request_leaves_its_room_to_what_was_decided() -> None:
    short = pattern_case(("how many?",), text="How many?\n\nA Requester")
    async with office(Store(short)).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        rows = lines(pilot.app)
        rule = next(number for number, row in enumerate(rows) if row.startswith("\u2500\u2500"))
        assert rule < 7
        assert any("-> undecided" in row for row in rows)


def test_a_broad_case(snap_compare: Compare) -> None:
    assert looks_alike(snap_compare, answered(pattern_case()), BROAD)


def test_a_broad_guide(snap_compare: Compare) -> None:
    assert looks_alike(snap_compare, answered(pattern_case(), "factors_against"), BROAD, "g")
