"""The book for hledger and for Beancount: judges from outside, and readers of the years after."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from thuanna.foundation.tenancy.models import Tenant
from thuanna.money.ledger.entries import number_reference
from thuanna.money.ledger.models import Account

from . import reading

# Beancount knows five roots and wants each part of a name to begin with a capital or a digit.
_ROOTS = {
    Account.Kind.ASSET: "Assets",
    Account.Kind.LIABILITY: "Liabilities",
    Account.Kind.EQUITY: "Equity",
    Account.Kind.INCOME: "Income",
    Account.Kind.EXPENSE: "Expenses",
}


def write_hledger(tenant: Tenant, folder: Path) -> list[Path]:
    """Write ``book.journal``."""
    path = folder / "book.journal"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"; {tenant.code}\ncommodity 1000.00 THB\n\n")
        chart = reading.accounts()
        for account in chart.values():
            file.write(f"account {_name(account, 0).lower()}  ; {account.name_th} / {account.name_en}\n")
        for journal in reading.journals(tenant.pk):
            reference = number_reference(journal.series, journal.year, journal.number)
            code = f"({reference}) " if reference else ""
            file.write(f"\n{journal.happened_on} {code}{journal.kind}  ; journal:{journal.id}\n")
            for leg in journal.legs:
                name = _name(chart[leg.account_id], leg.party).lower()
                file.write(f"    {name}  {_baht(leg.amount_satang)} THB  ; funder:{leg.funder}\n")
    return [path]


def write_beancount(tenant: Tenant, folder: Path) -> list[Path]:
    """Write ``book.beancount``."""
    path = folder / "book.beancount"
    chart = reading.accounts()
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'option "title" "{tenant.code}"\noption "operating_currency" "THB"\n')
        opened: set[str] = set()
        for journal in reading.journals(tenant.pk):
            for name in _new_names(journal, chart, opened):
                file.write(f"\n{journal.happened_on} open {name} THB")
            reference = number_reference(journal.series, journal.year, journal.number)
            file.write(f'\n{journal.happened_on} * "{journal.kind}" "{reference}"\n  journal: {journal.id}\n')
            for leg in journal.legs:
                name = _name(chart[leg.account_id], leg.party)
                file.write(f'  {name}  {_baht(leg.amount_satang)} THB\n    funder: "{leg.funder}"\n')
    return [path]


def _new_names(
    journal: reading.ExportedJournal, chart: dict[int, Account], opened: set[str]
) -> Iterator[str]:
    for leg in journal.legs:
        name = _name(chart[leg.account_id], leg.party)
        if name not in opened:
            opened.add(name)
            yield name


def _name(account: Account, party: int) -> str:
    """``Assets:1110`` or, for a party of a control account, ``Assets:1110:P5``."""
    code = account.code.replace(".", "-")
    own = f"{_ROOTS[Account.Kind(account.kind)]}:{code}"
    return f"{own}:P{party}" if party else own


def _baht(satang: int) -> str:
    baht, part = divmod(abs(satang), 100)
    return f"{'-' if satang < 0 else ''}{baht}.{part:02}"
