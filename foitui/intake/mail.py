"""One e-mail, to a request."""

import datetime as dt
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage

from foitui.case.records import Request, Requester
from foitui.case.words import Channel
from foitui.intake import public_site
from foitui.intake.arrival import Arrival, Fault, Origin
from foitui.intake.body import Body, read_body
from foitui.intake.bytes_to_text import digest
from foitui.intake.dates import header_day, receipt
from foitui.intake.headers import MAIL_POLICY, has, header, headers, message_id, sender
from foitui.intake.items import split_items
from foitui.text.clean import clean_line

_REFERENCE = re.compile(r"\s*\[\s*(?:our |your )?ref(?:erence)?\b[:. ]*([^\]]{1,60}?)\s*\]", re.I)
_LONGEST_SUBJECT = 300


def read_mail(data: bytes, origin: Origin) -> Iterator[Arrival]:
    """Read the bytes of one message.

    Raises:
        Fault: it is not a request that can be read.
    """
    message = message_from_bytes(data, policy=MAIL_POLICY)
    if not has(message, "From", "Subject", "Received", "Date"):
        raise Fault("it is not an e-mail: it has no sender, subject or date")
    _refuse_automatic(message)
    body = read_body(message)
    if not body.text.strip() and len(body.nested) == 1:
        # A colleague passed the request on as an attachment and wrote nothing.
        message, body = body.nested[0], read_body(body.nested[0])
    if not body.text.strip():
        raise Fault(_nothing_said(body))
    yield _arrival(message, body, data, origin)


def _arrival(message: EmailMessage, body: Body, data: bytes, origin: Origin) -> Arrival:
    name, address = sender(message)
    _, reply_to = sender(message, "Reply-To")
    site_address = next(filter(public_site.thread_key, (address, reply_to)), "")
    passed_on = "" if site_address else public_site.footer_address(body.text)
    if passed_on:
        name, address, site_address = "", passed_on, passed_on
    subject, reference = _subject(message, bool(site_address))
    identity = message_id(header(message, "Message-ID"))
    day, day_note = _day(message, origin)
    text = public_site.without_footer(body.text) if site_address else body.text
    request = Request(
        received=day,
        text=text,
        subject=subject,
        channel=Channel.PUBLIC_SITE if site_address else Channel.EMAIL,
        requester=Requester(name=name, email=address),
        sender_reference=header(message, "X-Reference") or reference,
        reply_to=site_address or reply_to or address,
        reply_published=bool(site_address),
        message_key=identity or digest(data),
        thread_key=public_site.thread_key(site_address) or _thread(message, identity),
        source_name=origin.name,
        attachments=body.attachments,
    )
    items = split_items(text)
    if not items:
        raise Fault(_nothing_said(body))
    notes = (
        day_note,
        *body.notes,
        "it holds an attached message that is not part of the text" if body.nested else "",
        "it was passed on by somebody else; check its day of receipt" if passed_on else "",
    )
    return Arrival(
        request=request,
        items=items,
        raw=data,
        source=origin.source,
        notes=tuple(filter(None, notes)),
    )


def _subject(message: EmailMessage, from_site: bool) -> tuple[str, str]:
    """Return the subject and the reference that a mail gateway wrote into it."""
    whole = header(message, "Subject")
    found = _REFERENCE.search(whole)
    plain = _REFERENCE.sub("", whole, count=1)
    subject = public_site.title(plain) if from_site else public_site.without_reply_marks(plain)
    if len(subject) > _LONGEST_SUBJECT:
        subject = clean_line(subject, _LONGEST_SUBJECT)
    return subject, found[1] if found else ""


def _day(message: EmailMessage, origin: Origin) -> tuple[dt.date, str]:
    """Return the day of arrival: that of the authority's own server before that of the sender."""
    for stamp in headers(message, "Received"):
        if day := header_day(stamp.rpartition(";")[2]):
            return receipt(day, origin), ""
    day = header_day(next(headers(message, "Date"), ""))
    found = receipt(day, origin, "" if day else "it has no date that can be read")
    return found, "its day of receipt is the sender's date" if found == day else ""


def _thread(message: EmailMessage, identity: str) -> str:
    """Return the identity of the first message of the correspondence."""
    first = header(message, "References") or header(message, "In-Reply-To")
    root = message_id(first) or identity
    return f"mail:{root}" if root else ""


def _refuse_automatic(message: EmailMessage) -> None:
    """Refuse what a machine sent in answer; a web form's mail also says that it is generated."""
    report = message.get_content_type() == "multipart/report"
    _, address = sender(message)
    if report or address.lower().startswith(("mailer-daemon@", "postmaster@")):
        raise Fault("it is a notice about the delivery of a message, not a request")
    answered = header(message, "Auto-Submitted").lower().startswith("auto-replied")
    if answered or has(message, "X-Autoreply", "X-Autorespond"):
        raise Fault("it is an automatic reply, not a request")


def _nothing_said(body: Body) -> str:
    if not body.attachments:
        return "the message is empty"
    names = ", ".join(attachment.name for attachment in body.attachments)
    return clean_line(
        f"the message has no text; the request may be in what is attached: {names}", 500
    )
