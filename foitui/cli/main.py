"""The command line's front door: finds the command and imports no other.

`foitui --help` must answer as fast as a bare interpreter nearly does, so each command's module is
imported only when its command is used.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NamedTuple

from foitui.cli.parser import Parser


class Command(NamedTuple):
    """Where a command is and what it is for."""

    module: str
    help: str


COMMANDS = {
    "import": Command("import_", "take requests in: .eml .mbox .json .csv .txt, a folder, or -"),
    "list": Command("list_", "the caseload, the most urgent first"),
    "show": Command("show", "the summary of one case"),
    "triage": Command("triage", "answer the guide's questions at plain prompts, or from a file"),
    "check": Command("check", "what a requester or the regulator would object to"),
    "letter": Command("letter", "the reply, as text or Markdown"),
    "deadline": Command("deadline", "when a reply is due, and why"),
    "provisions": Command("provisions", "the exemptions and exceptions, down to the limb"),
    "schema": Command("schema", "the shape of a case as JSON Schema"),
    "demo": Command("demo", "the full screen on sample cases, in a throw-away folder"),
}

OPEN = Command("open", "the caseload, full screen")
"""What runs when no command is named."""

_EXAMPLES = """\
try:
  foitui demo                                look around, with sample cases
  foitui import ~/requests                   take in a folder of e-mails
  foitui                                     open the caseload, full screen
  foitui show FOI-2026-0001                  read the summary of a case
  foitui letter FOI-2026-0001 -o reply.txt   write the reply

more: foitui COMMAND --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has gone; a second failure while Python closes the stream would be printed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        return 130
    return code


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name in COMMANDS:
        return _run_command(f"foitui {name}", COMMANDS[name], arguments[1:])
    if name.startswith("-") and name not in {"--data"}:
        _front_parser().parse_args(arguments)
    if name and not name.startswith("-"):
        return _unknown(name)
    return _run_command("foitui", OPEN, arguments)


def _run_command(prog: str, command: Command, arguments: Sequence[str]) -> int:
    module = import_module(f"foitui.cli.{command.module}")
    parser = Parser(prog=prog, description=f"{command.help[0].upper()}{command.help[1:]}.")
    module.add_arguments(parser)
    args = parser.parse_args(arguments)
    try:
        return int(module.run(args))
    except Exception as error:
        from foitui.cli.faults import told  # 20 ms of records, needed only when something failed

        return told(error)


def _front_parser() -> Parser:
    from foitui import __version__

    width = max(map(len, COMMANDS)) + 2
    lines = "\n".join(f"  {name:<{width}}{command.help}" for name, command in COMMANDS.items())
    parser = Parser(
        prog="foitui",
        usage="foitui [--data DIR] | foitui COMMAND ...",
        description="Triage Freedom of Information requests in a terminal.\n\n"
        f"commands:\n{lines}\n\n{_EXAMPLES}",
    )
    parser.add_argument("--version", action="version", version=f"foitui {__version__}")
    return parser


def _unknown(name: str) -> int:
    import difflib

    from foitui.cli.common import fail

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    mend = f"did you mean 'foitui {near[0]}'?" if near else "see 'foitui --help'"
    return fail(f"there is no command {name!r}; {mend}")
