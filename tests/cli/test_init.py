"""`foitui init`."""

import stat
from pathlib import Path

from tests.cli.conftest import Run


def test_init_starts_a_caseload_and_says_what_it_did(run: Run, own_office: Path) -> None:
    code, out, err = run("init")
    assert (code, err) == (0, "")
    assert "started a caseload" in out
    assert "sudo -u" in out
    assert stat.filemode(own_office.stat().st_mode) == "drwx------"
    assert "has 0 cases" in run("init").out


def test_init_for_a_group_that_there_is_none_of_does_nothing(run: Run, own_office: Path) -> None:
    code, _, err = run("init", "--group", "nosuchgroup")
    assert (code, err.count("\n")) == (2, 1)
    assert not own_office.exists()
