"""The settings file: what is read, and how a fault in it is told."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from foitui.settings import Settings
from foitui.settings.errors import SettingsError
from foitui.settings.load import load_settings

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "settings.toml"
        path.write_text(text, "utf-8")
        return path

    return written


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOITUI_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_no_settings_file_means_the_defaults() -> None:
    assert load_settings() == Settings()


def test_an_empty_file_means_the_defaults(write: Write) -> None:
    assert load_settings(write("")) == Settings()


def test_every_section_is_read(write: Write) -> None:
    settings = load_settings(
        write(
            """
            reference_scheme = "RFI/{year}/{number}"
            due_soon = 3
            [authority]
            name = "Ministry of Samples"
            kind = "central"
            [regulator]
            name = "The Scottish Information Commissioner"
            [holidays]
            2026-06-15 = "A newly proclaimed day"
            """
        )
    )
    assert settings.authority.name == "Ministry of Samples"
    assert settings.authority.kind == "central"
    assert settings.regulator.name == "The Scottish Information Commissioner"
    assert settings.holidays == {dt.date(2026, 6, 15): "A newly proclaimed day"}
    assert (settings.reference_scheme, settings.due_soon) == ("RFI/{year}/{number}", 3)


def test_the_environment_names_another_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITUI_SETTINGS", str(write("due_soon = 2")))
    assert load_settings().due_soon == 2


def test_a_named_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"absent\.toml: cannot be read: No such file"):
        load_settings(tmp_path / "absent.toml")


def test_a_file_named_by_the_environment_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOITUI_SETTINGS", str(tmp_path / "absent.toml"))
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings()


@pytest.mark.parametrize(
    ("text", "line", "key", "message"),
    [
        ("due_son = 1", 1, "due_son", "did you mean 'due_soon'"),
        ("\n[authority]\nnaem = 'X'", 3, "authority.naem", "did you mean 'name'"),
        ("[authority]\nzzz = 'X'", 2, "authority.zzz", "there are name, unit"),
        ("authority.naem = 'X'", 1, "authority.naem", "did you mean 'name'"),
        ("due_soon = 'soon'", 1, "due_soon", "Expected int, got a text"),
        ("due_soon = -1", 1, "due_soon", "cannot be below 0"),
        ("authority = 3", 1, "authority", "Expected a table, got int"),
        ("[authority]\nname = 7", 2, "authority.name", "Expected a text, got int"),
        ("[authority]\nkind = 'centre'", 2, "authority.kind", "'central', 'other', 'school'"),
        ("[holidays]\n2026-13-01 = 'X'", 2, "holidays.2026-13-01", "write it as in 2026-06-15"),
        ("[holidays]\n'1 June' = 'X'", 2, "holidays.1 June", "is not a date"),
        ("[holidays]\n2026-06-15 = 1", 1, "holidays", "Expected a text, got int"),
        ("reference_scheme = 'FOI-{year}'", 1, "reference_scheme", "must hold {number}"),
        ("reference_scheme = '{unit}-{number}'", 1, "reference_scheme", "may hold only {year}"),
        ("reference_scheme = '{number'", 1, "reference_scheme", "may hold only {year}"),
        ("[[filters]]\nname = 'a'\n[[filters]]\nnaem = 'b'", 4, "filters[1].naem", "mean 'name'"),
        ("[[filters]]\nname = 'a'\n\n[[filters]]\nname = ''", 5, "filters[1].name", "a word"),
        ("columns = ['subject', 'stag']", 1, "columns", "not 'stag'"),
        ("[clearance.own.a]\nwords = ['(']", 2, "clearance.own.a.words", "has no pattern in '('"),
        ("mouse = 'yes'", 1, "mouse", "must be one of '', 'on', 'off'"),
        ("due_soon = [1\nx = 2", 2, "", "is not TOML: Unclosed array"),
        ("due_soon = 1\ndue_soon =", 2, "", "is not TOML: Invalid value"),
    ],
)
def test_a_fault_names_line_key_and_mend(
    write: Write, text: str, line: int, key: str, message: str
) -> None:
    path = write(text)
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert (caught.value.line, caught.value.key) == (line, key)
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{path}, line {line}: ")


def test_a_file_that_is_not_utf8_is_told_by_line(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"[authority]\nname = 'Caf\xe9'\n")
    with pytest.raises(SettingsError, match="line 2: is not UTF-8"):
        load_settings(path)


def test_templates_beside_the_file_are_found(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("")
    assert load_settings(file).templates == ""
    (tmp_path / "templates").mkdir()
    assert load_settings(file).templates == str(tmp_path / "templates")


def test_templates_can_be_named_from_the_file_on(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('templates = "words"')
    with pytest.raises(SettingsError, match=r"line 1.*not there"):
        load_settings(file)
    (tmp_path / "words").mkdir()
    assert load_settings(file).templates == str(tmp_path / "words")
