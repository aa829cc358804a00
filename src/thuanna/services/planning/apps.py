from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "thuanna.services.planning"
    label = "planning"

    def ready(self) -> None:
        from . import rules  # noqa: F401  # registers the clocks' decision functions
