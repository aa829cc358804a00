from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "thuanna.money.funds"
    label = "funds"
