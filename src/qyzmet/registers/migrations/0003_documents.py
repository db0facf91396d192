"""Identity documents and what registration adds."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_former_rows")]
    operations = []
