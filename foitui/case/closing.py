"""Changes that move or end the clock: dated facts, the reply, withdrawal."""

import datetime as dt

from foitui.case.changing import change_case, require_open
from foitui.case.errors import Refused
from foitui.case.records import Case, ClockEvent, Sent
from foitui.case.words import Channel
from foitui.text.spoken import spoken


def record_clock(case: Case, event: ClockEvent, *, officer: str, at: dt.datetime) -> Case:
    """Record a dated fact that starts, stops, restarts or extends time.

    Raises:
        Refused: the case is closed, or the fact lies before receipt.
    """
    require_open(case)
    if event.on < case.request.received:
        raise Refused(
            "clock",
            f"{event.on:%d %B %Y} lies before receipt on {case.request.received:%d %B %Y}",
        )
    return change_case(
        case,
        "record_clock",
        f"{event.kind.replace('_', ' ').capitalize()} on {spoken(event.on)}",
        officer=officer,
        at=at,
        clock=(*case.clock, event),
    )


def send_reply(
    case: Case,
    on: dt.date,
    letter: str,
    *,
    officer: str,
    at: dt.datetime,
    override: str = "",
    channel: Channel | None = None,
    to: str | None = None,
    late_because: str = "",
) -> Case:
    """Record that this letter went out; nothing is sent by it.

    Where a legal requirement was still open, `override` says why it went out all the same; the
    history keeps the reason. `to` is the address of the case where none is given, and
    `late_because` says what made a late reply late.

    Raises:
        Refused: the case is closed, or the date lies before receipt.
    """
    require_open(case)
    if on < case.request.received:
        came = spoken(case.request.received)
        raise Refused("sent.on", f"no reply went out on {spoken(on)}: the request came on {came}")
    return change_case(
        case,
        "send_reply",
        f"Reply sent on {spoken(on)}" + (f", although: {override}" if override else ""),
        officer=officer,
        at=at,
        sent=Sent(
            on=on,
            to=case.request.reply_to if to is None else to.strip(),
            letter=letter,
            digest=letter_digest(letter),
            channel=channel,
            late_because=late_because.strip(),
        ),
    )


def letter_digest(letter: str) -> str:
    """Return the SHA-256 of a letter, by which it is told from any other."""
    import hashlib  # 2 ms, for a letter that goes out

    return hashlib.sha256(letter.encode("utf-8", "surrogatepass")).hexdigest()


def usual_channel(case: Case) -> Channel:
    """Return how a reply goes out where nobody says otherwise: the way the request came."""
    request = case.request
    if request.channel not in {Channel.OTHER, Channel.WEB_FORM}:
        return request.channel
    if "@" in request.reply_to:
        return Channel.EMAIL
    return Channel.POST if request.requester.address else request.channel


def usual_address(case: Case) -> str:
    """Return where a reply goes, in one line: the address fixed to the case, else the postal."""
    return case.request.reply_to or ", ".join(case.request.requester.address.splitlines())


def withdraw(case: Case, on: dt.date, *, officer: str, at: dt.datetime) -> Case:
    """Record that the requester took the request back."""
    require_open(case)
    return change_case(
        case, "withdraw", f"Withdrawn on {spoken(on)}", officer=officer, at=at, withdrawn=on
    )
