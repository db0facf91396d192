from django.apps import AppConfig


class BenefitsConfig(AppConfig):
    name = "qyzmet.benefits"
    label = "benefits"
