from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out


class CentreConfig(AppConfig):
    name = "qyzmet.centre"
    label = "centre"

    def ready(self) -> None:
        from qyzmet.centre.drafts import logged_out

        user_logged_out.connect(logged_out)
