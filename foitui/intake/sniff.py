"""Which kind of file bytes are, where no name says so."""

import re

from foitui.intake import fields

_MAIL_HEAD = re.compile(
    rb"^(?:Message-ID|MIME-Version|Return-Path|DKIM-Signature|Content-Transfer-Encoding):|"
    rb"^Received:[ \t]+(?:from|by)[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(rb"From [^\n]*\d{4}[^\n]*\n")


def suffix_of(data: bytes) -> str:
    """Return the file name suffix that fits the content: `.eml`, `.mbox`, `.json`, ..."""
    start = data[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _MBOX.match(start):
        return ".mbox"
    if start.startswith((b"{", b"[")):
        return ".json"
    if is_mail(start):
        return ".eml"
    return ".csv" if _is_table(start) else ".txt"


def is_mail(data: bytes) -> bool:
    """Say whether the head is that of an e-mail rather than that of our text files."""
    head = re.split(rb"\r?\n\r?\n", data[:4_000], maxsplit=1)[0]
    return bool(_MAIL_HEAD.search(head))


def _is_table(start: bytes) -> bool:
    heads = re.split(r"[,;\t|]", start.partition(b"\n")[0].decode("utf-8", "replace"))
    found = {fields.field(head.strip('" \r')) for head in heads} - {""}
    return len(found) > 1 and "text" in found
