from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "thuanna.money.payments"
    label = "payments"
