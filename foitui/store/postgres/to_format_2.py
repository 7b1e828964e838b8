"""From the first format of the tables to the second: rows of words that a search can stand on.

Frozen: whoever comes from the first format still comes this way.
"""

from psycopg import Connection

_SEARCH_ROWS = r"""
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
    found tsvector NOT NULL GENERATED ALWAYS AS
        (array_to_tsvector(string_to_array(btrim(words || ' ' || letters), ' '))) STORED
) WITH (fillfactor = 90, toast_tuple_target = 256);
ALTER TABLE foitui.words ALTER COLUMN found SET STORAGE EXTERNAL;
ALTER TABLE foitui.words ALTER COLUMN found SET STATISTICS 300;
-- The last line of the short texts was the officer.
INSERT INTO foitui.words(case_id, reference, due_order, stage, short, words, letters)
    SELECT id, reference, due_order, stage, lines.short, words, (
        SELECT coalesce(string_agg(part, ' ' ORDER BY part COLLATE "C"), '') FROM (
            SELECT DISTINCT '_' || substr(word, place, 100) AS part
            FROM regexp_split_to_table(left(lines.short, 2000), :space) AS word,
                generate_series(1, length(word)) AS place) AS parts)
    FROM foitui.words_before b JOIN foitui.cases ON id = case_id, LATERAL (
        SELECT left(b.short, length(b.short) - strpos(reverse(b.short), E'\n')) AS short) lines;
DROP TABLE foitui.words_before;
CREATE INDEX words_by_word ON foitui.words USING gin(found) WITH (gin_pending_list_limit = 256);

CREATE TABLE foitui.uses(case_id bigint PRIMARY KEY, used bytea[] NOT NULL);
INSERT INTO foitui.uses SELECT id, used FROM foitui.cases;
ALTER TABLE foitui.cases DROP COLUMN used;
CREATE INDEX uses_by_text ON foitui.uses USING gin(used) WITH (gin_pending_list_limit = 256);
CREATE TABLE foitui.officers(officer text COLLATE "C" PRIMARY KEY, small text NOT NULL);

DROP FUNCTION foitui.keep;
-- Programs of the first format that are open call these: they are told that it is another one.
CREATE OR REPLACE FUNCTION foitui.save_case(
    p_format text, p_reference text, p_expected integer, :values
) RETURNS text LANGUAGE sql AS $$ SELECT 'format' $$;
CREATE OR REPLACE FUNCTION foitui.create_case(
    p_format text, p_key text, p_after bigint, p_number bigint, p_reference text, :values
) RETURNS TABLE(said text, what text) LANGUAGE sql AS $$ SELECT 'format', '' $$;
ANALYZE foitui.words, foitui.uses, foitui.cases;
"""
_SPACE = (
    r"'[\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+'"
)
"""What Python splits words at."""
_VALUES = """
    p_version integer, p_subject text, p_stage text, p_routes text, p_outcome text,
    p_officer text, p_received text, p_due text, p_due_order text, p_provisional boolean,
    p_sender_reference text, p_reply_published boolean, p_waits_for text,
    p_chase_by text, p_thread bytea, p_used bytea[],
    p_words_checksum bigint, p_checksum bigint, p_body jsonb,
    p_messages bytea[], p_raw_keys bytea[], p_raw_checksums bigint[], p_raw_bodies bytea[],
    p_short text, p_words text, p_letters text,
    p_reference_said text, p_name text, p_name_said text, p_salts bytea[], p_events bytea[]"""
"""What the functions of the first format were called with."""


def give_search_rows_of_their_own(connection: Connection) -> None:
    """Take the officer out of the words, and put beside them what orders and counts a search.

    A save that hands a case over need not enter its words anew, and thousands of found cases are
    put in order without a look into the list. Texts in use leave the row of the list too.
    """
    connection.execute(_SEARCH_ROWS.replace(":space", _SPACE).replace(":values", _VALUES).encode())
    officers = connection.execute("SELECT DISTINCT officer FROM foitui.cases").fetchall()
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO foitui.officers VALUES(%s, %s)",
            [(officer, officer.lower()) for (officer,) in officers],
        )
