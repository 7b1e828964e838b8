"""Where a setting comes from, and what is an officer's own."""

from pathlib import Path

import pytest

from foitui.settings.load import load_settings
from foitui.settings.origin import origins


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of cases with settings, and an officer with a file of their own."""
    monkeypatch.delenv("FOITUI_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = tmp_path / "config" / "foitui"
    own.mkdir(parents=True)
    (own / "settings.toml").write_text('due_soon = 9\ndisplay_name = "Ann Officer"\n')
    cases = tmp_path / "cases"
    cases.mkdir()
    (cases / "settings.toml").write_text('[authority]\nname = "Sample"\n')
    return cases


def test_an_officer_has_their_own_name_beside_shared_settings(shared: Path) -> None:
    settings = load_settings(data=shared)
    assert settings.display_name == "Ann Officer"
    assert settings.authority.name == "Sample"
    assert settings.due_soon == 5


def test_a_name_in_the_shared_file_holds_for_all(shared: Path) -> None:
    (shared / "settings.toml").write_text('display_name = "FOI desk"\n')
    assert load_settings(data=shared).display_name == "FOI desk"


def test_each_value_names_its_file_and_line(shared: Path) -> None:
    found = {origin.key: origin for origin in origins(shared)}
    name, due, mine = found["authority.name"], found["due_soon"], found["display_name"]
    assert (name.value, name.file, name.line) == ("Sample", shared / "settings.toml", 2)
    assert (due.value, due.file, due.line) == (5, None, None)
    assert mine.file is not None
    assert (mine.file.parent.name, mine.line) == ("foitui", 2)


def test_holidays_are_told_one_by_one(shared: Path) -> None:
    (shared / "settings.toml").write_text('[holidays]\n2031-06-13 = "A day"\n')
    found = {origin.key: origin for origin in origins(shared)}
    assert found["holidays.2031-06-13"].value == "A day"
    assert found["holidays.2031-06-13"].line == 2
