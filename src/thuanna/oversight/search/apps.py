from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "thuanna.oversight.search"
    label = "search"
