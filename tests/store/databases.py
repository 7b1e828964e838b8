"""Caseloads in PostgreSQL that tests begin from."""

import itertools
from typing import Any

import psycopg

from foitui.law.working_days import shipped_calendar
from foitui.store.postgres.cases import PostgresCaseStore
from foitui.store.postgres.opening import open_database
from foitui.store.postgres.schema import make
from tests.postgres import Server
from tests.store import examples

KEPT = "kept"
"""The database that most tests share, one after the other: to make one takes longer."""

_EMPTY = """
SET session_replication_role = replica;
TRUNCATE foitui.cases, foitui.places, foitui.held, foitui.words, foitui.messages, foitui.events,
    foitui.erased, foitui.raw, foitui.counters, foitui.presence, foitui.counted, foitui.uses,
    foitui.officers RESTART IDENTITY;
UPDATE foitui.head SET sequence = 0, digest = decode(repeat('00', 32), 'hex'), case_id = 0;
DELETE FROM foitui.meta WHERE key = 'moving';
"""
_numbers = itertools.count()


def opened_in(address: str, **options: Any) -> PostgresCaseStore:
    """Open the caseload in a database with the shipped calendar."""
    return open_database(address, shipped_calendar(), **options)


def made(server: Server, name: str = "") -> str:
    """Make a database with an empty caseload and return its address."""
    name = name or f"database{next(_numbers)}"
    server.sql(f"CREATE DATABASE {name} STRATEGY wal_log")
    with psycopg.connect(server.address(name), autocommit=True) as plain:
        make(plain)
    return server.address(name)


def emptied(server: Server, address: str) -> None:
    """Take everything out of the caseload in a database."""
    with psycopg.connect(address, autocommit=True) as plain:
        plain.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        plain.execute(_EMPTY)


def faults(store: PostgresCaseStore) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with a caseload, beside the settings of a server for tests."""
    # Of the tests' server it is known that it does not flush.
    return {check: told for check, told in examples.faults(store).items() if check != "server"}
