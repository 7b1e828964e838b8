"""The caseload: what it shows, how one moves in it, how it is narrowed and kept fresh."""

import datetime as dt
from typing import Any

import msgspec
import pytest
from textual.app import App

from foitui.case.words import Route, Stage
from foitui.store.errors import Busy
from foitui.store.protocol import BY_DEADLINE, EVERYTHING, Filter, Page, Present, Sort
from foitui.tui import feed
from foitui.tui.screens.caseload import CaseloadScreen
from foitui.tui.screens.help import HelpScreen
from tests.tui.casework import saved
from tests.tui.fakes import NOW, FakeStore, app, many, summary
from tests.tui.reading import chosen, lines, text, until, words

TODAY = NOW.date()


async def test_an_empty_caseload_says_the_next_step() -> None:
    async with app(FakeStore()).run_test(size=(80, 24)) as pilot:
        assert "No requests yet." in text(pilot.app)
        assert "foitui import FOLDER" in text(pilot.app)


async def test_a_line_says_in_words_how_a_case_stands() -> None:
    store = FakeStore(
        [
            summary(1, due=dt.date(2026, 3, 13), routes=(Route.FOIA, Route.SAR)),
            summary(2, due=TODAY, stage=Stage.DECIDED, routes=()),
            summary(3, due=dt.date(2026, 3, 20), routes=(Route.BUSINESS_AS_USUAL,)),
            summary(4, due=dt.date(2026, 4, 10), provisional=True),
            summary(5, due=None, stage=Stage.AWAITING_CLARIFICATION),
            summary(6, due=None, stage=Stage.SENT),
        ]
    )
    async with app(store).run_test(size=(120, 24)) as pilot:
        rows = [line.split() for line in lines(pilot.app)[3:9]]
    assert [row[-7:] for row in rows[:2]] == [
        ["officer1", "!!", "2", "late", "13", "Mar", "2026"],
        ["officer1", "!", "0", "today", "18", "Mar", "2026"],
    ]
    assert "FOIA+SAR" in rows[0]
    assert "Decided" in rows[1]
    assert "BAU" in rows[2]
    assert rows[2][-5] == "2"
    assert rows[3][-3:] == ["10", "Apr", "2026~"]
    assert "!" not in rows[3]
    assert "Clarification" in rows[4]
    assert rows[4][-1] == "waiting"
    assert rows[5][-1] == "-"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_columns_fit_every_width(size: tuple[int, int]) -> None:
    async with app(many(3)).run_test(size=size) as pilot:
        shown = lines(pilot.app)
    assert max(map(len, shown)) <= size[0]
    row = next(line for line in shown if line.startswith(">"))
    assert ("officer1" in row) == (size[0] >= 103)
    assert "Mar" in row


async def test_titles_stand_over_their_columns() -> None:
    async with app(many(3)).run_test(size=(80, 24)) as pilot:
        title, row = lines(pilot.app)[1:3]
    assert title.index("Reference") == row.index("FOI-2026")
    assert title.index("Subject") == row.index("Parking")
    assert title.index("Stage") == row.index("Deciding")


async def test_the_title_counts_what_is_overdue_and_due_soon() -> None:
    store = FakeStore(
        [
            summary(1, due=dt.date(2026, 3, 17)),
            summary(2, due=TODAY),
            summary(3, due=dt.date(2026, 3, 25)),
            summary(4, due=dt.date(2026, 3, 26)),
        ]
    )
    async with app(store).run_test(size=(80, 24)) as pilot:
        title = lines(pilot.app)[0]
    assert "Sample Borough Council" in title
    assert "4 cases" in title
    assert "!! 1 overdue" in title
    assert "! 2 due soon" in title


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["j"], 2),
        (["down", "down", "up"], 2),
        (["j", "j", "k"], 2),
        (["k"], 1),
        (["G"], 100),
        (["end"], 100),
        (["G", "g"], 1),
        (["end", "home"], 1),
        (["pagedown"], 21),
        (["pagedown", "b"], 1),
        (["pagedown", "pageup", "pageup"], 1),
        (["G", "j"], 100),
    ],
)
async def test_keys_move_the_cursor(keys: list[str], expected: int) -> None:
    async with app(many(100)).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        await pilot.press(*keys)
        assert chosen(pilot.app) == f"FOI-2026-{expected:04d}"
        pointed = [line for line in lines(pilot.app) if line.startswith("> ")]
        assert [line.split()[1] for line in pointed] == [chosen(pilot.app)]


async def test_the_cursor_is_never_out_of_sight() -> None:
    async with app(many(100)).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        for key in ["j"] * 50 + ["k"] * 40 + ["G", "k", "pageup", "pageup", "g", "pagedown"]:
            await pilot.press(key)
            assert chosen(pilot.app) in text(pilot.app)


async def test_the_rest_of_a_long_list_comes_behind_the_first_page() -> None:
    async with app(many(2500)).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        await pilot.press("G")
        assert chosen(pilot.app) == "FOI-2026-2500"


async def test_typing_narrows_the_list_and_escape_shows_all() -> None:
    store = many(30)
    store.put(summary(99, subject="Trees felled by the river"))
    async with app(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "slash", *"river")
        await saved(pilot)
        assert chosen(pilot.app) == "FOI-2026-0099"
        assert "1 of 31 cases" in text(pilot.app)
        assert "FOI-2026-0001" not in text(pilot.app)
        await pilot.press("escape")
        await saved(pilot)
        assert "31 cases" in text(pilot.app)
        assert "FOI-2026-0001" in text(pilot.app)


async def test_a_filter_that_finds_nothing_says_so() -> None:
    async with app(many(3)).run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"zzz")
        await saved(pilot)
        assert "No case has these words." in text(pilot.app)
        await pilot.press("enter", "j", "G")


async def test_arrows_move_while_typing_and_tab_keeps_the_filter() -> None:
    async with app(many(30)).run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"parking", "down")
        await saved(pilot)
        assert chosen(pilot.app) == "FOI-2026-0002"
        await pilot.press("tab", "j")
        assert chosen(pilot.app) == "FOI-2026-0003"
        assert "/ parking" in lines(pilot.app)[0]


async def test_the_newest_words_win_over_older_ones() -> None:
    store = FakeStore([summary(1, subject="alpha"), summary(2, subject="alpine")])
    async with app(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"alpin", "backspace", "backspace", *"ha")
        await saved(pilot)
        assert chosen(pilot.app) == "FOI-2026-0001"
        assert "FOI-2026-0002" not in text(pilot.app)


def test_a_list_whose_number_is_known_comes_in_one_go() -> None:
    class Knowing(FakeStore):
        def page(
            self,
            chosen: Filter = EVERYTHING,
            after: str | None = None,
            limit: int = 60,
            sort: Sort = BY_DEADLINE,
        ) -> Page:
            page = super().page(chosen, after, limit, sort)
            return msgspec.structs.replace(page, total=self.count(chosen))

    rows = many(200).rows.values()
    (read,) = feed.read(Knowing(list(rows)), feed.Wish())
    assert read.counted
    assert read.rows.total == 200
    first, then = feed.read(FakeStore(list(rows)), feed.Wish())
    assert (first.counted, then.counted) == (False, True)


async def test_a_case_that_is_open_elsewhere_is_marked_from_the_first_paint_on() -> None:
    store = many(3)
    store.present = {"FOI-2026-0002": (Present("officer2", NOW),)}
    async with app(store).run_test(size=(80, 24)) as pilot:
        assert "@FOI-2026-0002 [officer2]" in text(pilot.app)


async def test_enter_opens_the_case() -> None:
    async with app(many(3)).run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "enter")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, CaseloadScreen)


async def test_enter_on_an_empty_list_opens_nothing() -> None:
    async with app(FakeStore()).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "j", "pagedown", "G", "g")
        assert isinstance(pilot.app.screen, CaseloadScreen)


async def test_a_colleagues_change_appears_and_the_chosen_case_stays_chosen() -> None:
    store = many(200)
    async with app(store).run_test(size=(80, 24)) as pilot:
        await saved(pilot)
        await pilot.press(*["j"] * 12)
        store.put(summary(900, due=TODAY, subject="New and urgent"))
        _look(pilot.app)
        await saved(pilot)
        await saved(pilot)
        assert "New and urgent" in text(pilot.app)
        assert chosen(pilot.app) == "FOI-2026-0013"


async def test_a_fault_that_stays_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(FakeStore):
        def changes(self, since: int) -> tuple[int, list[str]]:
            if since >= 0:
                raise Busy("another program")
            return 0, []

    told: list[str] = []
    tui = app(Broken([summary()]))
    monkeypatch.setattr(tui, "tell", lambda message, trouble: told.append(message))
    async with tui.run_test(size=(80, 24)) as pilot:
        for _ in range(3):
            _look(tui)
            await saved(pilot)
    assert len(told) == 1


async def test_coming_back_from_a_case_shows_what_was_changed_there() -> None:
    store = many(3)
    async with app(store).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, CaseloadScreen))
        store.put(summary(1, due=TODAY, subject="Changed meanwhile"))
        pilot.app.pop_screen()
        await until(pilot, lambda: "Changed meanwhile" in text(pilot.app))


async def test_a_change_behind_another_screen_draws_nothing_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = many(3)
    async with app(store).run_test(size=(80, 24)) as pilot:
        caseload = pilot.app.screen
        assert isinstance(caseload, CaseloadScreen)
        await pilot.press("f1")
        await until(pilot, lambda: "CASELOAD" in text(pilot.app))
        await saved(pilot)
        painted: list[object] = []
        monkeypatch.setattr(pilot.app, "_display", lambda _, update: painted.append(update))
        store.put(summary(1, due=TODAY, subject="Changed meanwhile"))
        caseload.look()
        await until(pilot, lambda: caseload.case_list.rows.head[0].subject == "Changed meanwhile")
        await saved(pilot)
        assert not any(painted)


async def test_a_resize_behind_another_screen_is_made_up_for() -> None:
    async with app(many(30)).run_test(size=(120, 30)) as pilot:
        await pilot.press("f1")
        await until(pilot, lambda: "CASELOAD" in text(pilot.app))
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape")
        await until(pilot, lambda: "Quit" in text(pilot.app))
        assert "officer1" not in text(pilot.app)
        assert max(map(len, lines(pilot.app))) <= 80


async def test_looking_for_changes_draws_nothing_when_there_are_none() -> None:
    async with app(many(200)).run_test(size=(80, 24)) as pilot:
        drawn: list[object] = [1]
        pilot.app.post_display_hook = lambda: drawn.append(1)  # type: ignore[method-assign]
        while drawn:  # on a busy machine the first paint comes late
            drawn.clear()
            await saved(pilot)
        _look(pilot.app)
        await saved(pilot)
        assert drawn == []


async def test_days_left_are_told_anew_when_the_day_changes() -> None:
    now = [NOW]
    tui = app(FakeStore([summary(1, due=TODAY)]))
    tui.desk = type(tui.desk)(
        tui.desk.store, tui.desk.settings, tui.desk.calendar, "officer1", lambda: now[0]
    )
    async with tui.run_test(size=(120, 24)) as pilot:
        assert "today" in text(pilot.app)
        now[0] += dt.timedelta(1)
        _look(pilot.app)
        await saved(pilot)
        assert "1 late" in text(pilot.app)


async def test_what_the_store_cannot_do_is_told_in_words() -> None:
    class Broken(FakeStore):
        def page(
            self,
            chosen: Filter = EVERYTHING,
            after: str | None = None,
            limit: int = 60,
            sort: Sort = BY_DEADLINE,
        ) -> Page:
            raise Busy("[bold]another[/] program")

    async with app(Broken()).run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "[bold]another[/] program" in words(pilot.app))


async def test_a_caseload_that_cannot_be_written_says_why() -> None:
    store = many(3)
    store.read_only = "the disk is mounted read-only"
    async with app(store).run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: "the disk is mounted read-only" in words(pilot.app))


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_opens_and_closes(key: str) -> None:
    async with app(many(3)).run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CaseloadScreen)


async def test_a_resize_keeps_the_case_in_sight() -> None:
    async with app(many(100)).run_test(size=(80, 40)) as pilot:
        await saved(pilot)
        await pilot.press(*["j"] * 30)
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert chosen(pilot.app) in text(pilot.app)


async def test_q_leaves() -> None:
    tui = app(many(3))
    async with tui.run_test(size=(80, 24)) as pilot:
        await pilot.press("q")
    assert tui.return_code == 0


async def test_the_end_of_the_session_lets_every_screen_keep_what_was_typed() -> None:
    kept: list[str] = []

    class Typing(CaseloadScreen):
        def keep(self) -> None:
            kept.append("kept")

    tui = app(many(3))
    async with tui.run_test(size=(80, 24)) as pilot:
        pilot.app.push_screen(Typing())
        await pilot.pause()
        tui.leave()
    assert kept == ["kept"]


def _look(tui: App[Any]) -> None:
    screen = tui.screen
    assert isinstance(screen, CaseloadScreen)
    screen.look()
