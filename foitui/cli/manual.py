"""The manual page, made from the parsers: `python -m foitui.cli.manual > docs/foitui.1`."""

import argparse
import sys
from collections.abc import Iterator

from foitui.cli.main import COMMANDS, parser_of

_HEAD = """\
.\\" Made by: python -m foitui.cli.manual
.TH FOITUI 1 "" "foitui" "User Commands"
.SH NAME
foitui \\- triage Freedom of Information requests in a terminal
.SH SYNOPSIS
.B foitui
[\\-\\-data DIR]
.br
.B foitui
COMMAND ...
.SH DESCRIPTION
With no command, foitui opens the caseload full screen. Every step has a command as well.
"""

_EXITS = {
    "0": "Done.",
    "1": "The answer is no: something found, missing, damaged, or left to do.",
    "2": "Not done; one line on standard error says what is wrong and the mend.",
    "70": "foitui itself failed; a report without words of any request was written.",
    "130": "Stopped by ctrl+C; what was saved is saved.",
    "141": "Whoever read the output went away.",
}

_ENVIRONMENT = {
    "FOITUI_DATA": "The folder of cases.",
    "FOITUI_SETTINGS": "The settings file.",
    "PAGER": "Shows what does not fit on the screen; where it is not set, everything is printed.",
    "VISUAL, EDITOR": "Opened by a key where text is written.",
    "NO_COLOR": "Where it is set, no colours.",
    "FORCE_COLOR": "Where it is set, styles also go through a pipe.",
    "COLUMNS, LINES": "The size of the screen, where the terminal does not tell.",
    "TERM": "Where it is dumb, everything is plain lines.",
    "FOITUI_DEBUG": "Where it is set, a failure of foitui itself also prints where and of what, "
    "which may hold words of a request.",
}


def manual() -> str:
    """Return the manual page, in the language of man."""
    parts = [_HEAD, ".SH COMMANDS\n"]
    parts += [part for name, command in COMMANDS.items() for part in _command(name, command)]
    for heading, named in (("EXIT STATUS", _EXITS), ("ENVIRONMENT", _ENVIRONMENT)):
        parts.append(f".SH {heading}\n")
        parts += [f".TP\n.B {name}\n{_text(means)}\n" for name, means in named.items()]
    return "".join(parts)


def _command(name: str, command: tuple[str, str]) -> Iterator[str]:
    parser, _ = parser_of(f"foitui {name}", command)
    yield f".SS {_text(f'foitui {name}')}\n{_text(parser.description or '')}\n"
    for action in parser._actions:
        if action.help != argparse.SUPPRESS and action.dest != "help":
            # A list of many words may be broken after each bar.
            named = _text(_named(action)).replace("|", "|\\:")
            yield f".TP\n.B {named}\n{_text(_meaning(action))}\n"
    if parser.epilog:
        yield f".PP\n.nf\n{_text(parser.epilog)}\n.fi\n"


def _named(action: argparse.Action) -> str:
    """Return how an argument is written, as the help does."""
    metavar = action.metavar
    if not isinstance(metavar, str):
        metavar = "|".join(map(str, action.choices)) if action.choices else action.dest.upper()
    if not action.option_strings:
        return metavar
    names = ", ".join(action.option_strings)
    return names if action.nargs == 0 else f"{names} {metavar}"


def _meaning(action: argparse.Action) -> str:
    return (action.help or "").replace("%%", "%")


def _text(text: str) -> str:
    """Return text that the language of man leaves alone."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    lines = (f"\\&{line}" if line.startswith((".", "'")) else line for line in escaped.split("\n"))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(manual())
