from django.apps import AppConfig


class PapersConfig(AppConfig):
    name = "qyzmet.papers"
    label = "papers"
