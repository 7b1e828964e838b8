"""What the documentation shows works as it stands: files can be read, and commands run."""

import io
import re
import shlex
from pathlib import Path

import pytest

from foitui.cli.answers import read_answers
from foitui.cli.samples import sample_folder
from foitui.settings.load import load_settings
from foitui.settings.phrases import load_phrases
from foitui.settings.reference import reference
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "data-format.md"
SETTINGS = ROOT / "docs" / "settings.md"
NOT_RUN = "<!-- not run -->"
"""Stands above a block whose commands cannot run in a test."""
BLOCK = re.compile(rf"({re.escape(NOT_RUN)}\n)?```sh\n(.*?)```", re.DOTALL)


def example(heading: str, folder: Path) -> Path:
    section = PAGE.read_text("utf-8").split(f"\n## {heading}\n")[1]
    found = re.search(r"```toml\n(.*?)```", section, re.DOTALL)
    assert found
    file = folder / "example.toml"
    file.write_text(found[1], "utf-8")
    return file


def commands(page: Path) -> list[str]:
    """Return the foitui lines of the blocks of a page, in order."""
    blocks = (block for skip, block in BLOCK.findall(page.read_text("utf-8")) if not skip)
    lines = (line.strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if line == "foitui" or line.startswith("foitui ")]


PAGES = [page for page in [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
         if commands(page)]  # fmt: skip


@pytest.fixture
def demo(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kept demo that commands use without being told, in a home of its own."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    (tmp_path / "requests").mkdir()
    letter = (sample_folder() / "14-missed-bin.txt").read_text("utf-8")
    (tmp_path / "requests" / "bin.txt").write_text(f"{letter}\nAgain.\n", "utf-8")
    folder = tmp_path / "demo"
    assert run("demo", "--keep", str(folder)).code == 0
    monkeypatch.setenv("FOITUI_DATA", str(folder))
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_a_page_runs(page: Path, run: Run, demo: Path) -> None:
    for line in commands(page):
        elsewhere = line.replace(" /srv/", f" {demo.parent}/").replace(" /mnt/", f" {demo.parent}/")
        words = shlex.split(elsewhere.replace("~", str(demo.parent)), comments=True)[1:]
        words = words[: words.index(">")] if ">" in words else words
        code, _, err = run(*words)
        assert code in {0, 1}, f"{page.name}: {line}: {err}"


def test_the_user_guide_shows_the_pattern_case() -> None:
    assert "foitui show FOI-2017-0001" in commands(ROOT / "docs" / "user-guide.md")


def test_the_page_on_settings_is_current(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("update_snapshots", default=False):
        SETTINGS.write_text(reference(), "utf-8")
    made = "run: python -m foitui.settings.reference > docs/settings.md"
    assert SETTINGS.read_text("utf-8") == reference(), made


def test_every_setting_is_explained() -> None:
    rows = [line for line in reference().splitlines() if line.startswith("| `")]
    assert len(rows) > 12
    assert not any(line.endswith("|  |") for line in rows)


def test_the_answers_file_can_be_read(tmp_path: Path) -> None:
    answers = read_answers(example("Answers file", tmp_path))
    assert [answer.question for answer in answers.answer] == ["route", "provisions", "interest"]
    assert [given.finding for given in answers.attest] == ["harm_is_real"]
    assert answers.reply is not None


def test_the_phrase_book_can_be_loaded(tmp_path: Path) -> None:
    assert load_phrases(example("Phrase book", tmp_path))[0].id == "tactics"


def test_the_settings_file_can_be_loaded(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()  # the folder that it names
    assert load_settings(example("Settings file", tmp_path)).authority.kind == "central"
