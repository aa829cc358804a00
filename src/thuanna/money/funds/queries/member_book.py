"""The member ledger: what each member had paid in, paid and received in a time, as a book of the fund."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Sum

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds import access
from thuanna.money.funds.models import Member
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Account, Leg
from thuanna.money.ledger.statements import running
from thuanna.money.ledger.statements.spans import Span
from thuanna.money.ledger.statements.table import (
    Proof,
    Row,
    Statement,
    Weight,
    money_column,
    text_column,
)

PAID_IN = (chart.CONTRIBUTIONS, chart.CONTRIBUTIONS_OWED)


def member_ledger(span: Span, *, by: Actor) -> Statement:
    """One line a member: paid in before, paid in and received in the span, paid in at its end.

    The totals are those of the accounts, so that no member's money is missing.

    :raises NotAllowed: the actor may not see members
    """
    by.must(access.VIEW)
    before, paid = _by_member(PAID_IN, _before(span)), _by_member(PAID_IN, span)
    fees, benefits = (_by_member((code,), span) for code in (chart.ENTRY_FEES, chart.BENEFITS))
    members = {
        member.pk: member
        for member in Member.objects.select_related("person").order_by("number_key", "pk")
        if member.pk in before or member.pk in paid or member.pk in fees or member.pk in benefits
    }
    rows = [
        _row(members[pk].number, members[pk].person.full_name, pk, before, paid, fees, benefits)
        for pk in members
    ]
    totals = [sum((_money(row.cells[place]) for row in rows), ZERO) for place in range(2, 7)]
    return Statement(
        code="members",
        title=t("บัญชีรายตัวสมาชิก", "Member ledger"),
        span=span.words,
        about=t(
            "สมาชิกแต่ละคนสมทบมาแล้วเท่าใด ช่วงนี้สมทบเท่าใด และได้รับสวัสดิการเท่าใด",
            "What each member had paid in, paid now, and received.",
        ),
        columns=(
            text_column("number", "เลขสมาชิก", "Number"),
            text_column("name", "ชื่อ", "Name"),
            money_column("before", t("สมทบยกมา", "Paid in before")),
            money_column("paid", t("สมทบช่วงนี้", "Paid in now")),
            money_column("after", t("สมทบรวม", "Paid in, total")),
            money_column("fees", t("ค่าสมัคร", "Entry fees")),
            money_column("benefits", t("สวัสดิการที่ได้รับ", "Benefits")),
        ),
        rows=(*rows, Row(("", t("รวม", "Total"), *totals), Weight.TOTAL)),
        proofs=(
            Proof(
                t("เงินสมทบรวมตรงกับบัญชี", "Contributions are those of the accounts"),
                totals[2],
                sum((book.balance_on(code, span.last_day) for code in PAID_IN), ZERO),
            ),
        ),
        is_sortable=True,
        is_wide=True,
    )


def member_account(member: Member, code: str, span: Span, *, by: Actor) -> Statement:
    """One member's part of an account, entry by entry.

    :raises NotAllowed: the actor may not see members
    :raises UnknownAccount: the book has none of this code
    """
    by.must(access.VIEW)
    return running.account_book(code, span, party=member.pk)


def _before(span: Span) -> Span:
    """Everything before a span."""
    return Span(date(1900, 1, 1), span.starts_on)


def _by_member(codes: tuple[str, ...], span: Span) -> Mapping[int, Money]:
    """What each member's part of these accounts moved in a span, in the accounts' own sense."""
    accounts = {account.pk: account for account in Account.objects.filter(code__in=codes)}
    legs = Leg.objects.filter(
        account_id__in=list(accounts), happened_on__gte=span.starts_on, happened_on__lt=span.ends_before
    )
    found: dict[int, Money] = {}
    for account_id, party, satang in (
        legs.values_list("account_id", "party").annotate(sum=Sum("amount_satang")).order_by()
    ):
        amount = Money(satang * accounts[account_id].normal_sign)
        found[party] = found.get(party, ZERO) + amount
    return found


def _row(
    number: str,
    name: str,
    pk: int,
    before: Mapping[int, Money],
    paid: Mapping[int, Money],
    fees: Mapping[int, Money],
    benefits: Mapping[int, Money],
) -> Row:
    had, came = before.get(pk, ZERO), paid.get(pk, ZERO)
    return Row(
        (number, name, had, came, had + came, fees.get(pk, ZERO), benefits.get(pk, ZERO)),
        party=pk,
    )


def _money(cell: object) -> Money:
    assert isinstance(cell, Money), "the ledger's columns hold amounts"
    return cell
