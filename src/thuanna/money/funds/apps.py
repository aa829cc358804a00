from django.apps import AppConfig


class FundsConfig(AppConfig):
    name = "thuanna.money.funds"
    label = "funds"

    def ready(self) -> None:
        """Make the fund's decision functions known to worked cases and the reference page."""
        from . import rules  # noqa: F401  # registers them
