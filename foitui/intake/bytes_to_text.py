"""Bytes to text that can be stored, whatever they claim to be."""

import hashlib
import re

_MEANT = dict.fromkeys(("iso-8859-1", "latin-1", "latin1"), "cp1252")
"""What senders mean by a name: their typographic quotes are control characters otherwise."""
_NOT_FOR_MAIL = {"unicode_escape", "unicode-escape", "raw_unicode_escape", "raw-unicode-escape",
                 "idna", "punycode", "undefined", "utf-7", "utf7"}  # fmt: skip
"""Codecs that interpret, warn or take quadratic time."""


def decoded(data: bytes, charset: str = "utf-8") -> tuple[str, str]:
    """Return the text, and a note where the character set had to be guessed."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ""
    asked = _MEANT.get(charset.lower(), charset.lower())
    for name in dict.fromkeys(("" if asked in _NOT_FOR_MAIL else asked, "utf-8-sig")):
        try:
            return storable(data.decode(name)).removeprefix("\ufeff"), ""
        except (LookupError, ValueError):
            continue
    # What was neither is most often a Windows program's; its few gaps are shown as such.
    return data.decode("cp1252", errors="replace"), "its character set was guessed: windows-1252"


def storable(text: str) -> str:
    """Return the text with every half character replaced, because JSON cannot hold one."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def digest(data: bytes) -> str:
    """Return the identity of a message that has none of its own."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
