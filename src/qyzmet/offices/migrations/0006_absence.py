"""Who is away, and who stands in."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("offices", "0005_workplace")]
    operations = []
