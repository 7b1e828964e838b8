"""The guide at plain prompts: one question, one answer, saved; nothing that a pipe cannot carry."""

import datetime as dt
import re
import shutil
import textwrap
from collections.abc import Callable
from typing import Literal

import msgspec

from foitui.case.errors import CaseError
from foitui.case.outcome import outcome
from foitui.case.records import Case, JsonValue
from foitui.cli.common import say
from foitui.law.guide import (
    AnswerRefused,
    Asked,
    answer,
    claimable,
    open_questions,
    raised,
)
from foitui.text.clean import clean_block

_KEYS = "? why   /r request   /b back   /s skip   /i 1,2 only these   /q leave"
_LONGEST = 20_000
"""Characters of one text that are printed; a screen shows the rest."""
_SEVERAL = {"text", "factors"}
"""Kinds of answer that take several lines."""

Step = Literal["back", "skip", "leave"]


class Prompts:
    """A conversation about one case."""

    def __init__(
        self, save: Callable[[Case], Case], officer: str, clock: Callable[[], dt.datetime]
    ) -> None:
        self._save = save
        self._officer = officer
        self._clock = clock
        self._skipped: set[str] = set()

    def run(self, case: Case) -> int:
        """Ask until nothing is open or the officer leaves; returns the exit code."""
        _tell(f"{case.reference}  {case.request.subject}")
        for item in case.items:
            _tell(f"  {item.number}. {item.text}", hang=5)
        asked = self._next(case)
        while asked is not None:
            given = self._answer_to(asked, case)
            if given == "leave":
                break
            if given == "back":
                asked = self._before(case, asked)
                continue
            if given == "skip":
                self._skipped.add(asked.place)
            elif isinstance(given, Case):
                case = given
            asked = self._next(case)
        say(_state(case))
        return 0

    def _next(self, case: Case) -> Asked | None:
        return next(
            (asked for asked in open_questions(case) if asked.place not in self._skipped), None
        )

    def _before(self, case: Case, asked: Asked) -> Asked:
        """Return the question before this one, answered or not; the first one stays."""
        every = list(raised(case))
        places = [each.place for each in every]
        index = places.index(asked.place) if asked.place in places else len(every)
        return every[max(index - 1, 0)]

    def _answer_to(self, asked: Asked, case: Case) -> Case | Step:
        """Ask until an answer is taken, or the officer goes elsewhere."""
        _put(asked, of=len(case.items))
        while True:
            line = _read()
            match line:
                case None | "/q":
                    return "leave"
                case "/b":
                    return "back"
                case "/s":
                    return "skip"
                case "/r":
                    _tell(case.request.text)
                    continue
                case "?":
                    _explain(asked)
                    continue
            if line.startswith("/i "):
                asked = _narrowed(asked, line)
                _put(asked, of=len(case.items))
                continue
            value = _value(asked, line)
            try:
                changed = answer(case, asked, value, officer=self._officer, at=self._clock())
            except (AnswerRefused, CaseError) as refused:
                say(f"  {refused.message}")
                continue
            return self._save(changed)


def _read() -> str | None:
    """Return a line without the spaces around it; None where there is no more."""
    try:
        return input("> ").strip()
    except EOFError:
        say()
        return None


def _tell(text: str, hang: int = 2) -> None:
    """Print lines as wide as the terminal, what runs over set in."""
    width = max(shutil.get_terminal_size().columns, 20)
    for line in clean_block(text, _LONGEST).split("\n"):
        say("\n".join(textwrap.wrap(line, width, subsequent_indent=" " * hang)))


def _put(asked: Asked, of: int) -> None:
    """Print the question, what it is about, and how to answer it."""
    say()
    _tell(f"{asked.ask}{_about(asked, of)}")
    for option in asked.question.options:
        mark = "*" if option.value == asked.current else " "
        _tell(f" {mark}{option.key}  {option.label}", hang=5)
    if asked.current is not None and not asked.question.options:
        _tell(f"  so far: {_shown(asked.current)}")
    if asked.suggestion:
        _tell(f"  = takes: {asked.suggestion}")
    for number, factor in enumerate(asked.suggestions, start=1):
        _tell(f"  {number}  {factor}", hang=5)
    if hint := _hint(asked):
        _tell(f"  {hint}")
    _tell(f"  {_KEYS}")


def _hint(asked: Asked) -> str:
    match asked.question.kind:
        case "text":
            end = "an empty line ends it"
            return f"{end}; leave it empty for none" if asked.question.optional else end
        case "factors":
            numbers = ", or the number of one above" if asked.suggestions else ""
            return f"one on a line{numbers}; an empty line ends the list"
        case "provisions":
            return "cites with commas between them, as in s31(1)(a), s31(1)(f)"
        case "date":
            return "a date, as in 2026-03-31"
        case "number":
            return f"a number, as in {asked.question.placeholder or '18'}"
        case _:
            return ""


def _about(asked: Asked, of: int) -> str:
    if asked.question.scope != "item" or of == 1:
        return ""
    if len(asked.items) == of:
        return f" [all {of} items]"
    return f" [item {', '.join(map(str, asked.items))}]"


def _explain(asked: Asked) -> None:
    _tell(f"  {asked.question.why}")
    _tell(f"  {'; '.join(asked.question.cites)}")
    if asked.question.kind == "provisions":
        for rule in claimable(asked.question):
            _tell(f"    {rule.cite}  {rule.title}")


def _narrowed(asked: Asked, line: str) -> Asked:
    """Return the question for the items named, as far as it is asked of them."""
    numbers = {int(number) for number in re.findall(r"\d+", line)}
    chosen = tuple(number for number in asked.items if number in numbers)
    if asked.question.scope != "item" or not chosen:
        say(f"  it can be asked of item {', '.join(map(str, asked.items))} alone")
        return asked
    return msgspec.structs.replace(asked, items=chosen)


def _value(asked: Asked, line: str) -> JsonValue:
    """Read the rest of an answer that its first line begins."""
    if line == "=" and asked.suggestion:
        return asked.suggestion
    if asked.question.kind == "choice":
        keys = {option.key: option.value for option in asked.question.options}
        return keys.get(line.lower(), line)
    if asked.question.kind == "provisions":
        return [part.strip() for part in line.split(",") if part.strip()]
    if asked.question.kind not in _SEVERAL:
        return line
    lines = _rest(line)
    if asked.question.kind == "text":
        return "\n".join(lines)
    return [_factor(asked, each) for each in lines]


def _rest(first: str) -> list[str]:
    """Read on until an empty line."""
    lines = []
    line: str | None = first
    while line:
        lines.append(line)
        line = _read()
    return lines


def _factor(asked: Asked, line: str) -> str:
    """Return the factor that a number stands for, or the line itself."""
    if line.isdecimal() and 1 <= int(line) <= len(asked.suggestions):
        return asked.suggestions[int(line) - 1]
    return line


def _shown(current: JsonValue) -> str:
    return "; ".join(map(str, current)) if isinstance(current, list) else str(current)


def _state(case: Case) -> str:
    still_open = len(open_questions(case))
    if still_open:
        return (
            f"Saved. Questions still open: {still_open}; go on with: foitui triage {case.reference}"
        )
    decided = str(outcome(case)).replace("_", " ")
    return f"Saved. All is answered: {decided}. Read it with: foitui letter {case.reference}"
