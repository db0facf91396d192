from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "qyzmet.offices"
    label = "offices"
