from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "thuanna.services.site"
    label = "site"

    def ready(self) -> None:
        """Make the decision of the openness checklist known to worked cases and the reference page."""
        from . import openness  # noqa: F401  # registers it
