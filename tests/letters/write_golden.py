"""Writes the golden letters anew: `python -m tests.letters.write_golden`, then read the change."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from foitui.cli.samples import sample_folder
from foitui.letters.letter import Letter
from foitui.letters.reply import as_markdown, as_text, reply
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds import CASES
from tests.letters.notices import NOTICES
from tests.letters.samples import SAMPLES, sample_letter

GOLDEN = Path(__file__).parent / "golden"
WRITERS: Mapping[str, Callable[[Letter], str]] = {"txt": as_text, "md": as_markdown}


def _reply(name: str) -> Letter:
    return reply(CASES[name](), MINISTRY, ON)


LETTERS: Mapping[str, Callable[[], Letter]] = {
    **{name: partial(_reply, name) for name in CASES},
    **{f"notices/{name}": make for name, make in NOTICES.items()},
    **{f"samples/{name}": partial(sample_letter, name) for name in SAMPLES},
}
"""Every letter that has golden files, by their name."""


def golden(name: str, ending: str) -> Path:
    """Return the file of a letter; the texts of the samples ship beside them."""
    if name.startswith("samples/") and ending == "txt":
        return sample_folder() / f"{name.removeprefix('samples/')}.reply.txt"
    return GOLDEN / f"{name}.{ending}"


def main() -> None:
    """Write every letter as text and as Markdown."""
    for name, make in LETTERS.items():
        letter = make()
        for ending, write in WRITERS.items():
            path = golden(name, ending)
            path.parent.mkdir(exist_ok=True)
            path.write_text(write(letter), encoding="utf-8")


if __name__ == "__main__":
    main()
