"""`foitui triage`: the guide's questions at plain prompts, or answered from a file."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from foitui.cli.common import add_data, add_reference, now, office, officer, opened, say
from foitui.cli.output import is_plain
from foitui.cli.telling import times_used

if TYPE_CHECKING:
    from foitui.case.records import Case
    from foitui.cli.common import Office
    from foitui.store.protocol import CaseStore


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `foitui triage`."""
    parser.epilog = (
        "Every answer is saved when it is given: leave at any moment and come back later.\n\n"
        "examples:\n"
        "  foitui triage FOI-2026-0001\n"
        "  foitui triage FOI-2026-0001 --plain      for a screen reader\n"
        "  foitui triage FOI-2026-0001 --answers answers.toml"
    )
    add_reference(parser)
    parser.add_argument(
        "--answers", metavar="FILE", type=Path, help="take the answers from this TOML file, or -"
    )
    parser.add_argument(
        "--plain", action="store_true", help="labelled lines, none broken or set in, keys told once"
    )
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Ask, or apply the file."""
    with opened(args) as store:
        case = store.get(args.reference)
        if args.answers is not None:
            return _apply(case, args.answers, store, office(args))
        from foitui.cli.prompts import Prompts

        talk = Prompts(lambda changed: _saved(store, changed), officer(), now, plain=is_plain(args))
        return talk.run(case)


def _apply(case: "Case", file: Path, store: "CaseStore", at: "Office") -> int:
    from foitui.case.closing import usual_channel
    from foitui.cli.answers import AnswersFault, read_answers
    from foitui.cli.applying import apply_answers
    from foitui.letters.sending import Unready, drafted, letter_sent

    answers = read_answers(file)
    who = answers.officer or officer()
    time = dt.datetime.combine(answers.on, dt.time(12), dt.UTC) if answers.on else now()
    case = apply_answers(
        case, answers, lambda changed: _saved(store, changed), file=file, officer=who, at=time
    )
    if reply := answers.reply:
        used = times_used(case, store)
        draft = drafted(case, at.settings, reply.on, calendar=at.calendar, used=used)
        try:
            sent = letter_sent(
                draft,
                officer=who,
                at=time,
                override=reply.override,
                channel=reply.channel or usual_channel(case),
                to=reply.to,
                late_because=reply.late_because,
            )
        except Unready as unready:
            raise AnswersFault(file, "reply", f"{unready}; all answers are saved") from unready
        case = _saved(store, sent)
    say(_told(case))
    return 0


def _saved(store: "CaseStore", changed: "Case") -> "Case":
    """Store a case that one event was added to."""
    return store.save(changed, changed.version - 1)


def _told(case: "Case") -> str:
    from foitui.case.outcome import outcome
    from foitui.law.guide import open_questions
    from foitui.law.stage import stage

    still_open = len(open_questions(case))
    questions = f", {still_open} questions open" if still_open else ""
    return f"{case.reference}: {stage(case)}, {outcome(case)}{questions}".replace("_", " ")
