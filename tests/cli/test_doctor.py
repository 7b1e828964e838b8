"""`foitui doctor`."""

import json
from pathlib import Path

from tests.cli.behind import spoil
from tests.cli.conftest import Add, Run


def test_a_sound_caseload_is_well(add: Add, run: Run) -> None:
    add()
    code, out, err = run("doctor")
    assert (code, err) == (0, "")
    assert "WRONG" not in out
    assert "the last digest is" in out
    assert all(check["ok"] for check in json.loads(run("doctor", "--json").out))


def test_what_is_wrong_is_told_with_its_mend(add: Add, run: Run, own_office: Path) -> None:
    add()
    spoil(own_office, "UPDATE cases SET officer='x'")
    code, out, _ = run("doctor")
    assert code == 1
    assert "WRONG  list       FOI-2026-0001: the list shows it otherwise" in out
    assert "mend: foitui doctor --rebuild" in out
    assert run("doctor", "--rebuild").code == 0
    assert run("doctor").code == 0


def test_what_does_not_open_is_a_finding(add: Add, run: Run, own_office: Path) -> None:
    add()
    (own_office / "cases.db").write_bytes(b"garbage")
    code, out, err = run("doctor")
    assert (code, err) == (1, "")
    assert "WRONG  open       The caseload is damaged" in out
