from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0002_printed_hours")]

    operations = [
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("who", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["who", "at"], name="attempt_by_mark")]},
        ),
    ]
