"""`foitui import`: what is kept of messages, and of an import that was interrupted."""

import io
import time
from pathlib import Path

import pytest

from foitui.case.records import Case
from foitui.cli import progress
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.cases import TinyDbCaseStore
from tests.cli.conftest import Run


def test_later_messages_of_an_import_are_kept_as_they_arrived(
    run: Run, own_office: Path, tmp_path: Path
) -> None:
    head = "From: A Requester <r@example.org>\nMIME-Version: 1.0\n"
    first = (
        f"{head}Date: Mon, 2 Feb 2026 09:30:00 +0000\nSubject: Plan\nMessage-ID: <1@x>\n\nPlan?\n"
    )
    later = (
        f"{head}Date: Tue, 3 Feb 2026 09:30:00 +0000\nSubject: Re: Plan\nMessage-ID: <2@x>\n"
        "In-Reply-To: <1@x>\nReferences: <1@x>\n\nAny news?\n"
    )
    (tmp_path / "1.eml").write_text(first)
    (tmp_path / "2.eml").write_text(later)
    out = run("import", str(tmp_path / "1.eml"), str(tmp_path / "2.eml")).out
    assert "added to" in out
    store = open_store(own_office, shipped_calendar())
    key = store.get("FOI-2026-0001").correspondence[0].message_key
    assert store.raw("FOI-2026-0001", key) == (tmp_path / "2.eml").read_bytes()
    store.close()


def test_a_long_import_shows_how_far_it_is_and_goes_on_where_it_was_interrupted(
    run: Run, own_office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        (tmp_path / f"{number:02d}.txt").write_text(f"Please send me plan {number}.")
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "FIRST", 0.001)
    monkeypatch.setattr(progress, "AGAIN", 0.001)
    create, stored = TinyDbCaseStore.create, list[str]()

    def interrupted(self: TinyDbCaseStore, case: Case, raw: bytes | None = None) -> Case:
        if len(stored) == 30:
            ends = time.monotonic() + 10
            while "30 read" not in screen.getvalue() and time.monotonic() < ends:
                pass
            raise KeyboardInterrupt
        stored.append(case.request.message_key)
        return create(self, case, raw)

    monkeypatch.setattr(TinyDbCaseStore, "create", interrupted)
    files = [str(path) for path in sorted(tmp_path.glob("*.txt"))]
    assert run("import", *files, "--received", "2026-03-01").code == 130
    assert "\rImporting: 30 read" in screen.getvalue()
    monkeypatch.setattr(TinyDbCaseStore, "create", create)
    out = run("import", *files, "--received", "2026-03-01").out
    assert "30 imported, 30 already here" in out
