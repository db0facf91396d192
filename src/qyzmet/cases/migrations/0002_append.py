"""The function that appends and the trigger that forbids to rewrite."""

from django.db import migrations

APPEND = """
CREATE SEQUENCE cases_case_number;

CREATE FUNCTION cases_append(
    p_case bigint, p_version integer, p_head jsonb, p_entries jsonb, p_clocks jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
-- Move the case from version p_version to the one in p_head and write the entries that did it:
-- all, once, or nothing. FALSE: another command was quicker.
BEGIN
    UPDATE cases_case SET
        step = p_head->>'step', post = p_head->>'post', stands_at = p_head->>'stands_at',
        state = p_head->'state', version = (p_head->>'version')::integer,
        last_hash = decode(p_head->>'hash', 'hex'),
        changed_at = (p_head->>'changed_at')::timestamptz,
        next_due = (p_head->>'next_due')::timestamptz,
        promised_at = (p_head->>'promised_at')::timestamptz,
        ended = p_head->>'ended', ended_at = (p_head->>'ended_at')::timestamptz
    WHERE id = p_case AND version = p_version;
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    PERFORM cases_write(p_case, p_entries, p_clocks);
    RETURN TRUE;
END $$;

CREATE FUNCTION cases_write(p_case bigint, p_entries jsonb, p_clocks jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO cases_entry (case_id, seq, at, recorded_at, account, actor, post, office, step, clause,
                             event, journal, journal_number, key, hash)
    SELECT p_case, (e->>'seq')::integer, (e->>'at')::timestamptz, clock_timestamp(),
           (e->>'account')::integer, e->>'actor', e->>'post', e->>'office', e->>'step', e->>'clause',
           e->'event', e->>'journal', (e->>'journal_number')::integer, e->>'key', decode(e->>'hash', 'hex')
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
DROP FUNCTION cases_append(bigint, integer, jsonb, jsonb, jsonb);
DROP SEQUENCE cases_case_number;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]
    operations = [migrations.RunSQL(APPEND, DROP)]
