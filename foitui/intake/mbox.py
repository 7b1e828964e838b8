"""The messages of a mailbox file, which is read and never locked or changed."""

import re
from collections.abc import Iterator

from foitui.intake.arrival import Fault, Origin, Reading, Unreadable
from foitui.intake.headers import PARSER_FAULTS
from foitui.intake.mail import read_mail

_START = re.compile(rb"^From [^\n]*\d{4}[^\n]*\n", re.MULTILINE)
"""The line above a message; it ends with a year, which few sentences do."""
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mbox(data: bytes, origin: Origin) -> Iterator[Reading]:
    """Read every message; one that cannot be read does not stop the rest.

    Raises:
        Fault: there is no message in it.
    """
    messages = list(split_mbox(data))
    if not messages:
        raise Fault("it holds no message")
    for number, message in enumerate(messages, start=1):
        part = origin.part(f"message {number}")
        try:
            yield from read_mail(message, part)
        except Fault as fault:
            yield Unreadable(part.source, str(fault))
        except PARSER_FAULTS:
            yield Unreadable(part.source, "its headers or parts are broken")


def split_mbox(data: bytes) -> Iterator[bytes]:
    """Yield the bytes of each message, `>From ` turned back into `From `."""
    data = data.replace(b"\r\n", b"\n")
    starts = [found for found in _START.finditer(data) if _stands_free(data, found.start())]
    if not starts:
        return
    ends = [*(start.start() for start in starts[1:]), len(data)]
    for start, end in zip(starts, ends, strict=True):
        yield _QUOTED.sub(rb"\1", data[start.end() : end].removesuffix(b"\n"))


def _stands_free(data: bytes, start: int) -> bool:
    return start == 0 or data[start - 2 : start] == b"\n\n"
