from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "qyzmet.ui"
    label = "ui"
