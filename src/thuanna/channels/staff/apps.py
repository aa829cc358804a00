from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "thuanna.channels.staff"
    label = "staff"
