from django.apps import AppConfig


class CentreConfig(AppConfig):
    name = "qyzmet.centre"
    label = "centre"
