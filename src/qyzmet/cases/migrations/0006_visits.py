"""Visits at home: requests, routes, equipment; what was found of the premises."""

import django.db.models.deletion
from django.db import migrations, models

TRIGGERS = """
CREATE FUNCTION cases_visit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the history of visits and premises is append-only';
END $$;

CREATE TRIGGER visit_history_is_append_only BEFORE UPDATE OR DELETE ON cases_visitevent
FOR EACH ROW EXECUTE FUNCTION cases_visit_is_append_only();

CREATE TRIGGER premises_are_append_only BEFORE UPDATE OR DELETE ON cases_premisescheck
FOR EACH ROW EXECUTE FUNCTION cases_visit_is_append_only();

CREATE FUNCTION cases_equipment_day() RETURNS trigger LANGUAGE plpgsql AS $$
-- The day of a use is that of its route: so one piece is on one route a day, whatever a program says.
BEGIN
    NEW.day := (SELECT day FROM cases_route WHERE id = NEW.route_id);
    RETURN NEW;
END $$;

CREATE TRIGGER equipment_day BEFORE INSERT OR UPDATE ON cases_equipmentuse
FOR EACH ROW EXECUTE FUNCTION cases_equipment_day();
"""

DROP = """
DROP TRIGGER equipment_day ON cases_equipmentuse;
DROP TRIGGER premises_are_append_only ON cases_premisescheck;
DROP TRIGGER visit_history_is_append_only ON cases_visitevent;
DROP FUNCTION cases_equipment_day();
DROP FUNCTION cases_visit_is_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_assignments"),
    ]

    operations = [
        migrations.CreateModel(
            name="Equipment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=16)),
                ("number", models.CharField(max_length=40)),
                ("retired_on", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "kind", "number"), name="equipment_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="PremisesCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("edition", models.CharField(max_length=80)),
                ("item", models.SmallIntegerField()),
                ("met", models.BooleanField()),
                ("note", models.CharField(blank=True, max_length=250)),
                ("at", models.DateTimeField()),
                ("account", models.IntegerField(null=True)),
                ("actor", models.CharField(max_length=250)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["office", "edition", "item", "-id"], name="premises_latest")
                ],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("account", models.IntegerField()),
                ("officer", models.CharField(max_length=250)),
                ("capacity", models.SmallIntegerField()),
                ("by_hand", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("office", "day", "account"), name="route_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("office", models.CharField(max_length=64)),
                ("service", models.CharField(max_length=64)),
                ("purpose", models.CharField(max_length=8)),
                ("post", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=16)),
                ("person", models.CharField(max_length=12)),
                ("name", models.CharField(max_length=250)),
                ("phone", models.CharField(blank=True, max_length=60)),
                ("address", models.BigIntegerField(null=True)),
                ("place", models.CharField(blank=True, max_length=300)),
                ("sort", models.CharField(blank=True, max_length=300)),
                ("suits", models.CharField(blank=True, max_length=200)),
                ("why", models.CharField(blank=True, max_length=250)),
                ("facts", models.JSONField(default=dict)),
                ("asked_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(null=True)),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("version", models.IntegerField(default=1)),
                ("position", models.SmallIntegerField(default=0)),
                ("key", models.CharField(max_length=80)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="cases.case",
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="cases.route",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="VisitEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=12)),
                ("account", models.IntegerField(null=True)),
                ("actor", models.CharField(max_length=250)),
                ("post", models.CharField(blank=True, max_length=40)),
                ("detail", models.CharField(blank=True, max_length=300)),
                ("key", models.CharField(max_length=80, null=True)),
                (
                    "visit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="cases.visit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="EquipmentUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "equipment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
                        to="cases.equipment",
                    ),
                ),
                (
                    "route",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="equipment",
                        to="cases.route",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("equipment", "day"), name="equipment_on_one_route")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "planned", "there"])),
                fields=["office", "due_at", "id"],
                name="visit_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(fields=("key",), name="visit_key_once"),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("case__isnull", False), models.Q(("state", "cancelled"), _negated=True)),
                fields=("case", "purpose"),
                name="visit_of_a_case_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("case__isnull", True),
                    ("purpose", "take"),
                    ("state__in", ["waiting", "planned", "there"]),
                ),
                fields=("office", "service", "person"),
                name="visit_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ["planned", "there"]), _negated=True),
                    ("route__isnull", False),
                    _connector="OR",
                ),
                name="visit_planned_has_route",
            ),
        ),
        migrations.AddConstraint(
            model_name="visitevent",
            constraint=models.UniqueConstraint(fields=("visit", "seq"), name="visit_event_once"),
        ),
        migrations.AddConstraint(
            model_name="visitevent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key__isnull", False)),
                fields=("visit", "key"),
                name="visit_event_key_once",
            ),
        ),
        migrations.RunSQL(TRIGGERS, DROP),
    ]
