"""Who is to do which case."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_custody")]
    operations = []
