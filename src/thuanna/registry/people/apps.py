from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "thuanna.registry.people"
    label = "people"
