"""What every engine of the store promises."""

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any, cast

import msgspec
import pytest

from foitui.case.changes import (
    assign,
    choose_route,
    record_correspondence,
    send_reply,
    wait_for,
    withdraw,
)
from foitui.case.records import Case, Message
from foitui.case.words import Outcome, Route, Stage, WaitsFor
from foitui.law.working_days import shipped_calendar
from foitui.store.errors import AlreadyHere, Conflict, NotFound
from foitui.store.protocol import CaseStore, Filter, KeptStore, Sort, SortKey
from tests.hostile import HOSTILE
from tests.store.conftest import Opener
from tests.store.examples import AT, RECEIVED, changed, new_case


def received_on(day: int, **fields: str) -> dict[str, Any]:
    return {"received": dt.date(2026, 3, day), **fields}


def due(day: int) -> dt.date:
    return shipped_calendar().add(dt.date(2026, 3, day), 20)


def references(store: CaseStore, chosen: Filter) -> list[str]:
    return [row.reference for row in store.page(chosen).rows]


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


def test_the_list_is_in_order_of_deadline_then_reference_and_undated_last(
    store: CaseStore,
) -> None:
    for day in (9, 3, 9, 4):
        store.create(new_case(**received_on(day)))
    sent = store.get("FOI-2026-0002")
    store.save(withdraw(sent, RECEIVED, officer="o", at=AT), 1)
    assert references(store, Filter()) == [f"FOI-2026-000{n}" for n in (4, 1, 3, 2)]
    dates = [row.due for row in store.page().rows]
    assert dates == [due(4), due(9), due(9), None]


def test_pages_follow_each_other_without_gap_or_overlap(store: CaseStore) -> None:
    for number in range(11):
        store.create(new_case(**received_on(2 + number % 3)))
    found, after = [], None
    while True:
        page = store.page(after=after, limit=3)
        found += [row.reference for row in page.rows]
        after = page.next
        if after is None:
            break
    assert found == [row.reference for row in store.page(limit=99).rows]
    assert len(found) == 11


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("by", SortKey)
def test_pages_follow_each_other_in_every_order(
    store: CaseStore, by: SortKey, reverse: bool
) -> None:
    for number in range(7):
        case = store.create(new_case(**received_on(2 + number % 3)))
        if number % 2:
            given = assign(case, f"officer{number % 3}", officer="o", at=AT)
            store.save(given, case.version)
    store.save(withdraw(store.get("FOI-2026-0001"), RECEIVED, officer="o", at=AT), 1)
    whole = [row.reference for row in store.page(limit=99, sort=Sort(by)).rows]
    found, after = [], None
    while True:
        page = store.page(after=after, limit=2, sort=Sort(by, reverse))
        found += [row.reference for row in page.rows]
        if (after := page.next) is None:
            break
    assert found == (whole[::-1] if reverse else whole)
    assert len(set(found)) == 7


def test_the_list_can_be_in_the_order_of_the_work(store: CaseStore) -> None:
    first = store.create(new_case(**received_on(4)))
    second = store.create(new_case(**received_on(3)))
    store.save(withdraw(first, RECEIVED, officer="o", at=AT), 1)
    rows = store.page(sort=Sort(SortKey.STAGE)).rows
    assert [row.reference for row in rows] == [second.reference, first.reference]
    rows = store.page(sort=Sort(SortKey.RECEIVED, reverse=True)).rows
    assert [row.received.day for row in rows] == [4, 3]


def test_a_place_in_one_order_is_none_in_another(store: CaseStore) -> None:
    for _ in range(2):
        store.create(new_case())
    after = store.page(limit=1, sort=Sort(SortKey.OFFICER)).next
    with pytest.raises(ValueError, match="not the end of a page"):
        store.page(after=after)


def test_a_page_stays_in_place_though_a_case_before_it_goes(store: CaseStore) -> None:
    cases = [store.create(new_case()) for _ in range(4)]
    first = store.page(limit=2)
    store.save(withdraw(cases[0], RECEIVED, officer="o", at=AT), 1)
    rest = store.page(after=first.next, limit=2)
    assert [row.reference for row in rest.rows] == ["FOI-2026-0003", "FOI-2026-0004"]


def test_a_place_in_the_list_that_no_page_gave_is_refused(store: CaseStore) -> None:
    with pytest.raises(ValueError, match="not the end of a page"):
        store.page(after="nonsense")


def test_the_summary_says_what_the_case_says(store: CaseStore) -> None:
    created = store.create(
        new_case(subject="Bins", sender_reference="110988", reply_published=True)
    )
    case = choose_route(created, (1,), Route.EIR, officer="o", at=AT)
    store.save(changed(case), 1)
    (row,) = store.page().rows
    assert (row.reference, row.subject, row.officer) == (created.reference, "Bins", "amal")
    assert (row.stage, row.routes, row.outcome) == (
        Stage.DECIDING,
        (Route.EIR,),
        Outcome.UNDECIDED,
    )
    assert (row.received, row.due) == (RECEIVED, due(2))
    assert (row.sender_reference, row.reply_published, row.version) == ("110988", True, 3)


def test_a_closed_case_has_nothing_due(store: CaseStore) -> None:
    created = store.create(new_case())
    store.save(send_reply(created, RECEIVED, "Dear ...", officer="o", at=AT), 1)
    (row,) = store.page().rows
    assert (row.stage, row.due) == (Stage.SENT, None)


def test_the_list_knows_whom_an_open_case_waits_for_and_when_to_chase(store: CaseStore) -> None:
    by = RECEIVED + dt.timedelta(7)
    one, _ = store.create(new_case()), store.create(new_case())
    waits = wait_for(one, WaitsFor.CLEARANCE, RECEIVED, by, "press", officer="o", at=AT)
    waits = store.save(waits, 1)
    (row,) = store.page(Filter(waits_for=(WaitsFor.CLEARANCE, WaitsFor.REQUESTER))).rows
    assert (row.reference, row.waits_for, row.chase_by) == (
        one.reference,
        WaitsFor.CLEARANCE,
        by,
    )
    assert references(store, Filter(chase_by=by)) == [one.reference]
    assert store.count(Filter(chase_by=by - dt.timedelta(1))) == 0
    assert store.count(Filter(waits_for=(WaitsFor.REQUESTER,))) == 0
    store.save(send_reply(waits, RECEIVED, "Dear ...", officer="o", at=AT), 2)
    assert store.count(Filter(chase_by=by)) == store.count(Filter(waits_for=tuple(WaitsFor))) == 0


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        (Filter(), [1, 2, 3]),
        (Filter(stages=(Stage.WITHDRAWN,)), [3]),
        (Filter(stages=(Stage.RECEIVED, Stage.WITHDRAWN)), [1, 3]),
        (Filter(routes=(Route.EIR,)), [2]),
        (Filter(routes=(Route.EIR, Route.SAR)), [2]),
        (Filter(routes=(Route.SAR,)), []),
        (Filter(officer="amal"), [1]),
        (Filter(officer=""), [2, 3]),
        (Filter(due_by=due(2)), [1]),
        (Filter(due_by=due(2) - dt.timedelta(1)), []),
        (Filter(text="prisons", officer="amal"), [1]),
        (Filter(text="prisons", officer="kim"), []),
        (Filter(references=("FOI-2026-0003", "FOI-2026-0001", "FOI-1999-0001")), [1, 3]),
        (Filter(references=("FOI-2026-0002",), officer="amal"), []),
        (Filter(references=()), []),
    ],
)
def test_a_filter_lets_through_what_fulfils_all_of_it(
    store: CaseStore, chosen: Filter, numbers: list[int]
) -> None:
    one = store.create(new_case(subject="Prisons"))
    two = store.create(new_case(**received_on(3)))
    three = store.create(new_case(**received_on(4)))
    store.save(changed(one, "amal"), 1)
    store.save(choose_route(two, (1,), Route.EIR, officer="o", at=AT), 1)
    store.save(withdraw(three, RECEIVED, officer="o", at=AT), 1)
    assert references(store, chosen) == [f"FOI-2026-000{number}" for number in numbers]
    assert store.count(chosen) == len(numbers)
    assert sum(store.counts_by_stage(chosen).values()) == len(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "incid", "INCIDENTS", "incidents prisoners", "  café  ", "cafe", "ison", "26-0001", "0988",
        "98", "k2", "am", "FOI-2026-0001", "of (social", "networks,", "Ünïted", "united",
        'say "hello', "h", "东京", "x" * 300 + "yz", "- prisoners", "amal café",
    ],
)  # fmt: skip
def test_a_case_is_found_by_the_start_of_a_word_or_part_of_its_names(
    store: CaseStore, text: str
) -> None:
    found = store.create(
        new_case(
            text="How many incidents of (social networks, by prisoners? Café Ünïted"
            f' "Hello" 东京 {"x" * 300}yz',
            subject='Prisons - and phones, I say "hello" K2',
            sender_reference="110988",
        )
    )
    store.save(changed(found, "amal"), 1)
    store.create(new_case(subject="Trees", text="Which trees?"))
    assert references(store, Filter(text=text)) == [found.reference]


@pytest.mark.parametrize("text", ["cidents", "incidents trees", "zzz", '""', "\0", "NEAR(", "a*b"])
def test_what_is_not_there_is_not_found_and_breaks_nothing(store: CaseStore, text: str) -> None:
    store.create(new_case(subject="Prisons", text="How many incidents?"))
    expected = 1 if not text.strip("\0") else 0
    assert store.count(Filter(text=text)) == expected


def test_the_former_officer_is_no_longer_found(store: CaseStore) -> None:
    created = store.create(new_case())
    saved = store.save(changed(created, "amal"), 1)
    store.save(changed(saved, "kimberley"), 2)
    assert references(store, Filter(text="amal")) == []
    assert references(store, Filter(text="mberl")) == [created.reference]


def test_the_cases_at_each_stage_are_counted(store: CaseStore) -> None:
    cases = [store.create(new_case()) for _ in range(3)]
    store.save(withdraw(cases[0], RECEIVED, officer="o", at=AT), 1)
    assert store.counts_by_stage() == {Stage.RECEIVED: 2, Stage.WITHDRAWN: 1}


def test_references_are_completed(store: CaseStore) -> None:
    for _ in range(3):
        store.create(new_case())
    assert store.references_like("foi-2026", limit=2) == ("FOI-2026-0001", "FOI-2026-0002")
    assert store.references_like("FOI-2026-0003") == ("FOI-2026-0003",)
    assert store.references_like("%") == ()


def test_a_reference_is_found_whatever_the_case_of_its_letters(store: CaseStore) -> None:
    store.create(new_case())
    assert store.named("FOI-2026-0001") == ("FOI-2026-0001",)
    assert store.named("foi-2026-0001") == ("FOI-2026-0001",)
    assert store.named("foi-2026-000") == store.named("") == store.named("foi-2026-000_") == ()


def test_a_reference_that_was_erased_still_has_its_name(store: CaseStore) -> None:
    created = store.create(new_case())
    cast("KeptStore", store).care.erase(created.reference, "the schedule", "kim", AT)
    assert store.named("foi-2026-0001") == (created.reference,)


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


@pytest.mark.parametrize("text", ["before \ud83d after", "NUL \0 after"])
def test_words_beside_what_no_index_holds_are_found(store: CaseStore, text: str) -> None:
    store.create(new_case(text=text, subject=text))
    assert store.count(Filter(text="before" if "before" in text else "NUL")) == 1
    assert store.count(Filter(text="after")) == 1
