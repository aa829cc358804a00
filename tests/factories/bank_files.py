"""Statements as banks and treasurers make them: several layouts, both eras, noise around the table."""

from __future__ import annotations

import datetime
import io
import random
from dataclasses import dataclass

import xlsxwriter

from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import BUDDHIST_OFFSET

LAYOUTS = ("plain", "titled", "signed", "newest_first", "short_years", "cp874", "xlsx", "english")


@dataclass(frozen=True)
class Entry:
    """One true line of an invented account."""

    on: datetime.date
    amount: Money
    what: str


def entries(seed: int, *, days: int = 60, first: datetime.date = datetime.date(2026, 10, 1)) -> list[Entry]:
    """Deposits and withdrawals over some weeks, never below zero."""
    drawn = random.Random(seed)
    held, found = Money(0), []
    for step in range(days):
        if drawn.random() < 0.5:
            amount = Money(drawn.randrange(1, 900_000))
            if held > amount and drawn.random() < 0.4:
                amount = -amount
            held += amount
            what = drawn.choice(
                ["ฝากเงินสด", "โอนเข้า", "XD", "ดอกเบี้ย"] if amount > Money(0) else ["ถอนเงิน", "CHQ 1002"]
            )
            found.append(Entry(first + datetime.timedelta(days=step), amount, what))
    return found


def content(lines: list[Entry], layout: str, *, opening: Money = Money(0)) -> tuple[bytes, str]:  # noqa: B008  # frozen
    """The file's bytes and name in one of the layouts."""
    return _LAYOUTS[layout](lines, opening)


def csv_of(rows: list[list[str]], encoding: str = "utf-8") -> bytes:
    """Rows as comma-separated text, quoted."""
    return "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)


def _thai(day: datetime.date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year + BUDDHIST_OFFSET}"


def _rows(lines: list[Entry], opening: Money, *, head: list[str], day=_thai) -> list[list[str]]:  # type: ignore[no-untyped-def]  # a way to write a day
    held, rows = opening, [head]
    for line in lines:
        held += line.amount
        deposit = str(line.amount) if line.amount > Money(0) else ""
        withdrawal = "" if deposit else str(-line.amount)
        rows.append([day(line.on), line.what, withdrawal, deposit, str(held)])
    return rows


_HEAD = ["วันที่", "รายการ", "ถอน", "ฝาก", "คงเหลือ"]


def _plain(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    return csv_of(_rows(lines, opening, head=_HEAD)), "statement.csv"


def _titled(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    """A bank's page: titles over the table, a balance brought forward, a total below."""
    table = _rows(
        lines, opening, head=["วันที่ทำรายการ", "คำอธิบาย", "ถอนเงิน (บาท)", "ฝากเงิน (บาท)", "ยอดเงินคงเหลือ"]
    )
    title = [
        ["ธนาคารตัวอย่าง", "", "", "", ""],
        ["เลขที่บัญชี 000-0-00000-0", "", "", "", ""],
        ["", "", "", "", ""],
    ]
    brought = ["", "ยอดยกมา", "", "", str(opening)]
    foot = ["", "รวม", "1.00", "1.00", ""]
    return csv_of([*title, table[0], brought, *table[1:], foot]), "รายการเดินบัญชี.csv"


def _signed(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    held, rows = opening, [["Date", "Description", "Amount", "Balance"]]
    for line in lines:
        held += line.amount
        rows.append([line.on.isoformat(), line.what, str(line.amount), str(held)])
    return csv_of(rows), "export.csv"


def _newest_first(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    table = _rows(lines, opening, head=_HEAD)
    return csv_of([table[0], *reversed(table[1:])]), "statement.csv"


def _short_years(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    def short(day: datetime.date) -> str:
        return f"{day.day:02}-{day.month:02}-{day.year % 100:02} 09:15"

    return csv_of(_rows(lines, opening, head=_HEAD, day=short)), "statement.csv"


def _cp874(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    return csv_of(_rows(lines, opening, head=_HEAD), "cp874"), "statement.csv"


def _english(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    def english(day: datetime.date) -> str:
        return day.strftime("%d %b %Y")

    head = ["Transaction Date", "Particulars", "Withdrawals", "Deposits", "Outstanding Balance"]
    return csv_of(_rows(lines, opening, head=head, day=english)), "statement.csv"


def _xlsx(lines: list[Entry], opening: Money) -> tuple[bytes, str]:
    kept, held = io.BytesIO(), opening
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        page = book.add_worksheet("รายการ")
        page.write_row(2, 0, _HEAD)
        day_format = book.add_format({"num_format": "dd/mm/yyyy"})
        for row, line in enumerate(lines, start=3):
            held += line.amount
            page.write_datetime(row, 0, line.on, day_format)
            page.write_string(row, 1, line.what)
            page.write_number(row, 3 if line.amount > Money(0) else 2, abs(line.amount).satang / 100)
            page.write_number(row, 4, held.satang / 100)
    return kept.getvalue(), "statement.xlsx"


_LAYOUTS = {
    "plain": _plain,
    "titled": _titled,
    "signed": _signed,
    "newest_first": _newest_first,
    "short_years": _short_years,
    "cp874": _cp874,
    "english": _english,
    "xlsx": _xlsx,
}
