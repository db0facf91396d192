"""Worklists and search at scale."""

import django.db.models.deletion
from django.db import migrations, models

APPEND = """
CREATE OR REPLACE FUNCTION cases_append(
    p_case bigint, p_version integer,
    p_step text, p_post text, p_stands_at text, p_state jsonb, p_new_version integer, p_hash bytea,
    p_changed_at timestamptz, p_next_due timestamptz, p_promised_at timestamptz, p_ended text,
    p_entries jsonb, p_clocks jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
-- Move the case from version p_version to the next and write the entries that did it: all, once, or
-- nothing. FALSE: another command was quicker.
DECLARE
    v_law text;
    v_provider text;
BEGIN
    UPDATE cases_case SET
        step = p_step, post = p_post, stands_at = p_stands_at, state = p_state, version = p_new_version,
        last_hash = p_hash, changed_at = p_changed_at, next_due = p_next_due, promised_at = p_promised_at,
        ended = p_ended, ended_at = CASE WHEN p_ended IS NULL THEN NULL ELSE p_changed_at END
    WHERE id = p_case AND version = p_version
    RETURNING edition || '/' || channel || '/', provider INTO v_law, v_provider;
    IF NOT FOUND THEN
        RETURN FALSE;
    END IF;
    IF p_ended IS NULL THEN
        UPDATE cases_standing SET office = p_stands_at, post = p_post, next_due = p_next_due,
            task = v_law || p_step
        WHERE case_id = p_case
          AND (office, post, next_due, task)
              IS DISTINCT FROM (p_stands_at, p_post, p_next_due, v_law || p_step);
    ELSE
        DELETE FROM cases_standing WHERE case_id = p_case;
        INSERT INTO cases_ending (case_id, provider, outcome, at)
        VALUES (p_case, v_provider, p_ended, p_changed_at)
        ON CONFLICT (case_id) DO NOTHING;
    END IF;
    PERFORM cases_write(p_case, p_entries, p_clocks);
    RETURN TRUE;
END $$;

CREATE OR REPLACE FUNCTION cases_open(
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
    INSERT INTO cases_standing (case_id, office, post, next_due, origin, task)
    VALUES (v_case, p_stands_at, p_post, p_next_due, p_office,
            p_edition || '/' || p_channel || '/' || p_step);
    PERFORM cases_write(v_case, p_entries, p_clocks);
    RETURN v_case;
END $$;

CREATE FUNCTION cases_make_findable() RETURNS trigger LANGUAGE plpgsql AS $$
-- Each word of the name and the IIN or BIN, once for each office that may see the case.
BEGIN
    INSERT INTO cases_searchkey (place, key, name, case_id)
    SELECT DISTINCT place, key, fresh.applicant_folded, fresh.id
    FROM fresh,
         LATERAL (VALUES (fresh.office), (fresh.provider)) AS places(place),
         LATERAL (SELECT unnest(string_to_array(fresh.applicant_folded, ' '))
                  UNION ALL SELECT fresh.applicant_id) AS keys(key);
    RETURN NULL;
END $$;

CREATE TRIGGER case_is_findable AFTER INSERT ON cases_case
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION cases_make_findable();
"""

FILL = """
UPDATE cases_standing AS s
SET origin = c.office, task = c.edition || '/' || c.channel || '/' || c.step
FROM cases_case AS c WHERE c.id = s.case_id;
INSERT INTO cases_ending (case_id, provider, outcome, at)
SELECT id, provider, ended, ended_at FROM cases_case WHERE ended IS NOT NULL;
INSERT INTO cases_searchkey (place, key, name, case_id)
SELECT DISTINCT place, key, c.applicant_folded, c.id
FROM cases_case AS c,
     LATERAL (VALUES (c.office), (c.provider)) AS places(place),
     LATERAL (SELECT unnest(string_to_array(c.applicant_folded, ' '))
              UNION ALL SELECT c.applicant_id) AS keys(key);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_visits")]
    operations = [
        migrations.RemoveIndex(model_name="case", name="case_name"),
        migrations.AddField("standing", "origin", models.CharField(default="", max_length=64), False),
        migrations.AddField("standing", "task", models.CharField(default="", max_length=160), False),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="cases.case",
                    ),
                ),
                ("provider", models.CharField(max_length=64)),
                ("outcome", models.CharField(max_length=32)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "place",
                        "key",
                        "name",
                        "case_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("place", models.CharField(max_length=64)),
                ("key", models.CharField(db_collation="C", max_length=250)),
                ("name", models.CharField(db_collation="C", max_length=250)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="search_keys",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(FILL),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["office", "task", "next_due", "case"], name="standing_task"),
        ),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(fields=["origin", "next_due", "case"], name="standing_origin"),
        ),
        migrations.AddIndex(
            model_name="ending",
            index=models.Index(fields=["provider", "outcome", "at", "case"], name="ending_list"),
        ),
        migrations.RunSQL(APPEND),
    ]
