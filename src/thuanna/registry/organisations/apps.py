from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "thuanna.registry.organisations"
    label = "organisations"
