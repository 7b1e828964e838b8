"""What is saved stays saved, once, and is told truly, whatever happens to server and line."""

import contextlib
import datetime as dt
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import psycopg
import pytest
from psycopg import Connection, errors

from foitui.case.records import Case
from foitui.store.chain import Signature
from foitui.store.errors import Busy, Conflict, Full, ReadOnly, TooNew, Unreachable
from foitui.store.postgres import cases, connecting, feed, migrations, schema
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.functions import TURN
from foitui.store.protocol import Filter
from tests.postgres import Server, serving
from tests.store.databases import made, opened_in
from tests.store.examples import AT, changed, new_case
from tests.wire import Wire

Opened = Callable[..., PostgresCaseStore]


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Opens stores that are closed at the end."""
    with contextlib.ExitStack() as stack:

        def open_one(address: str, **options: object) -> PostgresCaseStore:
            return stack.enter_context(contextlib.closing(opened_in(address, **options)))

        yield open_one


@pytest.fixture
def wire(postgres_server: Server) -> Iterator[Wire]:
    """A line to the shared server."""
    wire = Wire(postgres_server)
    yield wire
    wire.close()


@pytest.fixture
def through(wire: Wire, database: str, opened: Opened) -> PostgresCaseStore:
    """A store at the end of the line, which has saved before."""
    store = opened(wire.address("kept"))
    store.create(new_case())
    return store


def is_sound(store: PostgresCaseStore) -> bool:
    return not [each for each in store.care.examine() if each.faults and each.check != "server"]


def lock_of(address: str) -> Connection:
    """Return a connection that has the turn to write."""
    holder = psycopg.connect(address)
    holder.execute(TURN)
    return holder


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "it never came to hold"
        threading.Event().wait(0.005)


def waiting(server: Server) -> int:
    rows = server.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    return int(str(rows[0][0]))


def test_a_save_whose_answer_is_lost_is_found_to_be_done(
    through: PostgresCaseStore, wire: Wire, database: str, opened: Opened
) -> None:
    case = through.get("FOI-2026-0001")
    wire.swallow_answers()
    threading.Timer(0.3, wire.mend).start()
    saved = through.save(changed(case), 1)
    assert through.get(case.reference) == saved
    assert [entry.version for entry in through.history(case.reference)] == [1, 2]
    assert is_sound(opened(database))


def test_a_case_whose_creation_was_not_answered_is_there_once(
    through: PostgresCaseStore, wire: Wire
) -> None:
    wire.swallow_answers()
    threading.Timer(0.3, wire.mend).start()
    created = through.create(new_case(message_key="k"))
    assert created.reference == "FOI-2026-0002"
    assert through.count() == 2
    assert through.find_message("k") == "FOI-2026-0002"


def test_a_batch_whose_commit_was_not_answered_is_found_to_be_done(
    through: PostgresCaseStore, wire: Wire
) -> None:
    with through.batch():
        case = through.create(new_case())
        through.save(changed(case), 1)
        wire.swallow_answers()
        threading.Timer(0.3, wire.mend).start()
    assert through.get(case.reference).version == 2


def test_a_batch_that_was_cut_before_its_end_is_not_done(
    through: PostgresCaseStore, wire: Wire
) -> None:
    def half() -> None:
        with through.batch():
            case = through.create(new_case())
            wire.cut()
            through.save(changed(case), 1)

    with pytest.raises(Unreachable) as caught:
        half()
    assert not caught.value.unsure
    assert through.count() == 1
    assert through.create(new_case()).reference == "FOI-2026-0002"


def test_where_nobody_can_say_whether_it_was_saved_that_is_said(
    through: PostgresCaseStore, wire: Wire, monkeypatch: pytest.MonkeyPatch, database: str
) -> None:
    monkeypatch.setattr(connecting, "PATIENCE", 0.2)
    monkeypatch.setattr(connecting, "BRIEF_PATIENCE", 0.1)
    case = through.get("FOI-2026-0001")
    wire.swallow_answers()
    with pytest.raises(Unreachable, match="It is not known whether this was saved") as caught:
        through.save(changed(case), 1)
    assert caught.value.unsure
    wire.mend()
    until(lambda: told_version(through) == 2)
    with pytest.raises(Conflict):
        through.save(changed(case, "kim"), 1)


def told_version(store: PostgresCaseStore) -> int:
    with contextlib.suppress(Unreachable):
        return store.get("FOI-2026-0001").version
    return 0


def test_a_save_that_is_cut_in_the_middle_is_done_once(
    through: PostgresCaseStore, postgres_server: Server, database: str
) -> None:
    case = through.get("FOI-2026-0001")
    saved: list[Case] = []
    with lock_of(database) as holder:
        saver = threading.Thread(target=lambda: saved.append(through.save(changed(case), 1)))
        saver.start()
        for _ in range(2):
            until(lambda: waiting(postgres_server) == 1)
            postgres_server.sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE wait_event_type = 'Lock'"
            )
        until(lambda: waiting(postgres_server) == 1)
        holder.rollback()
    saver.join()
    assert saved == [through.get(case.reference)]
    assert len(through.history(case.reference)) == 2


def test_who_waits_too_long_for_a_turn_is_told_who_has_it(database: str, opened: Opened) -> None:
    store = opened(database, limit=0.1)
    case = store.create(new_case())
    with lock_of(database):
        with pytest.raises(Busy, match="postgres"):
            store.save(changed(case), 1)
        assert store.get(case.reference) == case
    assert store.save(changed(case), 1).version == 2


@pytest.mark.parametrize("error", [errors.SerializationFailure, errors.DeadlockDetected])
def test_what_others_made_impossible_is_tried_again(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    store = opened(database)
    case = store.create(new_case())
    failures = iter([error, error])
    execute: Callable[..., object] = Connection.execute

    def failing(self: Connection, query: str, *rest: object, **more: object) -> object:
        if "save_case" in query and (failure := next(failures, None)):
            raise failure("simulated")
        return execute(self, query, *rest, **more)

    monkeypatch.setattr(Connection, "execute", failing)
    assert store.save(changed(case), 1).version == 2


def looked_up(store: PostgresCaseStore, case: Case) -> Case:
    found: list[Case] = []

    def is_back() -> bool:
        with contextlib.suppress(Unreachable):
            found.append(store.get(case.reference))
        return bool(found)

    until(is_back)
    assert found[0].version in (case.version, case.version + 1)
    return found[0]


def test_the_server_is_killed_under_load_and_nothing_acknowledged_is_lost() -> None:
    with serving() as server:
        address = made(server)
        acknowledged: dict[str, int] = {}
        ended, faults = threading.Event(), list[Exception]()

        def work() -> None:
            with contextlib.closing(opened_in(address)) as store:
                try:
                    case = store.create(new_case())
                    while not ended.is_set():
                        try:
                            case = store.save(changed(case), case.version)
                        except Unreachable:
                            # Said truly: it may be stored or not, and a look tells which.
                            case = looked_up(store, case)
                        acknowledged[case.reference] = case.version
                except Exception as error:  # told by the main thread
                    faults.append(error)

        threads = [threading.Thread(target=work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for _ in range(2):
            before = sum(acknowledged.values())
            until(lambda before=before: sum(acknowledged.values()) > before + 20 or bool(faults))  # type: ignore[misc]
            server.kill()
            server.start()
        ended.set()
        for thread in threads:
            thread.join()
        assert faults == []
        with contextlib.closing(opened_in(address)) as store:
            for reference, version in acknowledged.items():
                assert store.get(reference).version == version
            assert is_sound(store)


def test_while_nobody_answers_it_is_asked_ever_more_seldom_and_then_again(
    through: PostgresCaseStore, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("foitui.store.postgres.connecting.time.monotonic", lambda: now[0])
    wire.swallow_answers()
    wire.cut()
    before = wire.carried
    for _ in range(60):
        now[0] += 1
        with pytest.raises(Unreachable):
            through.changes(0)
    assert wire.carried - before < 30
    wire.mend()
    now[0] += connecting.LONGEST_WAIT
    assert through.count() == 1


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
    monkeypatch.setattr(connecting, "CHANNEL", "nothing_is_told_here")
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
    assert other.connections._reader is not None
    other.connections._reader.execute("UNLISTEN *")
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


@pytest.fixture
def small_disk(postgres_server: Server) -> Iterator[Path]:
    """A disk of 24 MB that the server can write to."""
    place = postgres_server.folder / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24m,mode=777", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    inner = place / "data"
    inner.mkdir()
    shutil.chown(inner, "nobody")
    try:
        yield inner
    finally:
        postgres_server.sql(
            "DROP DATABASE IF EXISTS small WITH (FORCE)", "DROP TABLESPACE IF EXISTS small"
        )
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_refuses_the_save_and_loses_nothing(
    postgres_server: Server, small_disk: Path, opened: Opened
) -> None:
    postgres_server.sql(
        f"CREATE TABLESPACE small LOCATION '{small_disk}'",
        "CREATE DATABASE small TABLESPACE small STRATEGY file_copy",
    )
    store = opened(postgres_server.address("small"), create=True)
    stored = [store.create(new_case())]
    refused: Full | None = None
    while refused is None:
        try:
            stored.append(store.create(new_case(), os.urandom(1_000_000)))
        except Full as error:
            refused = error
    assert "Not saved: no room" in str(refused)
    assert [store.get(case.reference) for case in stored] == stored
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk.parent)], check=True)
    saved = store.create(new_case(), os.urandom(1_000_000))
    assert saved.reference == f"FOI-2026-{len(stored) + 1:04d}"
    assert store.count() == len(stored) + 1
    assert is_sound(store)


def test_a_server_that_follows_is_for_reading_and_takes_over_when_it_is_told_to() -> None:
    with serving() as server:
        address = made(server)
        with contextlib.closing(opened_in(address)) as store:
            case = store.create(new_case())
        server.stop()
        (server.folder / "data" / "standby.signal").touch()
        server.start()
        with contextlib.closing(opened_in(address)) as store:
            assert "follows another one" in store.read_only
            assert store.get(case.reference) == case
            assert store.changes(store.changes(-1)[0])[1] == ()
            assert store.who_has(case.reference) == ()
            assert len(list(store.counted())) == 1
            with pytest.raises(ReadOnly):
                store.save(changed(case), 1)
        server.sql("SELECT pg_promote()")
        with contextlib.closing(opened_in(address)) as store:
            assert store.save(changed(case), 1).version == 2


def test_a_dump_that_is_restored_is_sound(
    postgres_server: Server, database: str, opened: Opened
) -> None:
    store = opened(database)
    saved = store.save(changed(store.create(new_case(text="zinnia"), b"raw")), 1)
    dump = postgres_server.run("pg_dump", "--format=custom", f"--dbname={database}")
    postgres_server.sql("CREATE DATABASE again STRATEGY wal_log")
    again = postgres_server.address("again")
    postgres_server.run("pg_restore", f"--dbname={again}", given=dump)
    restored = opened(again)
    assert restored.get(saved.reference) == saved
    assert restored.count(Filter(text="zinn")) == 1
    assert is_sound(restored)
    assert restored.save(changed(saved), 2).version == 3


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


def test_a_newer_program_takes_over_once_and_an_older_one_saves_no_more(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch, postgres_server: Server
) -> None:
    address = made(postgres_server)
    older = opened(address)
    case = older.create(new_case())
    with monkeypatch.context() as newer:
        taken: list[int] = []
        for module in (schema, migrations, cases):
            newer.setattr(module, "SCHEMA_VERSION", 2)
        newer.setattr(migrations, "STEPS", (lambda connection: taken.append(1),))
        threads = [threading.Thread(target=lambda: opened_in(address).close()) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert taken == [1]
        with contextlib.closing(opened_in(address)) as store:
            case = store.save(changed(case), 1)
    with pytest.raises(TooNew, match="format 2"):
        older.save(changed(case), 2)
    with pytest.raises(TooNew, match="format 2"):
        older.changes(0)
    with pytest.raises(TooNew, match="format 2"):
        opened(address)
