"""What every engine of the store promises of cases and messages."""

import datetime as dt
import threading
from collections.abc import Callable

import msgspec
import pytest

from foitui.case.changes import (
    record_correspondence,
)
from foitui.case.records import Case, Change, Cost, Message, WorkLine
from foitui.case.words import Work
from foitui.store.errors import AlreadyHere, Conflict, NotFound
from foitui.store.protocol import CaseStore, Filter
from tests.hostile import HOSTILE
from tests.store.conftest import Opener
from tests.store.examples import AT, RECEIVED, changed, new_case


def test_a_created_case_comes_back_as_it_was(store: CaseStore) -> None:
    created = store.create(new_case())
    assert created.reference == "FOI-2026-0001"
    assert store.get("FOI-2026-0001") == created


def test_another_program_sees_what_was_saved(opener: Opener) -> None:
    one, other = opener(), opener()
    created = one.create(new_case())
    saved = one.save(changed(created), 1)
    assert other.get(created.reference) == saved
    assert other.page().rows[0].officer == "amal"


def test_a_case_that_is_handed_out_twice_is_two_copies(store: CaseStore) -> None:
    reference = store.create(new_case()).reference
    assert store.get(reference) is not store.get(reference)


def test_references_count_within_the_year_of_receipt(store: CaseStore) -> None:
    days = [dt.date(2026, 1, 5), dt.date(2025, 12, 31), dt.date(2026, 1, 6)]
    given = [store.create(new_case(received=day)).reference for day in days]
    assert given == ["FOI-2026-0001", "FOI-2025-0001", "FOI-2026-0002"]


def test_a_reference_is_given_once_though_two_programs_create(opener: Opener) -> None:
    one, other = opener(), opener()
    given = [store.create(new_case()).reference for store in (one, other, one, other)]
    assert given == [f"FOI-2026-000{number}" for number in (1, 2, 3, 4)]


def test_a_case_that_has_a_reference_is_not_created_again(store: CaseStore) -> None:
    created = store.create(new_case())
    with pytest.raises(ValueError, match="no reference"):
        store.create(created)


def test_an_unknown_reference_is_told_so(store: CaseStore) -> None:
    calls: tuple[Callable[[str], object], ...] = (
        store.get,
        store.raw,
        lambda name: store.save(changed(lost(name)), 1),
    )
    for call in calls:
        with pytest.raises(NotFound, match="no case FOI-1999-0001"):
            call("FOI-1999-0001")


def lost(reference: str) -> Case:
    return msgspec.structs.replace(new_case(), reference=reference)


def test_a_save_without_a_new_event_is_refused(store: CaseStore) -> None:
    created = store.create(new_case())
    with pytest.raises(ValueError, match="event"):
        store.save(created, created.version)
    assert store.changes(0)[0] == store.changes(-1)[0]


def test_a_save_on_an_older_version_is_a_conflict_that_shows_the_other_one(
    opener: Opener,
) -> None:
    one, other = opener(), opener()
    created = one.create(new_case())
    theirs = other.save(changed(created, "amal", officer="sam"), 1)
    with pytest.raises(Conflict) as caught:
        one.save(changed(created, "kim"), 1)
    error = caught.value
    assert (error.reference, error.version, error.by) == (created.reference, 2, "sam")
    assert error.at == AT + dt.timedelta(minutes=1)
    assert error.current == theirs
    assert "sam changed FOI-2026-0001" in str(error)
    assert one.get(created.reference) == theirs


def test_a_save_that_claims_a_version_not_reached_is_a_conflict(store: CaseStore) -> None:
    created = store.create(new_case())
    with pytest.raises(Conflict):
        store.save(changed(changed(created)), 2)


def test_several_changes_are_saved_at_once(store: CaseStore) -> None:
    created = store.create(new_case())
    store.save(changed(changed(created, "kim"), "amal"), 1)
    assert store.get(created.reference).version == 3


def test_the_same_message_opens_one_case(opener: Opener) -> None:
    one, other = opener(), opener()
    created = one.create(new_case(message_key="<a@example.org>"))
    with pytest.raises(AlreadyHere, match=created.reference) as caught:
        other.create(new_case(message_key="<a@example.org>"))
    assert caught.value.reference == created.reference
    assert one.count() == 1
    assert one.create(new_case()).reference == "FOI-2026-0002"


def test_cases_without_a_message_key_are_all_different(store: CaseStore) -> None:
    store.create(new_case())
    store.create(new_case())
    assert store.count() == 2
    assert store.find_message("") is None
    assert store.find_thread("") is None


def test_a_message_is_found_as_the_first_and_as_a_later_one(store: CaseStore) -> None:
    created = store.create(new_case(message_key="first"))
    later = Message(received=RECEIVED, text="Any news?", message_key="later")
    store.save(record_correspondence(created, later, officer="o", at=AT), 1)
    assert store.find_message("first") == store.find_message("later") == created.reference
    assert store.find_message("other") is None


def test_a_thread_leads_to_its_newest_case(store: CaseStore) -> None:
    store.create(new_case(thread_key="wdtk:1"))
    newest = store.create(new_case(thread_key="wdtk:1"))
    assert store.find_thread("wdtk:1") == newest.reference
    assert store.find_thread("wdtk:2") is None


def test_the_message_is_kept_as_it_arrived(store: CaseStore) -> None:
    everything = bytes(range(256)) * 3
    kept = store.create(new_case(), everything)
    empty = store.create(new_case(), b"")
    none = store.create(new_case())
    assert [store.raw(case.reference) for case in (kept, empty, none)] == [everything, b"", None]


def test_later_messages_are_kept_beside_the_first_as_they_arrived_first(store: CaseStore) -> None:
    cases = [store.create(new_case(message_key="m1@x"), b"first"), store.create(new_case())]
    for case in cases:
        later = Message(received=RECEIVED, text="And?", message_key=f"later{case.reference}")
        kept = {"m1@x": b"another", later.message_key: b"\0later"}
        answered = record_correspondence(case, later, officer="o", at=AT)
        again = store.save(answered, case.version, kept)
        store.save(changed(again), again.version, {later.message_key: b"another"})
        assert store.raw(case.reference, later.message_key) == b"\0later"
    assert [store.raw(case.reference) for case in cases] == [b"first", None]
    assert [store.raw(case.reference, "m1@x") for case in cases] == [b"first", b"another"]
    assert store.raw(cases[0].reference, "nowhere@x") is None


def test_changes_are_told_once_by_reference(opener: Opener) -> None:
    one, other = opener(), opener()
    created = one.create(new_case())
    cursor, none = other.changes(-1)
    assert none == ()
    one.save(changed(changed(created)), 1)
    second = one.create(new_case())
    later, found = other.changes(cursor)
    assert sorted(found) == [created.reference, second.reference]
    assert other.changes(later) == (later, ())
    one.save(changed(changed(changed(created))), 3)
    assert opener().changes(later)[1] == (created.reference,)


def test_a_batch_is_stored_whole(opener: Opener) -> None:
    one, other = opener(), opener()
    with one.batch():
        first = one.create(new_case())
        one.save(changed(first), 1)
        assert one.count() == 1
        assert other.count() == 0
    assert other.get(first.reference).version == 2


def test_a_batch_that_fails_leaves_nothing(store: CaseStore) -> None:
    kept = store.create(new_case())

    def half() -> None:
        with store.batch():
            store.create(new_case(message_key="k"))
            store.save(changed(changed(kept)), 2)

    with pytest.raises(Conflict):
        half()
    assert store.count() == 1
    assert store.find_message("k") is None
    assert store.create(new_case()).reference == "FOI-2026-0002"


def test_a_batch_goes_on_after_a_case_that_is_here_already(store: CaseStore) -> None:
    store.create(new_case(message_key="k"))
    with store.batch():
        with pytest.raises(AlreadyHere):
            store.create(new_case(message_key="k"))
        store.create(new_case())
    assert store.count() == 2


def test_threads_of_one_program_share_a_store(store: CaseStore) -> None:
    created = [store.create(new_case()) for _ in range(4)]
    faults: list[Exception] = []

    def work(number: int) -> None:
        try:
            case = created[number]
            for _ in range(10):
                case = store.save(changed(case, f"officer{number}"), case.version)
                assert store.get(case.reference) == case
                store.page()
        except Exception as error:  # told by the main thread
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [store.get(case.reference).version for case in created] == [11] * 4


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_back_letter_for_letter(store: CaseStore, name: str) -> None:
    text = HOSTILE[name]
    created = store.create(
        new_case(text=text, subject=text, sender_reference=text, message_key=text, thread_key=text)
    )
    saved = store.save(changed(created, "kim"), 1)
    assert store.get(created.reference) == saved
    assert store.find_message(text) == (created.reference if text else None)
    store.count(Filter(text=text[:200], officer=text[:200]))
    store.references_like(text)


@pytest.mark.parametrize("hours", [1e15, 1e15 + 0.5, 1e16, 1e300, -0.0, 5e-324])
def test_numbers_of_any_size_come_back_as_they_were(store: CaseStore, hours: float) -> None:
    created = store.create(new_case(text="the page1 and line 3e4"))
    costly = msgspec.structs.replace(
        changed(created),
        cost=Cost(hours=hours, lines=(WorkLine(kind=Work.LOCATE, minutes_each=hours),)),
    )
    costly = store.save(costly, 1)
    change = Change(field="cost", before={"hours": hours, "lines": [{"hours": hours}]}, after=2.5)
    event = msgspec.structs.replace(costly.events[-1], changes=(change,))
    corrected = msgspec.structs.replace(
        costly, cost=Cost(hours=2.5), events=(*costly.events, event)
    )
    assert store.get(created.reference) == costly
    store.save(corrected, 2)
    assert store.get(created.reference) == corrected
