"""`foitui check`: what a requester or the regulator would object to."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from foitui.cli.common import add_data, add_json, add_reference, office, opened, print_json, today
from foitui.cli.files import add_sheet, wants_sheet, write_sheet
from foitui.cli.output import add_output, put
from foitui.cli.telling import lacking, times_used

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.cli.common import Office
    from foitui.cli.shapes import Checked
    from foitui.law.findings import Finding
    from foitui.letters.letter import Letter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui check`."""
    parser.epilog = (
        "What the law requires comes first. The exit code is 1 while a legal requirement is open,\n"
        "so a script can wait for 0.\n\n"
        "examples:\n"
        "  foitui check FOI-2026-0001\n"
        "  foitui check FOI-2026-0001 --json\n"
        "  foitui check FOI-2026-0001 --csv findings.csv"
    )
    add_reference(parser)
    add_sheet(parser)
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the findings and what the letter lacks; 1 while the reply should not go out."""
    from foitui.cli.shapes import Checked, GapShown
    from foitui.law.findings import blocks_sending
    from foitui.letters.reply import reply
    from foitui.letters.sending import to_agree

    at = office(args)
    with opened(args) as store:
        case = store.get(args.reference)
        used = times_used(case, store)
    letter = reply(case, at.settings, case.sent.on if case.sent else today())
    checked = Checked(
        reference=case.reference,
        findings=_found(case, letter, at, used),
        gaps=tuple(GapShown(field=gap.field, says=gap.says) for gap in letter.gaps),
        to_agree=() if case.sent else to_agree(case, at.settings),
    )
    if wants_sheet(args):
        from foitui.reports.case_lists import of_findings

        code = write_sheet(of_findings(checked.findings, case), args)
        if code:
            return code
    elif args.json:
        print_json(checked)
    else:
        put(_as_text(checked), args)
    stopped = blocks_sending(checked.findings) or checked.gaps or checked.to_agree
    return 1 if stopped else 0


def _found(
    case: "Case", letter: "Letter", at: "Office", used: Mapping[str, int]
) -> "tuple[Finding, ...]":
    """Return what is found in the facts and in the letter, what the law requires first."""
    from typing import get_args

    from foitui.law.findings import Severity, findings, letter_findings
    from foitui.letters.letter import as_text

    kind = at.settings.authority.kind
    found = findings(case, today(), authority=kind, calendar=at.calendar, used=used)
    text = case.sent.letter if case.sent else as_text(letter)
    if not letter.gaps:  # a letter with gaps is told by them
        found += letter_findings(case, text, to=letter.to, authority=kind)
    order = get_args(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _as_text(checked: "Checked") -> str:
    if not (checked.findings or checked.gaps or checked.to_agree):
        return f"{checked.reference}: nothing to object to."
    lines = []
    for finding in checked.findings:
        about = _about(finding.items, finding.claim)
        severity = finding.severity.replace("_", " ")
        attest = f"; attest {finding.id}" if finding.kind == "attest" else ""
        lines.append(f"{severity}: {finding.says}{about} [{finding.cite}{attest}]")
    lines += [f"the letter lacks: {lacking(gap.field, gap.says)}" for gap in checked.gaps]
    lines += [f"not agreed to: {says}" for says in checked.to_agree]
    return "\n".join(lines)


def _about(items: tuple[int, ...], claim: str | None) -> str:
    if claim:
        return f" (claim {claim})"
    if not items:
        return ""
    return f" (item{'s' if len(items) > 1 else ''} {', '.join(map(str, items))})"
