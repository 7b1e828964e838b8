"""From the second format of the tables to the third: rows of places, and references told apart.

Frozen: whoever comes from an earlier format still comes this way.
"""

from psycopg import Connection

_PLACES = """
CREATE TABLE foitui.places(
    id bigint NOT NULL,
    reference text COLLATE "C" PRIMARY KEY,
    received text COLLATE "C" NOT NULL,
    due_order text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL
) WITH (fillfactor = 80);
INSERT INTO foitui.places
    SELECT id, reference, received, due_order, stage FROM foitui.cases ORDER BY id;
CREATE INDEX places_by_due ON foitui.places(due_order, reference);
CREATE INDEX places_by_stage ON foitui.places(stage, due_order, reference);
CREATE INDEX places_by_receipt ON foitui.places(received, reference);
CREATE TABLE foitui.held(
    id bigint NOT NULL,
    reference text COLLATE "C" NOT NULL,
    received text COLLATE "C" NOT NULL,
    due_order text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL,
    officer text COLLATE "C" NOT NULL
) WITH (fillfactor = 80);
INSERT INTO foitui.held
    SELECT id, reference, received, due_order, stage, officer FROM foitui.cases
    ORDER BY officer, due_order, reference;
ALTER TABLE foitui.held ADD PRIMARY KEY (officer, due_order, reference);
DROP INDEX foitui.cases_by_due, foitui.cases_by_stage, foitui.cases_by_officer,
    foitui.cases_by_receipt;
ALTER INDEX foitui.cases_by_name ALTER COLUMN 1 SET STATISTICS 1000;
CREATE INDEX cases_by_wait ON foitui.cases(waits_for) WHERE waits_for <> '';
CREATE VIEW foitui.list AS
    SELECT p.id, p.reference, p.received, p.due_order, p.stage, c.officer, version, subject, routes,
        outcome, due, provisional, sender_reference, reply_published, waits_for, chase_by
    FROM foitui.places p JOIN foitui.cases c ON c.id = p.id;
CREATE VIEW foitui.held_list AS
    SELECT h.id, h.reference, h.received, h.due_order, h.stage, h.officer, version, subject, routes,
        outcome, due, provisional, sender_reference, reply_published, waits_for, chase_by
    FROM foitui.held h JOIN foitui.cases c ON c.id = h.id;
"""
_ACCOUNT = """
ALTER TABLE foitui.events ADD COLUMN account text;
CREATE OR REPLACE FUNCTION foitui.refuse() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.salt IS NULL AND NEW.body IS NULL
       AND (NEW.sequence, NEW.case_id, NEW.reference, NEW.version, NEW.saved, NEW.name)
           = (OLD.sequence, OLD.case_id, OLD.reference, OLD.version, OLD.saved, OLD.name)
       AND (NEW.sealed, NEW.digest) = (OLD.sealed, OLD.digest)
       AND NEW.account IS NOT DISTINCT FROM OLD.account THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the history is only added to' USING ERRCODE = 'insufficient_privilege';
END $$;
"""
_WORDS = r"""
SET LOCAL maintenance_work_mem = '256MB';
ALTER TABLE foitui.words RENAME TO words_before;
ALTER INDEX foitui.words_pkey RENAME TO words_before_pkey;
DROP INDEX foitui.words_by_word;
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
ALTER TABLE foitui.words ALTER COLUMN found SET STATISTICS 300;
-- The words and the short texts begin with the reference.
INSERT INTO foitui.words(case_id, reference, due_order, stage, is_due, short, words, letters)
    SELECT case_id, reference, due_order, stage, due_order < '~', short,
        CASE size WHEN 0 THEN words
            ELSE substr(words, length(btrim(translate(name, :signs, :blanks))) + 2) END,
        (SELECT coalesce(string_agg(part, ' ' ORDER BY part COLLATE "C"), '') FROM (
            SELECT DISTINCT sign || substr(word, place, 100) AS part
            FROM (VALUES ('#', translate(name, :signs, :alike)), ('_', substr(shown, size + 1)))
                    AS texts(sign, said),
                regexp_split_to_table(said, :space) AS word,
                generate_series(1, length(word)) AS place) AS parts)
    FROM (SELECT *, left(shown, size) AS name
          FROM (SELECT *, left(short, 2000) AS shown,
                    CASE WHEN reference ~ '^[!-~]+$' AND reference !~ '[^A-Za-z0-9]{2}'
                        THEN length(reference) ELSE 0 END AS size
                FROM foitui.words_before ORDER BY case_id) AS known) AS before;
DROP TABLE foitui.words_before;
CREATE INDEX words_by_word ON foitui.words USING gin(found) WITH (gin_pending_list_limit = 256);
ANALYZE foitui.words, foitui.places, foitui.held, foitui.cases;
"""
_SIGNS = r"""'!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~'"""
"""What parts the words of a reference."""
_SPACE = (
    r"'[\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+'"
)
"""What Python splits words at."""


def give_places_rows_of_their_own(connection: Connection) -> None:
    """Take what orders the lists out of the cases, and tell references from other short texts.

    A save that moves a case in the lists need not enter it anew in every index, and a list is gone
    down by its references alone. Events keep from now on with which account they were saved.
    """
    words = _WORDS.replace(":space", _SPACE).replace(":signs", _SIGNS)
    words = words.replace(":blanks", "repeat(' ', 32)").replace(":alike", "repeat('-', 32)")
    for sql in (_PLACES, _ACCOUNT, words):
        connection.execute(sql.encode())
