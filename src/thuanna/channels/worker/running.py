"""Runs the worker until told to stop."""

from __future__ import annotations

from procrastinate.contrib.django import app


def run() -> None:
    """Work off the queues; returns after SIGTERM or SIGINT, when the current task is done."""
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's connector has it
    with app.replace_connector(connector) as worker:
        worker.run_worker(concurrency=2, listen_notify=True, name="thuanna")
