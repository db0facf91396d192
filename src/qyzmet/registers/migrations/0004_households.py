"""The household book: pages, who stands on them, entries, pages signed for a year."""

from importlib import import_module

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

_one_at_a_time = import_module("qyzmet.registers.migrations.0003_documents")._one_at_a_time

_WHILE = "WHERE (until IS NULL OR until > since)"
ONE_PAGE = (
    _one_at_a_time("registers_householdmember", "one_household_at_a_time", "person_id", "since", "until")
    + _WHILE
)
ONE_HEAD = (
    _one_at_a_time("registers_householdmember", "one_head_at_a_time", "household_id", "since", "until")
    + "WHERE (relation = 'head' AND (until IS NULL OR until > since))"
)


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("registers", "0003_documents"),
    ]

    operations = [
        migrations.CreateModel(
            name="HouseholdMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("relation", models.CharField(max_length=11)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("ground", models.CharField(max_length=200)),
                ("entered_by", models.CharField(max_length=200)),
                ("end_ground", models.CharField(blank=True, max_length=200)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HouseholdPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("akim", models.CharField(help_text="Office code", max_length=60)),
                ("book", models.PositiveSmallIntegerField()),
                ("page", models.PositiveSmallIntegerField()),
                ("opened_on", models.DateField()),
                ("ground", models.CharField(max_length=200)),
                ("opened_by", models.CharField(max_length=200)),
                (
                    "address",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="registers.address",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HouseholdMemberEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("relation", models.CharField(max_length=11)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("ground", models.CharField(max_length=200)),
                ("entered_by", models.CharField(max_length=200)),
                ("end_ground", models.CharField(blank=True, max_length=200)),
                ("ended_by", models.CharField(blank=True, max_length=200)),
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
                        to="registers.householdmember",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registers.householdpage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="householdmember",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="members",
                to="registers.householdpage",
            ),
        ),
        migrations.CreateModel(
            name="HouseholdEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        choices=[("land", "Land"), ("livestock", "Livestock"), ("machinery", "Machinery")],
                        max_length=9,
                    ),
                ),
                ("item", models.CharField(max_length=16)),
                ("year", models.PositiveSmallIntegerField(default=0)),
                ("hectares", models.DecimalField(blank=True, decimal_places=4, max_digits=8, null=True)),
                ("count", models.PositiveIntegerField(blank=True, null=True)),
                ("day", models.DateField()),
                ("yearly", models.BooleanField(default=False)),
                ("ground", models.CharField(max_length=200)),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=200)),
                ("user_id", models.BigIntegerField()),
                ("post", models.CharField(max_length=40)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="registers.householdpage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HouseholdConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("akim", models.CharField(help_text="Office code", max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField(help_text="Counted by akim and year")),
                ("day", models.DateField()),
                ("content", models.TextField(help_text="The page as it stood: canonical JSON")),
                ("sha256", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                ("signed_by", models.CharField(max_length=200)),
                ("user_id", models.BigIntegerField()),
                ("post", models.CharField(max_length=40)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="registers.householdpage",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HouseholdPageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("akim", models.CharField(help_text="Office code", max_length=60)),
                ("book", models.PositiveSmallIntegerField()),
                ("page", models.PositiveSmallIntegerField()),
                ("opened_on", models.DateField()),
                ("ground", models.CharField(max_length=200)),
                ("opened_by", models.CharField(max_length=200)),
                (
                    "address",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="registers.householdpage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="householdpage",
            constraint=models.UniqueConstraint(
                fields=("akim", "book", "page"), name="one_household_on_a_page"
            ),
        ),
        migrations.AddConstraint(
            model_name="householdpage",
            constraint=models.CheckConstraint(
                condition=models.Q(("book__gte", 1), ("page__gte", 1)), name="household_page_counts_from_1"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdpage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_householdpageevent" ("address_id", "akim", "book", "ground", "id", "opened_by", "opened_on", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."address_id", OLD."akim", OLD."book", OLD."ground", OLD."id", OLD."opened_by", OLD."opened_on", OLD."page", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                    hash="e1ed49ca71cad9791b1348a15ed77cc7ea7fcdab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a7953",
                    table="registers_householdpage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdpage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_householdpageevent" ("address_id", "akim", "book", "ground", "id", "opened_by", "opened_on", "page", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."address_id", OLD."akim", OLD."book", OLD."ground", OLD."id", OLD."opened_by", OLD."opened_on", OLD."page", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="d7ca05486f058f73c2ce622fdbb15bcf06d3c622",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_97523",
                    table="registers_householdpage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdmemberevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e763ce63e1ee69fb64f0ca90dc7a3d8c90178e90",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ecd26",
                    table="registers_householdmemberevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="householdmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="household_member_leaves_after_coming",
            ),
        ),
        migrations.AddConstraint(
            model_name="householdmember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end_ground", ""), ("until", None)),
                    models.Q(("until__isnull", False), models.Q(("end_ground", ""), _negated=True)),
                    _connector="OR",
                ),
                name="household_member_leaves_on_a_ground",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdmember",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_householdmemberevent" ("end_ground", "ended_by", "entered_by", "ground", "household_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "since", "until") VALUES (OLD."end_ground", OLD."ended_by", OLD."entered_by", OLD."ground", OLD."household_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."relation", OLD."since", OLD."until"); RETURN NULL;',
                    hash="efd1776c619fb033f257611de0db846334285a10",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b73ff",
                    table="registers_householdmember",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdmember",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_householdmemberevent" ("end_ground", "ended_by", "entered_by", "ground", "household_id", "id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relation", "since", "until") VALUES (OLD."end_ground", OLD."ended_by", OLD."entered_by", OLD."ground", OLD."household_id", OLD."id", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."relation", OLD."since", OLD."until"); RETURN NULL;',
                    hash="13a1093c1a35cb2ad2a29df2d2102d8e658bf1f1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_79f7c",
                    table="registers_householdmember",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="householdentry",
            index=models.Index(fields=["household", "day"], name="household_entry_day"),
        ),
        migrations.AddConstraint(
            model_name="householdentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("count", None), ("hectares__gte", 0), ("section", "land"), ("year", 0)),
                    models.Q(("count__gte", 0), ("hectares", None), ("section", "livestock"), ("year", 0)),
                    models.Q(("count__gte", 0), ("hectares", None), ("section", "machinery")),
                    _connector="OR",
                ),
                name="household_entry_fits_its_section",
            ),
        ),
        migrations.AddConstraint(
            model_name="householdentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground", ""), _negated=True), name="household_entry_has_a_ground"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdentry",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="8fc982934d77b796932f6bb168580f043d8ea143",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1bd94",
                    table="registers_householdentry",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="householdconfirmation",
            constraint=models.UniqueConstraint(
                fields=("household", "year"), name="one_confirmation_of_a_page_a_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="householdconfirmation",
            constraint=models.UniqueConstraint(
                fields=("akim", "year", "number"), name="one_confirmation_of_a_number"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdconfirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e33cc274344f7f87add8f21853752b9467c36277",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_42a24",
                    table="registers_householdconfirmation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="householdpageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="26b946a7265bb14ee2ea84e2d7d5ff97334839c9",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_3f03c",
                    table="registers_householdpageevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            ONE_PAGE, "ALTER TABLE registers_householdmember DROP CONSTRAINT one_household_at_a_time"
        ),
        migrations.RunSQL(
            ONE_HEAD, "ALTER TABLE registers_householdmember DROP CONSTRAINT one_head_at_a_time"
        ),
    ]
