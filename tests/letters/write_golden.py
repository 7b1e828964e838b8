"""Writes the golden letters anew: `python -m tests.letters.write_golden`, then read the change."""

from pathlib import Path

from foitui.letters.reply import as_text, reply
from tests.letters.cases import MINISTRY, ON
from tests.letters.kinds import CASES

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Write one text a case."""
    for name, make in CASES.items():
        letter = reply(make(), MINISTRY, ON)
        (GOLDEN / f"{name}.txt").write_text(as_text(letter), encoding="utf-8")


if __name__ == "__main__":
    main()
