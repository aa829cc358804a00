from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "thuanna.services.grants"
    label = "grants"

    def ready(self) -> None:
        """Make the decision functions known to worked cases."""
        from .rules import functions  # noqa: F401  # registers them
