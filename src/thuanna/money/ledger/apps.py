from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "thuanna.money.ledger"
    label = "ledger"
