"""The history on the screen: newest first, before and after in words, narrowed, taken away."""

import datetime as dt
from pathlib import Path

import pytest

from foitui.case.changes import describe_search, give_reason, reveal_requester
from foitui.case.records import Case
from foitui.store.errors import Busy
from foitui.store.protocol import Entry
from tests.case.examples import Who
from tests.tui.casework import NOW, REFERENCE, Store, answered, office, pattern_case, write
from tests.tui.reading import lines, text, words

SIZE = (80, 24)
TALL = (100, 60)


def changed() -> Case:
    case = answered(pattern_case(), "causal_link")
    who: Who = {"officer": "officer2", "at": NOW + dt.timedelta(hours=1)}
    case = give_reason(case, "c1", "first words", **who)
    case = give_reason(case, "c1", "second words", **who)
    return describe_search(case, (2,), "the archive of the north wing", **who)


async def test_the_newest_event_comes_first_with_who_when_and_what() -> None:
    case = changed()
    async with office(Store(case)).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "H")
        shown = lines(pilot.app)
    assert f"{case.version} events, newest first" in shown[0]
    assert shown[1].startswith(f"> {case.version}. 18 Apr 2017 11:00:00  officer2")


async def test_one_event_is_one_event() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "H")
        assert lines(pilot.app)[0].endswith(" 1 event, newest first")


async def test_a_change_tells_the_field_in_words_before_and_after() -> None:
    async with office(Store(changed())).run_test(size=TALL) as pilot:
        await pilot.press("enter", "H")
        shown = words(pilot.app)
    assert "Item 2: search made: nothing -> the archive of the north wing" in shown
    assert "s31(1)(a): reason: first words -> second words" in shown


async def test_the_history_is_narrowed_by_a_word() -> None:
    async with office(Store(changed())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "H", "/")
        await write(pilot, "north wing")
        assert "1 of " in lines(pilot.app)[0]
        await pilot.press("enter")
        assert "Find" in lines(pilot.app)[-1]
        await pilot.press("/", "escape")
        assert " of " not in lines(pilot.app)[0]


async def test_the_history_is_written_to_a_file_with_utc(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with office(Store(changed())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "H", "w")
    written = (tmp_path / f"{REFERENCE} history.txt").read_text("utf-8")
    assert "2017-04-18 11:00:00 UTC  officer2" in written
    assert "Item 2: search made: nothing -> the archive of the north wing" in written
    assert "A Requester" not in written


async def test_a_look_at_who_asked_is_told_and_names_nobody() -> None:
    case = reveal_requester(pattern_case(), "to ask", officer="officer2", at=NOW)
    async with office(Store(case)).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "H")
        assert "officer2" in text(pilot.app)
        assert "A Requester" not in text(pilot.app)


async def test_a_store_that_cannot_tell_says_so() -> None:
    class Silent(Store):
        """Has no history to give just now."""

        def history(self, reference: str) -> tuple[Entry, ...]:
            raise Busy("officer2 (process 17)")

    async with office(Silent(changed())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "H")
        assert "in use by officer2" in words(pilot.app)
        await pilot.press("escape")
        assert "Dear Prisons Ministry" in text(pilot.app)
