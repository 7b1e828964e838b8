"""The letter inside a message, and the files that came with it."""

from email.message import EmailMessage

import msgspec

from foitui.case.records import Attachment
from foitui.intake.bytes_to_text import decoded, storable
from foitui.intake.headers import PARSER_FAULTS, header
from foitui.intake.html_text import html_text


class Body(msgspec.Struct, frozen=True):
    """What a message, or a part of one, holds."""

    text: str = ""
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()
    nested: tuple[EmailMessage, ...] = ()
    """Whole messages that are attached."""


def read_body(part: EmailMessage) -> Body:
    """Read a message, plain text before HTML; nothing in it is run or fetched."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return _nested(part)
    if part.is_multipart():
        bodies = [read_body(child) for child in _children(part)]
        return _either(bodies, part) if kind == "multipart/alternative" else _all(bodies)
    if kind in {"text/plain", "text/html"} and not _is_file(part):
        return _letter(part, kind)
    return Body(attachments=(_attachment(part),))


def _children(part: EmailMessage) -> list[EmailMessage]:
    return [child for child in part.get_payload() if isinstance(child, EmailMessage)]


def _all(bodies: list[Body]) -> Body:
    return Body(
        "\n\n".join(body.text for body in bodies if body.text.strip()),
        tuple(attachment for body in bodies for attachment in body.attachments),
        tuple(dict.fromkeys(note for body in bodies for note in body.notes)),
        tuple(message for body in bodies for message in body.nested),
    )


def _either(bodies: list[Body], part: EmailMessage) -> Body:
    """Keep one of several forms of the same letter, and every file."""
    kinds = [child.get_content_type() for child in _children(part)]
    in_order = sorted(zip(kinds, bodies, strict=True), key=lambda pair: pair[0] == "text/html")
    chosen = next((body for _, body in in_order if body.text.strip()), Body())
    return msgspec.structs.replace(
        chosen,
        attachments=_all(bodies).attachments,
        nested=_all(bodies).nested,
    )


def _letter(part: EmailMessage, kind: str) -> Body:
    text, note = decoded(_payload(part), part.get_content_charset() or "utf-8")
    text = text.replace("\r\n", "\n")
    if kind == "text/html":
        text = html_text(text)
    elif _parameter(part, "format") == "flowed":
        text = _unflowed(text, joint="" if _parameter(part, "delsp") == "yes" else " ")
    return Body(text, notes=(note,) if note else ())


def _unflowed(text: str, joint: str) -> str:
    """Join the lines that the sender's program broke (RFC 3676): those that end with a space."""
    paragraphs = [""]
    for line in text.split("\n"):
        line = line.removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        paragraphs[-1] += line[:-1] + joint if soft else line
        if not soft:
            paragraphs.append("")
    return "\n".join(paragraphs).removesuffix("\n")


def _nested(part: EmailMessage) -> Body:
    inside = _children(part)
    name = (header(inside[0], "Subject") if inside else "") or "attached message"
    size = len(inside[0].as_bytes()) if inside else 0
    listed = Attachment(name=name, media_type="message/rfc822", size=size)
    return Body(attachments=(listed,), nested=tuple(inside[:1]))


def _is_file(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or bool(_file_name(part))


def _attachment(part: EmailMessage) -> Attachment:
    name = _file_name(part) or "unnamed"
    return Attachment(name=name, media_type=part.get_content_type(), size=len(_payload(part)))


def _file_name(part: EmailMessage) -> str:
    try:
        return storable(part.get_filename() or "")
    except PARSER_FAULTS:
        return "unnamed"


def _parameter(part: EmailMessage, name: str) -> str:
    value = part.get_param(name, "")
    return value.lower() if isinstance(value, str) else ""


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""
