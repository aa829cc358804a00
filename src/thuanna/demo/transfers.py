"""Transfers of members at the bank: one recorded, others wait with what the bank wrote about them."""

from __future__ import annotations

from collections.abc import Sequence

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds.actions import transfers
from thuanna.money.funds.actions.contributions import Paid
from thuanna.money.funds.models import Member, VillageSheetLine
from thuanna.money.funds.queries import households
from thuanna.money.ledger import chart
from thuanna.money.payments.banking import actions as banking
from thuanna.money.payments.banking import queries as bank
from thuanna.money.payments.models import BankLine
from thuanna.money.regulations import queries as regulations
from thuanna.money.regulations.queries import Owed

from . import treasury
from .steps import Site
from .stories import FundStory

_SENDERS = 4
_FIRST, _LOOKED_AT = 40, 60
_UNNAMED = Money.baht(450)


def bring(site: Site, story: FundStory) -> None:
    """Today's lines of the bank, and the receipt for the first of them."""
    by = site.person(next(each.name for each in story.log_ins if "treasurer" in each.roles))
    owed = _senders(site)
    lines = _take_in(site, owed, by)
    (first, due), today = owed[0], site.clock.today
    month = households.next_months([first.pk], on=today)[first.pk]
    paid = Paid(kind="monthly", amount=lines[0].amount, first_month=month, months=due.next.plan.months)
    share = transfers.Share(member_id=first.pk, paid=[paid])
    transfers.take_transfer(line_id=lines[0].pk, shares=[share], on=today, by=by)


def _senders(site: Site) -> list[tuple[Member, Owed]]:
    """Members who owe something and stand on no sheet, with what they owe."""
    others = Member.objects.exclude(pk__in=VillageSheetLine.objects.values("member_id"))
    found = list(others.select_related("person").order_by("pk")[_FIRST : _FIRST + _LOOKED_AT])
    dues = regulations.dues_of([member.pk for member in found], site.clock.today)
    owing = [(member, dues[member.pk]) for member in found if member.pk in dues]
    return [(member, due) for member, due in owing if due.ahead(1)[0] > ZERO][:_SENDERS]


def _take_in(site: Site, owed: Sequence[tuple[Member, Owed]], by: Actor) -> list[BankLine]:
    """The bank's file of today: two name the number, one the sender, one pays for two periods, one nobody."""
    (first, one), (second, two), (third, three), (fourth, four) = owed
    hidden = f"{third.person.given_name} {third.person.family_name[:2]}***"
    told = [
        (f"โอนเข้า อ้างอิง {first.number}", one.ahead(1)[0]),
        (f"พร้อมเพย์ {second.number}", two.ahead(1)[0]),
        (f"รับโอนจาก {hidden}", three.ahead(1)[0]),
        (f"โอนเข้า {fourth.number}", four.ahead(2)[0]),
        ("โอนเข้า X4471", _UNNAMED),
    ]
    today = site.clock.today
    account = bank.bank_account(chart.BANK, by=by)
    before = bank.bank_balance(account, today) or ZERO
    content = treasury.statement_file(before, [(today, words, amount) for words, amount in told])
    file = banking.store_file(name="today.csv", media_type="text/csv", content=content, by=by)
    taken = banking.import_statement(account_code=chart.BANK, document_id=file.pk, on=today, by=by)
    return list(BankLine.objects.filter(statement=taken).order_by("row"))
