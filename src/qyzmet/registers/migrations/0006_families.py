"""Families, statuses and incomes, and what the database refuses about them."""

from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

_one_at_a_time = import_module("qyzmet.registers.migrations.0003_documents")._one_at_a_time

ONE_FAMILY = (
    _one_at_a_time("registers_familymember", "one_family_at_a_time", "person_id", "since", "until")
    + "WHERE (until IS NULL OR until > since)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("registers", "0005_employment"),
    ]

    operations = [
        migrations.CreateModel(
            name="Family",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("opened_on", models.DateField()),
                ("ground", models.CharField(max_length=200)),
                ("opened_by", models.CharField(max_length=200)),
                (
                    "address",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="families",
                        to="registers.address",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FamilyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("opened_on", models.DateField()),
                ("ground", models.CharField(max_length=200)),
                ("opened_by", models.CharField(max_length=200)),
                (
                    "address",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registers.address",
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
                        to="registers.family",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FamilyMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("relation", models.CharField(max_length=11)),
                ("shares_household", models.BooleanField(default=True)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("ground", models.CharField(max_length=200)),
                ("entered_by", models.CharField(max_length=200)),
                ("end_ground", models.CharField(blank=True, max_length=200)),
                (
                    "family",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="registers.family",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="families",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FamilyMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("relation", models.CharField(max_length=11)),
                ("shares_household", models.BooleanField(default=True)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("ground", models.CharField(max_length=200)),
                ("entered_by", models.CharField(max_length=200)),
                ("end_ground", models.CharField(blank=True, max_length=200)),
                (
                    "family",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registers.family",
                    ),
                ),
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
                        to="registers.familymember",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncomeRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("month", models.DateField(help_text="The first day of the month")),
                ("amount", models.BigIntegerField(help_text="Tiyn")),
                ("currency", models.CharField(default="KZT", max_length=3)),
                ("current", models.BooleanField(default=True)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=200)),
                ("user_id", models.BigIntegerField()),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="registers.incomerecord",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incomes",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonStatus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("proof", models.CharField(max_length=200)),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("entered_by", models.CharField(max_length=200)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cared_for",
                        to="registers.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statuses",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonStatusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("proof", models.CharField(max_length=200)),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("entered_by", models.CharField(max_length=200)),
                (
                    "about",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registers.person",
                    ),
                ),
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
                        to="registers.personstatus",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="family",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_familyevent" ("address_id", "ground", "id", "office", "opened_by", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."address_id", OLD."ground", OLD."id", OLD."office", OLD."opened_by", OLD."opened_on", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                    hash="c6e40ee658a21b8b880c578b9bb8d75479ddb920",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9b1e1",
                    table="registers_family",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="family",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_familyevent" ("address_id", "ground", "id", "office", "opened_by", "opened_on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."address_id", OLD."ground", OLD."id", OLD."office", OLD."opened_by", OLD."opened_on", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="1523e6ab075489fb6f39de4dca131ee0b1f7d529",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_011d4",
                    table="registers_family",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8cea8d724d565d7efe73672aa545fd506a838306",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3ba63",
                    table="registers_familyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("person",), name="one_open_family_of_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("relation", "head"), ("until", None)),
                fields=("family",),
                name="one_head_of_a_family",
            ),
        ),
        migrations.AddConstraint(
            model_name="familymember",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="family_left_not_before_joined",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_familymemberevent" ("end_ground", "entered_by", "family_id", "ground", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "shares_household", "since", "until") VALUES (OLD."end_ground", OLD."entered_by", OLD."family_id", OLD."ground", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."relation", OLD."shares_household", OLD."since", OLD."until"); RETURN NULL;',
                    hash="1aac3c1cc4a6566f35bddb2f53cfdb857a449f37",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d165a",
                    table="registers_familymember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_familymemberevent" ("end_ground", "entered_by", "family_id", "ground", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "shares_household", "since", "until") VALUES (OLD."end_ground", OLD."entered_by", OLD."family_id", OLD."ground", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."relation", OLD."shares_household", OLD."since", OLD."until"); RETURN NULL;',
                    hash="2ce382062a1369fa5bbc0ddde3040335042acc37",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_903eb",
                    table="registers_familymember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="familymemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="220c1aedb68bb28514e8b237275476d048c932a2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_dc220",
                    table="registers_familymemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="incomerecord",
            index=models.Index(fields=["person", "month"], name="incomes_of_a_person"),
        ),
        migrations.AddConstraint(
            model_name="incomerecord",
            constraint=models.UniqueConstraint(
                condition=models.Q(("current", True)),
                fields=("person", "kind", "source", "month"),
                name="one_income_of_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="incomerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="income_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="incomerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency", "KZT")), name="income_in_tenge"
            ),
        ),
        migrations.AddConstraint(
            model_name="incomerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__day", 1)), name="income_month_is_its_first_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="incomerecord",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("corrects", None), ("reason", "")),
                    models.Q(("corrects__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="income_correction_has_a_reason",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incomerecord",
            trigger=pgtrigger.compiler.Trigger(
                name="no_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="85c78c4d0796f66a7b096713ef59a66a43ee6be0",
                    operation="DELETE",
                    pgid="pgtrigger_no_delete_1b24d",
                    table="registers_incomerecord",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="incomerecord",
            trigger=pgtrigger.compiler.Trigger(
                name="only_superseded",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF OLD.current AND NOT NEW.current AND to_jsonb(OLD) - 'current' = to_jsonb(NEW) - 'current' THEN RETURN NEW; END IF; RAISE EXCEPTION 'an income is superseded, never overwritten';",
                    hash="7f838b14f541f3612adfca3e4d0c8d30def10af5",
                    operation="UPDATE",
                    pgid="pgtrigger_only_superseded_66bcc",
                    table="registers_incomerecord",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="personstatus",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("person", "kind"),
                name="one_open_status_of_a_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="personstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="status_ends_not_before_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="personstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(("proof", ""), _negated=True), name="status_has_a_proof"
            ),
        ),
        migrations.AddConstraint(
            model_name="personstatus",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("about", None), models.Q(("about", models.F("person")), _negated=True), _connector="OR"
                ),
                name="nobody_cares_for_oneself",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_personstatusevent" ("about_id", "entered_by", "id", "kind", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "since", "until") VALUES (OLD."about_id", OLD."entered_by", OLD."id", OLD."kind", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."proof", OLD."since", OLD."until"); RETURN NULL;',
                    hash="04feed1f77e47f97fa311055d9200da42e19e4e0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_39325",
                    table="registers_personstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstatus",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_personstatusevent" ("about_id", "entered_by", "id", "kind", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proof", "since", "until") VALUES (OLD."about_id", OLD."entered_by", OLD."id", OLD."kind", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proof", OLD."since", OLD."until"); RETURN NULL;',
                    hash="3d9567223ae48a42f927bc8db26933f46cb3a65e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3d250",
                    table="registers_personstatus",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personstatusevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="16202fe42ac22b9dc485d3c0f24bf885ee318b37",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4383d",
                    table="registers_personstatusevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            ONE_FAMILY, "ALTER TABLE registers_familymember DROP CONSTRAINT one_family_at_a_time"
        ),
    ]
