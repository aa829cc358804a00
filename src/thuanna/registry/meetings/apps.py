from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "thuanna.registry.meetings"
    label = "meetings"
