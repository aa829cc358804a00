from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    name = "thuanna.services.disclosures"
    label = "disclosures"

    def ready(self) -> None:
        """Make the clock known to worked cases and the reference page."""
        from . import rules  # noqa: F401  # registers it
