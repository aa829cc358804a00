from django.apps import AppConfig


class LeadersConfig(AppConfig):
    name = "thuanna.registry.leaders"
    label = "leaders"

    def ready(self) -> None:
        """Make the roles known to worked cases and the reference page."""
        from . import rules  # noqa: F401  # registers them
