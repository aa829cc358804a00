from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "thuanna.foundation.tenancy"
    label = "tenancy"
