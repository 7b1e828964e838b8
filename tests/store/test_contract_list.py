"""What every engine of the store promises of the list: its order, its pages, its rows."""

import datetime as dt

import msgspec
import pytest

from foitui.case.challenge import Complaint, InternalReview
from foitui.case.changes import (
    assign,
    choose_route,
    send_reply,
    wait_for,
    withdraw,
)
from foitui.case.words import AppealBody, Outcome, Route, Stage, WaitsFor
from foitui.store.protocol import CaseStore, Filter, Sort, SortKey
from tests.store.conftest import Opener
from tests.store.examples import AT, RECEIVED, changed, due, new_case, received_on, references


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
    assert store.page(limit=11).next is None
    assert store.page(limit=10).next is not None


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


def test_other_terms_are_those_of_the_list_the_filter_and_the_search(opener: Opener) -> None:
    store = opener()
    for day in (9, 4):
        store.create(new_case(**received_on(day)))
    sent = store.create(new_case(**received_on(4)))
    store.save(withdraw(sent, RECEIVED, officer="o", at=AT), 1)
    chosen = Filter(due_by=due(9))
    for text in ("", "bins"):
        found = msgspec.structs.replace(chosen, text=text)
        assert references(store, found) == ["FOI-2026-0002", "FOI-2026-0001"]
        archive = opener(authority="archive")
        assert references(archive, found) == []
        assert [row.due for row in archive.page(Filter(text=text)).rows][2] is None
        assert references(archive, Filter(text=text))[:2] == ["FOI-2026-0002", "FOI-2026-0001"]
        store = opener()


def test_a_time_brings_what_was_received_in_it_and_what_was_challenged(store: CaseStore) -> None:
    cases = [store.create(new_case(**received_on(day))) for day in (2, 3, 4, 5, 6)]
    complaint = Complaint(body=AppealBody.REGULATOR, reference="IC-1", on=RECEIVED)
    for case, more in (
        (cases[0], {"complaints": (complaint,)}),
        (cases[4], {"reviews": (InternalReview(asked_on=RECEIVED),)}),
    ):
        store.save(msgspec.structs.replace(changed(case), **more), 1)
    for first, last, found in ((3, 4, [1, 2, 3, 5]), (4, 4, [1, 3, 5]), (8, 9, [1, 5])):
        time = dt.date(2026, 3, first), dt.date(2026, 3, last)
        assert [int(case.reference[-4:]) for case in store.every(time)] == found
