"""Whatever others save is seen, whether the server tells of it or is asked."""

import datetime as dt
import threading
from collections.abc import Callable

import msgspec
import psycopg
import pytest

from foitui.store.chain import Signature
from foitui.store.errors import Conflict
from foitui.store.postgres import feed, line
from foitui.store.postgres.cases import PostgresCaseStore
from tests.store.examples import AT, changed, new_case
from tests.store.faults import Opened, is_sound, until
from tests.wire import Wire


def asked(store: PostgresCaseStore, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what the store asks the server from now on."""
    questions: list[str] = []
    read: Callable[..., object] = store.connections.read

    def counted(sql: str, *rest: object, **more: object) -> object:
        questions.append(sql)
        return read(sql, *rest, **more)

    monkeypatch.setattr(store.connections, "read", counted)
    return questions


def seen(store: PostgresCaseStore, cursor: int, reference: str) -> int:
    """Wait until a change of a case is told; returns the new cursor."""
    found: list[str] = []

    def looked() -> bool:
        nonlocal cursor
        cursor, changes = store.changes(cursor)
        found.extend(changes)
        return reference in found

    until(looked)
    return cursor


def test_nobody_is_asked_while_nothing_was_told(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = opened(database), opened(database)
    case = one.create(new_case())
    cursor, _ = other.changes(-1)
    case = one.save(changed(case), 1)
    cursor = seen(other, cursor, case.reference)
    until(lambda: not asked_by(other, cursor, monkeypatch))
    case = one.save(changed(case), 2)
    cursor = seen(other, cursor, case.reference)
    monkeypatch.setattr(feed, "LOOK_ANYWAY", 0.0)
    assert asked_by(other, cursor, monkeypatch)


def asked_by(store: PostgresCaseStore, cursor: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    with monkeypatch.context() as patched:
        questions = asked(store, patched)
        assert store.changes(cursor) == (cursor, ())
    return bool(questions)


def test_what_was_saved_while_the_line_was_cut_is_seen_after_it(
    through: PostgresCaseStore, wire: Wire, database: str, opened: Opened
) -> None:
    cursor, _ = through.changes(-1)
    other = opened(database)
    case = other.save(changed(other.get("FOI-2026-0001")), 1)
    cursor = seen(through, cursor, case.reference)
    wire.cut()
    other.save(changed(case), 2)
    seen(through, cursor, case.reference)


def test_where_the_server_does_not_tell_it_is_asked(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "CHANNEL", "nothing_is_told_here")
    one, other = opened(database), opened(database)
    case = one.create(new_case())
    cursor, _ = other.changes(-1)
    for version in (1, 2):
        case = one.save(changed(case), version)
        cursor, found = other.changes(cursor)
        assert found == (case.reference,)


def test_a_server_that_stops_telling_is_noticed(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = opened(database), opened(database)
    case = one.create(new_case())
    cursor, _ = other.changes(-1)
    case = one.save(changed(case), 1)
    cursor = seen(other, cursor, case.reference)
    other.connections.read("SELECT 1 FROM pg_sleep(0)")
    with other.connections.brief() as line_of_other:
        line_of_other.execute("UNLISTEN *")
    other.connections.notified()
    monkeypatch.setattr(feed, "LOOK_ANYWAY", 0.0)
    case = one.save(changed(case), 2)
    cursor = seen(other, cursor, case.reference)
    monkeypatch.setattr(feed, "LOOK_ANYWAY", 60.0)
    for version in (3, 4):
        case = one.save(changed(case), version)
        cursor, found = other.changes(cursor)
        assert found == (case.reference,)


def test_many_savers_at_once_lose_nothing_and_are_all_told(database: str, opened: Opened) -> None:
    first = opened(database)
    created = [first.create(new_case()) for _ in range(3)]
    told, cursor, ended = set[tuple[str, int]](), first.changes(-1)[0], threading.Event()

    def work(store: PostgresCaseStore) -> None:
        for number in range(45):
            case = store.get(created[number % 3].reference)
            while True:
                try:
                    store.save(changed(case), case.version)
                    break
                except Conflict as conflict:
                    case = conflict.current

    def follow() -> None:
        nonlocal cursor
        last = False
        while not last:
            last = ended.is_set()
            cursor, found = first.changes(cursor)
            told.update((reference, first.get(reference).version) for reference in found)

    threads = [threading.Thread(target=work, args=(opened(database),)) for _ in range(4)]
    follower = threading.Thread(target=follow)
    for thread in (*threads, follower):
        thread.start()
    for thread in threads:
        thread.join()
    ended.set()
    follower.join()
    assert [first.get(case.reference).version for case in created] == [61] * 3
    assert {(case.reference, 61) for case in created} <= told
    assert is_sound(first)


def test_a_restored_database_is_another_one(database: str, opened: Opened) -> None:
    store = opened(database)
    case = store.create(new_case())
    store.create(new_case())
    cursor = store.changes(-1)[0]
    with psycopg.connect(database, autocommit=True) as plain:
        plain.execute("SET session_replication_role = replica")
        plain.execute("DELETE FROM foitui.events WHERE sequence = 2")
        plain.execute(
            "UPDATE foitui.head SET (sequence, digest) = (SELECT sequence, digest"
            " FROM foitui.events WHERE sequence = 1)"
        )
        plain.execute("DELETE FROM foitui.cases WHERE id = 2")
    opened(database).save(changed(changed(case)), 1)
    assert set(store.changes(cursor)[1]) == {case.reference}


def test_the_order_is_that_of_the_server_whatever_the_clocks_say(
    database: str, opened: Opened
) -> None:
    behind = Signature("Behind", lambda: dt.datetime(1999, 1, 1, tzinfo=dt.UTC))
    one, other = opened(database, signature=behind), opened(database)
    case = one.create(new_case())
    late = msgspec.structs.replace(changed(case).events[-1], at=AT + dt.timedelta(days=400))
    case = other.save(msgspec.structs.replace(case, events=(*case.events, late)), 1)
    early = msgspec.structs.replace(late, at=AT - dt.timedelta(days=400))
    case = one.save(msgspec.structs.replace(case, events=(*case.events, early)), 2)
    entries = one.history(case.reference)
    assert [entry.sequence for entry in entries] == [1, 2, 3]
    assert [entry.name for entry in entries] == ["Behind", "", "Behind"]
    now = dt.datetime.now(dt.UTC)
    assert all(abs(entry.saved - now) < dt.timedelta(minutes=5) for entry in entries)
    assert is_sound(one)


def test_who_has_a_case_open_is_forgotten_by_the_clock_of_the_server(
    database: str, opened: Opened
) -> None:
    one, other = opened(database), opened(database)
    case = one.create(new_case())
    one.open_case(case.reference, "kim")
    with psycopg.connect(database, autocommit=True) as plain:
        for ago, who in (("1 hour", []), ("-2 hours", []), ("1 hour", ["kim"])):
            plain.execute(f"UPDATE foitui.presence SET seen = seen - interval '{ago}'")
            assert [each.officer for each in other.who_has(case.reference)] == who
