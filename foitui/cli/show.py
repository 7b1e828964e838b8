"""`foitui show`: the summary of one case."""

import argparse
from typing import TYPE_CHECKING

from foitui.cli.common import (
    Office,
    add_data,
    add_json,
    add_reference,
    named,
    now,
    office,
    officer,
    opened,
    print_json,
    today,
)
from foitui.cli.output import add_output, is_plain, put, put_styled
from foitui.cli.telling import times_used

if TYPE_CHECKING:
    from foitui.case.records import Case, Change, JsonValue
    from foitui.cli.shapes import DeadlineShown
    from foitui.law.deadline import Deadline
    from foitui.law.findings import Finding
    from foitui.store.protocol import CaseStore


FORMATS = ("text", "markdown", "json", "rich")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui show`."""
    parser.epilog = (
        "examples:\n"
        "  foitui show FOI-2026-0001\n"
        "  foitui show FOI-2026-0001 --format markdown\n"
        "  foitui show FOI-2026-0001 --reveal 'the fee needs an address'"
    )
    add_reference(parser)
    parser.add_argument(
        "--reveal", metavar="WHY", help="show who asked; that it was done, and why, is recorded"
    )
    parser.add_argument("--format", choices=FORMATS, help="default: rich on a terminal, else text")
    add_output(parser)
    add_data(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the summary of the case."""
    at = office(args)
    with opened(args, at) as store:
        case = store.get(args.reference)
        if args.reveal is not None:
            from foitui.case.changes import reveal_requester

            revealed = reveal_requester(case, args.reveal, officer=officer(), at=now())
            case = store.save(revealed, case.version)
        found = _found(case, at, store)
    form = "json" if args.json else args.format or ("text" if is_plain(args) else "rich")
    if form == "json":
        _print_json(case, at, found, reveal=args.reveal is not None)
    else:
        _print_summary(case, at, found, form, args)
    return 0


def _found(case: "Case", at: Office, store: "CaseStore") -> "tuple[Finding, ...]":
    """Return what would be objected to in the facts of the case."""
    from foitui.law.findings import findings

    return findings(
        case,
        case.sent.on if case.sent else today(),
        authority=at.settings.authority.kind,
        calendar=at.calendar,
        used=times_used(case, store),
    )


def _print_summary(
    case: "Case", at: Office, found: "tuple[Finding, ...]", form: str, args: argparse.Namespace
) -> None:
    import msgspec

    from foitui.letters.summary import summary, summary_text

    case = msgspec.structs.replace(case, officer=named(case.officer, at.settings))
    told = summary(
        case,
        _deadline(case, at),
        today(),
        at.calendar,
        reveal=args.reveal is not None,
        found=found,
        rules=at.settings.clearance,
    )
    if form == "text":
        put(summary_text(told), args)
        return
    if form == "markdown":
        from foitui.letters.summary_markdown import summary_markdown

        put(summary_markdown(told).rstrip("\n"), args, whole=True)
        return
    from foitui.letters.summary_rich import renderable

    put_styled(renderable(told), args)


def _print_json(case: "Case", at: Office, found: "tuple[Finding, ...]", *, reveal: bool) -> None:
    from msgspec.structs import replace

    from foitui.case.blind import blind
    from foitui.case.decision import review_state, void_approvals
    from foitui.case.outcome import item_outcome, outcome
    from foitui.cli.shapes import ItemShown, Shown
    from foitui.law.stage import stage
    from foitui.letters.weights import numbers
    from foitui.reports.identity import hidden

    if not reveal:
        covered = blind(case)
        case = replace(
            covered,
            request=replace(covered.request, text=hidden(case.request.text, case)),
            correspondence=tuple(
                replace(each, text=hidden(each.text, case)) for each in covered.correspondence
            ),
            events=tuple(
                replace(event, changes=tuple(_unsigned(each, case) for each in event.changes))
                for event in covered.events
            ),
        )
    shown = Shown(
        reference=case.reference,
        stage=stage(case),
        outcome=outcome(case),
        items=tuple(
            ItemShown(number=item.number, outcome=item_outcome(case, item)) for item in case.items
        ),
        deadline=_deadline_shown(_deadline(case, at), at),
        findings=numbers(found),
        second_look=review_state(case),
        void_approvals=void_approvals(case),
        case=case,
    )
    print_json(shown)


def _unsigned(change: "Change", case: "Case") -> "Change":
    from msgspec.structs import replace

    before, after = _covered(change.before, case), _covered(change.after, case)
    return replace(change, before=before, after=after)


def _covered(value: "JsonValue", whose: "Case") -> "JsonValue":
    from foitui.reports.identity import hidden

    match value:
        case str():
            return hidden(value, whose)
        case list():
            return [_covered(each, whose) for each in value]
        case dict():
            return {name: _covered(each, whose) for name, each in value.items()}
    return value


def _deadline(case: "Case", at: Office) -> "Deadline":
    from foitui.law.afterwards import current_deadline

    who = at.settings.authority
    return current_deadline(case, at.calendar, authority=who.kind, nation=who.nation)


def _deadline_shown(found: "Deadline", at: Office) -> "DeadlineShown":
    from foitui.cli.shapes import DeadlineShown
    from foitui.law.deadline import working_days_left

    return DeadlineShown(
        due=found.due,
        waiting=found.waiting,
        provisional=found.provisional,
        basis=found.basis,
        working_days_left=working_days_left(found, today(), at.calendar),
    )
