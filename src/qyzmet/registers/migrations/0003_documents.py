"""Identity documents, dwellings, military duty, marks, and what the database refuses about them."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from qyzmet.registers.folding import FROM, TO

_DAY = "({} - date '1900-01-01')"
_END = _DAY.format("date '2900-01-01'")


def _one_at_a_time(table: str, name: str, whose: str, since: str, end: str) -> str:
    """What the database holds against two spans of days of one holder that share a day.

    An exclusion by holder and days as ranges would need an extension; as lines in a plane, where x is the holder and
    y are the days, boxes of the core do. A line stops half a day before the day that counts no more, so that the
    next may begin on it; a span that ended on the day it began covers no day at all.
    """
    upper = f"coalesce({_DAY.format(end)}, {_END})"
    return f"""
        ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist (
            box(point({whose}, {_DAY.format(since)}), point({whose}, {upper} - 0.5)) WITH &&
        )
    """


ONE_RESIDENCE = (
    _one_at_a_time(
        "registers_residence", "one_permanent_residence_at_a_time", "person_id", "since", "removed_on"
    )
    + "WHERE (kind = 'permanent' AND (removed_on IS NULL OR removed_on > since))"
)

ONE_DOCUMENT = (
    _one_at_a_time(
        "registers_identitydocument",
        "one_document_in_force_at_a_time",
        "person_id * 3 + (CASE kind WHEN 'identity-card' THEN 0 WHEN 'passport' THEN 1 ELSE 2 END)",
        "issued_on",
        "least(invalid_from, valid_until + 1)",
    )
    + "WHERE (issued_on IS NOT NULL AND (invalid_from IS NULL OR invalid_from > issued_on))"
)

COUNTERS = """
    CREATE SEQUENCE registers_number_identity_card START 30000001 MAXVALUE 999999999;
    CREATE SEQUENCE registers_number_passport START 5000001 MAXVALUE 99999999;
    CREATE SEQUENCE registers_number_temporary_id START 1 MAXVALUE 9999999
"""

# The words of an address in both languages, folded, as the search looks for them; no parser, so that no locale matters.
WORDS = f"""
    CREATE FUNCTION registers_address_words(kk text, ru text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_to_tsvector(array_remove(string_to_array(
            translate(translate(kk || ' ' || ru, '.,', '  '), '{FROM.replace("'", "''")}', '{TO}'), ' ', ''
        ), NULL))
    $$
"""
WORDS_INDEX = """
    CREATE INDEX address_words ON registers_address USING gin (registers_address_words(
        region_kk || ' ' || district_kk || ' ' || locality_kk || ' ' || street_kk || ' ' || house || ' ' || flat,
        region_ru || ' ' || district_ru || ' ' || locality_ru || ' ' || street_ru
    )) WITH (fastupdate = off)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        ("registers", "0002_former_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="DwellingRight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("sale", "Sale"),
                            ("privatisation", "Privatisation"),
                            ("gift", "Gift"),
                            ("inheritance", "Inheritance"),
                            ("built", "Built"),
                            ("mortgage", "Mortgage"),
                        ],
                        max_length=13,
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DwellingRightEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("sale", "Sale"),
                            ("privatisation", "Privatisation"),
                            ("gift", "Gift"),
                            ("inheritance", "Inheritance"),
                            ("built", "Built"),
                            ("mortgage", "Mortgage"),
                        ],
                        max_length=13,
                    ),
                ),
                ("number", models.CharField(max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IdentityDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("identity-card", "Identity Card"),
                            ("passport", "Passport"),
                            ("temporary-id", "Temporary Id"),
                        ],
                        max_length=13,
                    ),
                ),
                ("number", models.CharField(db_collation="C", max_length=12, unique=True)),
                ("made_on", models.DateField()),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("issued_by", models.CharField(help_text="Office code", max_length=60)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("valid", "Valid"),
                            ("invalid", "Invalid"),
                            ("spoiled", "Spoiled"),
                        ],
                        default="made",
                        max_length=7,
                    ),
                ),
                ("invalid_from", models.DateField(blank=True, null=True)),
                ("invalid_reason", models.CharField(blank=True, max_length=12)),
                (
                    "made_for",
                    models.CharField(
                        blank=True, help_text="Why it was made: first, exchange, lost …", max_length=20
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True, help_text="What was wrong with a spoiled one", max_length=300
                    ),
                ),
                ("case_number", models.CharField(blank=True, max_length=40)),
                ("chip", models.BooleanField(default=False)),
                (
                    "photo",
                    models.CharField(
                        blank=True, help_text="SHA-256 of the photograph, hexadecimal", max_length=64
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="IdentityDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("identity-card", "Identity Card"),
                            ("passport", "Passport"),
                            ("temporary-id", "Temporary Id"),
                        ],
                        max_length=13,
                    ),
                ),
                ("number", models.CharField(db_collation="C", max_length=12)),
                ("made_on", models.DateField()),
                ("issued_on", models.DateField(blank=True, null=True)),
                ("issued_by", models.CharField(help_text="Office code", max_length=60)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("made", "Made"),
                            ("valid", "Valid"),
                            ("invalid", "Invalid"),
                            ("spoiled", "Spoiled"),
                        ],
                        default="made",
                        max_length=7,
                    ),
                ),
                ("invalid_from", models.DateField(blank=True, null=True)),
                ("invalid_reason", models.CharField(blank=True, max_length=12)),
                (
                    "made_for",
                    models.CharField(
                        blank=True, help_text="Why it was made: first, exchange, lost …", max_length=20
                    ),
                ),
                (
                    "remark",
                    models.CharField(
                        blank=True, help_text="What was wrong with a spoiled one", max_length=300
                    ),
                ),
                ("case_number", models.CharField(blank=True, max_length=40)),
                ("chip", models.BooleanField(default=False)),
                (
                    "photo",
                    models.CharField(
                        blank=True, help_text="SHA-256 of the photograph, hexadecimal", max_length=64
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MilitaryDuty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("conscript", "Conscript"), ("liable", "Liable")], max_length=9
                    ),
                ),
                ("number", models.CharField(max_length=20)),
            ],
        ),
        migrations.CreateModel(
            name="MilitaryDutyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "status",
                    models.CharField(
                        choices=[("conscript", "Conscript"), ("liable", "Liable")], max_length=9
                    ),
                ),
                ("number", models.CharField(max_length=20)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RegistrationMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrival-sheet", "Arrival Sheet"),
                            ("statistical-coupon", "Statistical Coupon"),
                            ("departure-sheet", "Departure Sheet"),
                            ("stamp-registered", "Stamp Registered"),
                            ("stamp-removed", "Stamp Removed"),
                            ("military-registered", "Military Registered"),
                            ("military-removed", "Military Removed"),
                        ],
                        max_length=19,
                    ),
                ),
                ("case_number", models.CharField(max_length=40)),
                ("day", models.DateField()),
                ("office", models.CharField(help_text="Office code", max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name="RegistrationMarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrival-sheet", "Arrival Sheet"),
                            ("statistical-coupon", "Statistical Coupon"),
                            ("departure-sheet", "Departure Sheet"),
                            ("stamp-registered", "Stamp Registered"),
                            ("stamp-removed", "Stamp Removed"),
                            ("military-registered", "Military Registered"),
                            ("military-removed", "Military Removed"),
                        ],
                        max_length=19,
                    ),
                ),
                ("case_number", models.CharField(max_length=40)),
                ("day", models.DateField()),
                ("office", models.CharField(help_text="Office code", max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="residence",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="residence",
            name="update_update",
        ),
        migrations.AddField(
            model_name="residence",
            name="basis",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="residence",
            name="case_number",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="residence",
            name="consent_of",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="residence",
            name="removal_case",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="residenceevent",
            name="basis",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="residenceevent",
            name="case_number",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AddField(
            model_name="residenceevent",
            name="consent_of",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="residenceevent",
            name="removal_case",
            field=models.CharField(blank=True, db_default="", default="", max_length=40),
        ),
        migrations.AlterField(
            model_name="residence",
            name="removal_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved", "change of the place of residence"),
                    ("moved-abroad", "departure abroad for permanent residence"),
                    ("died", "death"),
                    ("court", "court decision that the right to use the dwelling is lost"),
                    ("missing", "declared missing by a court"),
                    ("convicted", "sentence to deprivation of liberty"),
                    ("term-ended", "the term of temporary registration has ended"),
                    ("owner", "application of the owner of the dwelling"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="residenceevent",
            name="removal_reason",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved", "change of the place of residence"),
                    ("moved-abroad", "departure abroad for permanent residence"),
                    ("died", "death"),
                    ("court", "court decision that the right to use the dwelling is lost"),
                    ("missing", "declared missing by a court"),
                    ("convicted", "sentence to deprivation of liberty"),
                    ("term-ended", "the term of temporary registration has ended"),
                    ("owner", "application of the owner of the dwelling"),
                ],
                max_length=20,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="residence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_residenceevent" ("address_id", "arrived_from_kk", "arrived_from_ru", "basis", "case_number", "consent_of_id", "id", "kind", "left_for_kk", "left_for_ru", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_by", "removal_case", "removal_reason", "removed_on", "since", "until") VALUES (OLD."address_id", OLD."arrived_from_kk", OLD."arrived_from_ru", OLD."basis", OLD."case_number", OLD."consent_of_id", OLD."id", OLD."kind", OLD."left_for_kk", OLD."left_for_ru", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."registered_by", OLD."removal_case", OLD."removal_reason", OLD."removed_on", OLD."since", OLD."until"); RETURN NULL;',
                    hash="df6a9b8bae76b3fd0f498784297a18f6330c2430",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_08155",
                    table="registers_residence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="residence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_residenceevent" ("address_id", "arrived_from_kk", "arrived_from_ru", "basis", "case_number", "consent_of_id", "id", "kind", "left_for_kk", "left_for_ru", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registered_by", "removal_case", "removal_reason", "removed_on", "since", "until") VALUES (OLD."address_id", OLD."arrived_from_kk", OLD."arrived_from_ru", OLD."basis", OLD."case_number", OLD."consent_of_id", OLD."id", OLD."kind", OLD."left_for_kk", OLD."left_for_ru", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."registered_by", OLD."removal_case", OLD."removal_reason", OLD."removed_on", OLD."since", OLD."until"); RETURN NULL;',
                    hash="33368f2d8f5163b2f74cb0fadcccc80dcb7056aa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a5cc6",
                    table="registers_residence",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="dwellingright",
            name="address",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="rights", to="registers.address"
            ),
        ),
        migrations.AddField(
            model_name="dwellingright",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="dwellings", to="registers.person"
            ),
        ),
        migrations.AddField(
            model_name="dwellingrightevent",
            name="address",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.address",
            ),
        ),
        migrations.AddField(
            model_name="dwellingrightevent",
            name="owner",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="dwellingrightevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="dwellingrightevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="registers.dwellingright",
            ),
        ),
        migrations.AddField(
            model_name="identitydocument",
            name="chip_address",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="registers.address",
            ),
        ),
        migrations.AddField(
            model_name="identitydocument",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="documents", to="registers.person"
            ),
        ),
        migrations.AddField(
            model_name="identitydocumentevent",
            name="chip_address",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.address",
            ),
        ),
        migrations.AddField(
            model_name="identitydocumentevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="identitydocumentevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="identitydocumentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="registers.identitydocument",
            ),
        ),
        migrations.AddField(
            model_name="militaryduty",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="military", to="registers.person"
            ),
        ),
        migrations.AddField(
            model_name="militarydutyevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="militarydutyevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="militarydutyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="registers.militaryduty",
            ),
        ),
        migrations.AddField(
            model_name="registrationmark",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="registers.person"
            ),
        ),
        migrations.AddField(
            model_name="registrationmarkevent",
            name="person",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="registers.person",
            ),
        ),
        migrations.AddField(
            model_name="registrationmarkevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="registrationmarkevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="registers.registrationmark",
            ),
        ),
        migrations.AddConstraint(
            model_name="dwellingright",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("address", "owner"),
                name="one_open_right_of_an_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="dwellingright",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                name="right_ends_after_it_began",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingright",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_dwellingrightevent" ("address_id", "basis", "id", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."address_id", OLD."basis", OLD."id", OLD."number", OLD."owner_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."since", OLD."until"); RETURN NULL;',
                    hash="9e3dde9e85bad0f3d64507ed2756ee303e74b834",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e56a6",
                    table="registers_dwellingright",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingright",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_dwellingrightevent" ("address_id", "basis", "id", "number", "owner_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."address_id", OLD."basis", OLD."id", OLD."number", OLD."owner_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;',
                    hash="966748d48f163673536b77328bd8e239f89a754d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_58538",
                    table="registers_dwellingright",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="dwellingrightevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7a18e38f4b7587ff0003ed86575bb287fbfe8d69",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_40a3f",
                    table="registers_dwellingrightevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="identitydocument",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state__in", ["made", "valid"]), models.Q(("case_number", ""), _negated=True)
                ),
                fields=("person", "kind", "case_number"),
                name="one_document_of_a_kind_for_a_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "identity-card"), ("number__regex", "^[0-9]{9}$")),
                    models.Q(("kind", "passport"), ("number__regex", "^N[0-9]{8}$")),
                    models.Q(("kind", "temporary-id"), ("number__regex", "^УЖ[0-9]{7}$")),
                    _connector="OR",
                ),
                name="document_number_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("invalid_from", None), ("invalid_reason", ""), ("issued_on", None), ("state", "made")
                    ),
                    models.Q(
                        ("invalid_from__isnull", False),
                        ("invalid_reason", "spoiled"),
                        ("issued_on", None),
                        ("state", "spoiled"),
                    ),
                    models.Q(
                        ("invalid_from", None),
                        ("invalid_reason", ""),
                        ("issued_on__isnull", False),
                        ("state", "valid"),
                    ),
                    models.Q(
                        ("invalid_from__isnull", False),
                        ("issued_on__isnull", False),
                        ("state", "invalid"),
                        models.Q(("invalid_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="document_state_fits_its_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("issued_on", None), ("issued_on__gte", models.F("made_on")), _connector="OR"),
                    models.Q(
                        ("invalid_from", None), ("invalid_from__gte", models.F("made_on")), _connector="OR"
                    ),
                    models.Q(
                        ("issued_on", None),
                        ("invalid_from", None),
                        ("invalid_from__gte", models.F("issued_on")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("valid_until", None), ("valid_until__gte", models.F("made_on")), _connector="OR"
                    ),
                    models.Q(
                        ("issued_on", None),
                        ("valid_until", None),
                        ("valid_until__gte", models.F("issued_on")),
                        _connector="OR",
                    ),
                ),
                name="document_days_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "identity-card"), ("chip", False), _connector="OR"),
                name="only_identity_cards_have_a_chip",
            ),
        ),
        migrations.AddConstraint(
            model_name="identitydocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("chip", True), ("chip_address", None), _connector="OR"),
                name="an_address_stands_on_a_chip",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identitydocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_identitydocumentevent" ("case_number", "chip", "chip_address_id", "id", "invalid_from", "invalid_reason", "issued_by", "issued_on", "kind", "made_for", "made_on", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo", "remark", "state", "valid_until") VALUES (OLD."case_number", OLD."chip", OLD."chip_address_id", OLD."id", OLD."invalid_from", OLD."invalid_reason", OLD."issued_by", OLD."issued_on", OLD."kind", OLD."made_for", OLD."made_on", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."photo", OLD."remark", OLD."state", OLD."valid_until"); RETURN NULL;',
                    hash="874a702e752ed562ce3f8e26c47e88547ad668cc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_46d81",
                    table="registers_identitydocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identitydocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_identitydocumentevent" ("case_number", "chip", "chip_address_id", "id", "invalid_from", "invalid_reason", "issued_by", "issued_on", "kind", "made_for", "made_on", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo", "remark", "state", "valid_until") VALUES (OLD."case_number", OLD."chip", OLD."chip_address_id", OLD."id", OLD."invalid_from", OLD."invalid_reason", OLD."issued_by", OLD."issued_on", OLD."kind", OLD."made_for", OLD."made_on", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."photo", OLD."remark", OLD."state", OLD."valid_until"); RETURN NULL;',
                    hash="0960fb6baaca393c8612e7e81c034c4a22bb9169",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fe7ab",
                    table="registers_identitydocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="identitydocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="85c5d5b9274f56686fd8a1ea96b550667b9a813f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7b926",
                    table="registers_identitydocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="militaryduty",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["conscript", "liable"])), name="military_status"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="militaryduty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_militarydutyevent" ("id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."id", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id", OLD."status"); RETURN NULL;',
                    hash="ad2f0993089519129643c3c42ba11e075a747c25",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_676cb",
                    table="registers_militaryduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="militaryduty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_militarydutyevent" ("id", "number", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."id", OLD."number", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."status"); RETURN NULL;',
                    hash="c9ded0793b59d588d8219dd798b5d46658706508",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_50ee5",
                    table="registers_militaryduty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="militarydutyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e0353fe82e60aac813e13a9dc0dbcd13829a5687",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c4ef3",
                    table="registers_militarydutyevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationmark",
            constraint=models.UniqueConstraint(
                fields=("person", "kind", "case_number"), name="one_mark_of_a_kind_a_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="registrationmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("case_number", ""), _negated=True), name="mark_belongs_to_a_case"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationmark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "registers_registrationmarkevent" ("case_number", "day", "id", "kind", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."case_number", OLD."day", OLD."id", OLD."kind", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), \'update\', OLD."id"); RETURN NULL;',
                    hash="fe6117b6d6085e307a371ee3097790b2f9e8a03e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_58dce",
                    table="registers_registrationmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationmark",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "registers_registrationmarkevent" ("case_number", "day", "id", "kind", "office", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."case_number", OLD."day", OLD."id", OLD."kind", OLD."office", OLD."person_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="e2f505e172ac15d534a6b1ff63ec1e49ac4b4fe3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_94965",
                    table="registers_registrationmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="registrationmarkevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e99afabbccd5d5ddbbb00e389c5296ce17965a5a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1b705",
                    table="registers_registrationmarkevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(
            ONE_RESIDENCE,
            "ALTER TABLE registers_residence DROP CONSTRAINT one_permanent_residence_at_a_time",
        ),
        migrations.RunSQL(
            ONE_DOCUMENT,
            "ALTER TABLE registers_identitydocument DROP CONSTRAINT one_document_in_force_at_a_time",
        ),
        migrations.RunSQL(
            COUNTERS,
            "DROP SEQUENCE registers_number_identity_card, registers_number_passport, "
            "registers_number_temporary_id",
        ),
        migrations.RunSQL(WORDS, "DROP FUNCTION registers_address_words(text, text)"),
        migrations.RunSQL(WORDS_INDEX, "DROP INDEX address_words"),
    ]
