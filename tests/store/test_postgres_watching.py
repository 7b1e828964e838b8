"""What the documentation gives an authority's monitoring to ask can be asked by whom it says."""

import re
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from foitui.store.postgres.functions import CLASS, TURN, WRITING
from tests.postgres import Server
from tests.store.databases import KEPT
from tests.store.examples import changed, new_case
from tests.store.faults import Opened, is_sound

PAGE = Path(__file__).parents[2] / "docs" / "postgresql.md"


def questions() -> list[str]:
    section = PAGE.read_text("utf-8").split("\n## Watch it\n")[1].split("\n## ")[0]
    block = re.search(r"```sql\n(.*?)```", section, re.DOTALL)
    assert block
    return [each.strip() for each in block[1].split(";") if each.strip()]


@pytest.fixture
def watcher(postgres_server: Server, database: str) -> Iterator[str]:
    """The address of the caseload for an account that may watch and read."""
    postgres_server.sql(
        "CREATE ROLE watcher LOGIN IN ROLE pg_monitor",
    )
    postgres_server.sql(
        "GRANT USAGE ON SCHEMA foitui TO watcher",
        "GRANT SELECT ON ALL TABLES IN SCHEMA foitui TO watcher",
        database=KEPT,
    )
    yield postgres_server.address(KEPT, "watcher")
    postgres_server.sql("DROP OWNED BY watcher", "DROP ROLE watcher", database=KEPT)


def test_each_question_of_the_page_is_answered(watcher: str, database: str, opened: Opened) -> None:
    store = opened(database)
    store.save(changed(store.create(new_case())), 1)
    with psycopg.connect(database) as holder, psycopg.connect(watcher, autocommit=True) as asks:
        holder.execute(TURN)
        answers = [asks.execute(sql).fetchall() for sql in questions()]
    saves, turn, programs, room, following, archive = answers
    assert [count for _, count in saves] == [2]
    assert [row[3] for row in turn] == [True]
    assert len(programs) == 1
    assert {"cases", "events"} <= {row[0] for row in room}
    assert following == []
    assert len(archive) == 1


def test_who_only_reads_can_examine_the_caseload(
    watcher: str, database: str, opened: Opened
) -> None:
    opened(database).create(new_case())
    reader = opened(watcher)
    assert reader.read_only
    assert is_sound(reader)


def test_the_page_names_the_lock_that_is_taken() -> None:
    assert any(f"classid = {CLASS} AND objid = {WRITING}" in sql for sql in questions())
