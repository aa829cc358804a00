from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    name = "thuanna.money.regulations"
    label = "regulations"

    def ready(self) -> None:
        """Make regulations readable as law, and their decision functions known to worked cases."""
        from .deciding import functions  # noqa: F401  # registers them
