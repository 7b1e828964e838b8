"""`foitui settings`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Add, Run


def test_every_value_is_told_with_where_it_comes_from(add: Add, run: Run, own_office: Path) -> None:
    add()
    (own_office / "settings.toml").write_text('due_soon = 3\n[authority]\nname = "Sample"\n')
    code, out, err = run("settings")
    assert (code, err) == (0, "")
    assert f"due_soon = 3   ({own_office / 'settings.toml'}, line 1)" in out
    assert f'authority.name = "Sample"   ({own_office / "settings.toml"}, line 3)' in out
    assert 'authority.review_window = "40 working days"   (default)' in out
    assert "officer: ann" in out


def test_json_and_only_what_was_changed(add: Add, run: Run, own_office: Path) -> None:
    add()
    file = own_office / "settings.toml"
    file.write_text("due_soon = 3\n")
    (row,) = json.loads(run("settings", "--changed", "--json").out)
    assert row == {
        "key": "due_soon", "value": 3, "from": "file", "file": str(file), "line": 1, "default": 5,
    }  # fmt: skip


def test_keys_can_be_chosen_by_their_start(run: Run) -> None:
    assert "regulator.website" in run("settings", "regulator").out
    assert "authority" not in run("settings", "regulator").out
    none = run("settings", "zzz")
    assert (none.code, "no setting that starts with 'zzz'" in none.err) == (1, True)


def test_a_fault_in_the_file_is_told_by_line(run: Run, own_office: Path) -> None:
    own_office.mkdir()
    (own_office / "settings.toml").write_text("due_son = 3\n")
    code, _, err = run("settings")
    assert code == 2
    assert "line 1: due_son" in err


def test_an_escape_sequence_in_a_value_does_nothing(run: Run, own_office: Path) -> None:
    own_office.mkdir()
    (own_office / "settings.toml").write_text('display_name = "\\u001b[2J\\u202e"\n')
    for form in ((), ("--json",)):
        out = run("settings", *form).out
        assert "\x1b" not in out
        assert "\u202e" not in out


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            '\n[[filters]]\nname = "new"\nstages = ["recieved"]\n',
            "line 4: filters, 'new', stages: there is no 'recieved'; did you mean 'received'?",
        ),
        (
            '[[filters]]\nname = "new"\nroutes = ["x"]\n',
            "line 3: filters, 'new', routes: there is no 'x'; there are foia, eir",
        ),
        (
            '[keys]\n"caseload.sort" = "z"\n"caseload.open" = "j"\n',
            "line 3: keys.caseload.open: j is list.down on the same screen",
        ),
        ('[keys]\n"caseload.opn" = "j"\n', "line 2: keys.caseload.opn: there is no such action"),
    ],
)
def test_a_filter_or_key_that_cannot_be_is_told_by_line(
    run: Run, own_office: Path, text: str, says: str
) -> None:
    own_office.mkdir()
    (own_office / "settings.toml").write_text(text)
    code, _, err = run("settings")
    assert code == 2
    assert says in err
