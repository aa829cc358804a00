from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "thuanna.registry.places"
    label = "places"
