"""What PostgreSQL is measured beside does what it is said to do, with the same documents."""

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest

from benchmarks import postgres_plain
from benchmarks.caseload import make_case
from benchmarks.postgres_plain import CHANNEL, Plain, Stale
from tests.store.databases import opened_in
from tests.store.examples import changed

SAVED, OTHER = "FOI-2026-0001", "FOI-2026-0002"


@pytest.fixture
def plain(database: str) -> Iterator[Plain]:
    """Two cases of which the second one's text has zinnias in it."""
    with closing(opened_in(database)) as store:
        for number in (499, 500):
            store.create(make_case(number, 500))
    postgres_plain.prepare(database)
    with closing(Plain(database)) as plain:
        yield plain
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("DROP SCHEMA plain CASCADE")


def test_plain_psycopg_reads_and_finds_the_same_cases(plain: Plain, database: str) -> None:
    with closing(opened_in(database)) as store:
        assert plain.get(SAVED) == store.get(SAVED)
        assert [row[0] for row in plain.page()] == [row.reference for row in store.page().rows]
        assert dict(plain.counts_by_stage()) == store.counts_by_stage()
    assert [row[0] for row in plain.search("zin")] == [OTHER]
    assert plain.number_of("zinnia budget") == plain.number_of_references("26-0002") == 1
    assert [row[0] for row in plain.search_references("-0002")] == [OTHER]


def test_a_plain_save_is_told_and_another_of_the_same_version_is_refused(
    plain: Plain, database: str
) -> None:
    case = plain.get(SAVED)
    with closing(Plain(database)) as listener:
        listener.connection.execute(f"LISTEN {CHANNEL}")
        plain.save(changed(case), case.version)
        (notice,) = listener.connection.notifies(timeout=5, stop_after=1)
    assert notice.payload == f"{SAVED}:{case.version + 1}"
    assert plain.get(SAVED) == changed(case)
    for save in (plain.save, plain.save_alone):
        with pytest.raises(Stale):
            save(changed(case), case.version)


def test_kept_tables_get_the_state_of_the_caseload_again(plain: Plain, database: str) -> None:
    case = plain.get(SAVED)
    plain.save(changed(case), case.version)
    postgres_plain.prepare(database)
    postgres_plain.renew(database, [SAVED, OTHER])
    assert plain.get(SAVED) == case
    plain.save(changed(case), case.version)


def test_tables_of_an_earlier_bench_are_made_anew(plain: Plain, database: str) -> None:
    plain.connection.execute("DROP TABLE plain.words")
    postgres_plain.prepare(database)
    assert plain.number_of("zinnia") == 1
