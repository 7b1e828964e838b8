"""Every sample request, from its bytes through the officer's answers to the reply it must get."""

import json
import tomllib
from pathlib import Path

import pytest

from foitui.cli.main import main
from foitui.cli.samples import sample_folder, sample_requests

SAMPLES = sample_folder()
ANSWERS = sorted(path for path in SAMPLES.glob("*.toml") if path.name != "settings.toml")


def request_of(answers: Path) -> Path:
    (request,) = (path for path in sample_requests(SAMPLES) if path.stem == answers.stem)
    return request


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the cases, with the sample authority's settings."""
    folder = tmp_path / "cases"
    monkeypatch.setenv("FOITUI_DATA", str(folder))
    monkeypatch.setenv("FOITUI_SETTINGS", str(SAMPLES / "settings.toml"))
    return folder


@pytest.fixture
def decided(
    request: pytest.FixtureRequest, office: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    """The reference of a sample case to which its answers file was applied."""
    answers: Path = request.param
    assert main(["import", str(request_of(answers))]) == 0
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    reference = str(json.loads(capsys.readouterr().out)[0]["reference"])
    triaged = main(["triage", reference, "--answers", str(answers)])
    assert triaged == 0, capsys.readouterr().err
    capsys.readouterr()
    return reference


each_sample = pytest.mark.parametrize(
    ("answers", "decided"),
    [(path, path) for path in ANSWERS],
    indirect=["decided"],
    ids=[path.stem for path in ANSWERS],
)


@each_sample
def test_the_answers_lead_to_the_reply(
    answers: Path,
    decided: str,
    capsys: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    on = tomllib.loads(answers.read_text("utf-8"))["reply"]["on"].isoformat()
    assert main(["letter", decided, "--format", "text", "--on", on]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    reply = answers.with_suffix(".reply.txt")
    if pytestconfig.getoption("update_snapshots", default=False):
        reply.write_text(printed.out, "utf-8")  # pytest --snapshot-update: read the change first
    assert printed.out == reply.read_text("utf-8")


@each_sample
def test_a_decided_sample_leaves_nothing_to_object_to(
    answers: Path, decided: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", decided]) == 0, capsys.readouterr().out


def test_every_sample_with_answers_has_its_reply() -> None:
    assert [path.stem for path in ANSWERS] == sorted(
        path.name.removesuffix(".reply.txt") for path in SAMPLES.glob("*.reply.txt")
    )
