from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "thuanna.channels.web"
    label = "web"
