"""Who is to do which case."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION cases_standing_finds_executor() RETURNS trigger LANGUAGE plpgsql AS $$
-- A case that comes to a post goes to whom the office gave it to in that post, if it did.
BEGIN
    NEW.executor := (
        SELECT a.executor FROM cases_assignment a
        WHERE a.case_id = NEW.case_id AND a.office = NEW.office AND a.post = NEW.post
        ORDER BY a.id DESC LIMIT 1
    );
    RETURN NEW;
END $$;

CREATE TRIGGER standing_finds_executor BEFORE UPDATE ON cases_standing
FOR EACH ROW WHEN (OLD.post IS DISTINCT FROM NEW.post OR OLD.office IS DISTINCT FROM NEW.office)
EXECUTE FUNCTION cases_standing_finds_executor();

CREATE TRIGGER standing_finds_executor_again BEFORE INSERT ON cases_standing
FOR EACH ROW EXECUTE FUNCTION cases_standing_finds_executor();

CREATE FUNCTION cases_assignment_moves_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE cases_standing SET executor = NEW.executor
    WHERE case_id = NEW.case_id AND office = NEW.office AND post = NEW.post;
    RETURN NULL;
END $$;

CREATE TRIGGER assignment_moves_standing AFTER INSERT ON cases_assignment
FOR EACH ROW EXECUTE FUNCTION cases_assignment_moves_standing();

CREATE FUNCTION cases_assignment_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record of assignments is append-only';
END $$;

CREATE TRIGGER assignment_is_append_only BEFORE UPDATE OR DELETE ON cases_assignment
FOR EACH ROW EXECUTE FUNCTION cases_assignment_is_append_only();
"""

DROP = """
DROP TRIGGER assignment_is_append_only ON cases_assignment;
DROP TRIGGER assignment_moves_standing ON cases_assignment;
DROP TRIGGER standing_finds_executor_again ON cases_standing;
DROP TRIGGER standing_finds_executor ON cases_standing;
DROP FUNCTION cases_assignment_is_append_only();
DROP FUNCTION cases_assignment_moves_standing();
DROP FUNCTION cases_standing_finds_executor();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_custody")]
    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(max_length=64)),
                ("post", models.CharField(max_length=40)),
                ("executor", models.IntegerField(null=True)),
                ("executor_name", models.CharField(blank=True, max_length=250)),
                ("words", models.CharField(blank=True, max_length=500)),
                ("due_on", models.DateField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=250)),
                ("by_account", models.IntegerField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "office", "post", "-id"], name="assignment_latest")],
            },
        ),
        migrations.AddField(model_name="standing", name="executor", field=models.IntegerField(null=True)),
        migrations.AddIndex(
            model_name="standing",
            index=models.Index(
                condition=models.Q(("executor__isnull", False)),
                fields=["office", "post", "executor", "next_due", "case"],
                name="standing_executor",
            ),
        ),
        migrations.RunSQL(TRIGGERS, DROP),
    ]
