from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "qyzmet.registers"
    label = "registers"
