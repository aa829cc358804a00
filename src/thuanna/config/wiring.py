"""Who listens to which news, and what runs on a clock. The only place that knows both sides."""

from __future__ import annotations

from procrastinate import App

from thuanna.channels.worker import tasks


def on_app_ready(app: App) -> None:
    """Called once by the queue when Django is ready: register every task and listener."""
    tasks.register(app, listeners={})
