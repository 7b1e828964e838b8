"""Text that may stand in XML and HTML: what they cannot hold is shown as a replacement mark."""

import re

_CANNOT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0, section 2.2: one of them would make a file unreadable."""


def xml_text(words: str) -> str:
    """Return the words with U+FFFD for every character that XML cannot hold."""
    return _CANNOT.sub("\ufffd", words)
