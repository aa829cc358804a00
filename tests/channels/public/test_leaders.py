"""Everybody reads whom to call, as far as those people agreed; the sheet hangs on the village's board."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.factories import places, tenants
from thuanna.channels.public import serving
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.registry.leaders import actions
from thuanna.registry.leaders.actions import Entry, Said
from thuanna.registry.leaders.models import Leader, ShownLeader

START = tenants.NOW + datetime.timedelta(days=1)
PAGE = "/t/noenkhram/help/leaders/"
SAID = {"on": START.date(), "how": "signed"}


@pytest.fixture(scope="module")
def keeper(site, django_db_blocker) -> Actor:
    """Who keeps the town's list."""
    with django_db_blocker.unblock():
        return tenants.member_of(Tenant.objects.get(code="noenkhram"), "officer", username="leaders-officer")


@pytest.fixture
def officer(keeper: Actor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Actor]:
    """The same, on the day after, with an empty list."""
    cache.clear()
    monkeypatch.setattr(serving, "UNASKED_SECONDS", 0)
    with time_machine.travel(START, tick=False), acting_for(keeper.tenant_id):
        for leader in Leader.objects.filter(pk__in=ShownLeader.objects.values("leader_id")):
            actions.record_consent(leader_id=leader.pk, said=Said(agrees=False, **SAID), by=keeper)
        yield keeper


def listed(by: Actor, number: int, *, agrees: bool = True) -> Leader:
    village = places.village(by, number, name=f"บ้านทดลอง{number}")
    entry = Entry(role="health_volunteer", person_name=f"นางสมมุติ เบอร์{number}", phone="0812345678")
    said = Said(agrees=agrees, **SAID)
    return actions.add(community_id=village.pk, entry=entry, starts_on=START.date(), said=said, by=by)


def test_the_page_and_its_entry_exist_when_somebody_agreed(officer):
    listed(officer, 71, agrees=False)
    assert Client().get(PAGE).status_code == 404
    assert PAGE not in Client().get("/t/noenkhram/help/").content.decode()

    listed(officer, 72)

    page = Client().get(PAGE).content.decode()
    assert "เบอร์72" in page
    assert "tel:0812345678" in page
    assert "เบอร์71" not in page
    assert PAGE in Client().get("/t/noenkhram/help/").content.decode()


def test_whoever_takes_consent_back_is_gone_with_the_next_look(officer):
    listed(officer, 73)
    leader = listed(officer, 74)
    assert "เบอร์74" in Client().get(PAGE).content.decode()

    actions.record_consent(leader_id=leader.pk, said=Said(agrees=False, **SAID), by=officer)

    assert "เบอร์74" not in Client().get(PAGE).content.decode()


def test_a_villages_sheet_has_its_people_the_hotlines_and_the_way_to_the_living_page(officer):
    leader = listed(officer, 75)
    listed(officer, 76)

    sheet = Client().get(f"{PAGE}{leader.community_id}/notice/").content.decode()

    assert "เบอร์75" in sheet
    assert "เบอร์76" not in sheet
    assert "1669" in sheet
    assert "<svg" in sheet
    assert Client().get(f"{PAGE}999999/notice/").status_code == 404


def test_the_page_asks_few_questions_however_long_it_is(officer, django_assert_max_num_queries):
    for number in range(80, 86):
        listed(officer, number)

    with django_assert_max_num_queries(14, using="public"):
        Client().get(PAGE)
