"""The entries of the data file, compiled once when signals are first asked for."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec

from foitui.case.words import Route
from foitui.law.signals.phrases import Language, Phrase, required, second_words
from foitui.law.tables import document

Patterns = tuple[str, ...]


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry: the wording, what it suggests, and what silences it."""

    id: str
    row: int
    why: str
    caution: str
    says: Patterns
    route: Route | None = None
    weight: int = 0
    provisions: tuple[str, ...] = ()
    """Canonical cites under the Act."""
    eir: tuple[str, ...] = ()
    """Canonical cites for the same under the Regulations."""
    unless: Patterns = ()
    unless_near: Patterns = ()
    unless_in: Patterns = ()
    near: Patterns = ()
    needs: Patterns = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    groups: dict[str, tuple[str, ...]]
    contexts: dict[str, Patterns]
    everywhere: dict[str, Patterns]
    signal: tuple[Rule, ...]
    procedure: dict[str, str]


class Sought(NamedTuple):
    """A phrase, for whom it is looked for, and what a text must have for it to stand there."""

    name: str
    """A context, or the field of a rule."""
    phrase: Phrase
    rest: tuple[frozenset[str], ...]
    """Beside its first word one of each of these."""
    second: frozenset[str] | None
    """Where its first word is always a single one: what must follow at once, if anything must."""


class Lexicon(msgspec.Struct, frozen=True):
    """The rules, and every phrase of theirs under the words that it can begin with."""

    rules: tuple[Rule, ...]
    sought: dict[str, list[Sought]]
    """First word -> the phrases that can begin with it."""
    procedure: dict[str, str]
    """Rules of procedure that may be suggested although no regime file has them."""


FIELDS = ("says", "unless", "unless_near", "unless_in", "near", "needs")


@cache
def lexicon() -> Lexicon:
    """Return the data file, read and compiled the first time."""
    return compile_file(document("signals.toml"))


def compile_file(document: Mapping[str, Any]) -> Lexicon:
    """Compile a file as read; raises msgspec.ValidationError, KeyError or PhraseFault."""
    file = msgspec.convert(document, _File)
    made, language = Lexicon(file.signal, {}, file.procedure), Language(file.groups)
    for named in (file.contexts, file.everywhere):
        for name, patterns in named.items():
            _add(made, f"@{name}", patterns, language)
    for rule in file.signal:
        for field in FIELDS:
            own = [each for each in getattr(rule, field) if not each.startswith("@")]
            _add(made, f"{rule.id}.{field}", own, language)
        for name in _contexts(rule):
            if name not in file.contexts:
                raise KeyError(f"{rule.id}: @{name} is not defined")
    return made


def names_of(rule: Rule, field: str) -> tuple[str, ...]:
    """Return the names of the sets of phrases that a field stands for."""
    patterns: Patterns = getattr(rule, field)
    shared = (each for each in patterns if each.startswith("@"))
    return (f"{rule.id}.{field}", *shared)


def _contexts(rule: Rule) -> list[str]:
    return [each[1:] for field in FIELDS for each in getattr(rule, field) if each.startswith("@")]


def _add(made: Lexicon, name: str, patterns: Sequence[str], language: Language) -> None:
    for pattern in patterns:
        for phrase in language.compiled(pattern):
            first, *rest = required(phrase)
            sought = Sought(name, phrase, tuple(rest), second_words(phrase))
            for word in first:
                made.sought.setdefault(word, []).append(sought)
