"""Who holds which package: the ledger, the acts of what did not agree, both ends of a manifest."""

import django.db.models.deletion
from django.db import migrations, models

LEDGER = """
CREATE FUNCTION custody_move(
    p_case bigint, p_version integer, p_at timestamptz, p_begins boolean, p_kind text, p_office text,
    p_post text, p_place text, p_why text, p_ref text, p_account integer, p_actor text
) RETURNS boolean LANGUAGE plpgsql AS $$
-- The package goes to another holder: one line of the ledger and the row that says so, or neither.
-- An empty office or post stays as it is. FALSE: there is no package, or the step leaves it where it is.
DECLARE
    v_now cases_holding%ROWTYPE;
    v_here boolean;
    v_seq integer;
BEGIN
    SELECT * INTO v_now FROM cases_holding WHERE case_id = p_case FOR UPDATE;
    v_here := FOUND;
    IF NOT v_here AND NOT p_begins THEN
        RETURN FALSE;
    END IF;
    IF v_here THEN
        p_office := coalesce(nullif(p_office, ''), v_now.office);
        p_post := coalesce(nullif(p_post, ''), v_now.post);
        IF p_why = 'step' AND (p_kind, p_office, p_post) = (v_now.kind, v_now.office, v_now.post) THEN
            RETURN FALSE;
        END IF;
    END IF;
    SELECT coalesce(max(seq), 0) + 1 INTO v_seq FROM cases_custody WHERE case_id = p_case;
    INSERT INTO cases_custody (case_id, seq, version, at, recorded_at, kind, office, post, place, why, ref,
                               account, actor)
    VALUES (p_case, v_seq, p_version, p_at, clock_timestamp(), p_kind, p_office, p_post, p_place, p_why,
            p_ref, p_account, p_actor);
    IF p_kind IN ('mail', 'applicant') THEN
        DELETE FROM cases_holding WHERE case_id = p_case;
    ELSE
        INSERT INTO cases_holding (case_id, kind, office, post, place, since, seq)
        VALUES (p_case, p_kind, p_office, p_post, p_place, p_at, v_seq)
        ON CONFLICT (case_id) DO UPDATE SET kind = excluded.kind, office = excluded.office,
            post = excluded.post, place = excluded.place, since = excluded.since, seq = excluded.seq;
    END IF;
    RETURN TRUE;
END $$;

CREATE FUNCTION cases_custody_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger of packages is append-only';
END $$;

CREATE TRIGGER custody_is_append_only BEFORE UPDATE OR DELETE ON cases_custody
FOR EACH ROW EXECUTE FUNCTION cases_custody_is_append_only();
CREATE TRIGGER act_is_append_only BEFORE UPDATE OR DELETE ON cases_custodyact
FOR EACH ROW EXECUTE FUNCTION cases_custody_is_append_only();
CREATE TRIGGER act_line_is_append_only BEFORE UPDATE OR DELETE ON cases_custodyactline
FOR EACH ROW EXECUTE FUNCTION cases_custody_is_append_only();
"""

DROP = """
DROP TRIGGER act_line_is_append_only ON cases_custodyactline;
DROP TRIGGER act_is_append_only ON cases_custodyact;
DROP TRIGGER custody_is_append_only ON cases_custody;
DROP FUNCTION cases_custody_is_append_only();
DROP FUNCTION custody_move(
    bigint, integer, timestamptz, boolean, text, text, text, text, text, text, integer, text
);
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_queue")]
    operations = [
        migrations.AddField(
            model_name="manifest",
            name="counted_in",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="manifest",
            name="counted_out",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="manifest",
            name="courier_account",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="manifest",
            name="courier_office",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="manifest",
            name="courier_post",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="manifest",
            name="seal",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="manifest",
            name="seal_found",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="manifestline",
            name="again",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="manifestline",
            name="fate",
            field=models.CharField(blank=True, max_length=16),
        ),
        migrations.CreateModel(
            name="CustodyAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True)),
                ("kind", models.CharField(max_length=12)),
                ("office", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("found_by", models.CharField(max_length=250)),
                ("account", models.IntegerField(null=True)),
                ("courier", models.CharField(blank=True, max_length=250)),
                ("reasons", models.TextField()),
                (
                    "manifest",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="cases.manifest",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CustodyActLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=12)),
                ("belongs", models.CharField(blank=True, max_length=64)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="cases.custodyact",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody_acts",
                        to="cases.case",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Holding",
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
                ("kind", models.CharField(max_length=12)),
                ("office", models.CharField(max_length=64)),
                ("post", models.CharField(max_length=40)),
                ("place", models.CharField(max_length=40)),
                ("since", models.DateTimeField()),
                ("seq", models.IntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["office", "kind", "post"], name="holding_office")],
            },
        ),
        migrations.CreateModel(
            name="Custody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.IntegerField()),
                ("version", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("kind", models.CharField(max_length=12)),
                ("office", models.CharField(max_length=64)),
                ("post", models.CharField(max_length=40)),
                ("place", models.CharField(blank=True, max_length=40)),
                ("why", models.CharField(max_length=12)),
                ("ref", models.CharField(blank=True, max_length=60)),
                ("account", models.IntegerField(null=True)),
                ("actor", models.CharField(max_length=250)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "seq"), name="custody_once")],
            },
        ),
        migrations.AddIndex(
            model_name="custodyact",
            index=models.Index(fields=["office", "-id"], name="act_office"),
        ),
        migrations.AddConstraint(
            model_name="custodyactline",
            constraint=models.UniqueConstraint(fields=("act", "case"), name="act_line_once"),
        ),
        migrations.RunSQL(LEDGER, DROP),
    ]
