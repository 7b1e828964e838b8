"""Choosing what goes into the disclosure log, on the case itself."""

from typing import Any

import msgspec
import pytest

from foitui.case.records import Case
from foitui.tui.widgets.entries import EntryList
from foitui.tui.widgets.text_view import TextView
from tests.hostile import HOSTILE
from tests.reports.closed_cases import answered
from tests.tui.casework import REFERENCE, Store, office, saved, screen
from tests.tui.reading import lines, text

LETTER = "Dear Ms Sampleton,\n\nRing Mr Miller, 020 7946 0018. Alexandra Sampleton asked."


def sent(letter: str = LETTER) -> Case:
    """Return a case whose reply went out."""
    return msgspec.structs.replace(answered(letter), reference=REFERENCE)


async def test_a_reply_is_chosen_once_its_words_were_looked_at() -> None:
    store = Store(sent())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "p")
        assert "1 held back, 1 to look at" in lines(pilot.app)[0]
        assert "!! 020 7946 0018: a telephone number  (reply, line 3)" in text(pilot.app)
        shown = pilot.app.screen.query_one(TextView)._text
        assert "Dear [name removed]," in shown
        assert "Sampleton" not in shown
        await pilot.press("p")
        await saved(pilot)
        assert "Chosen, and held back" in text(pilot.app)
        await pilot.press("j", "m", "t", *["backspace"] * 4, *"Waste", "enter")
        await saved(pilot)
        assert "Published with the next log." in text(pilot.app)
    chosen = store.case.publication
    assert chosen is not None
    assert (chosen.publish, chosen.title, chosen.cleared) == (True, "Waste", ("020 7946 0018",))


async def test_not_to_publish_takes_a_reason() -> None:
    store = Store(sent())
    async with office(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "p", "n", "enter")
        await saved(pilot)
        assert store.saves == 0
        await pilot.press("n", *"staff", "enter")
        await saved(pilot)
        assert "Not published: staff" in text(pilot.app)
        await pilot.press("escape")
        assert screen(pilot) == "CaseScreen"
    assert store.case.publication is not None
    assert store.case.publication.reason == "staff"


@pytest.mark.parametrize("hostile", [HOSTILE[name] for name in HOSTILE if "markup" in name])
async def test_hostile_words_stay_text(hostile: str) -> None:
    async with office(Store(sent(f"{hostile}\nDr {hostile}"))).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "p", "p", "tab", "pagedown", "tab")
        await saved(pilot)
        assert screen(pilot) == "PublicationScreen"
        assert pilot.app.screen.query_one(EntryList).entries
        assert pilot.app.return_code is None


SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])


@SIZES
def test_the_disclosure_log_screen(snap_compare: Any, size: tuple[int, int]) -> None:
    assert snap_compare(office(Store(sent())), terminal_size=size, press=["enter", "p"])
