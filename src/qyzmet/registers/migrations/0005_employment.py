"""The register of the unemployed: registrations and the lines of their cards."""

from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

_one_at_a_time = import_module("qyzmet.registers.migrations.0003_documents")._one_at_a_time

ONE_REGISTRATION = (
    _one_at_a_time(
        "registers_unemployedregistration",
        "one_unemployed_registration_at_a_time",
        "person_id",
        "since",
        "removed_on",
    )
    + "WHERE (removed_on IS NULL OR removed_on > since)"
)
COUNTER = "CREATE SEQUENCE registers_number_unemployed START 1 MAXVALUE 99999999"


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("registers", "0004_households"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnemployedRegistration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=12, unique=True)),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("since", models.DateField()),
                ("ground", models.CharField(max_length=16)),
                ("removed_on", models.DateField(blank=True, null=True)),
                ("removal_reason", models.CharField(blank=True, max_length=16)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unemployed_registrations",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UnemployedEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("registered", "Registered"),
                            ("offer", "Offer"),
                            ("refusal", "Refusal"),
                            ("referral", "Referral"),
                            ("missed", "Missed"),
                            ("removed", "Removed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("code", models.CharField(blank=True, max_length=16)),
                ("matter", models.CharField(blank=True, max_length=300)),
                ("valid", models.BooleanField(blank=True, null=True)),
                ("signed_at", models.DateTimeField()),
                ("signed_by", models.CharField(max_length=200)),
                ("user_id", models.BigIntegerField()),
                ("post", models.CharField(max_length=40)),
                ("office", models.CharField(max_length=60)),
                ("digest", models.CharField(max_length=64)),
                (
                    "answers",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="registers.unemployedentry",
                    ),
                ),
                (
                    "registration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="registers.unemployedregistration",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UnemployedRegistrationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=12)),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("since", models.DateField()),
                ("ground", models.CharField(max_length=16)),
                ("removed_on", models.DateField(blank=True, null=True)),
                ("removal_reason", models.CharField(blank=True, max_length=16)),
                (
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registers.person",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="registers.unemployedregistration",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="unemployedregistration",
            index=models.Index(fields=["office", "removed_on"], name="unemployed_of_office"),
        ),
        migrations.AddConstraint(
            model_name="unemployedregistration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("removed_on__isnull", True)),
                fields=("person",),
                name="one_open_unemployed_registration",
            ),
        ),
        migrations.AddConstraint(
            model_name="unemployedregistration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("removed_on", None), ("removed_on__gte", models.F("since")), _connector="OR"
                ),
                name="unemployed_removed_not_before_registered",
            ),
        ),
        migrations.AddConstraint(
            model_name="unemployedregistration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("removal_reason", ""), ("removed_on", None)),
                    models.Q(("removed_on__isnull", False), models.Q(("removal_reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="unemployed_removal_has_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unemployedregistration",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_unemployedregistrationevent" ("ground", "id", "number", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_reason", "removed_on", "since") VALUES (OLD."ground", OLD."id", OLD."number", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."removal_reason", OLD."removed_on", OLD."since"); RETURN NULL;',
                    hash="a18868adb5c29281531ba8e757ed9a6aa0f25eb0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a441c",
                    table="registers_unemployedregistration",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unemployedregistration",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_unemployedregistrationevent" ("ground", "id", "number", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removal_reason", "removed_on", "since") VALUES (OLD."ground", OLD."id", OLD."number", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."removal_reason", OLD."removed_on", OLD."since"); RETURN NULL;',
                    hash="71e07cd3f42710283448cce55dedc3439924661a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0ba63",
                    table="registers_unemployedregistration",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="unemployedentry",
            constraint=models.UniqueConstraint(
                fields=("registration", "seq"), name="unemployed_entry_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="unemployedentry",
            constraint=models.UniqueConstraint(fields=("answers",), name="one_answer_to_an_offer"),
        ),
        migrations.AddConstraint(
            model_name="unemployedentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answers__isnull", False), ("kind", "refusal")),
                    models.Q(models.Q(("kind", "refusal"), _negated=True), ("answers", None)),
                    _connector="OR",
                ),
                name="unemployed_refusal_answers_an_offer",
            ),
        ),
        migrations.AddConstraint(
            model_name="unemployedentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed_by", ""), _negated=True), name="unemployed_entry_is_signed"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unemployedentry",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8e0ba3d7f16bb34f731f9ac8b5e11f753303d476",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_92b83",
                    table="registers_unemployedentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="unemployedregistrationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="91d4946b86b562308564272a3352bc87e028446f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6d7a9",
                    table="registers_unemployedregistrationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            ONE_REGISTRATION,
            "ALTER TABLE registers_unemployedregistration DROP CONSTRAINT one_unemployed_registration_at_a_time",
        ),
        migrations.RunSQL(COUNTER, "DROP SEQUENCE registers_number_unemployed"),
    ]
