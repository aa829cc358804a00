from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "thuanna.foundation.accounts"
    label = "accounts"
