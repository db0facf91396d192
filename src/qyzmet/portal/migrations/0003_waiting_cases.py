"""Files of drafts, orders to the payment gateway, owners who declined."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_scale"),
        ("portal", "0002_attempts_move"),
    ]

    operations = [
        migrations.CreateModel(
            name="Declined",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("iin", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("content", models.BinaryField()),
                ("signature", models.BinaryField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="declined", to="cases.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="DraftFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("draft", models.CharField(max_length=32)),
                ("document", models.CharField(max_length=32)),
                ("name", models.CharField(max_length=200)),
                ("media_type", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["added_at"], name="draft_file_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("draft", "document"), name="draft_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Order",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reference", models.CharField(max_length=32, unique=True)),
                ("step", models.CharField(max_length=32)),
                ("amount", models.DecimalField(decimal_places=2, max_digits=12)),
                ("state", models.CharField(default="open", max_length=8)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.IntegerField()),
                ("receipt", models.CharField(blank=True, default="", max_length=60)),
                ("paid_at", models.DateTimeField(default=None, null=True)),
                ("kept_back", models.JSONField(default=None, null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="orders", to="cases.case"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("case",), name="order_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)), name="order_amount_positive"
                    ),
                ],
            },
        ),
    ]
