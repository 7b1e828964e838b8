"""When the program itself fails: nothing typed is lost, and no words of a request get out."""

import datetime as dt
from pathlib import Path

import pytest

from foitui.settings.folders import crashes_folder
from foitui.tui.crash import KEPT, report, sentence, written
from foitui.tui.screens.guide import GuideScreen
from tests.tui.casework import NOW, Store, answered, office, pattern_case, write

SECRET = "the words of a requester"


def failing() -> Exception:
    """An error whose words and local values are a requester's."""

    def inner(text: str) -> None:
        raise ValueError(f"bad: {text}")

    try:
        try:
            inner(SECRET)
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        failed = error
    return failed


def test_a_report_says_where_it_failed_and_nothing_of_what_it_worked_on() -> None:
    told = report(failing(), NOW)
    assert "in inner" in told
    assert told.index("builtins.ValueError") < told.index("which led to") < told.index("KeyError")
    assert SECRET not in told
    assert "2017-04-18 10:00:00 UTC" in told


def test_a_report_is_the_officers_alone_and_the_oldest_make_room(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    for hour in range(KEPT + 2):
        file = written(folder, "x", NOW + dt.timedelta(hours=hour))
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    assert len(list(folder.iterdir())) == KEPT
    assert file.exists()


def test_a_report_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/none")
    told = sentence(failing(), NOW, False)
    assert "No report could be written" in told
    assert "KeyError" in told
    assert SECRET not in told


async def test_what_is_typed_when_it_fails_is_kept_as_a_draft(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(screen: GuideScreen) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(GuideScreen, "action_phrases", fails)
    app = office(Store(answered(pattern_case(), "interest")))

    async def until_it_fails() -> None:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("enter", "g")
            await write(pilot, "half a thought")
            await pilot.press("ctrl+o")

    with pytest.raises(ValueError, match=SECRET):
        await until_it_fails()
    assert app.return_code == 1
    assert "What you were typing is kept as a draft." in app.failed
    assert SECRET not in app.failed + "".join(capsys.readouterr())
    (file,) = crashes_folder().iterdir()
    assert SECRET not in file.read_text("utf-8")
    drafts = [
        kept.read_text("utf-8") for kept in crashes_folder().parent.rglob("*") if kept.is_file()
    ]
    assert any("half a thought" in kept for kept in drafts)
