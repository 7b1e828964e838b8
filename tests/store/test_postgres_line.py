"""What is saved stays saved, once, and is told truly, whatever happens to the line."""

import contextlib
import threading
import time
from collections.abc import Callable

import psycopg
import pytest
from psycopg import Connection, errors

from foitui.case.records import Case
from foitui.store.errors import Busy, Conflict, Unreachable
from foitui.store.postgres import dialling, insisting
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.functions import TURN
from tests.postgres import Server
from tests.store.examples import changed, new_case
from tests.store.faults import Opened, is_sound, until
from tests.wire import Wire


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
    monkeypatch.setattr(insisting, "PATIENCE", 0.2)
    monkeypatch.setattr(insisting, "BRIEF_PATIENCE", 0.1)
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


def lock_of(address: str) -> Connection:
    """Return a connection that has the turn to write."""
    holder = psycopg.connect(address)
    holder.execute(TURN)
    return holder


def waiting(server: Server) -> int:
    rows = server.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
    return int(str(rows[0][0]))


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


def test_the_patience_of_a_save_begins_when_its_line_is_found_broken(
    through: PostgresCaseStore,
    postgres_server: Server,
    database: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(insisting, "PATIENCE", 0.2)
    case, began = through.get("FOI-2026-0001"), time.monotonic()
    saved: list[Case] = []
    with lock_of(database) as holder:
        saver = threading.Thread(target=lambda: saved.append(through.save(changed(case), 1)))
        saver.start()
        until(lambda: waiting(postgres_server) == 1 and time.monotonic() > began + 0.3)
        postgres_server.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        )
        holder.rollback()
    saver.join()
    assert saved == [through.get(case.reference)]


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
        if "store_case" in query and (failure := next(failures, None)):
            raise failure("simulated")
        return execute(self, query, *rest, **more)

    monkeypatch.setattr(Connection, "execute", failing)
    assert store.save(changed(case), 1).version == 2


def test_while_nobody_answers_it_is_asked_ever_more_seldom_and_then_again(
    through: PostgresCaseStore, wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr("foitui.store.postgres.dialling.time.monotonic", lambda: now[0])
    wire.swallow_answers()
    wire.cut()
    before = wire.carried
    for _ in range(60):
        now[0] += 1
        with pytest.raises(Unreachable):
            through.changes(0)
    assert wire.carried - before < 30
    wire.mend()
    now[0] += dialling.LONGEST_WAIT
    assert through.count() == 1
