"""What several programs do at once: none sees half of it, and none undoes what another did."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from foitui.case.changes import withdraw
from foitui.case.records import Case
from foitui.case.standing import Stage
from foitui.store.errors import Busy, TooNew
from foitui.store.postgres import refreshing
from foitui.store.postgres.functions import TURN
from foitui.store.postgres.schema import SCHEMA_VERSION
from foitui.store.protocol import Summary
from foitui.store.summaries import Terms, summarise
from tests.postgres import Server
from tests.store.databases import KEPT, made
from tests.store.examples import AT, RECEIVED, changed, new_case
from tests.store.faults import Opened, is_sound, until

_OUT_OF_TURN = """
CREATE SEQUENCE foitui.tries MINVALUE -1000000;
CREATE FUNCTION foitui.meddle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF nextval('foitui.tries') < 3 THEN
        RAISE EXCEPTION 'could not serialize' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER meddle BEFORE UPDATE ON foitui.head
    FOR EACH ROW EXECUTE FUNCTION foitui.meddle();
"""


def somebody_waits(server: Server) -> bool:
    """Whether somebody waits for a lock in the shared database."""
    return bool(
        server.sql(
            f"SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '{KEPT}'"
        )
    )


def test_whether_an_event_is_stored_is_told_when_whoever_may_be_storing_it_has_ended(
    postgres_server: Server, database: str, opened: Opened
) -> None:
    store, other = opened(database), opened(database)
    case = store.create(new_case())
    with ThreadPoolExecutor(1) as beside:
        with store.batch():
            store.save(changed(case), 1)
            sql = "SELECT foitui.has_event(%s, %s, %b)"
            asked = beside.submit(other.connections.write, sql, store._batch.last)
            until(lambda: asked.done() or somebody_waits(postgres_server))
        assert asked.result(20) == [(True,)]


def test_a_save_that_is_the_victim_of_a_deadlock_is_tried_again(
    postgres_server: Server, database: str, opened: Opened
) -> None:
    store = opened(f"{database}&options=-c%20deadlock_timeout%3D20ms")
    case = store.create(new_case())
    with psycopg.connect(database) as meddler, ThreadPoolExecutor(1) as beside:
        meddler.execute("SET deadlock_timeout = '20s'")
        meddler.execute("SELECT 1 FROM foitui.head FOR UPDATE")
        saved = beside.submit(store.save, changed(case), 1)
        until(lambda: somebody_waits(postgres_server))
        meddler.execute(TURN)
        meddler.rollback()
        assert saved.result(20).version == 2
    assert len(store.history(case.reference)) == 2
    assert is_sound(store)


def test_what_the_server_cannot_put_in_order_is_tried_again_and_told_if_it_goes_on(
    database: str, opened: Opened
) -> None:
    store = opened(database)
    case = store.create(new_case())
    with psycopg.connect(database, autocommit=True) as plain:
        plain.execute(_OUT_OF_TURN)
        try:
            plain.execute("SELECT setval('foitui.tries', 1, false)")
            case = store.save(changed(case), 1)
            plain.execute("SELECT setval('foitui.tries', -1000000)")
            with pytest.raises(Busy, match="others who save the same"):
                store.save(changed(case), 2)
        finally:
            plain.execute("DROP TRIGGER meddle ON foitui.head")
            plain.execute("DROP FUNCTION foitui.meddle")
            plain.execute("DROP SEQUENCE foitui.tries")
    assert store.save(changed(case), 2).version == 3
    assert is_sound(store)


def test_a_case_that_is_saved_while_the_list_is_derived_anew_keeps_what_it_says_now(
    database: str, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(database)
    case = store.create(new_case())

    def meanwhile(found: Case, terms: Terms) -> Summary:
        store.save(withdraw(case, RECEIVED, officer="o", at=AT), 1)
        return summarise(found, terms)

    monkeypatch.setattr(refreshing, "summarise", meanwhile)
    archive = opened(database, authority="archive")
    (row,) = archive.page().rows
    assert (row.stage, row.due, row.version) == (Stage.WITHDRAWN, None, 2)
    assert is_sound(archive)
    monkeypatch.setattr(refreshing, "refresh", None)
    opened(database, authority="archive")


def test_an_older_program_creates_nothing_where_a_newer_one_has_changed_the_tables(
    postgres_server: Server, opened: Opened
) -> None:
    address = made(postgres_server)
    store = opened(address)
    with psycopg.connect(address, autocommit=True) as newer:
        newer.execute(
            "UPDATE foitui.meta SET value = %s WHERE key = 'schema_version'",
            (str(SCHEMA_VERSION + 1),),
        )
        with pytest.raises(TooNew):
            store.create(new_case())
        assert newer.execute("SELECT count(*) FROM foitui.cases").fetchone() == (0,)


def test_a_history_that_was_put_back_and_went_on_is_another_one(
    database: str, opened: Opened
) -> None:
    store = opened(database)
    kept, case, gone = (store.create(new_case()) for _ in range(3))
    cursor, _ = store.changes(-1)
    with psycopg.connect(database, autocommit=True) as plain:
        plain.execute("SET session_replication_role = replica")
        plain.execute("DELETE FROM foitui.events WHERE sequence = 3")
        plain.execute("DELETE FROM foitui.cases WHERE id = 3")
        plain.execute(
            "UPDATE foitui.head SET (sequence, digest) = (SELECT sequence, digest"
            " FROM foitui.events WHERE sequence = 2)"
        )
    other = opened(database)
    assert set(other.changes(cursor)[1]) == {kept.reference, case.reference}
    other.save(changed(changed(case)), 1)
    assert set(store.changes(cursor)[1]) == {kept.reference, case.reference}
    assert gone.reference not in store.references_like("FOI")
