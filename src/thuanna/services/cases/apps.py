from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "thuanna.services.cases"
    label = "cases"

    def ready(self) -> None:
        """Make the clocks known to worked cases and the reference page."""
        from . import rules  # noqa: F401  # registers them
