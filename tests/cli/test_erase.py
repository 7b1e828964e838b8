"""`foitui erase` and `compact`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Add, Run


def test_a_case_is_erased_when_it_is_meant(add: Add, run: Run, own_office: Path) -> None:
    add(text="About zebrawood")
    run("backup")
    code, _, err = run("erase", "FOI-2026-0001", "--why", "kept too long")
    assert (code, err.count("\n")) == (2, 1)
    assert "--yes" in err
    code, out, _ = run("erase", "FOI-2026-0001", "--why", "kept too long", "--yes")
    assert code == 0
    assert "also from" in out
    content = b"".join(file.read_bytes() for file in own_office.rglob("*") if file.is_file())
    assert b"zebrawood" not in content
    assert "was erased" in run("show", "FOI-2026-0001").err
    assert "Erased: kept too long" in run("history", "FOI-2026-0001").out
    assert run("doctor").code == 0


@pytest.mark.parametrize("arguments", [("FOI-2026-0009", "--why", "x"), ("FOI-2026-0001",)])
def test_nothing_is_erased_by_mistake(arguments: tuple[str, ...], add: Add, run: Run) -> None:
    add()
    code, _, err = run("erase", *arguments, "--yes")
    assert (code, err.count("\n")) == (2, 1)


def test_compacting_says_what_it_gained(add: Add, run: Run) -> None:
    add()
    code, out, _ = run("compact")
    assert code == 0
    assert "MB before" in out
    assert set(json.loads(run("compact", "--json").out)) == {"before", "after", "log_emptied"}


def test_an_erasure_that_was_stopped_says_that_traces_are_left(
    add: Add, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> bool:
        raise KeyboardInterrupt

    add()
    monkeypatch.setattr("foitui.store.erasing.compact", stopped)
    code, _, err = run("erase", "FOI-2026-0001", "--why", "our schedule", "--yes")
    assert (code, err.count("\n")) == (130, 1)
    assert "FOI-2026-0001 is erased, but" in err
    assert run("doctor").code == 1
