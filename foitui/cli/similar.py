"""`foitui similar`: earlier cases most like a case, with what was decided."""

import argparse

from foitui.cli.common import add_data, add_json, add_reference, opened, print_json
from foitui.cli.files import add_sheet, wants_sheet, write_sheet
from foitui.cli.output import add_output, put
from foitui.store.protocol import Similar
from foitui.text.clean import clean_line

HEAD = "Earlier cases with the same rare words. They are links: what is the same, you decide."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui similar`."""
    parser.epilog = (
        "examples:\n  foitui similar FOI-2026-0001\n  foitui similar FOI-2026-0001 --csv alike.csv"
    )
    add_reference(parser)
    add_sheet(parser)
    add_data(parser)
    add_output(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the earlier cases like one."""
    with opened(args) as store:
        found = store.similar(store.get(args.reference))
    if wants_sheet(args):
        from foitui.reports.case_lists import of_similar

        return write_sheet(of_similar(found), args)
    if args.json:
        print_json(found)
    elif found:
        put("\n".join((HEAD, *(line for each in found for line in _lines(each)))), args)
    else:
        put("No earlier case is like it.", args)
    return 0


def _lines(each: Similar) -> tuple[str, ...]:
    same = "; from the same correspondent" if each.same_correspondent else ""
    answered = f"answered {each.answered_on}" if each.answered else "not answered yet"
    return (
        "",
        f"{each.reference}  {clean_line(each.subject)}",
        f"  received {each.received}; {each.outcome.replace('_', ' ')}, {answered}{same}",
        f"  likeness {each.score:.0%}",
    )
