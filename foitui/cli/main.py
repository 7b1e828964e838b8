"""The command line's front door: finds the command and imports no other.

`foitui --help` must answer nearly as fast as a bare interpreter, so each command's module is
imported only when its command is used, and the front door itself needs no argument parser.
"""

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import SimpleNamespace

TYPE_CHECKING = False
"""For type checkers it is true; the module `typing` would cost `--help` 5 ms."""
if TYPE_CHECKING:
    from types import ModuleType

    from foitui.cli.parser import Parser

COMMANDS = {
    "import": ("import_", "take requests in: .eml .mbox .json .csv .txt, a folder, or -"),
    "list": ("list_", "the caseload, the most urgent first"),
    "search": ("search", "the cases in which words stand, and where"),
    "show": ("show", "the summary of one case"),
    "triage": ("triage", "answer the guide's questions at plain prompts, or from a file"),
    "undo": ("undo", "take back the last change of a case"),
    "check": ("check", "what a requester or the regulator would object to"),
    "letter": ("letter", "the reply, as text or Markdown"),
    "deadline": ("deadline", "when a reply is due, and why"),
    "provisions": ("provisions", "the exemptions and exceptions, down to the limb"),
    "signals": ("signals", "what the wording of a request points to"),
    "session": ("session", "what became of your review sessions"),
    "similar": ("similar", "earlier cases most like a case, and what was decided"),
    "cost": ("cost", "an estimate of work against the cost limit"),
    "calendar": ("calendar", "deadlines for a calendar program (iCalendar)"),
    "schema": ("schema", "the shape of a case as JSON Schema"),
    "assign": ("assign", "who has a case, with a note for the next one"),
    "wait": ("wait", "whom a case waits for, and when to chase"),
    "ask": ("ask", "what others were asked about a case, and said"),
    "clearance": ("clearance", "a second officer's look: hand over, comment, agree"),
    "review": ("review", "the internal review that a requester asks for"),
    "complaint": ("complaint", "a complaint to the regulator, or an appeal"),
    "stats": ("stats", "the statistical returns, performance, what falls due"),
    "log": ("log", "the disclosure log, without who asked"),
    "retention": ("retention", "what is past its time, and taking out who asked"),
    "history": ("history", "what happened in a case, with before and after"),
    "init": ("init", "a caseload for this account, or shared by a group"),
    "backup": ("backup", "a verified copy, made while others work"),
    "restore": ("restore", "a backup becomes a caseload again"),
    "export": ("export", "the whole caseload as JSON, also for plain TinyDB"),
    "move": ("move", "a whole caseload from a folder to a database, or back"),
    "doctor": ("doctor", "what is wrong with the caseload, and the mend"),
    "erase": ("erase", "a case goes, and no byte of it stays"),
    "compact": ("compact", "the caseload's file without unused room"),
    "settings": ("settings", "what is set, and where each value comes from"),
    "completion": ("completion", "complete commands in bash, zsh or fish with the tab key"),
    "demo": ("demo", "the full screen on sample cases, in a throw-away folder"),
}
"""Each command's module and what the command is for."""

OPEN = ("open", "the caseload, full screen")
"""What runs when no command is named."""

_HELP = """\
usage: foitui [--data DIR]
       foitui COMMAND ...

Triage Freedom of Information requests in a terminal.

commands:
{commands}

try:
  foitui demo                                look around, with sample cases
  foitui import ~/requests                   take in a folder of e-mails
  foitui                                     open the caseload, full screen
  foitui show FOI-2026-0001                  read the summary of a case
  foitui letter FOI-2026-0001 -o reply.txt   write the reply

more: foitui COMMAND --help; foitui --version
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # A command has ended before there is much to free, and looking takes a tenth of its start.
    gc.set_threshold(100_000)
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")
    try:
        return _flushed(_run(arguments))
    except SystemExit as left:  # of the argument parser, which may have printed its help
        raise SystemExit(_flushed(int(left.code or 0))) from left
    except BrokenPipeError:
        _drop_output()
        return 141
    except OSError as error:
        return _unwritten(error)
    except KeyboardInterrupt:
        return 130


def program() -> int:
    """Run as a program of its own, and do not look through what ends with it: 5 ms of `show`."""
    code = main()
    gc.freeze()
    return code


def _open_streams() -> None:
    """Open what was closed before we began, so that no file of the caseload takes its number.

    Standard output is opened for reading, so that what is printed fails instead of being lost.
    """
    if sys.stdin and sys.stdout and sys.stderr:
        return
    while os.open(os.devnull, os.O_RDONLY) <= 2:
        pass
    sys.stdin = sys.stdin or open(0)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115


def _flushed(code: int) -> int:
    """Write out what was printed and return the exit code; 2 where it could not be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if code != 2:
            return _unwritten(error)
        _drop_output()
    return code


def _unwritten(error: OSError) -> int:
    from foitui.cli.common import fail

    _drop_output()
    return fail(f"standard output: {error.strerror}")


def _drop_output() -> None:
    """Let go what cannot be written: its failing again as Python ends would be printed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    name = arguments[0] if arguments else ""
    if name == "help" and arguments[1:2] and arguments[1] in COMMANDS:
        name, arguments = arguments[1], [arguments[1], "--help"]
    if name in COMMANDS:
        return _run_command(f"foitui {name}", COMMANDS[name], arguments[1:])
    if name in {"-h", "--help", "help"}:
        sys.stdout.write(_help())
        return 0
    if name in {"-V", "--version"}:
        from foitui import __version__

        sys.stdout.write(f"foitui {__version__}\n")
        return 0
    if name and not name.startswith("-"):
        return _unknown(name)
    gc.disable()  # until the first screen is painted; see `foitui.tui.app`
    return _run_command("foitui", OPEN, arguments)


def plain_arguments(arguments: Sequence[str]) -> "dict[str, str | None] | None":
    """Return what `foitui` and `foitui --data DIR` mean, for which no parser need be read: 4 ms."""
    if not arguments:
        return {"data": None}
    if len(arguments) == 2 and arguments[0] == "--data" and not arguments[1].startswith("-"):
        return {"data": arguments[1]}
    return None


def _run_command(prog: str, command: tuple[str, str], arguments: Sequence[str]) -> int:
    plain = plain_arguments(arguments) if command is OPEN else None
    try:
        if plain is not None:
            args: object = SimpleNamespace(**plain)
            found = import_module(f"foitui.cli.{OPEN[0]}")
        else:
            parser, found = parser_of(prog, command)
            args = parser.parse_args(arguments)
        return int(found.run(args))
    except Exception as error:
        from foitui.cli.faults import told  # needed only when something failed

        return told(error)


def parser_of(prog: str, command: tuple[str, str]) -> "tuple[Parser, ModuleType]":
    """Return the parser of a command, and the module that runs it."""
    from foitui.cli.parser import Parser  # argparse: 6 ms

    module, purpose = command
    found = import_module(f"foitui.cli.{module}")
    parser = Parser(prog=prog, description=f"{purpose[0].upper()}{purpose[1:]}.")
    found.add_arguments(parser)
    return parser, found


def _help() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = (f"  {name:<{width}}{purpose}" for name, (_, purpose) in COMMANDS.items())
    return _HELP.format(commands="\n".join(lines))


def _unknown(name: str) -> int:
    import difflib

    from foitui.cli.common import fail

    near = difflib.get_close_matches(name, COMMANDS, n=1)
    mend = f"did you mean 'foitui {near[0]}'?" if near else "see 'foitui --help'"
    return fail(f"there is no command {name!r}; {mend}")
