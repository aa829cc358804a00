"""One published town with its fund, in a database of its own that a module's tests share and only read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests import databases
from tests.factories import funds, organisations, places, publications, tenants
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.funds.models import Fund
from thuanna.money.payments import actions as payments
from thuanna.oversight.publications import actions
from thuanna.registry.organisations import actions as registry

TOWN, FUND = "noenkhram", "noenkhram-fund"
HOW = "ใช้บัตรประชาชน สมัครที่จุดรับเงินในหมู่บ้าน"


@dataclass(frozen=True)
class Site:
    """What was published, and how to open a receipt."""

    token: str
    voided_token: str
    town: str = TOWN
    fund: str = FUND
    withdrawn: str = "withdrawn-fund"


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Site]:
    """A town, its fund with members in four villages and a book, and a fund whose page was withdrawn."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # pytest-django's own type is private
        before = databases.current()
        name = databases.fresh_copy()
        databases.use(name)
        try:
            yield _published()
        finally:
            databases.use(before)
            databases.drop(name)


@pytest.fixture(autouse=True)
def _may_read(site: Site, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]  # as above
        yield


def _published() -> Site:
    town = tenants.tenant(TOWN, "local_government", is_demo=True)
    fund = tenants.tenant(FUND, is_demo=True)
    fund.host_tenant = town
    fund.save()
    by = tenants.member_of(fund, "secretary", "treasurer")
    with acting_for(fund):
        publications.fund(by, members=(14, 11, 7, 2))
        Fund.objects.update(how_to_join_th=HOW, office_phone="043000000", entry_fee_satang=5000)
        funds.point(by)
        payers = [funds.member(by) for _ in range(7)]
        given = [funds.receipt(payer, by) for payer in payers]
        _void(given[1].pk, by)
        for receipt in given[:2]:
            actions.prove_receipt(receipt_id=receipt.pk, by=by)
        publications.published(by)
    head = tenants.member_of(town, "head", username="head")
    with acting_for(town):
        _introduce(head)
        publications.published(head, "town")
    gone = tenants.tenant("withdrawn-fund")
    chair = tenants.member_of(gone, "secretary", username="chair")
    with acting_for(gone):
        funds.fund(chair)
        shown = publications.published(chair)
        actions.withdraw(
            publication_id=shown.pk,
            reason_th="นับผิดหมู่ 2",
            at=tenants.NOW + datetime.timedelta(hours=1),
            by=chair,
        )
    return Site(given[0].token, given[1].token)


def _void(receipt_id: int, by: Actor) -> None:
    payments.void_receipt(receipt_id=receipt_id, on=tenants.TODAY, reason="wrong_amount", by=by)


def _introduce(head: Actor) -> None:
    """The town's own lines, figures, council and a partner."""
    office = organisations.municipality(head)
    organisations.partner(head)
    registry.appoint(organisation_id=office.pk, term=organisations.term(), by=head)
    for village, name in enumerate(publications.VILLAGES, start=1):
        places.village(head, village, name=name)
    new = registry.NewFigure("population_total", 8412, datetime.date(2026, 9, 30), "สำนักทะเบียนท้องถิ่น")
    registry.record_figure(new=new, by=head)
