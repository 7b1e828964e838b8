"""The history: who, when, what, before and after; and a chain that shows when it was changed."""

import contextlib
import datetime as dt
from pathlib import Path

import msgspec
import pytest

from foitui.case.changes import choose_route, record_correspondence
from foitui.case.records import Message
from foitui.case.words import Route
from foitui.store.chain import NOTHING, Signature
from foitui.store.errors import NotFound
from foitui.store.health import Finding
from foitui.store.protocol import CaseStore
from tests.store.conftest import Opener
from tests.store.examples import AT, RECEIVED, changed, edit, new_case, opened

NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


def found(folder: Path, check: str) -> Finding:
    with contextlib.closing(opened(folder)) as store:
        return next(finding for finding in store.care.examine() if finding.check == check)


@pytest.fixture
def told(folder: Path) -> Path:
    """A closed caseload of two cases with five events, by turns."""
    store = opened(folder, create=True, signature=Signature("Kim Officer", lambda: NOON))
    one, two = store.create(new_case()), store.create(new_case())
    one = store.save(choose_route(one, (1,), Route.FOIA, officer="kim", at=AT), 1)
    store.save(changed(two), 1)
    store.save(changed(one), 2)
    store.close()
    return folder


def test_the_history_says_who_when_what_before_and_after(told: Path) -> None:
    with contextlib.closing(opened(told)) as store:
        first, second, third = store.history("FOI-2026-0001")
    assert [entry.sequence for entry in (first, second, third)] == [1, 3, 5]
    assert [entry.version for entry in (first, second, third)] == [1, 2, 3]
    assert (second.name, second.saved) == ("Kim Officer", NOON)
    assert second.event is not None
    assert (second.event.officer, second.event.at) == ("kim", AT)
    (change,) = second.event.changes
    assert (change.field, change.before, change.after) == ("items.0.route", None, "foia")


def test_the_history_is_that_of_the_case(store: CaseStore) -> None:
    case = store.create(new_case())
    store.create(new_case())
    case = store.save(changed(changed(case)), 1)
    assert tuple(entry.event for entry in store.history(case.reference)) == case.events
    with pytest.raises(NotFound):
        store.history("FOI-1999-0001")


def test_every_digest_is_another_and_each_holds_the_one_before(told: Path) -> None:
    with contextlib.closing(opened(told)) as store:
        entries = [*store.history("FOI-2026-0001"), *store.history("FOI-2026-0002")]
    digests = {entry.digest for entry in entries}
    assert len(digests) == 5
    assert NOTHING.hex() not in digests


def test_a_sound_history_is_no_finding(told: Path) -> None:
    finding = found(told, "history")
    assert finding.faults == ()
    assert "5 events; the last digest is" in finding.notes[0]


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("UPDATE events SET body=replace(body, 'kim', 'sam') WHERE sequence=3", "event 3 "),
        ("UPDATE events SET saved='2020-01-01T00:00:00+00:00' WHERE sequence=2", "event 2 "),
        ("UPDATE events SET name='Sam' WHERE sequence=4", "event 4 "),
        ("UPDATE events SET digest=randomblob(32) WHERE sequence=1", "event 1 "),
        ("UPDATE events SET salt=NULL WHERE sequence=1", "event 1 "),
        ("DELETE FROM events WHERE sequence=2", "the events before event 3 "),
        ("DELETE FROM events WHERE sequence=5", "its history 2"),
        ("UPDATE events SET sequence=9 WHERE sequence=5", "the events before event 9 "),
        ("UPDATE events SET body=NULL, salt=NULL WHERE sequence=3", "without being erased"),
    ],
)
def test_a_history_that_was_changed_past_foitui_shows(told: Path, sql: str, says: str) -> None:
    edit(told, sql)
    finding = found(told, "history")
    assert any(says in fault for fault in finding.faults), finding.faults
    assert finding.mend


def test_an_event_that_was_added_past_foitui_shows(told: Path) -> None:
    columns = "saved, name, salt, body, sealed, digest"
    edit(
        told,
        f"INSERT INTO events SELECT 6, case_id, reference, 4, {columns} FROM events"
        " WHERE sequence=5",
    )
    assert found(told, "history").faults


def test_events_that_changed_their_places_show(told: Path) -> None:
    edit(
        told,
        "UPDATE events SET sequence=99 WHERE sequence=2",
        "UPDATE events SET sequence=2 WHERE sequence=4",
        "UPDATE events SET sequence=4 WHERE sequence=99",
    )
    assert found(told, "history").faults


def test_a_clock_that_jumps_back_is_told_and_breaks_no_order(folder: Path) -> None:
    times = iter([NOON, NOON - dt.timedelta(days=400), NOON - dt.timedelta(days=399)])
    store = opened(folder, create=True, signature=Signature(clock=lambda: next(times)))
    case = store.create(new_case())
    back = msgspec.structs.replace(changed(case).events[-1], at=AT - dt.timedelta(days=400))
    case = store.save(msgspec.structs.replace(case, events=(*case.events, back)), 1)
    case = store.save(changed(case), 2)
    assert [entry.version for entry in store.history(case.reference)] == [1, 2, 3]
    assert store.get(case.reference) == case
    store.close()
    finding = found(folder, "history")
    assert finding.faults == ()
    assert "clock of this machine went back: event 2" in finding.notes[1]
    assert len(finding.notes) == 2


def test_a_later_message_is_kept_as_it_arrived(opener: Opener) -> None:
    one, other = opener(), opener()
    case = one.create(new_case(message_key="first"), b"first\r\n")
    later = Message(received=RECEIVED, text="Any news?", message_key="later")
    filed = record_correspondence(case, later, officer="o", at=AT)
    one.save(filed, 1, {"later": b"\0later\xff"})
    assert other.raw(case.reference) == b"first\r\n"
    assert other.raw(case.reference, "first") == b"first\r\n"
    assert other.raw(case.reference, "later") == b"\0later\xff"
    assert other.raw(case.reference, "never") is None


def test_a_message_of_a_save_that_was_too_late_is_not_kept(store: CaseStore) -> None:
    case = store.create(new_case())
    store.save(changed(case), 1)
    with pytest.raises(Exception, match="changed FOI-2026-0001"):
        store.save(changed(case), 1, {"late": b"late"})
    assert store.raw(case.reference, "late") is None
