"""Two who match or take in at once: one succeeds, the other is told."""

from __future__ import annotations

import pytest

from tests.factories import books, tenants
from tests.factories.races import at_once, refusals
from tests.money.payments.banking.conftest import TODAY, Bank, row
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.ledger import chart
from thuanna.money.payments.banking import actions, queries
from thuanna.money.payments.models import BankLine, BankMatch, BankMatchUndo


@pytest.fixture
def bank(committed):
    tenant = tenants.tenant()
    with acting_for(tenant):
        treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
        yield Bank(books.book_of(tenant, committed), treasurer)


def confirm(bank: Bank, lines: list[int], journals: list[int]) -> BankMatch:
    return actions.confirm(
        account_code=chart.BANK, line_ids=lines, journal_ids=journals, on=TODAY, by=bank.by
    )


def test_of_four_who_confirm_the_same_match_one_succeeds(bank):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300))
    lines = bank.line_ids()

    answers = at_once(bank.book.tenant, *[lambda: confirm(bank, lines, [journal])] * 4)

    assert len(refusals(answers)) == 3
    assert len(queries.standing_matches(bank.account)) == 1


def test_of_four_who_undo_a_match_one_succeeds(bank):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300))
    match = confirm(bank, bank.line_ids(), [journal])

    answers = at_once(bank.book.tenant, *[lambda: actions.undo(match_id=match.pk, by=bank.by)] * 4)

    assert len(refusals(answers)) == 3
    assert BankMatchUndo.objects.count() == 1


def test_a_file_taken_in_four_times_at_once_comes_in_once(bank):
    document = bank.document(row(5, 300, 300), row(6, 20, 320))

    answers = at_once(
        bank.book.tenant,
        *[
            lambda: actions.import_statement(
                account_code=chart.BANK, document_id=document.pk, on=TODAY, by=bank.by
            )
        ]
        * 4,
    )

    assert len(refusals(answers)) == 3
    assert BankLine.objects.count() == 2
