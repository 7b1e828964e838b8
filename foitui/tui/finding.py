"""Finding provisions by a few keys: `31f` for s31(1)(f), `prison` for what speaks of prisons."""

import re
from collections.abc import Sequence

from foitui.law.provisions import Provision

_NUMBER = re.compile(r"(?:section|regulation|reg|s)?\s*\.?\s*(\d+)", re.IGNORECASE)
_SIGNS = re.compile(r"[^0-9a-z]")


def found(rules: Sequence[Provision], words: str) -> tuple[Provision, ...]:
    """Return the provisions that the words point to, in their order; all where there are none."""
    if not (wanted := words.strip().lower()):
        return tuple(rules)
    if number := _NUMBER.match(wanted):
        limb = _SIGNS.sub("", wanted[number.end() :])
        return tuple(rule for rule in rules if _is_limb(rule.cite, number[1], limb))
    return tuple(rule for rule in rules if all(word in _told(rule) for word in wanted.split()))


def _is_limb(cite: str, number: str, limb: str) -> bool:
    """Whether a cite is of this section, and the signs of a limb stand in it in this order."""
    section = _NUMBER.match(cite)
    if section is None or not section[1].startswith(number):
        return False
    rest = iter(_SIGNS.sub("", cite[section.end() :].lower()))
    return (section[1] == number or not limb) and all(sign in rest for sign in limb)


def _told(rule: Provision) -> str:
    said = (rule.cite, *rule.aliases, rule.section_title, rule.title, rule.statement, rule.interest)
    return " ".join(said).lower()
