"""A transfer becomes contributions: the receipts, the book and the match, in one go or not at all."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, people, sheets, tenants
from tests.factories.bank_files import csv_of
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds.actions import members as member_actions
from thuanna.money.funds.actions import transfers as actions
from thuanna.money.funds.actions.contributions import BANK, NotAMember, take_contribution
from thuanna.money.funds.models import Member
from thuanna.money.funds.queries import passbooks
from thuanna.money.funds.queries import transfers as queries
from thuanna.money.ledger import actions as ledger
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments import actions as payments
from thuanna.money.payments import queries as receipts
from thuanna.money.payments.banking import actions as banking
from thuanna.money.payments.banking import queries as bank
from thuanna.money.payments.models import BankLine, BankMatch, Receipt

pytestmark = pytest.mark.usefixtures("acting")
TODAY = tenants.TODAY
DAY = datetime.date(2026, 11, 20)
HEAD = ["วันที่", "รายการ", "ถอน", "ฝาก", "คงเหลือ"]


@pytest.fixture
def members(secretary: Actor, acting: Tenant) -> list[Member]:
    funds.fund_with_book(secretary)
    return sheets.members(secretary, 3)


def took_in(by: Actor, *rows: tuple[str, int]) -> list[BankLine]:
    """A statement of 20 November with these words and sums."""
    balance, told = 1_000, []
    for words, baht in rows:
        balance += baht
        paid, taken = (f"{baht}.00", "") if baht > 0 else ("", f"{-baht}.00")
        told.append([f"{DAY:%d/%m}/2569", words, taken, paid, f"{balance}.00"])
    file = banking.store_file(name="bank.csv", media_type="text/csv", content=csv_of([HEAD, *told]), by=by)
    statement = banking.import_statement(account_code=chart.BANK, document_id=file.pk, on=TODAY, by=by)
    return list(BankLine.objects.filter(statement=statement).order_by("row"))


def share(member: Member, baht: int = 30) -> actions.Share:
    return actions.Share(member_id=member.pk, paid=[funds.monthly(baht)])


def take(line: BankLine, by: Actor, *shares: actions.Share) -> list[Receipt]:
    return actions.take_transfer(line_id=line.pk, shares=shares, on=TODAY, by=by)


def waiting(by: Actor) -> list[queries.Transfer]:
    return queries.waiting(on=TODAY, by=by, prices=lambda ids: {pk: {Money.baht(30): 1} for pk in ids})


def test_a_deposit_that_names_a_member_is_proposed_with_its_reasons(secretary: Actor, members: list[Member]):
    took_in(secretary, (f"โอน {members[1].number}", 30), ("ดอกเบี้ย", 5))

    named, unnamed = waiting(secretary)

    assert named.proposal is not None
    assert named.proposal.candidates[0].member_id == members[1].pk
    assert named.is_sure
    assert unnamed.proposal is None


def test_receipt_book_and_match_come_in_one_go(secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("โอน", 30))

    (receipt,) = take(line, secretary, share(members[0]))

    assert receipt.happened_on == DAY
    assert book.balance(chart.CONTRIBUTIONS, party=members[0].pk) == Money.baht(30)
    assert book.balance(chart.BANK) == Money.baht(30)
    assert waiting(secretary) == []
    assert queries.receipts_of([line.pk], by=secretary) == [receipt]
    assert not bank.unmatched_lines(bank.bank_account(chart.BANK, by=secretary)).exists()


def test_one_transfer_pays_for_several_of_a_house(secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("โอน", 90))

    receipts = take(line, secretary, share(members[0]), share(members[1], 60))

    assert [str(each.total) for each in receipts] == ["30.00", "60.00"]
    assert BankMatch.objects.count() == 1


def test_the_same_line_is_not_recorded_twice(secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("โอน", 30))
    take(line, secretary, share(members[0]))

    with pytest.raises(queries.TransferUnknown, match="จับคู่ไปแล้ว"):
        take(line, secretary, share(members[1]))

    assert Receipt.objects.count() == 1


def test_shares_that_are_not_what_came_are_refused_and_nothing_stands(
    secretary: Actor, members: list[Member]
):
    (line,) = took_in(secretary, ("โอน", 30))

    with pytest.raises(actions.SharesUneven, match=r"30\.00 บาท แต่แบ่งให้สมาชิกรวม 20\.00"):
        take(line, secretary, share(members[0], 20))

    assert Receipt.objects.count() == 0


def test_a_member_is_named_only_once_in_a_transfer(secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("โอน", 60))

    with pytest.raises(actions.SharesUneven):
        take(line, secretary, share(members[0]), share(members[0]))


def test_money_that_left_is_no_transfer(secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("ถอน", -30))

    with pytest.raises(queries.TransferUnknown):
        take(line, secretary, share(members[0]))


def test_who_was_no_member_on_the_day_is_refused_and_the_line_still_waits(
    secretary: Actor, members: list[Member]
):
    (line,) = took_in(secretary, ("โอน", 30))
    newcomer = member_actions.apply(
        person_id=people.person(secretary, "มาทีหลัง").pk, community_id=None, on=TODAY, by=secretary
    )

    with pytest.raises(NotAMember):
        take(line, secretary, share(newcomer))

    assert [each.line for each in waiting(secretary)] == [line]


def test_a_receipt_that_was_written_from_the_slip_is_matched_not_repeated(
    secretary: Actor, members: list[Member]
):
    known = take_contribution(
        member_id=members[0].pk,
        paid=[funds.monthly()],
        happened_on=DAY,
        received_into=BANK,
        request_id="from-the-slip",
        by=secretary,
    )
    (line,) = took_in(secretary, (f"โอน {members[0].number}", 30))

    with pytest.raises(actions.ReceiptWaits, match=known.reference):
        take(line, secretary, share(members[0]))

    (found,) = waiting(secretary)
    assert found.may_be_in_book
    assert not found.is_sure


def test_a_receipt_taken_back_lets_the_line_be_recorded_for_the_right_member(
    tenant: Tenant, secretary: Actor, members: list[Member]
):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    (line,) = took_in(secretary, ("โอน", 30))
    (wrong,) = take(line, secretary, share(members[0]))
    payments.void_receipt(receipt_id=wrong.pk, on=TODAY, reason="wrong_payer", by=treasurer)
    banking.undo(match_id=BankMatch.objects.get().pk, by=secretary)

    (right,) = take(line, secretary, share(members[1]))

    assert book.balance(chart.CONTRIBUTIONS, party=members[0].pk) == Money.baht(0)
    assert book.balance(chart.CONTRIBUTIONS, party=members[1].pk) == Money.baht(30)
    assert queries.receipts_of([line.pk], by=secretary) == [right]


def test_who_may_not_reconcile_takes_no_transfer(tenant: Tenant, secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("โอน", 30))
    collector = tenants.member_of(tenant, "collector", username="collector")

    with pytest.raises(NotAllowed):
        take(line, collector, share(members[0]))


def test_the_neighbour_sees_neither_the_line_nor_the_members(
    neighbour: Tenant, stranger: Actor, secretary: Actor, members: list[Member]
):
    (line,) = took_in(secretary, ("โอน", 30))

    with acting_for(neighbour):
        funds.fund_with_book(stranger)
        assert waiting(stranger) == []
        with pytest.raises(queries.TransferUnknown):
            take(line, stranger, share(members[0]))


def test_what_came_in_a_closed_month_is_booked_on_the_first_open_day_and_tells_its_own(
    tenant: Tenant, secretary: Actor, members: list[Member]
):
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    (line,) = took_in(secretary, ("โอน", 30))
    for month in [period for period in book.open_periods() if period.starts_on <= DAY]:
        ledger.close_period(period_id=month.pk, on=TODAY, by=treasurer)

    (receipt,) = take(line, secretary, share(members[0]))

    first_open = datetime.date(2026, 12, 1)
    assert receipt.happened_on == first_open
    assert receipts.sheet(receipt.pk, by=secretary).transferred_on == DAY
    (entry,) = passbooks.passbook(members[0].pk, on=first_open, by=secretary).entries
    assert "โอนเมื่อ 20 พ.ย. 2569" in str(entry.note)
    assert not bank.unmatched_lines(bank.bank_account(chart.BANK, by=secretary)).exists()


def test_a_transfer_of_an_open_month_is_booked_on_its_own_day(secretary: Actor, members: list[Member]):
    (line,) = took_in(secretary, ("โอน", 30))

    (receipt,) = take(line, secretary, share(members[0]))

    assert receipts.sheet(receipt.pk, by=secretary).transferred_on is None
