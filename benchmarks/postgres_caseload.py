"""The caseload that is measured: made once, and kept between runs where that is asked for."""

from contextlib import closing
from itertools import islice
from pathlib import Path

import psycopg

from benchmarks import postgres_plain
from benchmarks.make_caseload import fill as fill_folder
from benchmarks.postgres_many import fill, multiply, reference_of
from benchmarks.postgres_process import telling
from foitui.law.working_days import shipped_calendar
from foitui.store import open_store
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.protocol import CaseStore
from foitui.store.summaries import Terms
from tests.postgres import Server
from tests.store.databases import made

NEWEST = 20_000
"""Cases that officers work on; what is saved is among these."""
_SAVED_OFTEN = 30

_SIZES = """SELECT nspname, relname, pg_size_pretty(pg_table_size(c.oid)),
    pg_size_pretty(pg_indexes_size(c.oid))
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE nspname IN ('foitui', 'plain') AND relkind = 'r'
    ORDER BY nspname, pg_total_relation_size(c.oid) DESC"""


def filled(server: Server, count: int, total: int) -> str:
    """Return the address of the cases, which are made unless they were kept whole."""
    name = f"scale_{count}_{max(count, total)}"
    if not server.sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
        server.sql("DROP DATABASE IF EXISTS unfinished")
        address = made(server, "unfinished")
        with closing(open_database(address, shipped_calendar())) as store:
            _fill(store, address, count, total)
        server.sql(f"ALTER DATABASE unfinished RENAME TO {name}")
    postgres_plain.prepare(server.address(name))
    return server.address(name)


def embedded(folder: Path, count: int) -> CaseStore:
    """Make the same cases, those that are made here, in a folder."""
    with telling(f"{count:,} cases in the embedded store"):
        fill_folder(folder, count)
    return open_store(folder, shipped_calendar())


def tell_sizes(address: str) -> None:
    """Print how much room the largest tables take."""
    with psycopg.connect(address) as plain:
        rows = plain.execute(_SIZES).fetchall()
    for schema, name in (("foitui", "PostgreSQL"), ("plain", "plain psycopg")):
        tables = [f"{n} {t} + indexes {i}" for owner, n, t, i in rows if owner == schema]
        print(f"{name}: {'; '.join(tables[:3])}")


def some_of(store: PostgresCaseStore, count: int) -> list[str]:
    """Choose some of the newest cases, none that earlier runs have saved many times."""
    newest = f"(SELECT max(id) - {NEWEST} FROM foitui.cases)"
    rows = store.connections.read(
        "SELECT reference FROM (SELECT reference FROM foitui.cases"
        f" WHERE id > {newest} AND version < {_SAVED_OFTEN}) few ORDER BY random() LIMIT %s",
        (count,),
    )
    return [reference for (reference,) in rows]


def known_in(folder: CaseStore, count: int) -> list[str]:
    """Choose some of the cases in a folder, old and new ones alike."""
    every = [case.reference for case in folder.page(limit=folder.count()).rows]
    return list(islice(every[:: max(1, len(every) // count)], count))


def _fill(store: PostgresCaseStore, address: str, count: int, total: int) -> None:
    with telling(f"{count:,} cases made and stored one by one"):
        fill(store, count)
    with telling("statistics derived for the first time"):
        sum(1 for _ in store.counted())
    if total <= count:
        return
    patterns = [store.get(case.reference) for case in store.every()]
    with (
        telling(f"{total - count:,} copied on the server, indexes made anew"),
        psycopg.connect(address, autocommit=True) as plain,
    ):
        multiply(plain, Terms(shipped_calendar()), patterns, total)
    copied = store.get(reference_of(patterns[0], 1))
    assert copied.items == patterns[0].items
