"""What the wording of a request suggests as the answer to the question in front, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foitui.case.records import Case
from foitui.law.guide import Asked
from foitui.law.signals import Signal
from foitui.law.suggestions import suggestions
from foitui.letters.english import named
from foitui.store.protocol import Similar
from foitui.text.clean import clean_line

KEYS = "+ takes it, - puts it aside"
ROUTES = {
    "eir": "the Environmental Information Regulations",
    "sar": "subject access",
    "business_as_usual": "business as usual",
    "transfer": "transfer, or another body to name",
    "not_valid": "not a valid request",
    "foia": "the Act",
}
_STOPS = {"section14": "s14", "cost": "s12"}
"""Questions about the request as a whole, with the section that a hint for them names."""


@dataclass(frozen=True)
class Hint:
    """A suggestion for one question; it decides nothing."""

    said: str
    """Words for the officer: what, because of which words, why, and what to beware of."""
    signals: tuple[str, ...] = ()
    """Ids that are put aside together."""
    values: tuple[str, ...] = ()
    """Answers or cites that get a star."""
    items: tuple[int, ...] = ()
    """The items that it is about."""
    words: str = ""
    """A text to take as the answer."""


def hint(case: Case, asked: Asked, alike: Sequence[Similar] = ()) -> Hint | None:
    """Return what is suggested for a question; None where nothing is."""
    question = asked.question
    if question.id == "route":
        return _for_route(case, asked)
    if question.kind == "provisions":
        return _for_provisions(case, asked)
    if question.id in _STOPS:
        return _for_the_whole(case, _STOPS[question.id])
    if question.id == "earlier_request":
        return _for_repeat(alike)
    return None


def quoted(signal: Signal, most: int = 3) -> str:
    """Return the words of a signal as the requester wrote them."""
    words = list(dict.fromkeys(clean_line(span.words, 60) for span in signal.matched))
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return ", ".join(f"\u201c{each}\u201d" for each in words[:most]) + more


def reasons(signal: Signal) -> str:
    """Return why a signal speaks, and what to beware of."""
    return f"{signal.why} Beware: {signal.caution}"


def _for_route(case: Case, asked: Asked) -> Hint | None:
    if asked.current is not None:
        return None
    for each in suggestions(case).routes:
        items = tuple(number for number in asked.items if number in each.items)
        if items:
            first = each.because[0]
            whom = f" for {named(items)}" if len(case.items) > 1 else ""
            said = f"Suggested{whom}: {ROUTES[each.route]}. {quoted(first)}: {reasons(first)}"
            return Hint(said, _ids(each.because), (each.route,), items)
    return None


def _for_provisions(case: Case, asked: Asked) -> Hint | None:
    found = [
        each.because for each in suggestions(case).provisions if set(each.items) & set(asked.items)
    ]
    if not found:
        return None
    first = found[0]
    more = f" ({len(_cites(found)) - 1} more below)" if len(_cites(found)) > 1 else ""
    said = f"{first.cite}{more}: {quoted(first)}: {reasons(first)}"
    return Hint(said, (first.id,), _cites(found), asked.items)


def _for_the_whole(case: Case, section: str) -> Hint | None:
    """Show a hint about section 12 or 14: what to think of, and no answer."""
    for each in suggestions(case).provisions:
        if each.cite.split("(")[0] == section:
            said = f"{each.cite}: {quoted(each.because)}: {reasons(each.because)}"
            return Hint(said, (each.because.id,))
    return None


def _for_repeat(alike: Sequence[Similar]) -> Hint | None:
    for each in alike:
        if each.same_correspondent and each.answered_on is not None:
            on = f"{each.answered_on.day} {each.answered_on:%B %Y}"
            words = f"{each.reference}, answered on {on}"
            said = f"The same correspondent asked before: {words}. F9 writes it; compare the two."
            return Hint(said, words=words)
    return None


def _ids(signals: Iterable[Signal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(signal.id for signal in signals))


def _cites(signals: Iterable[Signal]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(signal.cite for signal in signals))
