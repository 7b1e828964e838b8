"""`foitui clearance`: who must agree to a decision, a second officer's look, and what is said."""

import argparse
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from foitui.cli.common import (
    add_data,
    add_json,
    add_reference,
    fail,
    now,
    office,
    officer,
    opened,
    ordinal,
    print_json,
    say,
    tell,
    today,
)
from foitui.cli.output import add_output, put
from foitui.cli.telling import times_used

if TYPE_CHECKING:
    from foitui.case.clearance import Comment
    from foitui.case.records import Case
    from foitui.cli.common import Office
    from foitui.cli.shapes import LookShown
    from foitui.letters.look import Look

SHOWN = 8
"""Letters of a decision's digest that are shown, and enough to name it."""


_MARKS = {
    "[ ]": "open: ",
    "[x]": "agreed: ",
    "x": "answered: ",
    "!": "open: ",
    "+": "new: ",
    "c": "commented on: ",
    "+c": "new, commented on: ",
}
"""What the marks of the page are called where they are read aloud."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui clearance`."""
    parser.epilog = (
        "Without an option it shows the whole look: where the decision stands, comments, what\n"
        "changed since you last said something, summary, findings and letter, without who asked.\n"
        "The exit code is 1 while somebody must agree.\n\n"
        "examples:\n"
        "  foitui clearance FOI-2026-0001\n"
        "  foitui clearance FOI-2026-0001 --submit ben --note 'for Friday'\n"
        "  foitui clearance FOI-2026-0001 --comment 'Why would it harm?' --claim c1\n"
        "  foitui clearance FOI-2026-0001 --comment 'Too harsh' --sentence 12.2\n"
        "  foitui clearance FOI-2026-0001 --return\n"
        "  foitui clearance FOI-2026-0001 --settle 1 --note 'said why now'\n"
        "  foitui clearance FOI-2026-0001 --approve 1f0c93ab     the decision, as it is shown\n"
        "  foitui clearance FOI-2026-0001 --approve 1f0c93ab --deputy-for ben --note 'on leave'\n"
        "  foitui clearance FOI-2026-0001 --approve 1f0c93ab --override 'nobody else is here'"
    )
    add_reference(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--submit", metavar="OFFICER", nargs="?", const="", help="hand it over; else to who is free"
    )
    what.add_argument("--comment", metavar="TEXT", help="say what should change")
    what.add_argument(
        "--return", metavar="TEXT", nargs="?", const="", dest="back", help="give it back"
    )
    what.add_argument("--settle", metavar="N", type=ordinal, help="comment N is answered")
    what.add_argument(
        "--approve", metavar="DECISION", type=decision_name, help="agree to it as it was shown"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--item", metavar="N", type=ordinal, help="what a comment is about")
    where.add_argument("--claim", metavar="ID", help="by its id or its provision")
    where.add_argument("--sentence", metavar="TEXT", help="of the letter: its number, or its words")
    parser.add_argument(
        "--step", metavar="STEP", default="", help="else the one that waits for you"
    )
    parser.add_argument("--note", metavar="TEXT", default="", help="a word with it, or the answer")
    parser.add_argument("--deputy-for", metavar="OFFICER", default="", help="with --approve")
    parser.add_argument(
        "--override", metavar="WHY", default="", help="with --approve, although you are not asked"
    )
    add_output(parser)
    add_data(parser)
    add_json(parser)


def decision_name(text: str) -> str:
    """Return the digest that an argument names; a few letters of it would name several."""
    if len(text) < SHOWN:
        message = f"{text!r} is too short; 'foitui clearance REF' shows the {SHOWN} letters"
        raise argparse.ArgumentTypeError(message)
    return text.lower()


def run(args: argparse.Namespace) -> int:
    """Record a step, or show the look."""
    at = office(args)
    with opened(args) as store:
        case = store.get(args.reference)
        try:
            changed = _changed(case, args, at)
        except _Unclear as unclear:
            return fail(str(unclear))
        if changed is None:
            used = times_used(case, store)
            return _shown(case, args, at, used)
        store.save(changed, case.version)
    if args.json:
        print_json(_recorded(changed))
    else:
        say(changed.events[-1].summary)
    return 0


class _Unclear(Exception):
    """An argument that names nothing, or too much."""


def _changed(case: "Case", args: argparse.Namespace, at: "Office") -> "Case | None":
    """Return the case with the step recorded; None where none was asked for."""
    from foitui.case import changes as change

    by, when = officer(), now()
    if args.submit is not None:
        from foitui.law.clearance import is_known

        if args.submit and not is_known(args.submit, at.settings):
            tell(f"foitui: nobody called {args.submit} is in the settings; is it the right name?")
        return change.submit_for_review(case, args.submit, args.note, officer=by, at=when)
    if args.comment is not None:
        return change.comment(case, _comment(case, args.comment, args, at), officer=by, at=when)
    if args.back is not None:
        said = [_comment(case, args.back, args, at)] if args.back else []
        return change.return_with_comments(case, said, officer=by, at=when)
    if args.settle is not None:
        return change.settle_comment(case, args.settle, args.note, officer=by, at=when)
    return approved(case, args.approve, args, at) if args.approve else None


def approved(case: "Case", named: str, args: argparse.Namespace, at: "Office") -> "Case":
    """Return the case with the decision of this name agreed to."""
    from foitui.case.decision import decision_digest
    from foitui.law.agreeing import agreed

    now_is = decision_digest(case)
    return agreed(
        case,
        now_is if now_is.startswith(named) else named,
        at.settings,
        step=args.step,
        note=args.note,
        standing_in_for=args.deputy_for,
        override=args.override,
        officer=officer(),
        at=now(),
    )


def _comment(case: "Case", text: str, args: argparse.Namespace, at: "Office") -> "Comment":
    from foitui.case.clearance import Comment

    if args.sentence:
        from foitui.letters.look import blind_sentences
        from foitui.letters.sentences import meant

        found = meant(blind_sentences(case, at.settings, today()), args.sentence)
        if found is None:
            raise _Unclear(
                f"no one sentence of the letter is {args.sentence!r}; "
                f"'foitui clearance {args.reference}' numbers them"
            )
        return Comment(text=text, sentence=found.words, paragraph=found.paragraph)
    claims = {claim.provision: claim.id for claim in case.claims}
    return Comment(text=text, item=args.item, claim=claims.get(args.claim, args.claim))


def _shown(case: "Case", args: argparse.Namespace, at: "Office", used: Mapping[str, int]) -> int:
    from foitui.letters.look import look_at

    on = case.sent.on if case.sent else today()
    look = look_at(case, at.settings, officer(), on, at.calendar, used)
    if args.json:
        print_json(_as_record(look))
    else:
        put("\n".join(_lines(look)), args)
    return 1 if look.open_steps else 0


def _lines(look: "Look") -> Iterator[str]:
    """Yield the page line by line, each of which makes sense when read aloud alone."""
    yield f"{look.case.reference}: second look"
    yield f"Decision: {look.digest[:SHOWN]}, version {look.case.version}"
    if look.waits:
        yield "It waits for you."
    for section in look.sections:
        yield f"\n{section.title}" + ("" if ":" in section.title else ":")
        for line in section.lines:
            sentence = line.about.sentence if line.about else None
            name = f"{sentence.name}  " if sentence else ""
            for words in line.words:
                mark = _MARKS.get(words.lead.strip(), "") if section.name != "findings" else ""
                if words.text:
                    yield f"{name}{mark}{words.text}"


def _as_record(look: "Look") -> "LookShown":
    from foitui.case.decision import review_state, standing_approvals, void_approvals
    from foitui.cli.shapes import LookShown, SentenceShown

    case = look.case
    return LookShown(
        reference=case.reference,
        version=case.version,
        state=review_state(case),
        decision=look.digest,
        waits_for_you=look.waits,
        submitted=case.submitted,
        open_steps=look.open_steps,
        approvals=standing_approvals(case),
        void=void_approvals(case),
        comments=case.comments,
        since=look.since,
        changed=look.changed,
        findings=look.draft.found,
        letter=tuple(
            SentenceShown(name=each.name, paragraph=each.paragraph, words=each.words)
            for each in look.letter
        ),
    )


def _recorded(case: "Case") -> dict[str, object]:
    from foitui.case.decision import decision_digest, review_state

    return {
        "reference": case.reference,
        "version": case.version,
        "state": review_state(case),
        "decision": decision_digest(case),
        "recorded": case.events[-1].summary,
    }
