"""The headers of a message, read so that no garbage in them stops the reading."""

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import cast

from foitui.intake.bytes_to_text import decoded, storable

PARSER_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, MessageError,
                 RecursionError, TypeError, ValueError)  # fmt: skip
"""What the standard library's parsers raise on garbage; they promise nothing narrower."""

_LONGEST = 4_000
"""The parser of structured headers takes minutes on a header of a megabyte."""


class _Bounded(EmailPolicy):
    """The library's modern policy, with an end to the length of a header."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST]


MAIL_POLICY = cast("EmailPolicy[EmailMessage]", _Bounded())

_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"\\\x00-\x20\x7f-\x9f]+@[\w.-]+", re.ASCII)


def header(message: EmailMessage, name: str) -> str:
    """Return the first header of that name, decoded and on one line; empty when it is absent."""
    raw = next(headers(message, name), "")
    try:
        return storable(str(MAIL_POLICY.header_factory(name, raw))).strip()
    except PARSER_FAULTS:
        return raw.strip()


def headers(message: EmailMessage, name: str) -> Iterator[str]:
    """Yield every header of that name from the top, as it is written, unfolded."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            # Bytes beyond ASCII come as half characters; most senders meant UTF-8.
            text, _ = decoded(str(value).encode("utf-8", "surrogateescape"))
            yield re.sub(r"[\r\n]+", "", text)


def has(message: EmailMessage, *names: str) -> bool:
    """Say whether there is any of these headers."""
    wanted = {name.lower() for name in names}
    return any(key.lower() in wanted for key, _ in message.raw_items())


def sender(message: EmailMessage, name: str = "From") -> tuple[str, str]:
    """Return the display name and the address of the first sender; empty where absent."""
    raw = next(headers(message, name), "")
    try:
        first = MAIL_POLICY.header_factory(name, raw).addresses[0]
        return storable(first.display_name).strip(), valid_address(storable(first.addr_spec))
    except PARSER_FAULTS:
        return named_address(raw)


def named_address(text: str) -> tuple[str, str]:
    """Split `A Requester <requester@example.org>` into name and address."""
    found = re.search(r"<?\s*(" + _ADDRESS.pattern + r")\s*>?\s*$", text[:_LONGEST], re.ASCII)
    if not found:
        return text.strip(), ""
    return text[: found.start()].strip(' "'), found[1]


def valid_address(text: str) -> str:
    """Return the address if a reply could go to it, else nothing."""
    return text if _ADDRESS.fullmatch(text) else ""


def message_id(text: str) -> str:
    """Return the first `<...>` of a header that holds message identities."""
    found = re.search(r"<[^<>\s]+>", text)
    return found[0] if found else ""
