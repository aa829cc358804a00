from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    name = "thuanna.money.claims"
    label = "claims"
