"""Fills the demo: an office at work, made from the sample requests and the answers beside them."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from foitui.case.changes import assign, receive, record_correspondence
from foitui.case.records import Case, Message
from foitui.cli import common
from foitui.cli.answers import Answers, read_answers
from foitui.cli.applying import apply_answers
from foitui.cli.samples import sample_folder, sample_requests
from foitui.intake import Arrival, read
from foitui.law.working_days import Calendar, shipped_calendar
from foitui.letters.sending import drafted, letter_sent
from foitui.settings.load import load_settings
from foitui.store import open_store

if TYPE_CHECKING:
    from foitui.settings.records import Settings
    from foitui.store.protocol import CaseStore

SAMPLES_END = dt.date(2026, 12, 31)
"""Samples are of their own time, whatever the clock of this machine says."""

UNTOUCHED = "01-prison-social-network"
"""The pattern case, which the user guide takes from the list to its reply."""

ARRIVED: dict[str, tuple[int, ...]] = {
    "13-neither-confirm-nor-deny": (12,),
    "15-mixed-foi-and-own-data": (17,),
    "16-hostile": (22,),
    "18-mailbox": (20, 9, 8),
    "19-web-form-export": (4, 3, 1),
}
"""How many working days ago the open ones arrived, message by message."""

ANSWERED = {"13-neither-confirm-nor-deny": None, "15-mixed-foi-and-own-data": 4}
"""How many of their answers the open ones have; None is all, so that only the reply is to go."""


def fill(folder: Path, *, fresh: bool = False) -> None:
    """Put every sample request into a new caseload, decided as far as an office would be.

    With `fresh` all of them are as they arrived, on the days they arrived.
    """
    settings = load_settings(data=folder)
    calendar = shipped_calendar(settings.holidays)
    store = open_store(folder, calendar, scheme=settings.reference_scheme, create=True)
    try:
        with store.batch():
            for path in sample_requests(sample_folder()):
                _take_in(path, store, settings, None if fresh else calendar)
    finally:
        store.close()


def _take_in(
    path: Path, store: "CaseStore", settings: "Settings", calendar: Calendar | None
) -> None:
    """Put one file in; with a calendar its requests are moved and its answers applied."""
    arrivals = [each for each in read([path], today=SAMPLES_END) if isinstance(each, Arrival)]
    days = ARRIVED.get(path.stem, ()) if calendar else ()
    if calendar and days:
        moved = [_working_days_ago(count, calendar) for count in days]
        arrivals = list(map(_moved, arrivals, moved))
    for arrival in arrivals:
        case = _stored(arrival, store)
        if calendar and not case.correspondence and path.stem != UNTOUCHED:
            _work_on(case, path.with_suffix(".toml"), store, settings)


def _stored(arrival: Arrival, store: "CaseStore") -> Case:
    """Store the request as a case, or file it on the case of its correspondence."""
    request = arrival.request
    at = _noon(request.received)
    thread = store.find_thread(request.thread_key) if request.thread_key else None
    if thread is None:
        case = receive(request, arrival.items, officer=common.officer(), at=at)
        return store.create(case, arrival.raw)
    message = Message(
        received=request.received,
        text=request.text,
        subject=request.subject,
        message_key=request.message_key,
    )
    case = store.get(thread)
    later = record_correspondence(case, message, officer=common.officer(), at=at)
    return store.save(later, case.version, {request.message_key: arrival.raw})


def _work_on(case: Case, file: Path, store: "CaseStore", settings: "Settings") -> None:
    """Apply the answers that this case has by now, and record its reply where it went out."""
    if not file.exists():
        return
    answers, is_open = _as_far(file)
    at = _noon(case.request.received if is_open else answers.on or case.request.received)
    who = answers.officer or common.officer()
    if not answers.answer:
        return
    done = assign(case, who, officer=who, at=at)
    done = apply_answers(done, answers, _unsaved, file=file, officer=who, at=at)
    if answers.reply and not is_open:
        done = letter_sent(drafted(done, settings, answers.reply.on), officer=who, at=at)
    store.save(done, case.version)


def _as_far(file: Path) -> tuple[Answers, bool]:
    """Return the answers that were given by now, and whether the case is still open."""
    answers = read_answers(file)
    if file.stem not in ARRIVED:
        return answers, False
    count = ANSWERED.get(file.stem, 0)
    if count is None:
        return answers, True
    return msgspec.structs.replace(answers, answer=answers.answer[:count], attest=()), True


def _unsaved(case: Case) -> Case:
    """Keep the case in hand: all its events are saved at once."""
    return case


def _moved(arrival: Arrival, received: dt.date) -> Arrival:
    request = msgspec.structs.replace(arrival.request, received=received)
    return msgspec.structs.replace(arrival, request=request)


def _working_days_ago(count: int, calendar: Calendar) -> dt.date:
    day = common.today()
    while count:
        day -= dt.timedelta(days=1)
        count -= calendar.is_working_day(day)
    return day


def _noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(12), dt.UTC)
