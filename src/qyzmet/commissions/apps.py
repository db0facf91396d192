from django.apps import AppConfig


class CommissionsConfig(AppConfig):
    name = "qyzmet.commissions"
    label = "commissions"
