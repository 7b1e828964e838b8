"""The guide at plain prompts: one question, one answer, saved; nothing that a pipe cannot carry.

Every line says by its first word what it is, so that it reads as well aloud as on a screen.
"""

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
from foitui.law.guide import Asked, claimable, open_questions, raised
from foitui.law.guide.answering import AnswerRefused, answer
from foitui.reports.identity import hidden
from foitui.text.clean import clean_block
from foitui.text.dates import read_day, told_day

_KEYS = "Keys: ? why; /r request; /b back; /s skip; /i 1,2 only for these items; /h help; /q leave."
_LONGEST = 20_000
"""Characters of one text that are printed; a screen shows the rest."""
_SEVERAL = {"text", "factors"}
"""Kinds of answer that take several lines."""

Step = Literal["back", "skip", "leave"]


class Prompts:
    """A conversation about one case."""

    def __init__(
        self,
        save: Callable[[Case], Case],
        officer: str,
        clock: Callable[[], dt.datetime],
        *,
        plain: bool = False,
    ) -> None:
        """Say how cases are saved, who answers, what time it is.

        `plain` breaks no line to fit a screen, sets nothing in, and tells the keys once.
        """
        self._plain = plain
        self._save = save
        self._officer = officer
        self._clock = clock
        self._skipped: set[str] = set()

    def run(self, case: Case) -> int:
        """Ask until nothing is open or the officer leaves; returns the exit code."""
        self._tell(f"Case: {case.reference}  {case.request.subject}")
        for item in case.items:
            self._tell(f"Item {item.number}: {item.text}", inset=2)
        if self._plain:
            self._tell(_KEYS)
        asked, begun_at = self._next(case), case.version
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
        if case.version > begun_at and not case.officer:
            self._tell(f"Nobody has this case: foitui assign {case.reference} me takes it.")
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
        self._put(asked, of=len(case.items), left=len(open_questions(case)))
        while True:
            line = _read("Answer: " if self._plain else "> ")
            match line:
                case None | "/q":
                    return "leave"
                case "/b":
                    return "back"
                case "/s":
                    return "skip"
                case "/r":
                    self._tell(f"Request: {hidden(case.request.text, case)}")
                    continue
                case "/h":
                    self._tell(_KEYS)
                    continue
                case "?":
                    self._explain(asked)
                    continue
            if line.startswith("/i "):
                asked = _narrowed(asked, line)
                self._put(asked, of=len(case.items))
                continue
            value = _value(asked, line)
            try:
                changed = answer(case, asked, value, officer=self._officer, at=self._clock())
            except (AnswerRefused, CaseError) as refused:
                self._tell(f"Not taken: {refused.message}", inset=2)
                continue
            if asked.question.kind == "date":
                on = read_day(str(value), self._clock().date(), done=True)
                self._tell(f"Read as: {told_day(on)}", inset=2)
            return self._save(changed)

    def _tell(self, text: str, inset: int = 0) -> None:
        """Print lines; unless they are plain, as wide as the terminal and set in."""
        for line in clean_block(text, _LONGEST).split("\n"):
            say(line if self._plain else _wrapped(line, inset))

    def _put(self, asked: Asked, of: int, left: int = 0) -> None:
        """Print the question, what it is about, and how to answer it."""
        say()
        if self._plain and left:
            self._tell(f"Open questions: {left}")
        self._tell(f"Question: {asked.ask}{_about(asked, of)}")
        for option in asked.question.options:
            chosen = " (answered so)" if option.value == asked.current else ""
            self._tell(f"{option.key}: {option.label}{chosen}", inset=2)
        if asked.current is not None and not asked.question.options:
            self._tell(f"So far: {_shown(asked.current)}", inset=2)
        if asked.suggestion:
            self._tell(f"= takes: {asked.suggestion}", inset=2)
        for number, factor in enumerate(asked.suggestions, start=1):
            self._tell(f"{number}: {factor}", inset=2)
        if hint := _hint(asked):
            self._tell(f"How: {hint}", inset=2)
        if not self._plain:
            self._tell(_KEYS, inset=2)

    def _explain(self, asked: Asked) -> None:
        self._tell(f"Why: {asked.question.why}", inset=2)
        self._tell(f"Law: {'; '.join(asked.question.cites)}", inset=2)
        if asked.question.kind == "provisions":
            for rule in claimable(asked.question):
                self._tell(f"{rule.cite}: {rule.title}", inset=4)


def _read(prompt: str = "> ") -> str | None:
    """Return a line without the spaces around it; None where there is no more."""
    try:
        return input(prompt).strip()
    except EOFError:
        say()
        return None


def _wrapped(line: str, inset: int) -> str:
    width = max(shutil.get_terminal_size().columns, 20)
    first, further = " " * inset, " " * (inset + 2)
    return "\n".join(textwrap.wrap(line, width, initial_indent=first, subsequent_indent=further))


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
            return "a date, as in 31 March 2026"
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
