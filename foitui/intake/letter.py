"""The parts of a letter that ask for nothing: greeting, ending, and what is said out of habit."""

import re

_GREETING = re.compile(
    r"(?:dear|hello|hi|hey|good\s+(?:morning|afternoon|evening|day)|to\s+whom\s+it\s+may\s+concern|"
    r"sirs?|madam|fao|for\s+the\s+attention\s+of)\b[^.?:;]{0,80}[,:.!]?",
    re.IGNORECASE,
)
_ENDING = re.compile(
    r"(?:yours?\s+(?:faithfully|sincerely|truly|etc)|(?:with\s+)?(?:kind|best|warm|many|kindest)?\s*"
    r"(?:regards|wishes)|(?:many\s+|with\s+)?thanks(?:\s+(?:again|in\s+advance|in\s+anticipation|"
    r"for\s+your\s+\w+))?|thank\s+you(?:\s+(?:again|very\s+much|in\s+advance|in\s+anticipation|"
    r"for\s+your\s+\w+))?|sincerely|cheers|--)\s*(?:[.!]|,[^.?]{0,40})?",
    re.IGNORECASE,
)
_HABIT = re.compile(
    r"acknowledge|in\s+advance|20\s+working\s+days|twenty\s+working\s+days|statutory\s+(?:time|deadline)|"
    r"(?:refuse|reject|narrow|refine|clarif)\w*|too\s+costly|cost\s+limit|section\s+(?:12|16)\b|"
    r"(?:electronic|digital)\w*\s+(?:form|copy|copies)|spreadsheet|(?:machine|computer)[\s-]readable|"
    r"by\s+e-?mail|look(?:ing)?\s+forward|happy\s+to|content\s+for|hesitate|do\s+not\s+hold|"
    r"if\s+you\s+(?:do\s+not|don\W?t)\s+(?:have|hold)|not\s+hold|(?:can|could)\s+(?:not|\W?t)\s+be\s+met|"
    r"part\s+of\s+(?:my|this|the)\s+request|treat\s+(?:my|this)|regard\s+this|internal\s+review",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\?|\b(?:please|kindly|request|require|asking\s+for|ask\s+for|(?:would|\Wd)\s+(?:like|be\s+grateful)|"
    r"(?:want|wish|need)\s+to\s+(?:know|see|have|request|receive|obtain)|let\s+(?:me|us)\s+(?:have|know)|"
    r"(?:send|give|tell|provide|supply|inform|furnish)\s+(?:me|us)|(?:can|could|may|would)\s+(?:you|i|we))\b",
    re.IGNORECASE,
)
_STRONG_ASK = re.compile(
    r"\?|\bplease\s+(?:also\s+|could\s+you\s+)?(?:send|provide|supply|give|tell|confirm|state|explain|list|let)\b|"
    r"\balso\s+(?:like|want|request|ask|need)\b|\b(?:send|give|tell|provide|supply)\s+(?:me|us)\b|"
    r"\bwould\s+like\s+(?:a\s+copy|copies|to\s+(?:see|know|have|receive))\b",
    re.IGNORECASE,
)
_POSTSCRIPT = re.compile(r"p\.?\s?s\b", re.IGNORECASE)
_SAYS_NO_MORE = (
    " a about act all also am an and any answer answers are as ask asking be below can copies "
    " copy could data details do following foi foia for freedom grateful have i if in "
    " information is it kindly know let like make me my of on please provide question "
    " questions receive regarding relating request requesting respond response section see "
    " send supply tell that the these this to under us want we wish with would writing you "
    " your 1 2000 and/or environmental regulations 2004 eir "
)
"""Words of which an introduction may consist without saying what is asked for."""


def asks(paragraph: str) -> bool:
    """Say whether a paragraph looks as if it asked for something."""
    return bool(_ASK.search(paragraph))


def asks_plainly(paragraph: str) -> bool:
    """Say whether a paragraph beside a list asks for one thing more."""
    return bool(_STRONG_ASK.search(paragraph))


def is_habit(paragraph: str) -> bool:
    """Say whether a paragraph is about the handling of the request and asks for nothing itself."""
    sentences = re.split(r"(?<=[.?!])\s+", paragraph)
    return not any(asks(each) and ("?" in each or not _HABIT.search(each)) for each in sentences)


def says_no_more(words: str) -> bool:
    """Say whether an introduction could be left out: `please provide the following:`."""
    return all(f" {word} " in _SAYS_NO_MORE for word in re.findall(r"[\w/]+", words.lower()))


def without_frame(lines: list[str]) -> list[str]:
    """Return the lines between the greeting and the ending."""
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if start < len(lines) and _GREETING.fullmatch(lines[start].strip()):
        start += 1
    for end in range(len(lines) - 1, start, -1):
        if _ENDING.fullmatch(lines[end].strip()):
            return lines[start:end] + _postscript(lines[end:])
    return lines[start:]


def _postscript(lines: list[str]) -> list[str]:
    start = next((n for n, line in enumerate(lines) if _POSTSCRIPT.match(line.strip())), len(lines))
    return ["", *lines[start:]]
