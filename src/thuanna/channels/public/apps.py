from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "thuanna.channels.public"
    label = "public"
