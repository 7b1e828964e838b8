"""What commands print with `--json` has the keys that docs/data-format.md promises."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Add, Run

PAGE = Path(__file__).parents[2] / "docs" / "data-format.md"
CASE = "FOI-2026-0001"
COMMANDS = {
    "import": "import {letter}",
    "search": "search fire",
    "deadline": "deadline 2026-03-02 --event fees_notice=2026-03-04",
    "deadline --replied": "deadline --replied 2026-02-02",
    "deadline --review-requested": "deadline --review-requested 2026-02-02",
    "deadline --review-replied": "deadline --review-replied 2026-02-02",
    "deadline --decision-notice": "deadline --decision-notice 2026-02-02",
    "provisions": "provisions s31(1)(a) --created 1999",
    "cost": "cost --authority other --hours 2",
    "signals": "signals {letter}",
    "signals --case": f"signals --case {CASE}",
    "review": f"review {CASE}",
    "history": f"history {CASE}",
    "retention --apply": "retention --apply --yes",
    "retention --drafts": "retention --drafts",
    "backup": "backup",
    "restore": "restore newest --to {new}",
    "move": "move --from {data} --to {other}",
    "doctor": "doctor",
    "erase": f"erase {CASE} --why schedule --yes",
    "compact": "compact",
    "settings": "settings",
    "undo": f"undo {CASE}",
    "wait": f"wait {CASE} --for requester",
    "retention --hold": f"retention --hold {CASE} --why Tribunal",
}


def documented(command: str) -> set[str]:
    """Return the words that the table has of a command."""
    rows = re.findall(r"^\| (.*) \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    return {
        word
        for name, keys in rows
        if f"`{command}`" in name
        for word in re.findall(r"`(\w+)`", keys)
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_key_that_is_printed_is_documented(
    add: Add, run: Run, own_office: Path, tmp_path: Path, command: str
) -> None:
    add(), add()
    run("assign", CASE, "ben")
    run("backup")
    (tmp_path / "letter.txt").write_text("Please send me the policy on bins.")
    words = COMMANDS[command].format(
        letter=tmp_path / "letter.txt",
        new=tmp_path / "new",
        other=tmp_path / "other",
        data=own_office,
    )
    code, out, err = run(*words.split(), "--json")
    assert (code in {0, 1}, err) == (True, "")
    printed = json.loads(out)
    first = printed[0] if isinstance(printed, list) else printed
    assert set(first) <= documented(command)
    assert set(first)
