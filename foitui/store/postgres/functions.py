"""What the database does by itself in one round trip: a save, a new case, the history's chain.

Each takes its turn first. It is held until the commit, which comes with the same message for all
but a batch, so no writer waits for another's network. Called twice with the same salts, a
function does its work once: a program whose connection broke asks again.

The digests are those of `foitui.store.chain`. A function whose values change gets another name,
and the former one says that the format is another: whoever calls it is an earlier program.
"""

import re
from collections.abc import Sequence

from foitui.store.summary_rows import NOT_DUE

CLASS = 0x464F4954
"""Names our advisory locks: "FOIT"."""
WRITING, CHANGING_TABLES = 1, 2
"""The turn to write, and the right to make or change tables.

The turn is a lock of its own because PostgreSQL gives it in the order of asking. Of those who want
one row whoever comes first takes it: of 64 at once the last waited 1.2 to 1.6 s instead of 0.5.
"""

TURN = f"SELECT pg_advisory_xact_lock({CLASS}, {WRITING})"
"""Takes the turn to write until the end of the transaction."""
TABLES_TURN = f"SELECT pg_advisory_xact_lock({CLASS}, {CHANGING_TABLES})"
"""Takes the right to make or change tables until the end of the transaction."""

_ROW = """
    p_version integer, p_subject text, p_stage text, p_routes text, p_outcome text,
    p_officer text, p_received text, p_due text, p_due_order text, p_provisional boolean,
    p_sender_reference text, p_reply_published boolean, p_waits_for text,
    p_chase_by text, p_thread bytea,
    p_words_checksum bigint, p_checksum bigint, p_body jsonb"""
_REST = """
    p_officer_small text, p_used bytea[], p_messages bytea[],
    p_raw_keys bytea[], p_raw_checksums bigint[], p_raw_bodies bytea[],
    p_short text, p_words text, p_letters text,
    p_reference_said text, p_name text, p_name_said text, p_salts bytea[], p_events bytea[]"""

_CHAINED = """
    v_before bigint;
    v_digest bytea;
    v_in_case bytea;
    v_sequence bigint;
    v_sealed bytea;
    v_number integer;
    v_saved text := to_char(
        clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"');"""
"""What is remembered while events are added: where the history ends, and the case in it.

That end is one row, asked for by its index: after an import it lies among pages of what it was
before, and to go through them took a third of a save.
"""


def _append(case: str, after: str) -> str:
    """Return the statements that add events; in a save they stand themselves, 0.03 ms less each.

    `v_before`, `v_digest` and `v_in_case` have been read.
    """
    return f"""
    v_sequence := v_before;
    v_number := {after};
    v_in_case := coalesce(v_in_case, decode(repeat('00', 32), 'hex'));
    FOR i IN 1 .. cardinality(p_events) LOOP
        v_sequence := v_sequence + 1;
        v_number := v_number + 1;
        v_sealed := sha256(p_salts[i] || p_events[i]);
        v_digest := sha256(v_digest || v_in_case || convert_to(
            concat('[', v_sequence, ',', {case}, ',', p_reference_said, ',', v_number,
                   ',"', v_saved, '",', p_name_said, ']'), 'UTF8') || v_sealed);
        v_in_case := v_digest;
        INSERT INTO foitui.events VALUES(
            v_sequence, {case}, p_reference, v_number, v_saved, p_name,
            p_salts[i], p_events[i], v_sealed, v_digest, session_user);
    END LOOP;
    UPDATE foitui.head SET sequence = v_sequence, digest = v_digest
        WHERE one AND sequence = v_before;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the history was added to out of turn' USING ERRCODE = '40001';
    END IF;
    PERFORM pg_notify('foitui', concat({case}, ':', v_number));"""


def _require_events(after: str) -> str:
    """Return the statements that refuse a case without the events that led to it.

    foitui sends no such thing. An officer could, past it: a case would be another one and no line
    of the history would say so, or a line would not fit the chain.
    """
    return f"""
    IF (p_version - {after}, cardinality(p_salts), p_name_said, p_reference_said)
        IS DISTINCT FROM (cardinality(p_events), cardinality(p_events),
            to_json(p_name)::text, to_json(p_reference)::text)
        OR cardinality(p_events) < 1 THEN
        RAISE EXCEPTION 'a case is saved with the events that changed it'
            USING ERRCODE = 'check_violation';
    END IF;"""


COLUMNS: list[str] = re.findall(r"p_(\w+) ", _ROW)
"""What is kept of a case beside its id and its reference, in the order of `rows.ROW`."""
PLACE_COLUMNS = ["received", "due_order", "stage"]
"""Those by which the lists are ordered, which stand in rows of their own as well."""
HELD_COLUMNS = [*PLACE_COLUMNS, "officer"]
"""The same for the lists of each officer."""


def _values(names: Sequence[str], sign: str = "p") -> str:
    return ", ".join(f"{sign}_{name}" for name in names)


def _set(names: Sequence[str]) -> str:
    return ", ".join(f"{name} = p_{name}" for name in names)


FUNCTIONS = f"""
-- Adds events to a case whose last one is `p_after`, and tells those who listen.
CREATE OR REPLACE FUNCTION foitui.append(
    p_case bigint, p_reference text, p_reference_said text, p_after integer,
    p_name text, p_name_said text, p_salts bytea[], p_events bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE {_CHAINED}
BEGIN
    SELECT h.sequence, h.digest, e.digest INTO STRICT v_before, v_digest, v_in_case
        FROM foitui.head h LEFT JOIN foitui.events e
        ON e.case_id = p_case AND e.version = p_after WHERE h.one;
    {_append("p_case", "p_after")}
END $$;

-- Keeps what was sent of what is beside a case: keys of messages, messages as they arrived (the
-- first of a key stays), texts in use.
CREATE OR REPLACE FUNCTION foitui.keep(
    p_case bigint, p_opening boolean, p_used bytea[],
    p_messages bytea[], p_raw_keys bytea[], p_raw_checksums bigint[], p_raw_bodies bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF p_used IS NOT NULL THEN
        INSERT INTO foitui.uses VALUES(p_case, p_used)
            ON CONFLICT (case_id) DO UPDATE SET used = p_used;
    END IF;
    IF p_messages IS NOT NULL THEN
        INSERT INTO foitui.messages SELECT unnest(p_messages), p_case ON CONFLICT DO NOTHING;
    END IF;
    IF p_raw_keys IS NOT NULL THEN
        INSERT INTO foitui.raw(case_id, key, opening, checksum, body)
            SELECT p_case, key, p_opening, checksum, body
            FROM unnest(p_raw_keys, p_raw_checksums, p_raw_bodies) AS r(key, checksum, body)
            ON CONFLICT DO NOTHING;
    END IF;
END $$;

-- Puts the words of a case in its place. They are entered anew where it got a due day or lost it,
-- and else left where they are: what they are made of is named apart for that.
CREATE OR REPLACE FUNCTION foitui.place_words(p_case bigint, p_due_order text, p_stage text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE foitui.words SET due_order = p_due_order, stage = p_stage
        WHERE case_id = p_case AND (due_order, stage) <> (p_due_order, p_stage);
    UPDATE foitui.words SET is_due = NOT is_due
        WHERE case_id = p_case AND is_due <> (p_due_order < '{NOT_DUE}' COLLATE "C");
END $$;

-- Says: saved, conflict (another version is stored), missing, erased, words (send them too), or
-- format (another program has changed the tables).
CREATE OR REPLACE FUNCTION foitui.store_case(
    p_format text, p_reference text, p_expected integer, {_ROW}, {_REST}
) RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id bigint;
    v_version integer;
    v_words bigint;
    v_received text;
    v_due_order text;
    v_stage text;
    v_officer text;
    v_format text;{_CHAINED}
BEGIN
    PERFORM pg_advisory_xact_lock({CLASS}, {WRITING});
    SELECT c.id, c.version, words_checksum, {", ".join(HELD_COLUMNS)},
            value, h.sequence, h.digest, e.digest
        INTO v_id, v_version, v_words, {_values(HELD_COLUMNS, "v")},
            v_format, v_before, v_digest, v_in_case
        FROM foitui.cases c JOIN foitui.meta ON key = 'schema_version' JOIN foitui.head h ON h.one
        LEFT JOIN foitui.events e ON e.case_id = c.id AND e.version = c.version
        WHERE c.reference = p_reference;
    IF NOT FOUND THEN
        SELECT value INTO v_format FROM foitui.meta WHERE key = 'schema_version';
    END IF;
    IF v_format IS DISTINCT FROM p_format THEN
        RETURN 'format';
    END IF;
    IF v_id IS NULL THEN
        PERFORM 1 FROM foitui.erased WHERE reference = p_reference;
        RETURN CASE WHEN FOUND THEN 'erased' ELSE 'missing' END;
    END IF;
    IF v_version IS DISTINCT FROM p_expected THEN
        PERFORM 1 FROM foitui.events
            WHERE case_id = v_id AND version = p_expected + 1 AND salt = p_salts[1];
        RETURN CASE WHEN FOUND THEN 'saved' ELSE 'conflict' END;
    END IF;
    IF v_words <> p_words_checksum AND p_words IS NULL THEN
        RETURN 'words';
    END IF;{_require_events("p_expected")}
    UPDATE foitui.cases SET {_set(COLUMNS)} WHERE id = v_id;
    IF v_words <> p_words_checksum THEN
        -- Of a case that an earlier program saved only the checksum is another one.
        UPDATE foitui.words SET short = p_short, words = p_words, letters = p_letters
            WHERE case_id = v_id AND (short, words) IS DISTINCT FROM (p_short, p_words);
    END IF;
    IF ({_values(PLACE_COLUMNS, "v")}) <> ({_values(PLACE_COLUMNS)}) THEN
        UPDATE foitui.places SET {_set(PLACE_COLUMNS)} WHERE reference = p_reference;
        PERFORM foitui.place_words(v_id, p_due_order, p_stage);
    END IF;
    IF ({_values(HELD_COLUMNS, "v")}) <> ({_values(HELD_COLUMNS)}) THEN
        UPDATE foitui.held SET {_set(HELD_COLUMNS)}
            WHERE (officer, due_order, reference) = (v_officer, v_due_order, p_reference);
    END IF;
    IF p_officer_small IS NOT NULL THEN
        INSERT INTO foitui.officers VALUES(p_officer, p_officer_small) ON CONFLICT DO NOTHING;
    END IF;
    IF num_nonnulls(p_used, p_messages, p_raw_keys) > 0 THEN
        PERFORM foitui.keep(v_id, false, p_used, p_messages, p_raw_keys, p_raw_checksums,
            p_raw_bodies);
    END IF;
{_append("v_id", "p_expected")}
    RETURN 'saved';
END $$;

-- Says: created; here, with the reference of the case that the message is part of; taken, when
-- another case has or had the reference; or after, with the last number given under the key, when
-- it is not the one that was thought to be.
CREATE OR REPLACE FUNCTION foitui.add_case(
    p_format text, p_key text, p_after bigint, p_number bigint, p_reference text, {_ROW}, {_REST}
) RETURNS TABLE(said text, what text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id bigint;
    v_last bigint;
    v_here text;
BEGIN
    PERFORM pg_advisory_xact_lock({CLASS}, {WRITING});
    SELECT case_id INTO STRICT v_id FROM foitui.head WHERE one;
    PERFORM 1 FROM foitui.meta WHERE key = 'schema_version' AND value = p_format;
    IF NOT FOUND THEN
        RETURN QUERY SELECT 'format', '';
        RETURN;
    END IF;
    PERFORM 1 FROM foitui.cases c JOIN foitui.events e ON e.case_id = c.id AND e.version = 1
        WHERE c.reference = p_reference AND e.salt = p_salts[1];
    IF FOUND THEN
        RETURN QUERY SELECT 'created', '';
        RETURN;
    END IF;
    IF p_messages IS NOT NULL THEN
        SELECT c.reference INTO v_here FROM foitui.messages m
            JOIN foitui.cases c ON c.id = m.case_id WHERE m.key = p_messages[1];
        IF FOUND THEN
            RETURN QUERY SELECT 'here', v_here;
            RETURN;
        END IF;
    END IF;
    SELECT last INTO v_last FROM foitui.counters WHERE key = p_key;
    IF coalesce(v_last, 0) <> p_after THEN
        RETURN QUERY SELECT 'after', coalesce(v_last, 0)::text;
        RETURN;
    END IF;
    IF EXISTS (SELECT 1 FROM foitui.cases c WHERE c.reference = p_reference)
       OR EXISTS (SELECT 1 FROM foitui.erased g WHERE g.reference = p_reference) THEN
        RETURN QUERY SELECT 'taken', '';
        RETURN;
    END IF;{_require_events("0")}
    v_id := v_id + 1;
    UPDATE foitui.head SET case_id = v_id WHERE one;
    INSERT INTO foitui.cases(id, reference, {", ".join(COLUMNS)})
        VALUES(v_id, p_reference, {_values(COLUMNS)});
    INSERT INTO foitui.places(id, reference, {", ".join(PLACE_COLUMNS)})
        VALUES(v_id, p_reference, {_values(PLACE_COLUMNS)});
    INSERT INTO foitui.held(id, reference, {", ".join(HELD_COLUMNS)})
        VALUES(v_id, p_reference, {_values(HELD_COLUMNS)});
    INSERT INTO foitui.counters VALUES(p_key, p_number)
        ON CONFLICT (key) DO UPDATE SET last = p_number;
    INSERT INTO foitui.words(case_id, reference, due_order, stage, is_due, short, words, letters)
        VALUES(v_id, p_reference, p_due_order, p_stage, p_due_order < '{NOT_DUE}' COLLATE "C",
            p_short, p_words, p_letters);
    INSERT INTO foitui.officers VALUES(p_officer, p_officer_small) ON CONFLICT DO NOTHING;
    PERFORM foitui.keep(v_id, true, p_used, p_messages, p_raw_keys, p_raw_checksums, p_raw_bodies);
    PERFORM foitui.append(v_id, p_reference, p_reference_said, 0, p_name, p_name_said,
        p_salts, p_events);
    RETURN QUERY SELECT 'created', '';
END $$;

-- Derives anew what the list shows of a case, unless it has changed since it was read.
CREATE OR REPLACE FUNCTION foitui.refresh_case(
    p_reference text, p_version integer, p_stage text, p_routes text, p_outcome text,
    p_due text, p_due_order text, p_provisional boolean
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH before AS (
        SELECT id, reference, officer, due_order FROM foitui.cases
        WHERE reference = p_reference AND version = p_version FOR UPDATE),
    refreshed AS (
        UPDATE foitui.cases c SET stage = p_stage, routes = p_routes, outcome = p_outcome,
            due = p_due, due_order = p_due_order, provisional = p_provisional
        FROM before b WHERE c.id = b.id),
    placed AS (
        UPDATE foitui.places p SET stage = p_stage, due_order = p_due_order
        FROM before b WHERE p.reference = b.reference),
    listed AS (
        UPDATE foitui.held h SET stage = p_stage, due_order = p_due_order FROM before b
        WHERE (h.officer, h.due_order, h.reference) = (b.officer, b.due_order, b.reference))
    SELECT foitui.place_words(id, p_due_order, p_stage) FROM before;
$$;
-- Counts the cases with some words by their stages. The planner would go through all cases and
-- unpack the words of each where most have them, ten times as long as to ask the index.
CREATE OR REPLACE FUNCTION foitui.stages_of(p_words tsquery)
RETURNS TABLE(stage text, cases bigint) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY SELECT w.stage, count(*) FROM foitui.words w
        WHERE w.found @@ p_words GROUP BY w.stage;
END $$;
CREATE OR REPLACE FUNCTION foitui.know_terms(p_terms text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    INSERT INTO foitui.meta VALUES('summaries', p_terms)
        ON CONFLICT (key) DO UPDATE SET value = p_terms;
$$;
-- Says whether an event is stored, when whoever may still be storing it has ended.
CREATE OR REPLACE FUNCTION foitui.has_event(p_reference text, p_version integer, p_salt bytea)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock({CLASS}, {WRITING});
    RETURN EXISTS (SELECT 1 FROM foitui.cases c JOIN foitui.events e ON e.case_id = c.id
        WHERE c.reference = p_reference AND e.version = p_version AND e.salt = p_salt);
END $$;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA foitui FROM PUBLIC;
"""

OFFICERS_CALL = ("store_case", "add_case", "refresh_case", "know_terms", "has_event")
"""All that an officer can do to the cases; the tables themselves are closed to writing."""
