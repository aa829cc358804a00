from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "thuanna.services.programmes"
    label = "programmes"
