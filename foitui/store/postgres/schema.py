"""The tables in the database, how they are made, and how found ones are judged."""

from psycopg import Connection

from foitui.store.errors import Damaged, Missing, TooNew
from foitui.store.postgres.functions import FUNCTIONS, TABLES_TURN

SCHEMA_VERSION = 3
"""Raised with a step in `migrations` whenever tables or functions change."""

TABLES = """
CREATE SCHEMA foitui;
CREATE TABLE foitui.meta(key text PRIMARY KEY, value text NOT NULL);

-- The end of the history, with the last number that was given to a case.
CREATE TABLE foitui.head(
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    sequence bigint NOT NULL,
    digest bytea NOT NULL,
    case_id bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO foitui.head VALUES(true, 0, decode(repeat('00', 32), 'hex'), 0);

-- A case: its document, and beside it what the caseload shows. The document is always kept apart:
-- a page then holds 20 rows of the list and has room for a row that was saved anew. What is in an
-- index here seldom changes, so that a save enters the row in none of them.
CREATE TABLE foitui.cases(
    id bigint PRIMARY KEY,
    reference text COLLATE "C" NOT NULL UNIQUE,
    version integer NOT NULL,
    subject text NOT NULL,
    stage text COLLATE "C" NOT NULL,
    routes text NOT NULL,
    outcome text NOT NULL,
    officer text COLLATE "C" NOT NULL,
    received text COLLATE "C" NOT NULL,
    due text,
    due_order text COLLATE "C" NOT NULL,
    provisional boolean NOT NULL,
    sender_reference text NOT NULL,
    reply_published boolean NOT NULL,
    waits_for text COLLATE "C" NOT NULL,
    chase_by text COLLATE "C",
    thread bytea,
    words_checksum bigint NOT NULL,
    checksum bigint NOT NULL,
    body jsonb NOT NULL
) WITH (fillfactor = 70, toast_tuple_target = 512);
CREATE INDEX cases_by_name ON foitui.cases((lower(reference) COLLATE "C"));
-- How many references have some letters decides how they are looked for.
ALTER INDEX foitui.cases_by_name ALTER COLUMN 1 SET STATISTICS 1000;
CREATE INDEX cases_by_wait ON foitui.cases(waits_for) WHERE waits_for <> '';
CREATE INDEX cases_by_chase ON foitui.cases(chase_by) WHERE chase_by IS NOT NULL;
CREATE INDEX cases_by_thread ON foitui.cases(thread, id) WHERE thread IS NOT NULL;

-- What the lists are ordered by, once more in rows of 70 bytes: a case that moves in a list is
-- entered anew here, and a list is gone through in a tenth of the pages.
CREATE TABLE foitui.places(
    id bigint NOT NULL,
    reference text COLLATE "C" PRIMARY KEY,
    received text COLLATE "C" NOT NULL,
    due_order text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX places_by_due ON foitui.places(due_order, reference);
CREATE INDEX places_by_stage ON foitui.places(stage, due_order, reference);
CREATE INDEX places_by_receipt ON foitui.places(received, reference);
-- The lists of each officer. In rows of their own, because a case that is handed over would else
-- be entered anew in every index of the places.
CREATE TABLE foitui.held(
    id bigint NOT NULL,
    reference text COLLATE "C" NOT NULL,
    received text COLLATE "C" NOT NULL,
    due_order text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL,
    officer text COLLATE "C" NOT NULL,
    PRIMARY KEY(officer, due_order, reference)
) WITH (fillfactor = 80);
CREATE VIEW foitui.list AS
    SELECT p.id, p.reference, p.received, p.due_order, p.stage, c.officer, version, subject, routes,
        outcome, due, provisional, sender_reference, reply_published, waits_for, chase_by
    FROM foitui.places p JOIN foitui.cases c ON c.id = p.id;
CREATE VIEW foitui.held_list AS
    SELECT h.id, h.reference, h.received, h.due_order, h.stage, h.officer, version, subject, routes,
        outcome, due, provisional, sender_reference, reply_published, waits_for, chase_by
    FROM foitui.held h JOIN foitui.cases c ON c.id = h.id;

-- Texts that stand in a case as reasons and factors, as digests; apart, because an index of them
-- would else have a part in every save.
CREATE TABLE foitui.uses(case_id bigint PRIMARY KEY, used bytea[] NOT NULL);
CREATE INDEX uses_by_text ON foitui.uses USING gin(used) WITH (gin_pending_list_limit = 256);

-- What a case is found by; apart, because it changes far more seldom than the case. The words are
-- kept outside of the row, which has what puts found cases in order and counts them: so thousands
-- are gone through in milliseconds. What changes often is in no index here. That a case has a due
-- day is a word of it: the list begins with those, and in a large caseload they are few.
CREATE TABLE foitui.words(
    case_id bigint PRIMARY KEY,
    reference text COLLATE "C" NOT NULL,
    due_order text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL,
    short text NOT NULL,
    words text NOT NULL,
    letters text NOT NULL,
    is_due boolean NOT NULL,
    found tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(
        btrim(words || ' ' || letters || CASE WHEN is_due THEN ' !' ELSE '' END), ' '))) STORED
) WITH (fillfactor = 90, toast_tuple_target = 256);
ALTER TABLE foitui.words ALTER COLUMN found SET STORAGE EXTERNAL;
-- How common a word is decides how it is looked for, so more words than usual are counted.
ALTER TABLE foitui.words ALTER COLUMN found SET STATISTICS 300;
CREATE INDEX words_by_word ON foitui.words USING gin(found) WITH (gin_pending_list_limit = 256);
-- The names of officers, in small letters too: they are few, and parts of them are looked for here.
CREATE TABLE foitui.officers(officer text COLLATE "C" PRIMARY KEY, small text NOT NULL);
CREATE TABLE foitui.messages(key bytea PRIMARY KEY, case_id bigint NOT NULL);
CREATE INDEX messages_by_case ON foitui.messages(case_id);

-- What is nowhere else: the history, which is also the feed of changes, and what arrived.
CREATE TABLE foitui.events(
    sequence bigint PRIMARY KEY,
    case_id bigint NOT NULL,
    reference text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    saved text NOT NULL,
    name text NOT NULL,
    salt bytea,
    body bytea,
    sealed bytea NOT NULL,
    digest bytea NOT NULL,
    -- With which account of the database it was saved; unknown of what came from elsewhere.
    account text,
    UNIQUE(case_id, version)
);
CREATE TABLE foitui.erased(reference text COLLATE "C" PRIMARY KEY, case_id bigint NOT NULL);
CREATE TABLE foitui.raw(
    id bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY,
    case_id bigint NOT NULL,
    key bytea NOT NULL,
    opening boolean NOT NULL,
    checksum bigint NOT NULL,
    body bytea NOT NULL
);
CREATE UNIQUE INDEX raw_by_key ON foitui.raw(case_id, sha256(key));
CREATE TABLE foitui.counters(key text COLLATE "C" PRIMARY KEY, last bigint NOT NULL);

-- Who has which case open, and counts that are made anew; a server that follows has them too.
CREATE TABLE foitui.presence(
    case_id bigint NOT NULL,
    program text NOT NULL,
    officer text NOT NULL,
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    seen timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY(case_id, program)
);
CREATE TABLE foitui.counted(
    case_id bigint PRIMARY KEY,
    version integer NOT NULL,
    terms text NOT NULL,
    body bytea NOT NULL
);

CREATE FUNCTION foitui.refuse() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- What an event says may be emptied, when its case is erased; nothing else of it ever changes.
    IF TG_OP = 'UPDATE' AND NEW.salt IS NULL AND NEW.body IS NULL
       AND (NEW.sequence, NEW.case_id, NEW.reference, NEW.version, NEW.saved, NEW.name)
           = (OLD.sequence, OLD.case_id, OLD.reference, OLD.version, OLD.saved, OLD.name)
       AND (NEW.sealed, NEW.digest) = (OLD.sealed, OLD.digest)
       AND NEW.account IS NOT DISTINCT FROM OLD.account THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the history is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE ON foitui.events
    FOR EACH ROW EXECUTE FUNCTION foitui.refuse();
CREATE TRIGGER history_is_kept BEFORE TRUNCATE ON foitui.events
    FOR EACH STATEMENT EXECUTE FUNCTION foitui.refuse();
"""


def make(connection: Connection) -> bool:
    """Make the tables where there are none, whoever comes first; whether they were made."""
    with connection.transaction():
        connection.execute(TABLES_TURN)
        if version_of(connection) is not None:
            return False
        connection.execute(TABLES)
        connection.execute(FUNCTIONS)
        connection.execute(
            "INSERT INTO foitui.meta VALUES('schema_version', %s)", (str(SCHEMA_VERSION),)
        )
    return True


def version_of(connection: Connection) -> int | None:
    """Return the version of the tables, or None where there are none; raises Damaged."""
    found = connection.execute("SELECT to_regclass('foitui.meta') IS NOT NULL").fetchone()
    if not (found and found[0]):
        return None
    row = connection.execute("SELECT value FROM foitui.meta WHERE key='schema_version'").fetchone()
    if row is None or not row[0].isdecimal():
        raise Damaged("", "the database does not say its format")
    return int(row[0])


def judge_version(connection: Connection, place: str) -> None:
    """Refuse tables of another format; raises TooNew, Missing, Damaged or Outdated."""
    version = version_of(connection)
    if version is None:
        raise Missing(place, f"make one with 'foitui init --data {place}'")
    if version > SCHEMA_VERSION:
        raise TooNew(version)
    if version < SCHEMA_VERSION:
        raise Outdated(version)


class Outdated(Exception):
    """An earlier program made the tables: they are brought up to date before they are used."""

    def __init__(self, version: int) -> None:
        super().__init__(f"format {version}")
        self.version = version
