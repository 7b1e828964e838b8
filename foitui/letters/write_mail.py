"""A letter as an e-mail that the officer's own mail program opens, ready to be sent."""

import re
from email.message import EmailMessage
from email.policy import SMTP

from foitui.case.records import Case
from foitui.letters.letter import Letter, as_text
from foitui.settings.records import Settings
from foitui.text.clean import clean_block, clean_line

_ONE_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]+(?:\.[\w-]+)*", re.ASCII)
"""The plain form of an address: no display name, no group, no second one."""


_ENCODED = "=?"
"""How a word begins that programs decode, to a line break and a header after it if need be."""


class NoAddress(ValueError):
    """There is no e-mail address that the letter could go to."""


def mail(letter: Letter, case: Case, settings: Settings) -> bytes:
    """Return the letter as a draft: to the case's own address, in its own correspondence.

    Raises:
        NoAddress: the case has none, or it is none that mail goes to.
    """
    message = EmailMessage(policy=SMTP)
    _set(message, "From", settings.authority.email)
    to = clean_line(case.request.reply_to).strip()
    if not _ONE_ADDRESS.fullmatch(to) or _ENCODED in to:
        raise NoAddress(f"{to!r} is no address that mail goes to" if to else "no address is known")
    _set(message, "To", to)
    message["Subject"] = _subject(case)
    _thread(message, case)
    # Mail programs take a message with this header for a draft.
    message["X-Unsent"] = "1"
    message.set_content(clean_block(as_text(letter)))
    return message.as_bytes()


def _set(message: EmailMessage, name: str, value: str) -> None:
    cleaned = clean_line(value).strip()
    if cleaned:
        try:
            message[name] = cleaned
        except (ValueError, IndexError) as error:
            raise NoAddress(f"{cleaned!r} is no address that mail goes to") from error


def _subject(case: Case) -> str:
    """Answer under the subject that the requester gave, so that programs keep the thread."""
    subject = clean_line(case.request.subject, 200).strip() or "Your request for information"
    start = "" if subject.lower().startswith("re:") else "Re: "
    return f"{start}{subject} [{clean_line(case.reference)}]".replace(_ENCODED, "= ?")


def _thread(message: EmailMessage, case: Case) -> None:
    """Answer the newest message of the correspondence, and name those before it."""
    kept = (case.request.message_key, *(later.message_key for later in case.correspondence))
    known = [key for key in map(str.strip, kept) if _is_message_id(key)]
    if known:
        message["In-Reply-To"] = known[-1]
        message["References"] = " ".join(known)


def _is_message_id(key: str) -> bool:
    """Whether it names a message; a digest or anything odd names none."""
    inside = key[1:-1]
    enclosed = key.startswith("<") and key.endswith(">") and inside.count("@") == 1
    return (
        enclosed
        and _ENCODED not in key
        and inside.isascii()
        and inside.isprintable()
        and not set("<> ") & set(inside)
    )
