"""A caseload moves between engines with nothing lost, and only a proven move is called done."""

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest

from foitui.case.changes import receive, record_correspondence, withdraw
from foitui.case.records import Case, Change, Cost, Message, Request
from foitui.store.errors import Busy, StoreError, Unfinished
from foitui.store.moving import side
from foitui.store.moving.move import AT_ONCE, BYTES_AT_ONCE, batches, move
from foitui.store.moving.side import Foreign, NotEmpty, Numbered, Side, Unproven
from foitui.store.protocol import KeptStore as Store
from foitui.store.signature import Signature
from tests.store.examples import AT, RECEIVED, changed, new_case, opened


def quiet(what: str, done: int, total: int) -> None:
    assert 0 <= done <= total


class Places:
    """Opens the two ends of a move."""

    def __init__(self, folders: Path, database: str, kinds: tuple[str, str]) -> None:
        self._folders, self._database, self._kinds = folders, database, kinds
        self._open: list[Store] = []

    def opened(self, end: int, **options: Any) -> Store:
        """Open the source (0) or the target (1)."""
        if self._kinds[end] == "postgres":
            from tests.store.databases import opened_in

            store: Store = opened_in(self._database, **options)
        else:
            store = opened(self._folders / str(end), create=True, **options)
        self._open.append(store)
        return store

    def spoil(self, end: int, sql: str) -> None:
        """Change something past the program, as its owner can."""
        if self._kinds[end] == "postgres":
            with psycopg.connect(self._database, autocommit=True) as plain:
                plain.execute("SET session_replication_role = replica")
                plain.execute(sql.format("foitui.", documents="foitui.cases"))
        else:
            with closing(sqlite3.connect(self._folders / str(end) / "cases.db")) as file, file:
                file.execute(sql.format("", documents="documents"))

    def close(self) -> None:
        for store in self._open:
            store.close()


WAYS = [("tinydb", "postgres"), ("postgres", "tinydb"), ("tinydb", "tinydb")]


@pytest.fixture(params=WAYS, ids=" to ".join)
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Places]:
    kinds: tuple[str, str] = request.param
    database = request.getfixturevalue("database") if "postgres" in kinds else ""
    made = Places(tmp_path, database, kinds)
    yield made
    made.close()


def filled(store: Store, count: int = 4) -> list[Case]:
    """Put in cases with histories, messages, strange letters, and one that is erased."""
    made = []
    for number in range(count):
        text = "What was spent?\ue000 \0 \U0001f600" if number == 1 else f"What was spent? {number}"
        case = new_case(text=text, message_key=f"m{number}@x", thread_key=f"t{number}")
        stored = store.create(case, raw=b"From: x\r\n\r\n\xff" + bytes([number % 256]))
        made.append(store.save(changed(stored), stored.version))
    later = Message(received=RECEIVED, text="And?", message_key="later@x")
    answered = record_correspondence(made[1], later, officer="o", at=AT)
    costly = msgspec.structs.replace(answered, cost=Cost(hours=-0.0))
    made[1] = store.save(costly, made[1].version, {"later@x": b"later"})
    store.care.erase(made[0].reference, "not ours", "officer", AT)
    return made


def export(store: Store) -> bytes:
    """Return a caseload as its export has it."""
    stream = io.BytesIO()
    store.care.export(stream, whole=True)
    return stream.getvalue()


def everything(store: Store) -> object:
    """Return all that officers can see of a caseload."""
    cases = list(store.every())
    return (
        [(case, store.history(case.reference), store.raw(case.reference)) for case in cases],
        store.page(limit=1000).rows,
        [store.find_message(case.request.message_key) for case in cases],
        [store.find_thread(case.request.thread_key) for case in cases],
    )


def sides(source: Store, target: Store) -> tuple[Side, Side]:
    return source.care.side(), target.care.side()


def faults_of(store: Store) -> list[str]:
    """Return what is wrong with a caseload, beside how the server of the tests is set up."""
    found = (each for each in store.care.examine() if each.check != "server")
    return [fault for each in found for fault in each.faults]


def test_everything_arrives_as_it_was(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    made = filled(source)
    proof = move(*sides(source, target), quiet)
    assert proof.standing.cases == len(made) - 1
    assert everything(target) == everything(source)
    assert target.history(made[0].reference) == source.history(made[0].reference)
    assert export(target).replace(b"-0.0", b"0.0") == export(source).replace(b"-0.0", b"0.0")


def test_work_goes_on_where_it_was(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    *_, last = filled(source)
    move(*sides(source, target), quiet)
    fresh = target.create(new_case(message_key="new@x"))
    assert fresh.reference == source.create(new_case(message_key="new@x")).reference
    saved = target.save(withdraw(last, RECEIVED, officer="o", at=AT), last.version)
    assert target.get(last.reference) == saved
    assert not [
        found for found in target.care.examine() if found.faults and found.check != "server"
    ]


def test_fields_in_another_order_are_no_damage(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    case = source.create(new_case())
    change = Change(field="details", before={"z": 1, "a": 2}, after={"y": {"q": 1, "b": 2}})
    event = msgspec.structs.replace(case.events[0], changes=(change,))
    source.save(msgspec.structs.replace(case, events=(*case.events, event)), case.version)
    move(*sides(source, target), quiet)
    assert not faults_of(target)


def test_what_was_cut_off_goes_on(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source, AT_ONCE + 10)

    class CutOff(Exception):
        pass

    def cut(what: str, done: int, total: int) -> None:
        if what == "cases" and done >= AT_ONCE:
            raise CutOff

    with pytest.raises(CutOff):
        move(*sides(source, target), cut)
    with pytest.raises(Unfinished):
        places.opened(1)
    seen: list[tuple[str, int]] = []
    again = places.opened(1, half_moved=True)
    move(*sides(source, again), lambda what, done, total: seen.append((what, done)))
    assert next(done for what, done in seen if what == "cases") == AT_ONCE
    assert everything(places.opened(1)) == everything(source)


def test_what_was_cut_off_after_its_last_step_is_proven_again(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source)
    assert move(*sides(source, target), quiet) == move(*sides(source, target), quiet)
    places.spoil(1, "UPDATE {}raw SET opening = NOT opening WHERE id = 3")
    with pytest.raises(Unproven):
        move(*sides(source, target), quiet)
    target.create(new_case())
    with pytest.raises(NotEmpty):
        move(*sides(source, places.opened(1)), quiet)


def test_a_move_of_another_state_begins_anew(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    *_, last = filled(source)

    def meddle(what: str, done: int, total: int) -> None:
        if what == "messages" and last.version == source.get(last.reference).version:
            source.save(changed(last), last.version)

    with pytest.raises(Unproven, match="changed meanwhile"):
        move(*sides(source, target), meddle)
    again = places.opened(1, half_moved=True)
    move(*sides(source, again), quiet)
    assert everything(places.opened(1)) == everything(source)


def test_nothing_is_moved_onto_cases(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source)
    target.create(new_case())
    before = everything(target)
    with pytest.raises(NotEmpty):
        move(*sides(source, target), quiet)
    assert everything(target) == before


def test_what_differs_is_not_called_done(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source)
    end, tampered = target.care.side(), list[bool]()

    def tamper(what: str, done: int, total: int) -> None:
        if what == "messages" and done == total and not tampered:
            tampered.append(True)
            request = Request(received=RECEIVED, text="Another one.")
            other = receive(request, ["One?"], officer="o", at=AT)
            end.take_cases([Numbered(9_999, _named(other))])

    with pytest.raises(Unproven, match="cases: 3 were sent, 4 arrived"):
        move(source.care.side(), end, tamper)
    with pytest.raises(Unfinished):
        places.opened(1)
    move(source.care.side(), end, quiet)
    assert export(places.opened(1)) == export(target)


def test_nobody_else_writes_where_a_caseload_is_moved_to(places: Places) -> None:
    source, target, other = places.opened(0), places.opened(1), places.opened(1, limit=0.1)
    filled(source)
    refused: list[str] = []

    def meddle(what: str, done: int, total: int) -> None:
        if what in ("cases", "reading the new one"):
            with pytest.raises(Busy) as caught:
                other.create(new_case())
            refused.append(str(caught.value))
            with pytest.raises(Busy):
                move(source.care.side(), other.care.side(), quiet)

    move(*sides(source, target), meddle)
    assert len(refused) >= 3
    assert all("is in use by" in told for told in refused)
    assert other.create(new_case()).reference == "FOI-2026-0005"


def test_what_somebody_saved_in_a_half_moved_caseload_is_not_taken_out(places: Places) -> None:
    source, target, other = places.opened(0), places.opened(1), places.opened(1)
    filled(source)

    def cut(what: str, done: int, total: int) -> None:
        if what == "events":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        move(*sides(source, target), cut)
    saved = other.create(new_case())
    for _ in range(2):
        with pytest.raises(Foreign, match="what somebody saved there since"):
            move(*sides(source, places.opened(1, half_moved=True)), quiet)
        source.create(new_case())
    assert other.get(saved.reference) == saved


def test_a_move_that_was_cut_off_at_once_begins_with_the_numbers_of_now(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source)

    def cut(what: str, done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        move(*sides(source, target), cut)
    source.create(new_case())
    move(*sides(source, places.opened(1, half_moved=True)), quiet)
    assert places.opened(1).create(new_case()).reference == "FOI-2026-0006"


def test_a_caseload_that_lost_its_newest_event_is_not_moved(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    *_, last = filled(source)
    source.save(changed(last), last.version)
    places.spoil(0, "DELETE FROM {}events WHERE sequence = 11")
    with pytest.raises(Unproven, match="FOI-2026-0004 has 3 events, its history 2"):
        move(*sides(source, target), quiet)


def test_a_history_without_a_case_is_not_moved(places: Places) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source)
    places.spoil(0, "DELETE FROM {}erased")
    with pytest.raises(Unproven, match="FOI-2026-0001 has a history and no case"):
        move(*sides(source, target), quiet)


def _named(case: Case) -> Case:
    return msgspec.structs.replace(case, reference="FOI-2026-9999")


def test_a_damaged_case_is_not_moved(tmp_path: Path) -> None:
    with (
        closing(opened(tmp_path / "a", create=True)) as source,
        closing(opened(tmp_path / "b", create=True)) as target,
    ):
        filled(source)
        with closing(sqlite3.connect(tmp_path / "a" / "cases.db")) as plain, plain:
            plain.execute("UPDATE documents SET checksum=0 WHERE id=3")
        with pytest.raises(StoreError, match="FOI-2026-0003 is damaged"):
            move(*sides(source, target), quiet)


IN_THE_OLD_ONE = {
    "UPDATE {}events SET name = 'x' WHERE sequence = 3": "or the one before it was changed",
    "DELETE FROM {}events WHERE sequence = 3": "the events before event 4 .* are gone",
    "UPDATE {}events SET salt = digest WHERE sequence = 3": "says was changed",
    "UPDATE {}raw SET checksum = checksum + 1 WHERE id = 3": "is not the one that arrived",
    "UPDATE {documents} SET checksum = checksum + 1 WHERE id = 3": "FOI-2026-0003 is damaged",
}
IN_THE_NEW_ONE = {
    "UPDATE {}events SET name = 'x' WHERE sequence = 3": "or the one before it was changed",
    "UPDATE {}raw SET opening = NOT opening WHERE id = 3": "a case or a message is another one",
    "UPDATE {}counters SET last = 9": "a case or a message is another one",
    "UPDATE {}erased SET case_id = 9": "has a history and no case",
    "DELETE FROM {}raw WHERE id = 3": "messages: 4 were sent, 3 arrived",
}


@pytest.mark.parametrize("places", WAYS[:2], indirect=True, ids=" to ".join)
@pytest.mark.parametrize(
    ("end", "sql", "says"),
    [
        *((0, *each) for each in IN_THE_OLD_ONE.items()),
        *((1, *each) for each in IN_THE_NEW_ONE.items()),
    ],
)
def test_what_was_tampered_with_is_not_proven(
    places: Places, end: int, sql: str, says: str
) -> None:
    source, target = places.opened(0), places.opened(1)
    filled(source)

    def tamper(what: str, done: int, total: int) -> None:
        if what == "messages" and done == total and end:
            places.spoil(end, sql)

    if not end:
        places.spoil(end, sql)
    with pytest.raises(StoreError, match=says):
        move(*sides(source, target), tamper)
    with pytest.raises(Unfinished):
        places.opened(1)


def test_tables_of_ones_own_are_not_taken_out(tmp_path: Path) -> None:
    with (
        closing(opened(tmp_path / "a", create=True)) as source,
        closing(opened(tmp_path / "b", create=True)) as target,
    ):
        filled(source)
        target.database.table("notes").insert({"kept": 1})
        with pytest.raises(NotEmpty):
            move(*sides(source, target), quiet)
        assert target.database.table("notes").all() == [{"kept": 1}]


def test_a_name_with_a_letter_that_no_database_holds_is_moved(
    tmp_path: Path, database: str
) -> None:
    places = Places(tmp_path, database, ("tinydb", "postgres"))
    source = places.opened(0, signature=Signature("Sam \0 \udc80"))
    filled(source)
    move(*sides(source, places.opened(1)), quiet)
    assert export(places.opened(1)).replace(b"-0.0", b"0.0") == export(source).replace(
        b"-0.0", b"0.0"
    )
    places.close()


def test_messages_of_megabytes_go_over_a_few_at_a_time() -> None:
    big = side.Message(1, 1, "k", True, 0, bytes(BYTES_AT_ONCE // 2 + 1))
    assert [len(batch) for batch in batches([big] * 5)] == [2, 2, 1]
    case = Numbered(1, new_case(), BYTES_AT_ONCE)
    assert [len(batch) for batch in batches([case] * 2)] == [1, 1]
    assert [len(batch) for batch in batches([Numbered(1, new_case(), 9)] * 251)] == [250, 1]
