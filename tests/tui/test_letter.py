"""The reply and the summary on the screen: read, mended, copied, written to a file."""

import stat
from pathlib import Path

import msgspec
import pytest

from foitui.tui.screens.letter import LetterScreen
from foitui.tui.widgets.text_view import TextView
from tests.tui.casework import SETTINGS, Store, answered, office, pattern_case, question, screen
from tests.tui.reading import text, words

SIZE = (80, 24)


async def test_the_reply_shows_where_it_goes_and_that_it_will_be_published() -> None:
    async with office(Store(answered(pattern_case()))).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "l")
        shown = text(pilot.app)
        assert "To: request-110988@site.example" in shown
        assert "will be published" in shown
        assert "Missing" not in shown
        assert "Ministry of Prisons (sample)" in shown


async def test_a_private_reply_does_not_speak_of_publishing() -> None:
    store = Store(answered(pattern_case(reply_published=False)))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "l")
        assert "published" not in text(pilot.app)


async def test_gaps_are_listed_and_marked_and_lead_to_their_question() -> None:
    store = Store(answered(pattern_case(), "balance_reasons"))
    async with office(store).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "l")
        letter = pilot.app.screen
        assert isinstance(letter, LetterScreen)
        assert "!! Missing, and marked in the letter:" in text(pilot.app)
        assert letter.query_one(TextView)._marks
        number = 1 + next(
            n for n, (_, place) in enumerate(letter.gaps) if place.startswith("balance_reasons")
        )
        await pilot.press(str(number))
        assert screen(pilot) == "GuideScreen"
        assert question(pilot) == "balance_reasons"


async def test_a_reply_on_nothing_decided_leads_to_the_first_question() -> None:
    async with office(Store(pattern_case())).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "l", "1")
        assert question(pilot) == "route"


async def test_from_the_guide_a_gap_leads_back_into_it() -> None:
    case = answered(pattern_case())
    first = msgspec.structs.replace(case.claims[0], interest="   ")
    case = msgspec.structs.replace(case, claims=(first, case.claims[1]))
    async with office(Store(case)).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "g", "enter")
        letter = pilot.app.screen
        assert isinstance(letter, LetterScreen)
        if letter.gaps:
            await pilot.press("1")
            assert question(pilot) == "interest"


async def test_a_gap_of_the_settings_says_so() -> None:
    authority = msgspec.structs.replace(SETTINGS.authority, review_contact="")
    settings = msgspec.structs.replace(SETTINGS, authority=authority)
    store = Store(answered(pattern_case()))
    async with office(store, settings).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "l")
        assert "in the settings" in words(pilot.app)
        await pilot.press("1")
        assert screen(pilot) == "LetterScreen"


async def test_markdown_is_shown_on_a_key_and_text_again() -> None:
    async with office(Store(answered(pattern_case()))).run_test(size=(80, 60)) as pilot:
        await pilot.press("enter", "l")
        plain = text(pilot.app)
        await pilot.press("m")
        assert text(pilot.app) != plain
        await pilot.press("m")
        assert text(pilot.app) == plain


async def test_the_reply_is_written_to_a_file_of_the_officers_own_over_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "l", "w", "w", "m", "w")
        assert "Written to" in text(pilot.app)
    names = sorted(file.name for file in tmp_path.iterdir())
    assert names == [
        "FOI-2017-0001 reply-2.txt",
        "FOI-2017-0001 reply.md",
        "FOI-2017-0001 reply.txt",
    ]
    first = tmp_path / "FOI-2017-0001 reply.txt"
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert "Ministry of Prisons (sample)" in first.read_text("utf-8")


async def test_a_folder_that_takes_no_file_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setattr(Path, "cwd", lambda: gone)
    gone.rmdir()
    store = Store(answered(pattern_case()))
    async with office(store).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "l", "w")
        assert "Not written" in text(pilot.app)


async def test_copying_gives_the_whole_text_to_the_terminal() -> None:
    app = office(Store(answered(pattern_case())))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("enter", "l", "y")
        assert app.clipboard.startswith("Ministry of Prisons (sample)")
        assert "Copied" in text(pilot.app)


async def test_the_summary_is_shown_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with office(Store(answered(pattern_case()))).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "s")
        assert screen(pilot) == "SummaryScreen"
        assert "Decision on item 1" in text(pilot.app)
        assert "A Requester" not in text(pilot.app)
        await pilot.press("w", "escape")
        assert screen(pilot) != "SummaryScreen"
    assert (tmp_path / "FOI-2017-0001 summary.txt").exists()


async def test_a_template_that_cannot_be_used_is_told_by_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text("Dear {{ requester\n")
    settings = msgspec.structs.replace(SETTINGS, templates=str(tmp_path))
    async with office(Store(answered(pattern_case())), settings).run_test(size=SIZE) as pilot:
        await pilot.press("enter", "l")
        shown = words(pilot.app)
        assert "letter.md, line 1" in shown
        assert "built-in words" in shown
        assert "Ministry of Prisons (sample)" in shown
