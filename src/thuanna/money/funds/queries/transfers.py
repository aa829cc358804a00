"""Transfers that reached the bank and wait: whose they likely are, and what was made of them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.kernel.refusals import NotHere
from thuanna.money.funds import access
from thuanna.money.funds.transfers.proposing import Deposit, Directory, Known, Prices, Proposal, propose
from thuanna.money.ledger import chart
from thuanna.money.ledger.models import Account
from thuanna.money.payments.banking import queries as banking
from thuanna.money.payments.banking.rules import CONTRIBUTION
from thuanna.money.payments.models import BankLine, BankMatchJournal, BankMatchLine, BankMatchUndo, Receipt

from . import members

PriceList = Callable[[Collection[int]], Prices]
"""What the fund's regulation, or its custom, says that these members may bring."""


class TransferUnknown(NotHere):
    """The line is no deposit, or it waits no longer."""

    code = "transfer_unknown"


@dataclass(frozen=True)
class Transfer:
    """A deposit that waits, and whose it likely is.

    :ivar may_be_in_book: the book has an entry over the same sum that waits for its line
    """

    line: BankLine
    proposal: Proposal | None
    may_be_in_book: bool

    @property
    def is_sure(self) -> bool:
        """Whether nothing else could be meant."""
        return self.proposal is not None and self.proposal.is_sure and not self.may_be_in_book


def may_be_taken_by(by: Actor) -> bool:
    """Whether somebody may look at what waits and give receipts for it."""
    return by.may(access.TAKE_MONEY) and by.may(banking.RECONCILE)


def waiting(*, on: datetime.date, by: Actor, prices: PriceList) -> list[Transfer]:
    """What came into the fund's account and is in no match, the oldest first.

    :raises NotAllowed: without the right to take money and to reconcile
    """
    account = _account(by)
    lines = list(_deposits(account).order_by("happened_on", "pk"))
    if not lines:
        return []
    found = _proposals(lines, on, by, prices)
    in_book = {line.id for each in banking.suggestions(account, on=on) for line in each.lines}
    return [Transfer(line, found.get(line.pk), line.pk in in_book) for line in lines]


def deposit(line_id: int, *, by: Actor) -> BankLine:
    """One deposit that waits.

    :raises NotAllowed: without the right to take money and to reconcile
    :raises TransferUnknown: it is no deposit of the fund's account, or in a match already
    """
    found: BankLine | None = _deposits(_account(by)).filter(pk=line_id).first()
    if found is None:
        raise TransferUnknown(
            t(
                "รายการนี้จับคู่ไปแล้ว หรือไม่ใช่เงินเข้าบัญชีของกองทุน ดูรายการที่ยังรอในหน้าเงินโอน",
                "This line is matched already, or brought no money. See the transfers that still wait.",
            )
        )
    return found


def receipts_of(line_ids: Collection[int], *, by: Actor) -> list[Receipt]:
    """The receipts that stand in the matches of these lines, where they were made of the lines themselves.

    :raises NotAllowed: without the right to take money
    """
    by.must(access.TAKE_MONEY)
    undone = BankMatchUndo.objects.values("match_id")
    matches = BankMatchLine.objects.filter(line__in=line_ids).exclude(match__in=undone).values("match_id")
    parts = BankMatchJournal.objects.filter(match__in=matches, match__reason=CONTRIBUTION)
    return list(Receipt.objects.filter(journal__in=parts.values("journal_id")).order_by("pk"))


def unmatched_receipt(line: BankLine, member_ids: Collection[int], *, on: datetime.date) -> Receipt | None:
    """A receipt of one of these members over the same sum, near the same day, that waits for its line."""
    account = line.account
    days = datetime.timedelta(days=banking.days_apart_max(on))
    near = {
        item.id
        for item in banking.candidates(account, on=on).journals
        if item.amount > ZERO and abs(item.on - line.happened_on) <= days
    }
    found: Receipt | None = (
        Receipt.objects.filter(journal__in=near, payer_ref__in=member_ids, total_satang=line.amount_satang)
        .order_by("pk")
        .first()
    )
    return found


def _directory(on: datetime.date, by: Actor) -> Directory:
    """Everybody from whom money may be taken on a day."""
    rows = access.members_for(by, access.TAKE_MONEY).values_list(
        "pk", "number", "person__given_name", "person__family_name"
    )
    found = [Known(*row) for row in rows]
    standings = members.standings_on(on, [each.member_id for each in found])
    return Directory(each for each in found if each.member_id in standings)


def _account(by: Actor) -> Account:
    by.must(access.TAKE_MONEY)
    by.must(banking.RECONCILE)
    return banking.bank_account(chart.BANK, by=by)


def _deposits(account: Account) -> QuerySet[BankLine]:
    return banking.unmatched_lines(account).filter(amount_satang__gt=0)


def _proposals(
    lines: Iterable[BankLine], on: datetime.date, by: Actor, prices: PriceList
) -> dict[int, Proposal]:
    """Whose contributions these lines likely are, by line; nothing for lines that name no member."""
    deposits = [Deposit(line.pk, line.amount, banking.line_item(line).text) for line in lines]
    directory = _directory(on, by)
    named = [(each, found) for each in deposits if (found := directory.named_in(each.text))]
    ids = {member_id for _, found in named for member_id in found}
    return {each.deposit.line_id: each for each in propose(named, directory, prices(ids) if ids else {})}
