"""Review sessions in words: one line for the caseload, and the summary at the end."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foitui.law.clocks.records import spoken
from foitui.law.next_step import NextStep
from foitui.tui.session import Became, Session, Visit
from foitui.tui.severity import told

BECAME = {
    Became.DECIDED: "decided",
    Became.SENT_FOR_REVIEW: "sent for review",
    Became.APPROVED: "approved",
    Became.RETURNED: "returned with comments",
    Became.REPLIED: "reply recorded as sent",
    Became.ASKED: "requester asked",
    Became.REVIEWED: "review answered",
}
NEXT = {
    NextStep.MEND: "comments of the second officer are to be answered",
    NextStep.LOOK: "it waits for your look",
    NextStep.SUBMIT: "it is to be sent for review",
    NextStep.REPLY: "the reply is to go out",
    NextStep.REVIEW: "the internal review is to be answered",
    NextStep.WAIT: "it waits for somebody else",
}
_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True)
class Part:
    """Cases of a session with which it went alike."""

    heading: str
    visits: tuple[Visit, ...]


def parts(session: Session) -> tuple[Part, ...]:
    """Return the cases by what became of them: those left first, for they are the work ahead."""
    done = tuple(visit for visit in session.visits if visit.became)
    seen = tuple(visit for visit in session.visits if not visit.became and not visit.left)
    made = (Part("Left", session.left), Part("Done", done), Part("Looked at", seen))
    return tuple(part for part in made if part.visits)


def totals(*sessions: Session) -> str:
    """Return what became of the cases: `3 decided, 1 sent for review, 2 left`."""
    visits = [visit for session in sessions for visit in session.visits]
    done = {visit.reference for visit in visits if visit.became}
    left = {visit.reference for visit in visits if visit.left} - done
    counts = [
        f"{n} {words}"
        for what, words in BECAME.items()
        if (n := sum(session.count(what) for session in sessions))
    ]
    return ", ".join([*counts, *([f"{len(left)} left"] if left else [])]) or "nothing decided"


def where_left(visit: Visit) -> str:
    """Return why a case is left: the open questions and which comes next, or the next step."""
    if visit.next is NextStep.ANSWER:
        many = f"{visit.open} question{'s' * (visit.open != 1)} open"
        return f"{many}, next: {visit.asks}" if visit.asks else many
    return NEXT.get(visit.next, "")


def became(visit: Visit) -> str:
    """Return what a case became, and what comes next where that is the officer's."""
    done = ", ".join(BECAME[what] for what in visit.became)
    return "; ".join(filter(None, (done, where_left(visit))))


def spent(visit: Visit | Session) -> str:
    """Return the keys and the time that something took: `31 keys, 6 min`."""
    return f"{visit.keys:,} key{'s' * (visit.keys != 1)}, {duration(visit.seconds)}"


def duration(seconds: int) -> str:
    """Return a time in the units that matter: `40 s`, `6 min`, `1 h 20 min`."""
    if seconds < _MINUTE:
        return f"{seconds} s"
    hours, minutes = divmod(seconds // _MINUTE, _HOUR // _MINUTE)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def heading(session: Session, zone: dt.tzinfo | None) -> str:
    """Return when a session was, and what was listed."""
    begun, last = session.begun.astimezone(zone), session.last.astimezone(zone)
    listed = " ".join(filter(None, (session.place.view, session.place.text)))
    among = f", among: {listed}" if listed else ""
    return f"{spoken(begun.date())}, {begun:%H:%M} to {last:%H:%M}{among}"


def summary(session: Session, zone: dt.tzinfo | None) -> str:
    """Return the summary of a session as plain text."""
    return "\n".join(_summary(session, zone))


def _summary(session: Session, zone: dt.tzinfo | None) -> Iterator[str]:
    yield f"Review session: {heading(session, zone)}"
    yield from figures(session)
    for part in parts(session):
        yield f"\n{part.heading}"
        for visit in part.visits:
            yield f"  {visit.reference}: {became(visit)}"
            if visit.findings:
                yield f"    findings open: {told(visit.findings)}"
            yield f"    {spent(visit)}"


def figures(session: Session) -> tuple[str, ...]:
    """Return the numbers of a session, a line each."""
    return (
        f"Cases seen: {len(session.visits)}; {totals(session)}",
        f"Findings still open: {told(session.findings)}",
        f"Used: {spent(session)}",
    )


def remembered(sessions: Sequence[Session], today: dt.date, zone: dt.tzinfo | None) -> str:
    """Return what became of the last day on which there was a session: `Yesterday: 5 decided`."""
    day, latest = last_day(sessions, zone)
    if day is None:
        return ""
    names = {today: "Today", today - dt.timedelta(1): "Yesterday"}
    return f"{names.get(day, f'{day:%A} {spoken(day)}')}: {totals(*latest)}"


def last_day(
    sessions: Sequence[Session], zone: dt.tzinfo | None
) -> tuple[dt.date | None, tuple[Session, ...]]:
    """Return the last day with a session in which a case was seen, and its sessions."""
    held = [session for session in sessions if session.visits]
    if not held:
        return None, ()
    days = [session.begun.astimezone(zone).date() for session in held]
    last = max(days)
    return last, tuple(each for each, day in zip(held, days, strict=True) if day == last)
