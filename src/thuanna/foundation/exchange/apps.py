from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "thuanna.foundation.exchange"
    label = "exchange"
