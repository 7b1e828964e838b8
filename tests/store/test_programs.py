"""Several programs on one caseload: nobody's save is lost, and nobody waits unasked."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from foitui.store.cases import TinyDbCaseStore
from foitui.store.errors import Busy
from tests.store.examples import changed, new_case, opened

Program = subprocess.Popen[str]
Start = Callable[[str], Program]


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Start another program on the caseload of the test."""
    running: list[Program] = []

    def begin(reference: str) -> Program:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.store.program", str(folder), reference],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(program)
        return program

    yield begin
    for program in running:
        with program:
            program.kill()


def tell(program: Program, words: str) -> None:
    assert program.stdin is not None
    program.stdin.write(words + "\n")
    program.stdin.flush()


def answer(program: Program) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def finish(program: Program) -> list[str]:
    """End a program; return the rest of what it said (`communicate` loses what was read ahead)."""
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.close()
    rest = program.stdout.read()
    program.wait()
    return rest.splitlines()


def test_of_two_who_save_the_same_version_one_is_told_of_the_other(
    tinydb_store: TinyDbCaseStore, start: Start
) -> None:
    reference = tinydb_store.create(new_case()).reference
    programs = [start(reference), start(reference)]
    assert [answer(program) for program in programs] == ["ready", "ready"]
    for program in programs:
        tell(program, "save")
    assert sorted(answer(program) for program in programs) == ["conflict 2", "saved 2"]
    assert tinydb_store.get(reference).version == 2


def test_two_who_save_as_fast_as_they_can_lose_nothing(
    tinydb_store: TinyDbCaseStore, start: Start
) -> None:
    reference = tinydb_store.create(new_case()).reference
    programs = [start(reference), start(reference)]
    for program in programs:
        tell(program, "many 60")
    said = [line for program in programs for line in finish(program)]
    versions = sorted(int(line.split()[1]) for line in said if line.startswith("saved"))
    assert versions == list(range(2, 122))
    assert tinydb_store.get(reference).version == 121
    assert len(tinydb_store.get(reference).events) == 121


def test_what_was_acknowledged_before_a_kill_is_there(
    tinydb_store: TinyDbCaseStore, start: Start, folder: Path
) -> None:
    reference = tinydb_store.create(new_case()).reference
    tinydb_store.close()
    for after in (1, 17, 40, 75):
        program = start(reference)
        tell(program, "many 100000")
        lines = [answer(program) for _ in range(1 + after)]
        program.kill()
        lines += finish(program)
        acknowledged = [line for line in lines if line.startswith("saved")][-1]
        store = opened(folder)
        case = store.get(reference)
        assert case.version - int(acknowledged.split()[1]) in (0, 1)
        assert store.page().rows[0].version == case.version
        store.close()
    assert sorted(os.listdir(folder)) == ["cases.db", "lock"]


def test_whoever_holds_the_turn_too_long_is_named(
    tinydb_store: TinyDbCaseStore, start: Start, folder: Path
) -> None:
    created = tinydb_store.create(new_case())
    program = start(created.reference)
    answer(program)
    tell(program, "hold")
    assert answer(program) == "held"
    impatient = opened(folder, limit=0.05)
    for _ in range(2):
        with pytest.raises(Busy, match=f"process {program.pid}"):
            impatient.save(changed(created), 1)
    assert impatient.get(created.reference) == created
    tell(program, "")
    assert answer(program) == "released"
    assert impatient.save(changed(created), 1).version == 2
    assert tinydb_store.save(changed(changed(created)), 2).version == 3
    impatient.close()


def test_a_killed_holder_frees_the_turn(tinydb_store: TinyDbCaseStore, start: Start) -> None:
    created = tinydb_store.create(new_case())
    program = start(created.reference)
    answer(program)
    tell(program, "hold")
    assert answer(program) == "held"
    program.kill()
    assert tinydb_store.save(changed(created), 1).version == 2


def test_closing_does_not_wait_for_a_holder_without_end(
    tinydb_store: TinyDbCaseStore, start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("foitui.store.engine.CLOSING_LIMIT", 0.01)
    created = tinydb_store.create(new_case())
    program = start(created.reference)
    answer(program)
    tell(program, "hold")
    assert answer(program) == "held"
    opened(folder).close()
    tell(program, "")
    assert answer(program) == "released"


def test_a_wait_that_was_given_up_hands_its_turn_on(
    tinydb_store: TinyDbCaseStore, folder: Path
) -> None:
    created = tinydb_store.create(new_case())
    other = opened(folder, limit=0.05)
    with tinydb_store.batch(), pytest.raises(Busy):
        other.save(changed(created), 1)
    for version in range(1, 20):
        created = tinydb_store.save(changed(created), version)
    other.save(changed(created), 20)
    other.close()


def test_threads_of_one_program_wait_with_a_limit_too(folder: Path) -> None:
    store = opened(folder, create=True, limit=0.05)
    created = store.create(new_case())
    faults: list[Exception] = []

    def save() -> None:
        try:
            store.save(changed(created), 1)
        except Busy as error:
            faults.append(error)

    with store.batch():
        thread = threading.Thread(target=save)
        thread.start()
        thread.join()
        assert store.get(created.reference) == created
    assert "another window of this program" in str(faults[0])
    store.close()
