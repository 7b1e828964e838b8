"""`foitui doctor`: everything that can be wrong with a caseload, and the mend."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.caring import caseload
from foitui.cli.common import add_data, add_json, office, print_json, say
from foitui.cli.environment import environment
from foitui.cli.progress import under_way

if TYPE_CHECKING:
    from foitui.store.health import Finding


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui doctor`."""
    parser.epilog = (
        "It changes nothing without --rebuild. Exit 1 when something is wrong. The last digest of\n"
        "the history can be written down elsewhere: while the history is only added to, it stays\n"
        "in it, as 'foitui history' shows.\n\n"
        "examples:\n"
        "  foitui doctor\n"
        "  foitui doctor --rebuild    make list and search anew from the cases"
    )
    parser.add_argument(
        "--rebuild", action="store_true", help="derive list, search and message keys anew, first"
    )
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Examine the caseload and tell what was found."""
    findings = _examined(args)
    if args.json:
        print_json(
            [
                {
                    "check": found.check,
                    "ok": not found.faults,
                    "faults": found.faults,
                    "notes": found.notes,
                    "mend": found.mend,
                }
                for found in findings
            ]
        )
    else:
        for found in findings:
            _print(found)
    return 1 if any(found.faults for found in findings) else 0


def _examined(args: argparse.Namespace) -> "list[Finding]":
    """Examine what can be opened; what cannot is itself the finding."""
    from foitui.store.errors import StoreError
    from foitui.store.health import Finding, sqlite_notes

    findings = list[Finding]()

    def checked() -> str:
        return f"{len(findings)} checks done"

    try:
        with caseload(args) as store, under_way("Examining", checked):
            if args.rebuild:
                findings.append(Finding("rebuild", notes=(f"{store.care.rebuild()} cases",)))
            for found in store.care.examine():
                findings.append(found)
    except StoreError as error:
        if not findings and not office(args).database:
            findings.append(Finding("sqlite", notes=sqlite_notes()))
        findings.append(Finding("open", faults=(str(error),)))
    machine = environment(args.data, office(args).database)
    notes = tuple(f"{name}: {said}" for name, said in machine)
    return [*findings, Finding("machine", notes=notes)]


def _print(found: "Finding") -> None:
    state = "WRONG" if found.faults else "ok"
    first, *more = found.faults or found.notes or ("",)
    say(f"{state:<6} {found.check:<10} {first}".rstrip())
    for line in (*more, *(found.notes if found.faults else ())):
        say(f"{'':<17} {line}")
    if found.mend:
        say(f"{'':<17} mend: {found.mend}")
