"""Who works on a town's plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import organisations, tenants


@pytest.fixture
def officer(acting):
    """Records forums, needs, projects and activities, and may decide as head of division."""
    return tenants.member_of(acting, "head", "clerk", username="officer")


@pytest.fixture
def chair(acting, officer):
    """A community's chair, limited to the community of village 1."""
    unit = organisations.committee(officer)
    account = tenants.member_of(acting, "community_chair", username="chair")
    return replace(account, unit_id=unit.pk)
