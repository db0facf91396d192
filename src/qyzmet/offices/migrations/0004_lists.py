from typing import Any

import django.db.models.deletion
from django.db import migrations, models

LISTS = {
    "annex 5": "ia-complaints-2010",
    "annex 6": "akim-complaints-2010",
    "annex 7": "ia-organisers-2010",
    "annex 8": "akim-organisers-2010",
    "annex 9": "bureau-directors-2010",
    "annex 10": "centre-directors-2010",
}
"""Every contact so far is told by an annex of the 2010 standard, or by a clause."""


def name_lists(apps: Any, schema_editor: Any) -> None:
    contacts = apps.get_model("offices", "Contact").objects
    for annex, name in LISTS.items():
        contacts.filter(annex=annex).update(list=name)


class Migration(migrations.Migration):
    dependencies = [("offices", "0003_attempt")]

    operations = [
        migrations.AddField(
            model_name="office",
            name="level",
            field=models.CharField(
                blank=True,
                choices=[
                    ("region", "Region"),
                    ("city", "City"),
                    ("district", "District"),
                    ("rural", "Rural"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="contact", name="list", field=models.CharField(blank=True, max_length=40)
        ),
        migrations.AddField(
            model_name="contact", name="what", field=models.CharField(blank=True, max_length=24)
        ),
        migrations.RunPython(name_lists, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="contact",
            options={"ordering": ["office", "purpose", "list", "annex", "row", "what"]},
        ),
        migrations.RemoveConstraint(model_name="contact", name="contact_once"),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.UniqueConstraint(
                fields=("office", "purpose", "list", "annex", "row", "what"), name="contact_once"
            ),
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("list", models.CharField(max_length=40)),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="offices.office",
                    ),
                ),
            ],
            options={"ordering": ["list", "number"]},
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(fields=("list", "number"), name="source_once"),
        ),
    ]
