"""Every fault of the store on the screens: said in words, and nothing typed is lost."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Event

import pytest

from foitui.case.records import Case
from foitui.store.errors import (
    Busy,
    Damaged,
    Erased,
    Full,
    Missing,
    NotFound,
    ReadOnly,
    StoreError,
    TooNew,
    Unreachable,
    Unsafe,
)
from foitui.tui.drafts import Drafts
from foitui.tui.screens.base import BACK
from foitui.tui.screens.items import ItemsScreen
from foitui.tui.screens.listing import ListingScreen
from foitui.tui.screens.watched import WatchedScreen
from foitui.tui.widgets.bars import CUT_OFF
from foitui.tui.widgets.words import WordsArea, Writing
from tests.tui.casework import (
    REFERENCE,
    Store,
    answered,
    held_back,
    office,
    pattern_case,
    question,
    saved,
    screen,
    write,
)
from tests.tui.reading import text, told, until, words
from tests.tui.test_together import looked

SIZE = (100, 40)
SAID = CUT_OFF[1][0]
FAULTS: Sequence[tuple[StoreError, str]] = (
    (Busy("officer2 (process 17)"), "the caseload is in use by officer2 (process 17)"),
    (Full("/srv/foi", 3_000_000), "no room to write in /srv/foi (3 MB free there)"),
    (ReadOnly("the file belongs to officer2"), "Nothing can be saved here"),
    (Missing("/srv/foi", "bring the folder back"), "There is no caseload in /srv/foi"),
    (Damaged(REFERENCE, "the checksum differs"), "is damaged (the checksum differs)"),
    (Damaged("", "not a database"), "The caseload is damaged"),
    (TooNew(9), "update foitui to open it"),
    (NotFound(REFERENCE), "There is no case FOI-2017-0001"),
    (Erased(REFERENCE), "FOI-2017-0001 was erased"),
    (Unsafe("/srv/foi"), "Every account may write to /srv/foi"),
    (Unreachable("postgresql://db/foi", "it starts"), "cannot be reached: it starts"),
)
EACH = pytest.mark.parametrize(
    ("fault", "said"), FAULTS, ids=[f"{type(f).__name__}{n}" for n, (f, _) in enumerate(FAULTS)]
)


class Unreadable(Store):
    """A store that fails whenever a case is read, once it is told to."""

    reading: StoreError | None = None
    looking: StoreError | None = None
    silent: Event | None = None
    """Until it is set nobody answers."""

    def get(self, reference: str) -> Case:
        """Return the case, or fail."""
        if self.reading is not None:
            raise self.reading
        return super().get(reference)

    def changes(self, since: int) -> tuple[int, Sequence[str]]:
        """Return what has changed, or fail, or do not answer."""
        if self.silent is not None:
            self.silent.wait(30)
        if self.looking is not None:
            raise self.looking
        return super().changes(since)


@EACH
async def test_words_that_cannot_be_saved_stand_in_their_question_again(
    fault: StoreError, said: str
) -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        store.fault = fault
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert said in words(pilot.app)
        assert "What you typed is kept as a draft" in words(pilot.app)
        assert question(pilot) == "causal_link"
        area = pilot.app.focused
        assert isinstance(area, WordsArea)
        assert area.text == "my words"
        store.fault = None
        await pilot.press("ctrl+d")
        await saved(pilot)
    assert store.case.claims[0].reason == "my words"


@EACH
async def test_a_case_that_cannot_be_read_says_why_and_lets_nobody_touch_it(
    fault: StoreError, said: str
) -> None:
    store = Unreadable(pattern_case())
    async with office(store).run_test(size=(80, 40), notifications=True) as pilot:
        store.reading = fault
        await pilot.press("enter")
        assert screen(pilot) == "CaseScreen"
        assert "This case cannot be shown." in text(pilot.app)
        assert said in words(pilot.app)
        await pilot.press("g", "l", "s", "d", "x", "u", "i", "c", "H", "r", "tab")
        assert screen(pilot) == "CaseScreen"
        await pilot.press("escape")
        assert screen(pilot) == "CaseloadScreen"
        assert pilot.app.return_code is None


@EACH
async def test_a_fault_while_looking_for_colleagues_changes_is_told_once(
    fault: StoreError, said: str
) -> None:
    store = Unreadable(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        await saved(pilot)
        store.looking = fault
        await looked(pilot)
        await looked(pilot)
        # Once by the case; the caseload behind it asks by itself and may say it too.
        assert 1 <= words(pilot.app).count(said[:20]) <= 2
        store.looking = None
        await looked(pilot)


@EACH
async def test_items_that_cannot_be_saved_are_there_again(fault: StoreError, said: str) -> None:
    store = Store(pattern_case(items=("all of it",)))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "i")
        await write(pilot, "nearly ")
        store.fault = fault
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert said in words(pilot.app)
        await pilot.press("i")
        assert isinstance(pilot.app.screen, ItemsScreen)
        assert pilot.app.screen.query_one(Writing).text == "nearly all of it"


@EACH
async def test_the_reason_of_a_reply_that_cannot_be_recorded_is_there_again(
    fault: StoreError, said: str
) -> None:
    store = Store(held_back())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "x", "o")
        await write(pilot, "decided so")
        await pilot.press("enter")
        store.fault = fault
        await pilot.press("enter")
        await saved(pilot)
        assert said in words(pilot.app)
        assert store.case.sent is None
        await pilot.press("x", "o")
        assert "because: decided so" in words(pilot.app)


async def test_a_dropped_line_keeps_words_that_wait_for_a_choice() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    case = store.case
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        store.changed_by_a_colleague()
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert screen(pilot) == "ConflictScreen"
        pilot.app.exit()
    assert Drafts(case).get("causal_link@c1") == "my words"


async def test_a_draft_that_cannot_be_kept_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "foitui").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    store = Store(answered(pattern_case(), "causal_link"))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        store.fault = Full("/srv/foi", 0)
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "The draft could not be kept" in words(pilot.app)


async def test_a_case_that_goes_back_in_time_by_a_restore_is_shown_and_told() -> None:
    store = Store(answered(pattern_case(), "causal_link"))
    earlier = pattern_case()
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter")
        await saved(pilot)
        store.create(earlier)
        await looked(pilot)
        assert "put back to an earlier state" in words(pilot.app)
        assert "Which regime does this fall under?" in words(pilot.app)


async def test_that_the_server_is_back_is_told_by_the_list_and_by_the_case() -> None:
    store = Unreadable(pattern_case())
    gone = Unreachable("postgresql://db/foi", "it starts")
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        listing = pilot.app.screen
        assert isinstance(listing, ListingScreen)
        store.looking = gone
        listing.look()
        await saved(pilot)
        assert "cannot be reached" in words(pilot.app)
        store.looking = None
        listing.look()
        await saved(pilot)
        assert words(pilot.app).count("can be reached again") == 1
        await pilot.press("enter")
        store.looking = gone
        await looked(pilot)
        store.looking = None
        await looked(pilot)
        assert "can be reached again" in words(pilot.app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_while_the_server_is_away_every_screen_says_so_and_one_notice_tells_why(
    size: tuple[int, int],
) -> None:
    store = Unreadable(pattern_case())
    async with office(store).run_test(size=size, notifications=True) as pilot:
        listing = pilot.app.screen
        assert isinstance(listing, ListingScreen)
        await pilot.press("enter")
        for why in ("it is shutting down", "no server answers there", "it starts"):
            store.looking = Unreachable("postgresql://db/foi", why)
            await looked(pilot)
        assert [each for each in told(pilot.app) if "cannot be reached" in each] == [
            "The caseload at postgresql://db/foi cannot be reached: it is shutting down."
        ]
        pilot.app.clear_notifications()
        for keys in ((), ("s",), ("escape", "a"), ("escape", "x")):
            await pilot.press(*keys)
            await pilot.pause()
            assert SAID in text(pilot.app).splitlines()[0], keys
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert screen(pilot) == type(listing).__name__
        assert SAID in text(pilot.app).splitlines()[0]
        store.looking = None
        listing.look()
        await saved(pilot)
        assert SAID not in text(pilot.app)
        assert BACK in words(pilot.app)


async def test_a_server_that_never_answers_is_away_too(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Unreadable(pattern_case())
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        app = pilot.app
        monkeypatch.setattr("foitui.tui.screens.base.SILENT_AFTER", 0.0)
        for keys in ((), ("enter",)):
            await pilot.press(*keys)
            await saved(pilot)
            front = pilot.app.screen
            assert isinstance(front, ListingScreen | WatchedScreen)
            store.silent = Event()
            for _ in range(3):
                front.look()
                await pilot.pause(0.01)
            await until(pilot, lambda: SAID in text(app))
            store.silent.set()
            store.silent = None
            await until(pilot, lambda: SAID not in text(app))


class CutOff(Store):
    """A store whose line breaks after a save was done and before anybody was told."""

    cut = False

    def save(self, case: Case, expected: int, raw: Mapping[str, bytes] | None = None) -> Case:
        """Save, and fail all the same."""
        saved = super().save(case, expected, raw)
        if self.cut:
            raise Unreachable("postgresql://db/foi", "it starts", unsure=True)
        return saved


async def test_words_that_turn_out_to_be_saved_are_no_draft() -> None:
    store = CutOff(answered(pattern_case(), "causal_link"))
    case = store.case
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "g")
        await write(pilot, "my words")
        store.cut = True
        await pilot.press("ctrl+d")
        await saved(pilot)
        assert "It is not known whether this was saved" in words(pilot.app)
        assert Drafts(case).get("causal_link@c1") == "my words"
        store.cut = False
        await pilot.press("escape")
        await looked(pilot)
        assert Drafts(case).get("causal_link@c1") == ""
