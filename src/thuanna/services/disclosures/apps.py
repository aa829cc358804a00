from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "thuanna.services.disclosures"
    label = "disclosures"
