"""What was saved is there when the server was killed, is full, follows another or is restored."""

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from foitui.case.records import Case
from foitui.store.errors import Full, ReadOnly, TooNew, Unreachable
from foitui.store.postgres import cases, dialling, insisting, migrations, schema
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.protocol import Filter
from tests.postgres import Server, following, serving
from tests.store.databases import made, opened_in
from tests.store.examples import changed, new_case
from tests.store.faults import Opened, is_sound, until


def looked_up(store: PostgresCaseStore, case: Case) -> Case:
    found: list[Case] = []

    def is_back() -> bool:
        with contextlib.suppress(Unreachable):
            found.append(store.get(case.reference))
        return bool(found)

    until(is_back)
    assert found[0].version in (case.version, case.version + 1)
    return found[0]


def test_the_server_is_killed_20_times_under_load_and_nothing_acknowledged_is_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dialling, "LONGEST_WAIT", 0.1)
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
        until(lambda: len(acknowledged) == len(threads) or bool(faults))
        for _ in range(20):
            before = dict(acknowledged)
            until(lambda before=before: bool(faults) or _all_saved(before, acknowledged))  # type: ignore[misc]
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


def _all_saved(before: dict[str, int], after: dict[str, int]) -> bool:
    """Whether each of them has saved since."""
    return all(after[reference] > version for reference, version in before.items())


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


@pytest.fixture
def small_log() -> Iterator[Server]:
    """A server whose write-ahead log is on a disk of its own, of 64 MB."""
    with serving("fsync=off", "min_wal_size=32MB", "max_wal_size=32MB") as server:
        server.stop()
        log, place = server.folder / "data" / "pg_wal", server.folder / "log-disk"
        place.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", "size=64m,mode=777", "tmpfs", str(place)]
        if subprocess.run(mount, capture_output=True).returncode:
            pytest.skip("only root may mount a small disk")
        try:
            shutil.copytree(log, place / "pg_wal")
            for path in (place / "pg_wal", *(place / "pg_wal").rglob("*")):
                shutil.chown(path, "nobody")
            shutil.rmtree(log)
            log.symlink_to(place / "pg_wal")
            server.start()
            yield server
        finally:
            server.stop(signal.SIGQUIT)
            subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_of_the_log_loses_nothing_and_the_program_goes_on(
    small_log: Server, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insisting, "PATIENCE", 1.0)
    monkeypatch.setattr(insisting, "BRIEF_PATIENCE", 0.5)
    store = opened(made(small_log))
    stored = [store.create(new_case())]
    filler = small_log.folder / "log-disk" / "other"
    filler.write_bytes(bytes(shutil.disk_usage(filler.parent).free))
    refused: list[Full | Unreachable] = []
    while len(refused) < 3:
        try:
            stored.append(store.create(new_case(), os.urandom(1_000_000)))
        except (Full, Unreachable) as error:
            # By what it was about to write, the server refuses, or ends and recovers.
            refused.append(error)
    assert all("\n" not in str(error) for error in refused)
    filler.unlink()
    small_log.kill()
    small_log.start()
    assert looked_up(store, stored[0]) == stored[0]
    assert [store.get(case.reference) for case in stored] == stored
    unsure = [error for error in refused if isinstance(error, Unreachable) and error.unsure]
    assert len(stored) <= store.count() <= len(stored) + len(unsure)
    assert store.save(changed(stored[0]), 1).version == 2
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


def test_reading_on_a_server_that_follows_goes_on_when_it_ends_a_read() -> None:
    with serving() as first, contextlib.ExitStack() as stack:
        address = made(first, "followed")
        writer = stack.enter_context(contextlib.closing(opened_in(address)))
        case = writer.create(new_case())
        second = stack.enter_context(following(first, "max_standby_streaming_delay=50ms"))
        reader = stack.enter_context(contextlib.closing(opened_in(second.address("followed"))))
        cursor, _ = reader.changes(-1)

        def taken_away() -> None:
            """Save, and clear away what a read that has begun may still need."""
            nonlocal case
            case = writer.save(changed(case), case.version)
            first.sql("VACUUM foitui.cases", database="followed")

        taken_away()
        until(lambda: reader.changes(cursor)[1] == (case.reference,))
        assert reader.get(case.reference) == case

        def read_in_one_state() -> None:
            with reader.connections.snapshot() as spare:
                spare.execute("SELECT count(*) FROM foitui.cases")
                taken_away()
                until(lambda: second.sql(_ENDED) == [(1,)])
                spare.execute("SELECT count(*) FROM foitui.cases")

        with pytest.raises(Unreachable, match="could not wait until all was read"):
            read_in_one_state()
        log = f"'{first.sql('SELECT pg_current_wal_lsn()')[0][0]}'::pg_lsn"
        until(lambda: second.sql(f"SELECT pg_last_wal_replay_lsn() >= {log}") == [(True,)])
        slow = list[list[tuple[object, ...]]]()
        asked = "SELECT count(*), max(pg_sleep(0.3)::text) FROM foitui.cases"
        asking = threading.Thread(target=lambda: slow.append(reader.connections.read(asked)))
        asking.start()
        until(lambda: second.sql(_ASLEEP) == [(1,)])
        taken_away()
        asking.join()
        assert slow == [[(1, "")]]
        reader.connections.read("SELECT pg_stat_force_next_flush()")
        until(lambda: second.sql(_ENDED) > [(1,)])
        assert reader.get(case.reference) == case


_ASLEEP = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
_ENDED = "SELECT confl_snapshot FROM pg_stat_database_conflicts WHERE datname = 'followed'"


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


def test_a_newer_program_takes_over_once_and_an_older_one_saves_no_more(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch, postgres_server: Server
) -> None:
    address = made(postgres_server)
    older = opened(address)
    case = older.create(new_case())
    with monkeypatch.context() as newer:
        taken: list[int] = []
        number = schema.SCHEMA_VERSION + 1
        for module in (schema, migrations, cases):
            newer.setattr(module, "SCHEMA_VERSION", number)
        newer.setattr(migrations, "STEPS", (*migrations.STEPS, lambda _: taken.append(1)))
        threads = [threading.Thread(target=lambda: opened_in(address).close()) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert taken == [1]
        with contextlib.closing(opened_in(address)) as store:
            case = store.save(changed(case), 1)
    with pytest.raises(TooNew, match=f"format {number}"):
        older.save(changed(case), 2)
    with pytest.raises(TooNew, match=f"format {number}"):
        older.changes(0)
    with pytest.raises(TooNew, match=f"format {number}"):
        opened(address)
