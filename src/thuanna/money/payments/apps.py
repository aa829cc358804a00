from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "thuanna.money.payments"
    label = "payments"

    def ready(self) -> None:
        """Make known: decision functions to worked cases and the reference page, checks to the book."""
        from . import proving  # noqa: F401  # registers them
        from .approving import rules as approving  # noqa: F401  # registers them
        from .custody import rules as custody  # noqa: F401  # registers them
