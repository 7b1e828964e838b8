"""`foitui move`: what it says, and what it refuses."""

import json
from pathlib import Path

from tests.cli.conftest import Add, Run


def test_a_caseload_goes_to_another_folder_with_its_proof(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    add()
    target = tmp_path / "elsewhere"
    code, out, err = run("move", "--from", str(own_office), "--to", str(target))
    assert (code, err) == (0, "")
    assert out.startswith("1 cases, 1 events and 0 messages moved\n")
    listed = run("list", "--data", str(target), "--json").out
    assert json.loads(listed) == json.loads(run("list", "--json").out)
    assert run("doctor", "--data", str(target)).code == 0


def test_a_place_with_cases_is_not_moved_to(
    add: Add, run: Run, own_office: Path, tmp_path: Path
) -> None:
    add()
    first = tmp_path / "first"
    done = run("move", "--from", str(own_office), "--to", str(first))
    assert run("move", "--from", str(own_office), "--to", str(first)) == done
    add()
    code, out, err = run("move", "--from", str(own_office), "--to", str(first))
    assert (code, out) == (2, "")
    assert f"{first} holds cases; move to a place where there are none." in err


def test_a_caseload_that_is_not_there_is_not_moved(run: Run, tmp_path: Path) -> None:
    code, _, err = run("move", "--from", str(tmp_path / "none"), "--to", str(tmp_path / "b"))
    assert code == 2
    assert "There is no caseload in" in err
    assert not (tmp_path / "b").exists()


def test_a_caseload_is_not_moved_onto_itself(add: Add, run: Run, own_office: Path) -> None:
    add()
    code, _, err = run("move", "--from", str(own_office), "--to", str(own_office))
    assert (code, "the two places are the same" in err) == (2, True)
