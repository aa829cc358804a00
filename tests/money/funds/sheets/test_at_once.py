"""The same sheet posted by two people at the same moment: it stands in the book once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tests.factories import funds, sheets, tenants
from tests.factories.races import at_once
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import sheets as actions
from thuanna.money.ledger import queries as book
from thuanna.money.payments.models import Receipt


def test_the_same_sheet_posted_twice_at_once_stands_once(committed: str):
    tenant = tenants.tenant()
    secretary = tenants.member_of(tenant, "secretary")
    with acting_for(tenant):
        with transaction.atomic():
            funds.fund_with_book(secretary)
            sheets.members(secretary, 2)
            sheet = sheets.sheet(secretary)
            sheets.save(sheet.pk, secretary, sheets.typed({"1": "/", "2": "/"}, 2, 60))

        def post() -> Any:
            return actions.post(sheet_id=sheet.pk, version=2, today=tenants.TODAY, by=secretary)

        answers = at_once(tenant, post, post)

        assert sorted(type(answer).__name__ for answer in answers) == ["SheetClosed", "list"]
        assert Receipt.objects.count() == 2
        assert book.balance("1100") == Money.baht(60)


def test_one_village_gets_one_sheet_when_two_prepare_it_at_once(committed: str):
    tenant = tenants.tenant()
    secretary = tenants.member_of(tenant, "secretary")
    with acting_for(tenant):
        with transaction.atomic():
            funds.fund_with_book(secretary)
            sheets.members(secretary, 1)

        def prepare() -> Any:
            return sheets.sheet(secretary)

        answers = at_once(tenant, prepare, prepare)

        assert sorted(type(answer).__name__ for answer in answers) == ["SheetThere", "VillageSheet"]
