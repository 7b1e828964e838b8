"""How officers write a provision, brought to the one form that the regime files use."""

import re

PREFIX = re.compile(r"^(sections?|sec|s|regulations?|regs?|r)(?=[\s.\d])[\s.]*", re.IGNORECASE)
SUBSECTION = re.compile(r"(?<=\d)[a-z]")


def regime_of(cite: str, otherwise: str = "foia") -> str:
    """Return the regime that a cite names by its first word; `otherwise` where it has none."""
    found = PREFIX.match(cite.strip())
    if found is None:
        return otherwise
    return "foia" if found.group(1)[0] in "sS" else "eir"


def canonical(cite: str, regime: str = "foia") -> str:
    """Return "s31(1)(a)" or "reg 12(5)(e)" for any of the ways they are written.

    A cite without a first word, "12(5)(e)", is one of the regime given.
    """
    prefix = "s" if regime_of(cite, regime) == "foia" else "reg "
    bare = "".join(PREFIX.sub("", cite.strip()).split()).lower()
    return prefix + SUBSECTION.sub(lambda letter: letter.group().upper(), bare)
