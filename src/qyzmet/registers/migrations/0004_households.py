"""To be filled in: the tables of this topic."""

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registers", "0003_documents")]

    operations: ClassVar = []
