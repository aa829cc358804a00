from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "thuanna.oversight.publications"
    label = "publications"
