"""The pattern case by keys in a real terminal, from the demo to the reply in a file."""

import datetime as dt
import shlex
import sys
import tomllib
from pathlib import Path

from foitui.cli.samples import sample_folder
from tests.end_to_end.terminal import Terminal

PATTERN = sample_folder() / "01-prison-social-network.toml"
MOST = 40
CLEAR = "\x1b[18~"
"""F7 marks all that was suggested, so that what is written takes its place."""


def answers() -> dict[tuple[str, str], str | list[str]]:
    """Return the officer's answers by question and provision."""
    given = tomllib.loads(PATTERN.read_text("utf-8"))["answer"]
    return {(each["question"], each.get("claim", "")): each["value"] for each in given}


def spoken(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


LATE = """The law gave us until 21 April 2017 to answer. We are late, and we are
sorry.

"""
"""What today's reply says beside that of the day: the request is of 2017."""


def test_the_pattern_case_by_keys_gives_the_reply_that_the_answers_give(tmp_path: Path) -> None:
    said = answers()
    first, second = "s31(1)(a)", "s31(1)(f)"
    here = shlex.quote(str(tmp_path))
    demo = ["sh", "-c", f"cd {here} && exec {shlex.quote(sys.executable)} -m foitui demo"]
    with Terminal(demo, env={"HOME": str(tmp_path), "FOITUI_SETTINGS": ""}) as officer:
        officer.wait_for("FOI-2017-0001", "Enter Open")
        officer.press("enter")
        officer.wait_for("Which regime")
        officer.press("g")
        officer.wait_for("Freedom of Information Act")
        officer.press(*"fynwha")
        officer.wait_for("Which exemptions")
        officer.press(*"31", "space", "f", "space", "enter")

        officer.wait_for(f"Which interest would be harmed? ({first})")
        officer.type(f"{CLEAR}{said['interest', first]}")
        officer.press("ctrl+d")
        officer.type(f"{said['causal_link', first]}")
        officer.press("ctrl+d", "l")
        for question in ("factors_for", "factors_against"):
            officer.press("o")
            for factor in said[question, first]:
                officer.type(factor)
                officer.press("enter")
            officer.press("enter")
        officer.press("w")
        officer.type(f"{said['balance_reasons', first]}")
        officer.press("ctrl+d")

        officer.wait_for(f"Which interest would be harmed? ({second})")
        officer.type(f"{CLEAR}{said['interest', second]}")
        officer.press("ctrl+d")
        officer.type(f"{said['causal_link', second]}")
        officer.press("ctrl+d", "l", "f3", "enter", "f3", "enter", "w", "f3", "ctrl+d")

        officer.wait_for("Every question is answered.")
        officer.press("enter")
        officer.wait_for("To: request-", "will be published")
        keys = officer.pressed
        officer.press("w")
        officer.wait_for("Written to")
    written = (tmp_path / "FOI-2017-0001 reply.txt").read_text("utf-8")
    reply = PATTERN.with_suffix(".reply.txt").read_text("utf-8")
    assert LATE in written
    assert written.replace(LATE, "") == reply.replace("18 April 2017", spoken(dt.date.today()))
    assert keys <= MOST
