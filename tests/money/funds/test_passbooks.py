"""The passbook: every payment and every gap in the columns of the paper one; and the personal link to it."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.kernel.tokens import new_token
from thuanna.money.funds import access, links, passbook_papers
from thuanna.money.funds.actions import contributions
from thuanna.money.funds.actions import members as member_actions
from thuanna.money.funds.actions import passbooks as actions
from thuanna.money.funds.models import PassbookLink
from thuanna.money.funds.queries import passbooks as queries
from thuanna.money.payments import actions as payments

pytestmark = pytest.mark.usefixtures("acting")
TODAY = tenants.TODAY
TOMORROW = TODAY + datetime.timedelta(days=1)


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund_with_book(secretary)


def test_payments_stand_in_order_with_who_took_them(secretary: Actor):
    member = funds.member(secretary)
    fee = contributions.Paid(kind="entry_fee", amount=Money.baht(20))
    funds.receipt(member, secretary, fee, funds.monthly(90, months=3))

    book = queries.passbook(member.pk, on=TODAY, by=secretary)

    assert [(e.time, str(e.amount), e.taken_by) for e in book.entries] == [
        (1, "20.00", "ผู้ใช้ secretary"),
        (2, "90.00", "ผู้ใช้ secretary"),
    ]
    assert book.entries[1].note.in_("th") == "พ.ย. 2569 – ม.ค. 2570 (RC-2570-000001)"
    assert book.paid == Money.baht(110)


def test_a_voided_payment_is_shown_and_not_counted(secretary: Actor, tenant: Tenant):
    member = funds.member(secretary)
    receipt = funds.receipt(member, secretary)
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")
    payments.void_receipt(receipt_id=receipt.pk, on=TODAY, reason="twice", by=treasurer)

    book = queries.passbook(member.pk, on=TODAY, by=secretary)

    assert [(e.time, e.is_paid) for e in book.entries] == [(None, True)]
    assert "ยกเลิกเมื่อ 21 พ.ย. 2569" in book.entries[0].note.in_("th")
    assert book.paid == Money.baht(0)


def test_a_missed_period_stands_between_the_payments(secretary: Actor):
    member = funds.member(secretary)
    funds.receipt(member, secretary)
    missed = [queries.Missed(datetime.date(2026, 10, 1), datetime.date(2026, 11, 1), Money.baht(30))]

    book = queries.passbook(member.pk, on=TODAY, by=secretary, missed=missed)

    assert [(e.time, e.is_paid) for e in book.entries] == [(None, False), (1, True)]
    assert "30.00 บาท" in book.entries[0].note.in_("th")


def test_what_came_after_the_day_is_not_there_yet(secretary: Actor):
    member = funds.member(secretary)
    funds.receipt(member, secretary)

    assert not queries.passbook(member.pk, on=TODAY - datetime.timedelta(days=1), by=secretary).entries


def test_many_passbooks_ask_as_often_as_one(secretary: Actor, django_assert_max_num_queries):
    people = [funds.member(secretary) for _ in range(6)]
    for person in people:
        funds.receipt(person, secretary)

    with django_assert_max_num_queries(10):
        books = queries.passbooks([p.pk for p in people], on=TODAY, by=secretary)

    assert [book.member.pk for book in books] == [person.pk for person in people]


def test_several_passbooks_are_one_file(secretary: Actor):
    people = [funds.member(secretary) for _ in range(3)]

    pdf = passbook_papers.passbooks_pdf([p.pk for p in people], on=TODAY, by=secretary)

    assert pdf.startswith(b"%PDF")


def test_somebody_who_sees_no_receipts_sees_no_passbook(secretary: Actor, tenant: Tenant):
    member = funds.member(secretary)
    registrar = tenants.member_of(tenant, "registrar", username="registrar")

    with pytest.raises(NotAllowed):
        queries.passbook(member.pk, on=TODAY, by=registrar)


def test_the_neighbour_finds_no_such_passbook(secretary: Actor, neighbour: Tenant, stranger: Actor):
    member = funds.member(secretary)

    with acting_for(neighbour), pytest.raises(access.MemberUnknown):
        queries.passbook(member.pk, on=TODAY, by=stranger)


def test_a_link_opens_the_passbook_of_its_member_until_it_ends(secretary: Actor):
    member = funds.member(secretary)

    link, token = actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=secretary)

    opened = links.open_link(token, on=TODAY + datetime.timedelta(days=6))
    assert opened == link
    assert links.open_link(token, on=TODAY + datetime.timedelta(days=7)) is None
    assert links.open_link(new_token(), on=TODAY) is None


def test_the_token_is_nowhere_in_the_table(secretary: Actor):
    member = funds.member(secretary)

    _, token = actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=secretary)

    assert token not in repr(list(PassbookLink.objects.values()))


def test_a_new_link_closes_the_old_one(secretary: Actor):
    member = funds.member(secretary)
    _, old = actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=secretary)

    _, new = actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=secretary)

    assert links.open_link(old, on=TODAY) is None
    assert links.open_link(new, on=TODAY) is not None


def test_a_link_that_is_taken_back_opens_nothing_and_is_taken_back_once(secretary: Actor):
    member = funds.member(secretary)
    link, token = actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=secretary)

    actions.withdraw_link(link_id=link.pk, reason="lost", by=secretary)

    assert links.open_link(token, on=TODAY) is None
    with pytest.raises(actions.LinkUnknown):
        actions.withdraw_link(link_id=link.pk, reason="lost", by=secretary)


def test_a_death_closes_the_link(secretary: Actor):
    member = funds.member(secretary)
    _, token = actions.issue_link(member_id=member.pk, days=90, on=TODAY, by=secretary)

    member_actions.change_status(member_id=member.pk, status="deceased", on=TODAY, by=secretary)

    assert links.open_link(token, on=TODAY) is None
    with pytest.raises(actions.NoPassbookForThem):
        actions.issue_link(member_id=member.pk, days=90, on=TOMORROW, by=secretary)


def test_an_applicant_gets_no_link(secretary: Actor):
    applicant = funds.applicant(secretary)

    with pytest.raises(actions.NoPassbookForThem):
        actions.issue_link(member_id=applicant.pk, days=7, on=TODAY, by=secretary)


def test_only_the_secretary_gives_links(secretary: Actor, tenant: Tenant):
    member = funds.member(secretary)
    treasurer = tenants.member_of(tenant, "treasurer", username="treasurer")

    with pytest.raises(NotAllowed):
        actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=treasurer)


def test_the_neighbour_takes_no_link_back(secretary: Actor, neighbour: Tenant, stranger: Actor):
    member = funds.member(secretary)
    link, token = actions.issue_link(member_id=member.pk, days=7, on=TODAY, by=secretary)

    with acting_for(neighbour):
        assert links.open_link(token, on=TODAY) is None
        with pytest.raises(actions.LinkUnknown):
            actions.withdraw_link(link_id=link.pk, reason="lost", by=stranger)
