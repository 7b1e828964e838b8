"""How large the terminal is."""

import shutil

import pytest

from foitui.cli.terminal import columns, lines


@pytest.mark.parametrize("named", [("132", "50"), ("", ""), ("wide", "-1"), ("0", "0")])
def test_the_size_is_that_of_shutil(
    named: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", named[0])
    monkeypatch.setenv("LINES", named[1])
    assert (columns(), lines()) == shutil.get_terminal_size()
