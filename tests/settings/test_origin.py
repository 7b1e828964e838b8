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


OWN = """
theme = "light"
columns = ["left", "subject"]
authority.name = "Not mine to say"
[[filters]]
name = "my late ones"
officer = "me"
[keys]
"caseload.open" = "enter"
"""
THEIRS = """
theme = "dark"
mouse = "off"
[[filters]]
name = "awaiting review"
stages = ["clearing"]
[keys]
"caseload.open" = "o"
"caseload.sort" = "z"
"""


def _say(shared: Path) -> Path:
    (shared / "settings.toml").write_text(THEIRS)
    own = shared.parent / "config" / "foitui" / "settings.toml"
    own.write_text(OWN)
    return own


def test_an_officer_says_how_the_screen_looks_to_them(shared: Path) -> None:
    _say(shared)
    settings = load_settings(data=shared)
    assert (settings.theme, settings.mouse) == ("light", "off")
    assert settings.columns == ("left", "subject")
    assert [saved.name for saved in settings.filters] == ["my late ones", "awaiting review"]
    assert settings.keys == {"caseload.open": "enter", "caseload.sort": "z"}
    assert settings.authority.name == ""


def test_what_is_an_officers_own_names_their_file(shared: Path) -> None:
    own, theirs = _say(shared), shared / "settings.toml"
    found = {origin.key: (origin.file, origin.line) for origin in origins(shared)}
    assert found["theme"] == (own, 2)
    assert found["mouse"] == (theirs, 3)
    assert found["filters.my late ones"] == (own, 6)
    assert found["filters.awaiting review"] == (theirs, 5)
    assert found["keys.caseload.open"] == (own, 9)
    assert found["keys.caseload.sort"] == (theirs, 9)
    assert found["authority.name"] == (None, None)
