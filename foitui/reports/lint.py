"""Looks for what may say who somebody is in a text that is to be published, and says where."""

import re
from collections.abc import Iterator

import msgspec

from foitui.case.records import Case
from foitui.case.words import ExchangeKind, WaitsFor
from foitui.reports.identity import MARK, ORDINARY, TITLES, literal, name_parts, spelled

_MAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/.])(?:\+44|0)(?:[\s()-]*\d){9,10}(?![\w/])")
_INSURANCE = re.compile(
    r"(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"(?:[ -]?\d\d){3}[ -]?[A-D](?!\w)",
    re.IGNORECASE,
)
"""A National Insurance number, as HMRC describes its form."""
_POSTCODE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?!\w)", re.IGNORECASE)
_TITLED = re.compile(rf"(?<!\w)(?i:{TITLES})\.?\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?")
_ROLES = frozenset(
    {"admin", "clerk", "foi", "foia", "eir", "officer", "office", "review", "reviewer", "team"}
)
"""Parts of login names that are nobody's name."""


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """Something in a text that may say who somebody is."""

    words: str
    says: str
    sure: bool
    """Whether the entry is held back for it; else it is only told."""
    where: str = ""
    """Which part of what is published, and which line of it."""


_Found = tuple[int, Trace]
"""Where in the text it begins, and what it is."""


def traces(text: str, case: Case, allowed: str = "", part: str = "") -> tuple[Trace, ...]:
    """Return what in a text may still say who asked, or who anybody is.

    Args:
        text: The text that is to be published.
        case: The case, which knows who asked, who worked on it and who was consulted.
        allowed: The authority's own words, in which an address or a number may stand.
        part: What the text is a part of, for `where`: "reply".
    """
    cleared = {_close(words) for words in case.publication.cleared} if case.publication else set()
    looked_at = MARK.sub("", text)
    found = (
        (start, msgspec.structs.replace(trace, where=_where(part, looked_at, start)))
        for start, trace in _traces(looked_at, case, allowed)
        if _close(trace.words) not in cleared
    )
    return tuple(dict.fromkeys(trace for _, trace in sorted(found, key=lambda each: each[0])))


def _where(part: str, text: str, start: int) -> str:
    line = text.count("\n", 0, start) + 1
    return ", ".join(filter(None, (part, f"line {line}" if "\n" in text else "")))


def _traces(text: str, case: Case, allowed: str) -> Iterator[_Found]:
    yield from _of_requester(text, case)
    kinds = (
        (_MAIL, "an e-mail address"),
        (_PHONE, "a telephone number"),
        (_INSURANCE, "a National Insurance number"),
    )
    for pattern, says in kinds:
        for match in pattern.finditer(text):
            if match[0] not in allowed:
                yield _found(match, says)
    yield from _postcodes(text, case, allowed)
    yield from _others(text, case, allowed)


def _found(match: re.Match[str], says: str, *, sure: bool = True) -> _Found:
    return match.start(), Trace(words=match[0], says=says, sure=sure)


def _of_requester(text: str, case: Case) -> Iterator[_Found]:
    for part in name_parts(case.request.requester.name):
        # Two letters are a word as often as a name; what is surely a name was taken out before.
        sure = part.lower() not in ORDINARY and len(part) > 2
        for match in _named(part, text):
            yield _found(match, "part of the requester's name", sure=sure)


def _named(part: str, text: str) -> Iterator[re.Match[str]]:
    """Find a part of a name, which is not written small."""
    pattern = re.compile(rf"(?<![^\W_]){spelled(part)}(?![^\W_])", re.IGNORECASE)
    return (match for match in pattern.finditer(text) if not match[0].islower())


def _postcodes(text: str, case: Case, allowed: str) -> Iterator[_Found]:
    own = {_close(code) for code in _POSTCODE.findall(case.request.requester.address)}
    known = {_close(code) for code in _POSTCODE.findall(allowed)}
    for match in _POSTCODE.finditer(text):
        code = _close(match[0])
        if code in own:
            yield _found(match, "the requester's postcode")
        elif code not in known and match[0].isupper():
            yield _found(match, "a postcode", sure=False)


def _others(text: str, case: Case, allowed: str) -> Iterator[_Found]:
    """Look for officers, for whom others were asked, and for anybody with a title."""
    for login in _logins(case):
        for part in re.split(r"[\W\d_]+", login):
            if len(part) < 3 or part.lower() in _ROLES:
                continue
            for match in _named(part, text):
                if match[0] not in allowed:
                    yield _found(match, "perhaps an officer's name", sure=False)
    for whom in _consulted(case):
        for match in literal(whom).finditer(text):
            yield _found(match, "somebody who was asked about it", sure=False)
    for match in _TITLED.finditer(text):
        if match[0] not in allowed:
            yield _found(match, "a person's name", sure=False)


def _logins(case: Case) -> tuple[str, ...]:
    reviewers = (review.reviewer for review in case.reviews)
    every = (case.officer, *(event.officer for event in case.events), *reviewers)
    return tuple(dict.fromkeys(filter(None, every)))


def _consulted(case: Case) -> Iterator[str]:
    """Yield third parties and qualified persons by the names that they were recorded under."""
    kinds = (ExchangeKind.CONSULTATION, ExchangeKind.OPINION)
    named = [each.whom for each in case.exchanges if each.kind in kinds]
    if case.waiting is not None and case.waiting.on is WaitsFor.THIRD_PARTY:
        named.append(case.waiting.note)
    # A role is written small, "the contractor", and a name is not.
    yield from dict.fromkeys(name.strip() for name in named if name.strip() and not name.islower())


def _close(words: str) -> str:
    return "".join(words.split()).upper()
