"""A program keeps few connections: one, and another while a save or a long read has it."""

import contextlib
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

from foitui.case.records import Case
from foitui.store.errors import Unreachable
from foitui.store.postgres import dialling, insisting, line, spares
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.functions import TURN
from tests.postgres import Server
from tests.store.databases import KEPT
from tests.store.examples import changed, new_case
from tests.store.faults import Opened, until


def held(server: Server) -> int:
    """How many connections programs hold to the shared database."""
    rows = server.sql(
        f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{KEPT}'"
        " AND application_name LIKE 'foitui%'"
    )
    return int(str(rows[0][0]))


def test_who_reads_and_saves_in_turn_holds_one_connection(
    database: str, opened: Opened, postgres_server: Server
) -> None:
    opened(database).close()  # The first program of a day derives what the list shows.
    store = opened(database)
    case = store.save(changed(store.create(new_case())), 1)
    cursor, _ = store.changes(-1)
    store.save(changed(case), 2)
    assert store.changes(cursor)[1] == (case.reference,)
    assert held(postgres_server) == 1


def test_a_reader_does_not_wait_for_a_save_that_waits_for_its_turn(
    database: str, opened: Opened, postgres_server: Server
) -> None:
    store = opened(database)
    case = store.create(new_case())
    cursor, _ = store.changes(-1)
    with psycopg.connect(database) as holder:
        holder.execute(TURN)
        saver = threading.Thread(target=lambda: store.save(changed(case), 1))
        saver.start()
        until(lambda: held(postgres_server) == 1 and is_waited_for(postgres_server))
        assert store.get(case.reference).version == 1
        assert store.changes(cursor) == (cursor, ())
        assert held(postgres_server) == 2
    saver.join()
    assert store.changes(cursor)[1] == (case.reference,)


def is_waited_for(server: Server) -> bool:
    return bool(server.sql("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"))


def test_nobody_waits_for_a_read_that_takes_long(
    database: str, opened: Opened, postgres_server: Server
) -> None:
    store = opened(database)
    case = store.create(new_case())
    with long_read(store, database, postgres_server):
        assert store.get(case.reference) == case
        assert store.page().rows
        assert store.save(changed(case), 1).version == 2
        assert held(postgres_server) == 2


def test_where_no_second_connection_is_free_a_long_read_is_waited_for(
    database: str, opened: Opened, postgres_server: Server
) -> None:
    store = opened(database)
    case = store.create(new_case())
    got: list[Case] = []
    reader = threading.Thread(target=lambda: got.append(store.get(case.reference)))
    with long_read(store, database, postgres_server):
        postgres_server.sql(f"ALTER DATABASE {KEPT} ALLOW_CONNECTIONS false")
        reader.start()
        reader.join(3 * line.GRACE)
        assert not got
    reader.join()
    postgres_server.sql(f"ALTER DATABASE {KEPT} ALLOW_CONNECTIONS true")
    assert got == [case]


@contextlib.contextmanager
def long_read(store: PostgresCaseStore, database: str, server: Server) -> Iterator[None]:
    """Have a read of a store run as long as a block does."""
    with psycopg.connect(database) as holder:
        holder.execute("SELECT pg_advisory_lock(77)")
        reader = threading.Thread(
            target=store.connections.read, args=("SELECT pg_advisory_xact_lock_shared(77)",)
        )
        reader.start()
        until(lambda: is_waited_for(server))
        yield
    reader.join()


def test_a_second_connection_is_closed_when_nobody_needs_it_by_a_program_that_only_looks(
    database: str, opened: Opened, postgres_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(database)
    store.create(new_case())
    assert len(list(store.every())) == 1
    assert held(postgres_server) == 2
    cursor, _ = store.changes(-1)
    monkeypatch.setattr(spares, "KEPT_FOR", 0.0)
    store.changes(cursor)
    until(lambda: held(postgres_server) == 1)


def test_a_save_on_a_connection_that_the_server_closed_long_ago_is_not_unsure(
    database: str, opened: Opened, postgres_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(database)
    case = store.create(new_case())
    postgres_server.sql(
        f"ALTER DATABASE {KEPT} ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = 'kept'",
    )
    monkeypatch.setattr(insisting, "BRIEF_PATIENCE", 0.1)
    began = time.monotonic()
    try:
        with pytest.raises(Unreachable) as caught:
            store.save(changed(case), 1)
    finally:
        postgres_server.sql(f"ALTER DATABASE {KEPT} ALLOW_CONNECTIONS true")
    assert not caught.value.unsure
    assert time.monotonic() - began < insisting.PATIENCE
    assert store.save(changed(case), 1).version == 2


def test_a_host_that_does_not_answer_is_left_sooner_where_there_is_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[str] = []

    def refuse(address: str, **more: object) -> None:
        called.append(str(psycopg.conninfo.conninfo_to_dict(address)["connect_timeout"]))
        raise psycopg.OperationalError("nobody")

    monkeypatch.setattr(psycopg.Connection, "connect", refuse)
    for hosts in ("one", "one,two", "one,two/foi?connect_timeout=9"):
        with pytest.raises(psycopg.OperationalError):
            dialling.Dialler(f"postgresql://{hosts}", "there", "foitui", 5.0).connect()
    assert called == ["5", "3", "9"]
