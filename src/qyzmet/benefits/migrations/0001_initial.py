"""Benefits, their history, payment lists; what the database refuses about them."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

_DAY = "({} - date '1900-01-01')"
# As in the registers' 0003_documents: holder and days as lines in a plane, so that no extension is wanted.
COUNTED_ONCE = f"""
    ALTER TABLE benefits_counted ADD CONSTRAINT counted_in_one_benefit_at_a_time EXCLUDE USING gist (
        box(
            point(
                person_id * 2 + (CASE kind WHEN 'targeted-social-assistance' THEN 0 ELSE 1 END),
                {_DAY.format("since")}
            ),
            point(
                person_id * 2 + (CASE kind WHEN 'targeted-social-assistance' THEN 0 ELSE 1 END),
                coalesce({_DAY.format("left_on")}, {_DAY.format("date '2900-01-01'")}) - 0.5
            )
        ) WITH &&
    )
    WHERE (left_on IS NULL OR left_on > since)
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("registers", "0006_families"),
    ]

    operations = [
        migrations.CreateModel(
            name="Payout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lines_sum", models.BigIntegerField()),
                ("carried", models.BigIntegerField()),
                ("amount", models.BigIntegerField()),
                ("account", models.CharField(blank=True, max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="Refused",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=26)),
                ("ground", models.CharField(max_length=60)),
                ("happened_on", models.DateField(null=True)),
                ("decided_on", models.DateField()),
                ("office", models.CharField(max_length=60)),
                ("case_number", models.CharField(max_length=40)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_by", models.CharField(max_length=250)),
            ],
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("monthly", models.BigIntegerField()),
                ("tested_on", models.DateField()),
                ("cause", models.CharField(max_length=20)),
                ("why", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_by", models.CharField(max_length=250)),
            ],
        ),
        migrations.CreateModel(
            name="Turning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField()),
                ("state", models.CharField(max_length=7)),
                ("reason", models.CharField(max_length=20)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_by", models.CharField(max_length=250)),
            ],
        ),
        migrations.CreateModel(
            name="Benefit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=26)),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("case_number", models.CharField(max_length=40)),
                ("decided_on", models.DateField()),
                ("since", models.DateField()),
                (
                    "account",
                    models.CharField(
                        blank=True, help_text="IBAN; empty: paid through the post or desk", max_length=20
                    ),
                ),
                ("state", models.CharField(default="running", max_length=7)),
                ("state_since", models.DateField()),
                ("monthly", models.BigIntegerField()),
                ("until", models.DateField(null=True)),
                ("confirm_by", models.DateField(null=True)),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits_about",
                        to="registers.person",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="benefits",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BenefitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=26)),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("case_number", models.CharField(max_length=40)),
                ("decided_on", models.DateField()),
                ("since", models.DateField()),
                (
                    "account",
                    models.CharField(
                        blank=True, help_text="IBAN; empty: paid through the post or desk", max_length=20
                    ),
                ),
                ("state", models.CharField(default="running", max_length=7)),
                ("state_since", models.DateField()),
                ("monthly", models.BigIntegerField()),
                ("until", models.DateField(null=True)),
                ("confirm_by", models.DateField(null=True)),
                (
                    "about",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="benefits.benefit",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registers.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField()),
                ("presented_on", models.DateField()),
                ("due_on", models.DateField()),
                ("certificate", models.CharField(max_length=200)),
                ("result", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_by", models.CharField(max_length=250)),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="benefits.benefit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Counted",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=26)),
                ("since", models.DateField()),
                ("left_on", models.DateField(null=True)),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="counted",
                        to="benefits.benefit",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.person"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CountedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=26)),
                ("since", models.DateField()),
                ("left_on", models.DateField(null=True)),
                (
                    "benefit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="benefits.benefit",
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
                        to="benefits.counted",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Happening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("happened_on", models.DateField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("result", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_by", models.CharField(max_length=250)),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="happenings",
                        to="benefits.benefit",
                    ),
                ),
                (
                    "whose",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PayList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(help_text="Office code", max_length=60)),
                ("month", models.DateField()),
                ("state", models.CharField(default="made", max_length=8)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("made_by", models.CharField(max_length=250)),
                ("approved_at", models.DateTimeField(null=True)),
                ("approved_by", models.CharField(blank=True, max_length=250)),
                (
                    "digest",
                    models.CharField(
                        blank=True, help_text="SHA-256 of what was approved, hexadecimal", max_length=64
                    ),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=250)),
                (
                    "order_number",
                    models.CharField(blank=True, help_text="Of the payment order", max_length=60),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "month"), name="one_list_a_month"),
                    models.CheckConstraint(
                        condition=models.Q(("month__day", 1)), name="list_of_a_whole_month"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at", None), ("closed_at", None), ("state", "made")),
                            models.Q(
                                ("approved_at__isnull", False), ("closed_at", None), ("state", "approved")
                            ),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("closed_at__isnull", False),
                                ("state", "closed"),
                            ),
                            _connector="OR",
                        ),
                        name="list_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PayLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField()),
                ("kind", models.CharField(max_length=10)),
                ("amount", models.BigIntegerField()),
                ("why", models.JSONField(default=dict)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("written_by", models.CharField(max_length=250)),
                (
                    "benefit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="benefits.benefit",
                    ),
                ),
                (
                    "list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="benefits.paylist",
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paylist",
            trigger=pgtrigger.compiler.Trigger(
                name="kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="860515ee243822b71790b24484c82bbe6b31eafa",
                    operation="DELETE",
                    pgid="pgtrigger_kept_8a14f",
                    table="benefits_paylist",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="paylist",
            trigger=pgtrigger.compiler.Trigger(
                name="forward",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF to_jsonb(NEW) - ARRAY['state', 'approved_at', 'approved_by', 'digest', 'closed_at', 'closed_by', 'order_number']\n   IS DISTINCT FROM\n   to_jsonb(OLD) - ARRAY['state', 'approved_at', 'approved_by', 'digest', 'closed_at', 'closed_by', 'order_number']\n   OR NOT ((OLD.state, NEW.state) IN (('made', 'approved'), ('approved', 'closed')))\n   OR (OLD.state = 'approved' AND (NEW.approved_at, NEW.approved_by, NEW.digest)\n       IS DISTINCT FROM (OLD.approved_at, OLD.approved_by, OLD.digest)) THEN\n    RAISE EXCEPTION 'a payment list is approved once and closed once, nothing else changes'\n        USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="a18a24cc8c44fe62f7b2e0d3474d02c2db7f64c4",
                    operation="UPDATE",
                    pgid="pgtrigger_forward_2910a",
                    table="benefits_paylist",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="payout",
            name="benefit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="benefits.benefit"
            ),
        ),
        migrations.AddField(
            model_name="payout",
            name="list",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="benefits.paylist"
            ),
        ),
        migrations.AddField(
            model_name="refused",
            name="applicant",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registers.person"
            ),
        ),
        migrations.AddField(
            model_name="refused",
            name="whose",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="benefit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="terms", to="benefits.benefit"
            ),
        ),
        migrations.AddField(
            model_name="turning",
            name="benefit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="benefits.benefit"
            ),
        ),
        migrations.AddIndex(
            model_name="benefit",
            index=models.Index(fields=["office", "-id"], name="benefit_office"),
        ),
        migrations.AddIndex(
            model_name="benefit",
            index=models.Index(fields=["office", "confirm_by"], name="benefit_confirm"),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.UniqueConstraint(
                fields=("case_number", "kind", "recipient"), name="benefit_once_a_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["targeted-social-assistance", "home-education"])),
                name="benefit_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["running", "paused", "ended"])), name="benefit_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(condition=models.Q(("monthly__gte", 0)), name="benefit_amount"),
        ),
        migrations.AddConstraint(
            model_name="benefit",
            constraint=models.CheckConstraint(
                condition=models.Q(("case_number", ""), _negated=True), name="benefit_has_a_case"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="benefit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "benefits_benefitevent" ("about_id", "account", "case_number", "confirm_by", "decided_on", "id", "kind", "monthly", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "since", "state", "state_since", "until") VALUES (OLD."about_id", OLD."account", OLD."case_number", OLD."confirm_by", OLD."decided_on", OLD."id", OLD."kind", OLD."monthly", OLD."office", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."recipient_id", OLD."since", OLD."state", OLD."state_since", OLD."until"); RETURN NULL;',
                    hash="6bb924d61bae3c5172d70981f8387cbca9456a07",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_07a8f",
                    table="benefits_benefit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="benefit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "benefits_benefitevent" ("about_id", "account", "case_number", "confirm_by", "decided_on", "id", "kind", "monthly", "office", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recipient_id", "since", "state", "state_since", "until") VALUES (OLD."about_id", OLD."account", OLD."case_number", OLD."confirm_by", OLD."decided_on", OLD."id", OLD."kind", OLD."monthly", OLD."office", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."recipient_id", OLD."since", OLD."state", OLD."state_since", OLD."until"); RETURN NULL;',
                    hash="d04fd0a61e090687ea24a6721d134d4feabed847",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_700bd",
                    table="benefits_benefit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="benefitevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="2f20784119b56f2666d34a9d97729dcf62c2b3b3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0155",
                    table="benefits_benefitevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(fields=("benefit", "quarter"), name="quarter_confirmed_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ea5ab859084dcf021a5e39e024a19bd785314b1b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1fe39",
                    table="benefits_confirmation",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="counted",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["targeted-social-assistance", "home-education"])),
                name="counted_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="counted",
            constraint=models.CheckConstraint(
                condition=models.Q(("left_on", None), ("left_on__gte", models.F("since")), _connector="OR"),
                name="counted_days_in_order",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="counted",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "benefits_countedevent" ("benefit_id", "id", "kind", "left_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (OLD."benefit_id", OLD."id", OLD."kind", OLD."left_on", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."since"); RETURN NULL;',
                    hash="bc6eaf14096dac8579447df5db1c356c53e46cd3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d92d6",
                    table="benefits_counted",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="counted",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "benefits_countedevent" ("benefit_id", "id", "kind", "left_on", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since") VALUES (OLD."benefit_id", OLD."id", OLD."kind", OLD."left_on", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since"); RETURN NULL;',
                    hash="f5b8ba29f3f3491699deed434aeebdb17ea2ab7f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_70975",
                    table="benefits_counted",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countedevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d80a2fe800efe4940a4eb8e2f21a6d8f1db774d0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_69a8b",
                    table="benefits_countedevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="happening",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9e8d76d8a97bb262ec030ace512b15dac2522846",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_976e0",
                    table="benefits_happening",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="payline",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "regular")),
                fields=("benefit", "month"),
                name="a_month_is_paid_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="payline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("kind", "regular")),
                    models.Q(("kind", "correction"), models.Q(("amount", 0), _negated=True)),
                    _connector="OR",
                ),
                name="line_kind",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payline",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="92194fd9b44a80f9d7ff75ec2811eb27d7d6d65d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ff5d3",
                    table="benefits_payline",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payline",
            trigger=pgtrigger.compiler.Trigger(
                name="while_made",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF (SELECT state FROM benefits_paylist WHERE id = NEW.list_id FOR SHARE) <> 'made' THEN\n    RAISE EXCEPTION 'payment list % is approved: nothing is added', NEW.list_id USING ERRCODE = 'check_violation';\nEND IF;\nRETURN NEW;\n",
                    hash="16275dbaf23ee605258832457e1be86691dc79f3",
                    operation="INSERT",
                    pgid="pgtrigger_while_made_a3e78",
                    table="benefits_payline",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.UniqueConstraint(fields=("list", "benefit"), name="paid_once_a_list"),
        ),
        migrations.AddConstraint(
            model_name="payout",
            constraint=models.CheckConstraint(condition=models.Q(("amount__gte", 0)), name="payout_amount"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="payout",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="9630faf8f93c8f06eab24e9c9d62b76ea140288a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d1f7a",
                    table="benefits_payout",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="refused",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["targeted-social-assistance", "home-education"])),
                name="refused_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="refused",
            constraint=models.UniqueConstraint(
                fields=("case_number", "kind", "ground"), name="refused_once_a_case"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="refused",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="0021f08b43586811b2ce44affc33783b79576b5a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_33a5a",
                    table="benefits_refused",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(condition=models.Q(("monthly__gte", 0)), name="term_amount"),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="term_days_in_order",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="term",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="909b643adeadc15d31ca4603e7b8bdb938b1e9e3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_80135",
                    table="benefits_term",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="turning",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["running", "paused", "ended"])), name="turning_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="turning",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="turning_reason"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="turning",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="b587631da693b40ad0987891506f1233a25e214e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ad237",
                    table="benefits_turning",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            COUNTED_ONCE,
            "ALTER TABLE benefits_counted DROP CONSTRAINT counted_in_one_benefit_at_a_time",
        ),
    ]
