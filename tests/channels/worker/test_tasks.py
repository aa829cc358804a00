"""The worker calls who listens, acting for the tenant that published."""

from __future__ import annotations

from procrastinate import App
from procrastinate.testing import InMemoryConnector

from thuanna.channels.worker import tasks
from thuanna.foundation.outbox.actions import DELIVER
from thuanna.foundation.tenancy.context import current_tenant_id


def test_a_listener_is_called_for_its_topic_and_tenant(tenant):
    heard = []
    app = App(connector=InMemoryConnector())
    tasks.register(
        app, listeners={"a.done": [lambda facts: heard.append((current_tenant_id(), dict(facts)))]}
    )

    app.tasks[DELIVER].func(tenant_id=tenant.pk, topic="a.done", facts={"id": 3})
    app.tasks[DELIVER].func(tenant_id=tenant.pk, topic="nobody.listens", facts={})

    assert heard == [(tenant.pk, {"id": 3})]
