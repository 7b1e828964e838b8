"""Applies an answers file to a case, one answer after the other, each saved when it is given."""

import datetime as dt
import difflib
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from foitui.case.changes import amend_items, attest
from foitui.case.errors import Refused
from foitui.case.records import Case
from foitui.cli.answers import Answer, Answers, AnswersFault, Attested
from foitui.law.findings import Finding, findings
from foitui.law.guide import Asked, open_questions, raised
from foitui.law.guide.answering import AnswerRefused, answer
from foitui.law.provisions import UnknownCite, provision

Save = Callable[[Case], Case]
"""Stores a changed case and returns it as stored."""


def apply_answers(
    case: Case, answers: Answers, save: Save, *, file: Path, officer: str, at: dt.datetime
) -> Case:
    """Return the case with every answer of the file recorded and saved.

    Raises:
        AnswersFault: an answer does not fit the case; those before it are saved.
    """
    if answers.texts:
        case = _amended(case, answers, save, file=file, officer=officer, at=at)
    for number, given in enumerate(answers.answer, start=1):
        place = f"answer {number} ({given.question})"
        try:
            for asked in _asked(case, given):
                case = save(answer(case, asked, given.value, officer=officer, at=at))
        except AnswerRefused as refused:
            raise AnswersFault(file, place, _with_saved(refused.message, number)) from refused
        except _Misplaced as misplaced:
            raise AnswersFault(file, place, _with_saved(str(misplaced), number)) from misplaced
    return _vouched(case, answers, save, file=file, officer=officer, at=at)


class _Misplaced(Exception):
    """An answer to what is not asked."""


def _amended(
    case: Case, answers: Answers, save: Save, *, file: Path, officer: str, at: dt.datetime
) -> Case:
    try:
        return save(amend_items(case, answers.texts, officer=officer, at=at))
    except Refused as refused:
        raise AnswersFault(file, "texts", refused.message) from refused


def _vouched(
    case: Case, answers: Answers, save: Save, *, file: Path, officer: str, at: dt.datetime
) -> Case:
    """Record what the officer vouches for, each where a finding asks for it."""
    for number, given in enumerate(answers.attest, start=1):
        place = f"attest {number} ({given.finding})"
        try:
            for finding in _wanted(case, given):
                words = (finding.id, finding.claim, given.holds, given.evidence)
                case = save(attest(case, *words, items=finding.items, officer=officer, at=at))
        except _Misplaced as misplaced:
            raise AnswersFault(file, place, f"{misplaced}; all answers are saved") from misplaced
    return case


def _wanted(case: Case, given: Attested) -> list[Finding]:
    """Return the findings that an attestation answers."""
    wanting = [found for found in findings(case) if found.kind == "attest"]
    alike = [found for found in wanting if found.id == given.finding]
    if not alike:
        asked = dict.fromkeys(found.id for found in wanting)
        raise _Misplaced(f"is not asked here; asked are: {_listed(asked) or 'none'}")
    if not given.claim and len(alike) > 1:
        raise _Misplaced("name its claim: a provision, or all")
    named = (given.claim,) if isinstance(given.claim, str) else given.claim
    cites = {_canonical(name) for name in named if name not in {"", "all"}}
    ids = {claim.id for claim in case.claims if {claim.id, _canonical(claim.provision)} & cites}
    found = [each for each in alike if not cites or each.claim in ids]
    if not found:
        raise _Misplaced(f"is not asked about {_listed(sorted(cites))}")
    return found


def _with_saved(message: str, number: int) -> str:
    saved = {1: "nothing was saved", 2: "answer 1 is saved"}
    return f"{message.rstrip('.')}; {saved.get(number, f'answers 1 to {number - 1} are saved')}"


def _asked(case: Case, given: Answer) -> list[Asked]:
    """Return the questions that the answer is for, narrowed to its items."""
    alike = [asked for asked in raised(case) if asked.question.id == given.question]
    if not alike:
        raise _Misplaced(_why_not(case, given.question))
    scope = alike[0].question.scope
    if scope == "claim":
        return _about_claims(alike, given)
    if given.claim:
        raise _Misplaced("is not asked about a claim; leave 'claim' out")
    if scope == "case":
        return alike
    return [_about_items(alike, given)]


def _about_items(alike: list[Asked], given: Answer) -> Asked:
    """Put together the items that stand apart because they were answered differently before."""
    raised_for = sorted(number for asked in alike for number in asked.items)
    wanted = raised_for if given.items == "all" else list(given.items)
    if strangers := sorted(set(wanted) - set(raised_for)):
        raise _Misplaced(
            f"is not asked of item {_listed(strangers)}, only of {_listed(raised_for)}"
        )
    return msgspec.structs.replace(alike[0], items=tuple(wanted))


def _about_claims(alike: list[Asked], given: Answer) -> list[Asked]:
    relied_on = _listed(dict.fromkeys(str(asked.provision) for asked in alike))
    if not given.claim and len(alike) > 1:
        raise _Misplaced(f"name its claim: {relied_on}, or all")
    named = (given.claim,) if isinstance(given.claim, str) else given.claim
    wanted = {_canonical(name) for name in named if name not in {"", "all"}}
    known = {name for asked in alike for name in (asked.claim, asked.provision)}
    if strangers := sorted(wanted - known):
        raise _Misplaced(f"is not asked about {_listed(strangers)}, only about {relied_on}")
    found = [asked for asked in alike if _is_about(asked, wanted, given)]
    if not found:
        raise _Misplaced(f"is not asked about these items; claims are {relied_on}")
    return found


def _is_about(asked: Asked, wanted: set[str], given: Answer) -> bool:
    claim_fits = not wanted or asked.claim in wanted or asked.provision in wanted
    return claim_fits and (given.items == "all" or bool(set(asked.items) & set(given.items)))


def _canonical(name: str) -> str:
    """Return a provision as the regime file spells it; anything else as it is."""
    try:
        return provision(name).cite
    except UnknownCite:
        return name


def _why_not(case: Case, question: str) -> str:
    open_now = list(dict.fromkeys(asked.question.id for asked in open_questions(case)))
    near = difflib.get_close_matches(question, [asked.question.id for asked in raised(case)], n=1)
    if near:
        return f"is not asked here; did you mean {near[0]!r}?"
    if not open_now:
        return "is not asked here; no question is open"
    return f"is not asked here; open are: {', '.join(open_now)}"


def _listed(names: Iterable[object]) -> str:
    return ", ".join(map(str, names))
