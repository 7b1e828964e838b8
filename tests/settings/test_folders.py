"""The folders foitui keeps things in."""

import sys
from pathlib import Path

import platformdirs
import pytest

from foitui.settings.folders import data_folder, drafts_folder, settings_file


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", f"/srv/{kind.lower()}")
    monkeypatch.delenv("FOITUI_DATA", raising=False)
    monkeypatch.delenv("FOITUI_SETTINGS", raising=False)


def test_the_folders_follow_xdg() -> None:
    assert data_folder() == Path("/srv/data/foitui")
    assert settings_file() == Path("/srv/config/foitui/settings.toml")
    assert drafts_folder() == Path("/srv/state/foitui/drafts")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it is platformdirs")
@pytest.mark.parametrize("named", [None, "", "relative/path", "/srv/own"])
def test_the_folders_are_those_of_platformdirs(
    named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in ("DATA", "CONFIG", "STATE"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
        if named is not None:
            monkeypatch.setenv(f"XDG_{kind}_HOME", named)
    assert data_folder() == platformdirs.user_data_path("foitui")
    assert settings_file().parent == platformdirs.user_config_path("foitui")
    assert drafts_folder().parent == platformdirs.user_state_path("foitui")


def test_the_environment_comes_before_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITUI_DATA", "/srv/cases")
    monkeypatch.setenv("FOITUI_SETTINGS", "~/own.toml")
    assert data_folder() == Path("/srv/cases")
    assert settings_file() == Path("~/own.toml").expanduser()


def test_an_argument_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOITUI_DATA", "/srv/cases")
    assert data_folder("/srv/other") == Path("/srv/other")


def test_settings_in_the_folder_of_cases_come_before_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings_file(tmp_path) == Path("/srv/config/foitui/settings.toml")
    (tmp_path / "settings.toml").touch()
    assert settings_file(tmp_path) == tmp_path / "settings.toml"
    monkeypatch.setenv("FOITUI_SETTINGS", "/srv/own.toml")
    assert settings_file(tmp_path) == Path("/srv/own.toml")
