"""`foitui check`: what a requester or the regulator would object to."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    add_reference,
    office,
    opened,
    print_json,
    say,
    today,
)

if TYPE_CHECKING:
    from foitui.cli.shapes import Checked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui check`."""
    parser.epilog = (
        "The exit code is 1 while something is open, so a script can wait for 0.\n\n"
        "examples:\n"
        "  foitui check FOI-2026-0001\n"
        "  foitui check FOI-2026-0001 --json"
    )
    add_reference(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the findings and what the letter lacks; 1 when there is any."""
    from foitui.cli.shapes import Checked, GapShown
    from foitui.law.findings import findings
    from foitui.letters.reply import reply

    at = office(args)
    with opened(args) as store:
        case = store.get(args.reference)
    letter = reply(case, at.settings, case.sent.on if case.sent else today())
    checked = Checked(
        reference=case.reference,
        findings=findings(case),
        gaps=tuple(GapShown(field=gap.field, says=gap.says) for gap in letter.gaps),
    )
    if args.json:
        print_json(checked)
    else:
        say(_as_text(checked))
    return 1 if checked.findings or checked.gaps else 0


def _as_text(checked: "Checked") -> str:
    if not (checked.findings or checked.gaps):
        return f"{checked.reference}: nothing to object to."
    lines = []
    for finding in checked.findings:
        about = _about(finding.items, finding.claim)
        severity = finding.severity.replace("_", " ")
        lines.append(f"{severity}: {finding.says}{about} [{finding.cite}]")
    lines += [f"the letter lacks: {gap.says} ({gap.field})" for gap in checked.gaps]
    return "\n".join(lines)


def _about(items: tuple[int, ...], claim: str | None) -> str:
    if claim:
        return f" (claim {claim})"
    if not items:
        return ""
    return f" (item{'s' if len(items) > 1 else ''} {', '.join(map(str, items))})"
