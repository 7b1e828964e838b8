"""What a public request site adds to a letter: its address, its subject, its footer.

The shape is that of WhatDoTheyKnow and of other sites that run the same software.
"""

import re
from collections import deque

_ADDRESS = re.compile(
    r"(?:[\w.+-]*[+-])?request-(?:bounce-)?(?P<id>\d{1,12})-[0-9a-z]{8}@(?P<host>[\w.-]+)",
    re.IGNORECASE | re.ASCII,
)
_HOST = re.compile(r"(?:.*\.)?whatdotheyknow\.com", re.IGNORECASE)
_MARK = re.compile(r"Please[>\s]+use[>\s]+this[>\s]+email[>\s]+address", re.IGNORECASE)
_RULE = re.compile(r"^[> \t]*-{20,}[ \t]*$", re.MULTILINE)
"""The site draws 67 hyphens; other programs break and quote them."""
_TITLE = re.compile(r"[^-]*\brequest(?:\s+GQ)?\s+-\s+(?P<title>.+)", re.IGNORECASE)
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*|internal review of\s+)+", re.IGNORECASE)


def thread_key(address: str) -> str:
    """Return the identity of the correspondence that an address of such a site stands for."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        return ""
    host = found["host"].lower()
    site = "wdtk" if _HOST.fullmatch(host) else host
    return f"{site}:{int(found['id'])}"


def footer_address(text: str) -> str:
    """Return the reply address that the site's footer names, for a letter that was passed on."""
    mark = _last_mark(text)
    if not mark:
        return ""
    found = _ADDRESS.search(text, mark.end(), mark.end() + 400)
    return found[0] if found else ""


def without_footer(text: str) -> str:
    """Cut the site's footer; words that stand below its closing rule are kept."""
    mark = _last_mark(text)
    if not mark:
        return text
    above = list(_RULE.finditer(text, 0, mark.start()))
    start = mark.start()
    while above and not re.search(r"[^>\s]", text[above[-1].end() : start]):
        start = above.pop().start()
    closing = _RULE.search(text, mark.end())
    below = text[closing.end() :].lstrip("- \n") if closing else ""
    return text[:start].rstrip("> \n") + "\n" + (f"\n{below}" if below.strip() else "")


def title(subject: str) -> str:
    """Return the title that the requester gave, from the subject that the site made of it."""
    plain = without_reply_marks(subject)
    found = _TITLE.fullmatch(plain)
    return found["title"].strip() if found else plain


def without_reply_marks(subject: str) -> str:
    """Return the subject without `Re:`, `Fwd:` and the like in front."""
    return _REPLY.sub("", subject, count=1).strip() if _REPLY.match(subject) else subject.strip()


def _last_mark(text: str) -> re.Match[str] | None:
    """Find the footer; a quoted letter above may have one of its own."""
    found = deque(_MARK.finditer(text), maxlen=1)
    return found[0] if found else None
