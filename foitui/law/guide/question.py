"""What a question is, and a question as it is asked of one case."""

from typing import Literal

import msgspec

from foitui.case.records import JsonValue

Scope = Literal["item", "case", "claim"]
Kind = Literal["choice", "text", "line", "date", "number", "factors", "provisions"]


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer that a choice allows, and the single key that gives it."""

    key: str
    value: str
    label: str


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question of the guide, as data; `law/data/guide.toml` explains the fields."""

    id: str
    scope: Scope
    kind: Kind
    ask: str
    why: str
    cites: tuple[str, ...]
    when: dict[str, tuple[str, ...]]
    """Facts that must hold for it to be asked, each with the answers that allow it."""
    reads: str
    records: str
    options: tuple[Option, ...] = ()
    optional: bool = False
    """Whether an empty answer is an answer."""
    placeholder: str = ""
    suggests: str = ""
    """Words offered as the answer, to be made to fit the case."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question put to the officer about this case."""

    question: Question
    items: tuple[int, ...]
    """The items that it is asked for together."""
    claim: str | None = None
    """Id of the claim it is about."""
    provision: str | None = None
    """Cite of that claim's provision."""
    ask: str
    """The question's words, with the provision filled in."""
    suggestion: str = ""
    """Words offered as the answer."""
    suggestions: tuple[str, ...] = ()
    """Factors offered, to be picked from."""
    current: JsonValue = None
    """The answer that stands, as plain data; None while there is none."""

    @property
    def place(self) -> str:
        """Identity of the question within the case: what it is, and what about."""
        about = self.claim or ",".join(map(str, self.items))
        return f"{self.question.id}@{about}"
