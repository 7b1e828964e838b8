"""`foitui provisions`: the exemptions and exceptions, down to the limb."""

import argparse
import datetime as dt
from collections.abc import Sequence

from foitui.cli.common import add_json, any_date, fail, print_json, today
from foitui.cli.output import add_output, put
from foitui.law.provisions import (
    Provision,
    UnknownCite,
    available,
    for_holder,
    limbs,
    need,
    regime,
)

KEYS = (
    *("cite", "title", "type", "basis", "public_interest_test", "adverse_effect_test", "ncnd"),
    *("blocked_for_emissions", "qualified_person", "falls_away_years", "pit_extension"),
    *("checked", "sources"),
)
"""What `--json` gives of a provision; other programs rely on these names."""

WORDS = {"required_for": "required for"}

UNCHECKED = "* not read again in the law or the regulator's guidance for this list: check first"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui provisions`."""
    parser.epilog = (
        "examples:\n"
        "  foitui provisions\n"
        "  foitui provisions s31\n"
        "  foitui provisions '12(5)(e)' --regime eir\n"
        "  foitui provisions s42 --created 2004 --on 2026-01-01"
    )
    parser.add_argument(
        "cite", metavar="CITE", nargs="?", help="a section or a limb, as in 's31(1)(a)'"
    )
    parser.add_argument("--regime", choices=("foia", "eir"), default="foia", help="default: foia")
    parser.add_argument(
        "--created", metavar="YEAR", type=_year, help="say whether it still holds for a record"
    )
    parser.add_argument("--on", metavar="DATE", type=any_date, help="on that day (default: today)")
    parser.add_argument(
        "--holder", choices=("commons", "lords"), help="as held by a House of Parliament"
    )
    add_output(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the provisions that the arguments ask for."""
    if args.on and args.created is None:
        return fail("--on goes with --created YEAR")
    on = args.on or today()
    if args.created is not None and args.created > on.year:
        return fail(f"a record of {args.created} is not there on {on}; give an earlier --created")
    try:
        found = [for_holder(each, args.holder) for each in _chosen(args)]
    except UnknownCite as error:
        return fail(str(error))
    if args.json:
        print_json([_record(each, args.created, on) for each in found])
    else:
        put("\n".join(_lines(found, args.created, on)), args)
    return 0


def _chosen(args: argparse.Namespace) -> Sequence[Provision]:
    """Leave out what lifts the duty to confirm or deny, unless it is what the cite names.

    Each exemption names its own, and a list that mixed the two would not say which is which.
    """
    rules = regime(args.regime).provisions
    under = limbs(args.cite, args.regime) if args.cite is not None else tuple(rules.values())
    return [each for each in under if not each.is_ncnd] or under


def _record(each: Provision, created: int | None, on: dt.date) -> dict[str, object]:
    record = {key: getattr(each, key) for key in KEYS}
    if created is not None:
        record["available"] = available(each, created, on)
    return record


def _lines(found: Sequence[Provision], created: int | None, on: dt.date) -> list[str]:
    lines = _about(found[0]) if len(found) == 1 else _table(found)
    if created is not None:
        lines += ["", *(_still(each, created, on) for each in found)]
    return lines if all(each.checked for each in found) else [*lines, "", UNCHECKED]


def _table(found: Sequence[Provision]) -> list[str]:
    width = max(len(each.cite) for each in found) + 1
    denial = max(len(each.ncnd or "-") for each in found)
    return [
        f"{each.cite + _star(each):<{width}}  {each.type:<9}  {_basis(each):<12}"
        f"  {each.ncnd or '-':<{denial}}  {_title(each)}"
        for each in found
    ]


def _about(each: Provision) -> list[str]:
    rows = [
        ("", f"{each.cite}{_star(each)}  {_title(each)}"),
        ("type", f"{each.type}, {_basis(each)}"),
        ("public interest test", "yes" if each.public_interest_test else "no"),
        ("protects", each.interest),
        ("harm", f"would {each.harm}" if each.adverse_effect_test else ""),
        ("neither confirm nor deny", "" if each.is_ncnd else each.ncnd or "not possible"),
        ("emissions", "not available (reg 12(9))" if each.blocked_for_emissions else ""),
        ("qualified person", "opinion needed (s36(5))" if each.qualified_person else ""),
        ("falls away", _falls_away(each)),
        ("not together with", ", ".join(each.excludes)),
        ("answered under", each.leads_to.upper()),
        ("note", each.note),
        *(("asks", need(name, each).ask) for name in each.needs),
        *(("source", source) for source in each.sources),
    ]
    return [f"{name:<24}  {said}".strip() for name, said in rows if said]


def _falls_away(each: Provision) -> str:
    years = f"after {each.falls_away_years} years" if each.falls_away_years else ""
    return "; ".join(part for part in (years, each.falls_away_note) if part)


def _still(each: Provision, created: int, on: dt.date) -> str:
    answers = {
        True: "still available",
        False: f"no longer available after {each.falls_away_years} years",
        None: f"undecided: {each.falls_away_note or 'the 20-year rule was phased in until 2022'}",
    }
    return (
        f"{each.cite}: for a record of {created}, on {on}: {answers[available(each, created, on)]}"
    )


def _title(each: Provision) -> str:
    return f"neither confirm nor deny: {each.title}" if each.is_ncnd else each.title


def _basis(each: Provision) -> str:
    return WORDS.get(each.basis, each.basis)


def _star(each: Provision) -> str:
    return "" if each.checked else "*"


def _year(text: str) -> int:
    if not (text.isdigit() and 1000 <= int(text) <= 9998):
        raise argparse.ArgumentTypeError(f"{text!r} is not a year; write it as in 1998")
    return int(text)
