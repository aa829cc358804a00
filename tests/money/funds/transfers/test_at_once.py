"""The same transfer recorded by two people at the same moment: it stands in the book once."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from tests.factories import funds, sheets, tenants
from tests.factories.races import at_once
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.models import Receipt

from .test_taking import share, take, took_in


def test_of_two_who_record_a_transfer_for_different_members_one_succeeds(committed: str):
    tenant = tenants.tenant()
    treasurer = tenants.member_of(tenant, "secretary", "treasurer")
    with acting_for(tenant):
        with transaction.atomic():
            funds.fund_with_book(treasurer)
            first, second = sheets.members(treasurer, 2)
            (line,) = took_in(treasurer, ("โอน", 30))

        def record_for(member: Any) -> Any:
            return lambda: take(line, treasurer, share(member))

        answers = at_once(tenant, record_for(first), record_for(second), record_for(first))

        assert sorted(type(answer).__name__ for answer in answers) == [
            "TransferUnknown",
            "TransferUnknown",
            "list",
        ]
        assert Receipt.objects.count() == 1
        assert book.balance(chart.BANK) == Money.baht(30)
