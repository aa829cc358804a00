from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "thuanna.services.participation"
    label = "participation"

    def ready(self) -> None:
        """Make the clocks known to worked cases and the reference page."""
        from . import rules  # noqa: F401  # registers them
