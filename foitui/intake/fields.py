"""Named fields, as people head a column, a line or a JSON key, to a request."""

import re
from collections.abc import Mapping

from foitui.case.records import Request, Requester
from foitui.case.words import Channel
from foitui.intake import public_site
from foitui.intake.arrival import Arrival, Fault, Origin
from foitui.intake.bytes_to_text import storable
from foitui.intake.dates import receipt, written_day
from foitui.intake.headers import named_address, valid_address
from foitui.intake.items import split_items
from foitui.text.clean import clean_line

_NAMES = {
    "received": "received|date received|received date|received on|date of receipt|receipt date|"
    "date|created at|created|submitted|submitted at|submission date",
    "subject": "subject|title|summary|request title",
    "text": "text|request|body|request text|details|description|message|letter|"
    "information requested",
    "name": "name|requester|requester name|full name|from name|user name|applicant",
    "email": "email|e mail|requester email|email address|from email|from address",
    "from": "from|sender",
    "address": "address|postal address",
    "reference": "reference|ref|sender reference|your reference|case reference|request id|id",
    "reply_to": "reply to|reply address|request email",
    "channel": "channel|how received|received by|source",
    "message_id": "message id",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split("|")}
_CHANNELS = {
    Channel.EMAIL: "email|e mail|mail",
    Channel.PUBLIC_SITE: "public site|whatdotheyknow|public request site",
    Channel.POST: "post|letter|by post|by letter",
    Channel.WEB_FORM: "web form|webform|web|online form|form|website|portal",
    Channel.OTHER: "other|",
}
_CHANNEL_OF = {name: channel for channel, names in _CHANNELS.items() for name in names.split("|")}


def field(name: str) -> str:
    """Return which field a heading means, or nothing when it means none."""
    return _FIELD_OF.get(_plain(name), "")


def arrival(fields: Mapping[str, str], raw: bytes, key: str, origin: Origin) -> Arrival:
    """Make a request of what was read, by field.

    Raises:
        Fault: it has no text, or no day of receipt that can be true.
    """
    text = storable(fields.get("text", "")).replace("\r\n", "\n")
    items = split_items(text)
    if not items:
        raise Fault("it has no text")
    name, address = named_address(fields.get("from", ""))
    address = valid_address(fields.get("email", "").strip()) or address
    reply_to = valid_address(fields.get("reply_to", "").strip()) or address
    channel, notes = _channel(fields.get("channel", ""))
    thread = public_site.thread_key(reply_to)
    written = fields.get("received", "").strip()
    request = Request(
        received=receipt(written_day(written) if written else None, origin),
        text=public_site.without_footer(text) if thread else text,
        subject=clean_line(storable(fields.get("subject", "")).strip(), 300),
        channel=Channel.PUBLIC_SITE if thread else channel,
        requester=Requester(
            name=storable(fields.get("name", "").strip() or name),
            email=address,
            address=storable(fields.get("address", "").strip()),
        ),
        sender_reference=clean_line(storable(fields.get("reference", "")).strip(), 100),
        reply_to=reply_to,
        reply_published=bool(thread),
        message_key=storable(fields.get("message_id", "")).strip() or key,
        thread_key=thread,
        source_name=storable(origin.name),
    )
    return Arrival(request=request, items=items, raw=raw, source=origin.source, notes=notes)


def unused(names: list[str]) -> str:
    """Return a note about the headings that mean no field, or nothing."""
    listed = ", ".join(clean_line(name, 40) for name in names[:20])
    return f"not read, but kept with the original: {listed}" if names else ""


def _channel(text: str) -> tuple[Channel, tuple[str, ...]]:
    known = _CHANNEL_OF.get(_plain(text))
    note = f"its channel, {clean_line(text, 40)!r}, is none of those known"
    return known or Channel.OTHER, () if known else (note,)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name[:60]).strip().lower()
