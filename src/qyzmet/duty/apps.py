from django.apps import AppConfig


class DutyConfig(AppConfig):
    name = "qyzmet.duty"
    label = "duty"
