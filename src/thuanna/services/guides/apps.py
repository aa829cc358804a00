from django.apps import AppConfig


class GuidesConfig(AppConfig):
    name = "thuanna.services.guides"
    label = "guides"
