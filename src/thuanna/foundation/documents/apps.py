from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "thuanna.foundation.documents"
    label = "documents"
