"""What every place to answer in has in common."""

from dataclasses import dataclass

from textual.message import Message

from foitui.case.records import JsonValue
from foitui.law.guide import Asked


@dataclass
class Given(Message):
    """The officer has given an answer."""

    value: JsonValue
    typed: str = ""
    """The words that would have to be typed again if it could not be stored."""


@dataclass(frozen=True)
class Offer:
    """A question, and what may stand in its answer before anything is typed."""

    asked: Asked
    draft: str = ""
    """What was typed before and not given."""
    typing: str = ""
    """What is being typed now, when the question is only shown again."""
    hinted: tuple[str, ...] = ()
    """Values or cites that the wording of the request suggests; none is given by itself."""

    @property
    def current(self) -> tuple[str, ...]:
        """The answer that stands, as lines."""
        return as_lines(self.asked.current)

    @property
    def prefilled(self) -> str:
        """The words that the answer begins with: the draft, what stands, what is suggested."""
        return self.draft or "\n".join(self.current) or self.asked.suggestion


def as_lines(answer: JsonValue) -> tuple[str, ...]:
    """Return an answer as the lines that an officer would have typed for it."""
    if answer is None:
        return ()
    if isinstance(answer, (list, tuple)):
        return tuple(map(str, answer))
    return (f"{answer:g}",) if isinstance(answer, float) else (str(answer),)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a draft that have words."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
