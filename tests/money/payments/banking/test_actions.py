"""Statements taken in, lines matched, balances stated."""

from __future__ import annotations

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.factories import books, tenants
from tests.money.payments.banking.conftest import TODAY, row
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.documents.actions import EmptyFile
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.payments.banking import actions, queries
from thuanna.money.payments.models import BankFormat, BankLine, BankMatchLine, BankStatement

PHOTO = ("book.jpg", "image/jpeg", b"\xff\xd8\xff photo")


def confirm(bank, lines, journals, **given):
    return actions.confirm(
        account_code=chart.BANK, line_ids=lines, journal_ids=journals, on=TODAY, by=bank.by, **given
    )


def test_a_statement_is_taken_in_whole_with_its_first_and_last_balance(bank):
    statement = bank.take_in(row(5, 300, 800), row(6, -100, 700))

    lines = queries.lines_of(statement)
    assert [(line.row, line.amount, line.balance) for line in lines] == [
        (2, Money.baht(300), Money.baht(800)),
        (3, -Money.baht(100), Money.baht(700)),
    ]
    assert (statement.opening_satang, statement.closing_satang) == (50_000, 70_000)
    assert AuditEntry.objects.filter(verb="payments.bank_statement_imported").count() == 1


def test_the_same_file_is_refused_the_second_time(bank):
    bank.take_in(row(5, 300, 300))

    with pytest.raises(actions.StatementKnown):
        bank.take_in(row(5, 300, 300))
    assert BankStatement.objects.count() == 1


def test_lines_that_are_there_already_are_left_out_of_a_longer_file(bank):
    bank.take_in(row(5, 300, 300), row(6, 200, 500))

    statement = bank.take_in(row(6, 200, 500), row(7, 50, 550))

    assert statement.line_count == 1
    assert statement.opening_satang == 50_000
    assert BankLine.objects.count() == 3


def test_a_file_of_known_lines_only_is_refused(bank):
    bank.take_in(row(5, 300, 300), row(6, 200, 500))

    with pytest.raises(actions.StatementKnown):
        bank.take_in(row(6, 200, 500))


def test_a_file_with_an_error_leaves_nothing_behind(bank):
    with pytest.raises(actions.StatementHasErrors) as refused:
        bank.take_in(row(5, 300, 300), row(6, 200, 9_999))

    assert "แถว 3 E" in str(refused.value)
    assert not BankLine.objects.exists()


def test_the_meaning_of_columns_is_remembered_for_the_same_headings(bank):
    mapping = {0: "day", 1: "reference", 2: "withdrawal", 3: "deposit", 4: "balance"}
    bank.take_in(row(5, 300, 300, "A-1"), mapping=mapping)

    again = bank.take_in(row(6, 50, 350, "A-2"))

    assert [line.reference for line in queries.lines_of(again)] == ["A-2"]
    assert BankFormat.objects.count() == 1


def test_only_those_who_may_reconcile_take_statements_in(bank, acting):
    document = bank.document(row(5, 300, 300))
    collector = tenants.member_of(acting, "collector", username="collector")

    with pytest.raises(NotAllowed):
        actions.import_statement(account_code=chart.BANK, document_id=document.pk, on=TODAY, by=collector)


def test_an_account_that_is_no_bank_is_refused(bank):
    with pytest.raises(queries.BankAccountUnknown):
        actions.import_statement(
            account_code=chart.CASH, document_id=bank.document(row(5, 1, 1)).pk, on=TODAY, by=bank.by
        )


def test_the_neighbour_sees_neither_file_nor_lines(bank, neighbour):
    document = bank.document(row(5, 300, 300))
    bank.take_in(row(5, 300, 300), row(6, 1, 301))
    stranger = tenants.member_of(neighbour, "treasurer", username="stranger")

    with acting_for(neighbour):
        books.book_of(neighbour)
        with pytest.raises(queries.FileUnknown):
            queries.statement_file(document.pk, by=stranger)
        assert queries.waiting(queries.bank_account(chart.BANK, by=stranger)).lines == ()


@pytest.mark.parametrize(
    "statement", ["update payments_bankline set amount_satang = 1", "delete from payments_bankline"]
)
def test_a_line_of_the_bank_is_never_changed_or_removed(bank, statement):
    bank.take_in(row(5, 300, 300))

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_match_takes_lines_and_journals_off_the_lists(bank):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300))

    confirm(bank, bank.line_ids(), [journal], reason="same_day")

    waiting = queries.waiting(bank.account)
    assert (waiting.lines, waiting.journals) == ((), ())


def test_several_journals_are_matched_with_one_line(bank):
    journals = [bank.deposited(100), bank.deposited(200)]
    bank.take_in(row(6, 300, 300))
    (suggestion,) = queries.suggestions(bank.account, on=TODAY)

    match = confirm(
        bank,
        [item.id for item in suggestion.lines],
        [item.id for item in suggestion.journals],
        reason=suggestion.reason,
    )

    (standing,) = queries.standing_matches(bank.account)
    assert standing.match == match
    assert [item.id for item in standing.journals] == journals
    assert standing.amount == Money.baht(300)


def test_sides_that_differ_are_refused_with_the_difference(bank):
    journal = bank.deposited(290)
    bank.take_in(row(5, 300, 300))

    with pytest.raises(actions.MatchUneven) as refused:
        confirm(bank, bank.line_ids(), [journal])
    assert "10.00" in str(refused.value)


def test_what_is_matched_is_not_matched_again(bank):
    journals = [bank.deposited(300), bank.deposited(300)]
    bank.take_in(row(5, 300, 300))
    lines = bank.line_ids()
    confirm(bank, lines, journals[:1])

    with pytest.raises(actions.AlreadyMatched):
        confirm(bank, lines, journals[1:])


@pytest.mark.parametrize("side", ["lines", "journals"])
def test_a_match_with_an_empty_side_is_refused(bank, side):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300))
    chosen = {"lines": ([], [journal]), "journals": (bank.line_ids(), [])}[side]

    with pytest.raises(actions.AlreadyMatched):
        confirm(bank, *chosen)


def test_an_undone_match_waits_again_and_can_be_matched_otherwise(bank):
    journals = [bank.deposited(300), bank.deposited(300)]
    bank.take_in(row(5, 300, 300))
    lines = bank.line_ids()
    match = confirm(bank, lines, journals[:1])

    actions.undo(match_id=match.pk, by=bank.by)
    confirm(bank, lines, journals[1:])

    assert [item.id for item in queries.waiting(bank.account).journals] == journals[:1]
    assert list(BankMatchLine.objects.order_by("turn").values_list("turn", flat=True)) == [1, 2]


def test_a_match_is_undone_once(bank):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300))
    match = confirm(bank, bank.line_ids(), [journal])
    actions.undo(match_id=match.pk, by=bank.by)

    with pytest.raises(actions.MatchUnknown):
        actions.undo(match_id=match.pk, by=bank.by)


def test_the_neighbour_cannot_undo_a_match(bank, neighbour):
    journal = bank.deposited(300)
    bank.take_in(row(5, 300, 300))
    match = confirm(bank, bank.line_ids(), [journal])
    stranger = tenants.member_of(neighbour, "treasurer", username="stranger")

    with acting_for(neighbour), pytest.raises(actions.MatchUnknown):
        actions.undo(match_id=match.pk, by=stranger)


def test_the_database_itself_keeps_a_line_out_of_two_matches_at_once(bank):
    journals = [bank.deposited(300), bank.deposited(300)]
    bank.take_in(row(5, 300, 300))
    match = confirm(bank, bank.line_ids(), journals[:1])
    part = BankMatchLine.objects.get(match=match)

    with pytest.raises(IntegrityError), transaction.atomic():
        BankMatchLine.objects.create(match=match, line_id=part.line_id, turn=part.turn)


def test_a_journal_taken_back_never_reached_the_bank_and_waits_for_nothing(bank):
    journal = bank.deposited(300)
    bank.take_in(row(20, 5, 5))
    ledger.reverse(
        journal_id=journal,
        on=datetime.date(2026, 11, 21),
        idempotency_key="back",
        reason="twice",
        by=bank.book.by,
    )

    assert queries.waiting(bank.account).journals == ()


def test_a_stated_balance_stands_with_its_photo_and_the_latest_counts(bank):
    day = datetime.date(2026, 11, 30)
    for baht in (99, 100):
        actions.state_balance(
            account_code=chart.BANK, day=day, balance=Money.baht(baht), photo=PHOTO, on=TODAY, by=bank.by
        )

    stated = queries.assertion(bank.account, day)
    assert stated.balance == Money.baht(100)
    assert bytes(stated.document.content) == PHOTO[2]


def test_a_balance_of_tomorrow_or_without_a_photo_is_refused(bank):
    given = {"account_code": chart.BANK, "balance": Money.baht(1), "on": TODAY, "by": bank.by}

    with pytest.raises(actions.DayToCome):
        actions.state_balance(day=TODAY + datetime.timedelta(days=1), photo=PHOTO, **given)
    with pytest.raises(EmptyFile):
        actions.state_balance(day=TODAY, photo=("x.jpg", "image/jpeg", b""), **given)
