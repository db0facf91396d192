"""The function that appends and the trigger that forbids to rewrite."""

from django.db import migrations

APPEND = """
CREATE SEQUENCE cases_case_number;
ALTER TABLE cases_case SET (fillfactor = 75);
ALTER TABLE cases_standing SET (fillfactor = 80);

CREATE FUNCTION cases_append(
    p_case bigint, p_version integer,
    p_step text, p_post text, p_stands_at text, p_state jsonb, p_new_version integer, p_hash bytea,
    p_changed_at timestamptz, p_next_due timestamptz, p_promised_at timestamptz, p_ended text,
    p_entries jsonb, p_clocks jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
-- Move the case from version p_version to the next and write the entries that did it: all, once, or
-- nothing. FALSE: another command was quicker.
BEGIN
    UPDATE cases_case SET
        step = p_step, post = p_post, stands_at = p_stands_at, state = p_state, version = p_new_version,
        last_hash = p_hash, changed_at = p_changed_at, next_due = p_next_due, promised_at = p_promised_at,
        ended = p_ended, ended_at = CASE WHEN p_ended IS NULL THEN NULL ELSE p_changed_at END
    WHERE id = p_case AND version = p_version;
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    IF p_ended IS NULL THEN
        UPDATE cases_standing SET office = p_stands_at, post = p_post, next_due = p_next_due
        WHERE case_id = p_case
          AND (office, post, next_due) IS DISTINCT FROM (p_stands_at, p_post, p_next_due);
    ELSE
        DELETE FROM cases_standing WHERE case_id = p_case;
    END IF;
    PERFORM cases_write(p_case, p_entries, p_clocks);
    RETURN TRUE;
END $$;

CREATE FUNCTION cases_write(p_case bigint, p_entries jsonb, p_clocks jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO cases_entry (case_id, seq, at, recorded_at, account, actor, post, office, step, clause,
                             event, journal, journal_number, key, hash)
    SELECT p_case, (e->>0)::integer, (e->>1)::timestamptz, clock_timestamp(), (e->>2)::integer, e->>3,
           e->>4, e->>5, e->>6, e->>7, e->8, e->>9, (e->>10)::integer, e->>11, decode(e->>12, 'hex')
    FROM jsonb_array_elements(p_entries) AS e;
    IF p_clocks <> '[]'::jsonb THEN
        INSERT INTO cases_clock (case_id, term, started_at, due_at, stopped_at, broken, calendar)
        SELECT p_case, c->>0, (c->>1)::timestamptz, (c->>2)::timestamptz, (c->>3)::timestamptz,
               (c->>4)::boolean, c->>5
        FROM jsonb_array_elements(p_clocks) AS c
        ON CONFLICT (case_id, term, started_at)
        DO UPDATE SET stopped_at = excluded.stopped_at, broken = excluded.broken;
    END IF;
END $$;

CREATE FUNCTION cases_open(
    p_number text, p_service text, p_edition text, p_channel text, p_office text, p_provider text,
    p_applicant_id text, p_applicant_name text, p_applicant_folded text,
    p_step text, p_post text, p_stands_at text, p_state jsonb, p_hash bytea, p_at timestamptz,
    p_next_due timestamptz, p_key text, p_entries jsonb, p_clocks jsonb
) RETURNS bigint LANGUAGE plpgsql AS $$
-- Write a new case with its first entry. NULL: the key opened a case before.
DECLARE
    v_case bigint;
BEGIN
    INSERT INTO cases_case (number, service, edition, channel, office, provider, applicant_id,
                            applicant_name, applicant_folded, step, post, stands_at, state, version,
                            last_hash, filed_at, changed_at, next_due, opening_key)
    VALUES (p_number, p_service, p_edition, p_channel, p_office, p_provider, p_applicant_id,
            p_applicant_name, p_applicant_folded, p_step, p_post, p_stands_at, p_state, 1,
            p_hash, p_at, p_at, p_next_due, p_key)
    ON CONFLICT (opening_key) DO NOTHING
    RETURNING id INTO v_case;
    IF v_case IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO cases_standing (case_id, office, post, next_due)
    VALUES (v_case, p_stands_at, p_post, p_next_due);
    PERFORM cases_write(v_case, p_entries, p_clocks);
    RETURN v_case;
END $$;

CREATE FUNCTION cases_journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal of a case is append-only';
END $$;

CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE ON cases_entry
FOR EACH ROW EXECUTE FUNCTION cases_journal_is_append_only();
"""

DROP = """
DROP TRIGGER entry_is_append_only ON cases_entry;
DROP FUNCTION cases_journal_is_append_only();
DROP FUNCTION cases_write(bigint, jsonb, jsonb);
DROP FUNCTION cases_open(
    text, text, text, text, text, text, text, text, text, text, text, text, jsonb, bytea, timestamptz,
    timestamptz, text, jsonb, jsonb
);
DROP FUNCTION cases_append(
    bigint, integer, text, text, text, jsonb, integer, bytea, timestamptz, timestamptz, timestamptz, text,
    jsonb, jsonb
);
DROP SEQUENCE cases_case_number;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunSQL(APPEND, DROP)]
