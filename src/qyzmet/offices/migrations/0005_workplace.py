"""The centre in which an official of a provider sits."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("offices", "0004_lists")]

    operations = [
        migrations.AlterField(model_name="holding", name="post", field=models.CharField(max_length=40)),
        migrations.AddField(
            model_name="holding",
            name="workplace",
            field=models.ForeignKey(
                blank=True,
                help_text="The centre in which an official of a provider sits",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="guests",
                to="offices.office",
            ),
        ),
    ]
