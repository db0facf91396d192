from django.apps import AppConfig


class ProviderConfig(AppConfig):
    name = "qyzmet.provider"
    label = "provider"
