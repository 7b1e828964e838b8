"""How the tests of intake read bytes, on a day that stands still."""

import datetime as dt
import io
from email.message import EmailMessage
from pathlib import Path

from foitui.intake import Arrival, Reading, Unreadable, read

TODAY = dt.date(2026, 11, 2)


def readings(path: Path, received: dt.date | None = None) -> list[Reading]:
    return list(read([path], received=received, today=TODAY))


def from_stdin(data: bytes, received: dt.date | None = None) -> list[Reading]:
    return list(read(["-"], io.BytesIO(data), received=received, today=TODAY))


def arrival(data: bytes) -> Arrival:
    """Read what must be one request."""
    (found,) = from_stdin(data)
    assert isinstance(found, Arrival), found
    return found


def reason(data: bytes) -> str:
    """Read what must not be readable."""
    (found,) = from_stdin(data)
    assert isinstance(found, Unreadable), found
    return found.reason


def mail(text: str = "Please send me the plan.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    standard = {
        "Date": "Mon, 02 Mar 2026 09:30:00 +0000",
        "From": "A Requester <requester@example.org>",
        "Subject": "The plan",
        "Message-ID": "<one@example.org>",
    }
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    for name, value in {**standard, **named}.items():
        if value:
            message[name] = value
    message.set_content(text)
    return message
