"""Wrong guesses are counted among the offices now, where the log-in counts them too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("offices", "0003_attempt")]
    operations = [migrations.DeleteModel(name="Attempt")]
