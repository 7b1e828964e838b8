"""Behind a pooler all is kept as without one, and nothing is left on what others use next."""

import contextlib
import threading
from collections.abc import Iterator

import psycopg
import pytest

from foitui.store.errors import Busy, Unreachable
from foitui.store.postgres.dialling import is_pooled
from foitui.store.postgres.functions import TURN
from foitui.store.protocol import Filter
from tests.pooler import Pooler, pooling
from tests.postgres import Server, serving
from tests.standin import Standin
from tests.store.databases import KEPT, made, opened_in
from tests.store.examples import changed, new_case
from tests.store.faults import Opened, is_sound


@pytest.fixture(scope="module")
def _pgbouncer(postgres_server: Server) -> Iterator[Pooler]:
    with pooling(postgres_server) as pooler:
        yield pooler


@pytest.fixture(params=["a stand-in", "PgBouncer"])
def address(request: pytest.FixtureRequest, postgres_server: Server, database: str) -> str:
    """The address of an empty caseload behind a pooler in transaction mode."""
    if request.param == "PgBouncer":
        pooler: Pooler = request.getfixturevalue("_pgbouncer")
        # The server's ends of its connections were cut when the database was emptied.
        pooler.ask("RECONNECT")
        return pooler.address(KEPT)
    return str(request.getfixturevalue("pooled"))


def test_nothing_is_prepared_and_nothing_listened_to(
    address: str, opened: Opened, postgres_server: Server
) -> None:
    store = opened(address)
    case = store.create(new_case())
    for version in range(1, 12):
        case = store.save(changed(case), version)
    assert len(list(store.every())) == 1
    with psycopg.connect(address, autocommit=True, prepare_threshold=None) as plain:
        for _ in range(4):
            rows = plain.execute(
                "SELECT (SELECT count(*) FROM pg_prepared_statements),"
                " (SELECT count(*) FROM pg_listening_channels()), current_setting('lock_timeout')"
            )
            assert rows.fetchall() == [(0, 0, "0")]


def test_what_colleagues_save_is_seen_by_asking(address: str, opened: Opened) -> None:
    one, other = opened(address), opened(address)
    case = one.create(new_case())
    cursor, _ = other.changes(-1)
    for version in (1, 2):
        case = one.save(changed(case), version)
        cursor, found = other.changes(cursor)
        assert found == (case.reference,)
        assert other.changes(cursor) == (cursor, ())


def test_a_save_waits_for_its_turn_no_longer_than_it_may(
    address: str, database: str, opened: Opened
) -> None:
    store = opened(address, limit=0.1)
    case = store.create(new_case())
    with psycopg.connect(database) as holder:
        holder.execute(TURN)
        with pytest.raises(Busy, match="postgres"):
            store.save(changed(case), 1)
        with pytest.raises(Busy), store.batch():
            store.create(new_case())
    assert store.save(changed(case), 1).version == 2
    assert store.count() == 1


def test_twenty_programs_save_through_two_connections(
    address: str, opened: Opened, postgres_server: Server
) -> None:
    stores = [opened(address) for _ in range(20)]
    cases = [store.create(new_case()) for store in stores]

    def work(number: int) -> None:
        for _ in range(5):
            cases[number] = stores[number].save(changed(cases[number]), cases[number].version)
            assert stores[number].count(Filter()) == 20

    threads = [threading.Thread(target=work, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [stores[0].get(case.reference).version for case in cases] == [6] * 20
    assert connections_to(postgres_server) <= 2
    assert is_sound(stores[0])


def connections_to(server: Server) -> int:
    rows = server.sql(f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{KEPT}'")
    return int(str(rows[0][0]))


def test_an_isolation_that_a_save_does_not_know_is_told_of(
    postgres_server: Server, database: str, opened: Opened
) -> None:
    setting = "default_transaction_isolation"
    postgres_server.sql(f"ALTER DATABASE {KEPT} SET {setting} = 'serializable'")
    try:
        with contextlib.closing(Standin(postgres_server)) as standin:
            with pytest.raises(Unreachable, match="must be read committed"):
                opened(standin.address(KEPT))
            store = opened(database)
            assert store.save(changed(store.create(new_case())), 1).version == 2
    finally:
        postgres_server.sql(f"ALTER DATABASE {KEPT} RESET {setting}")


def test_in_session_mode_it_is_the_same(
    postgres_server: Server, database: str, opened: Opened
) -> None:
    with pooling(postgres_server, mode="session") as pooler:
        store = opened(pooler.address(KEPT))
        case = store.create(new_case())
        saved = store.save(changed(case), 1)
        with store.connections.brief() as connection:
            assert is_pooled(connection)
        assert store.get(case.reference) == saved


def test_a_server_that_is_killed_behind_the_pooler_loses_nothing() -> None:
    with serving("fsync=off") as server, contextlib.ExitStack() as stack:
        made(server, KEPT)
        pooler = stack.enter_context(pooling(server, wait=2))
        store = stack.enter_context(contextlib.closing(opened_in(pooler.address(KEPT))))
        saved = [store.create(new_case())]

        def save() -> None:
            saved.append(store.save(changed(saved[-1]), saved[-1].version))

        for _ in range(2):
            server.kill()
            saver = threading.Thread(target=save)
            saver.start()
            server.start()
            saver.join()
        case = saved[-1]
        assert store.get(case.reference) == case
        assert [entry.version for entry in store.history(case.reference)] == [1, 2, 3]
        assert is_sound(store)
        server.stop()
        with pytest.raises(Unreachable):
            store.get(case.reference)
