from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "thuanna.foundation.audit"
    label = "audit"
