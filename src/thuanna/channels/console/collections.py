"""``thuanna import contributions``: a collection sheet, its totals compared before anything is posted."""

from __future__ import annotations

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .answers import AS_ASKED, FOUND_SOMETHING, cannot, fund_of, no_fund

if TYPE_CHECKING:
    from thuanna.kernel.refusals import Refusal
    from thuanna.money.funds.collecting.checking import Checked


def add_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verb to ``thuanna import``."""
    verb = verbs.add_parser("contributions", help="a collection sheet: who brought how much")
    verb.add_argument("file", metavar="FILE", type=Path)
    verb.add_argument("--fund", metavar="CODE", required=True, help="code of the fund")
    verb.add_argument("--collector", metavar="CODE", required=True, help="code of the collection point")
    verb.add_argument("--on", metavar="YYYY-MM-DD", type=_date, help="day of the money; else today")
    verb.add_argument("--month", metavar="YYYY-MM", type=_month, help="month paid for, Common Era")
    verb.add_argument("--total", metavar="BAHT", help="control total, where the file has no total row")
    verb.add_argument("--count", metavar="N", type=int, help="control count of the payers")
    verb.add_argument("--sheet", metavar="NAME", help="sheet of the workbook; else the first that fits")
    verb.add_argument("--dry-run", action="store_true", help="read and check only; post nothing")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=_contributions, needs_database=True)


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def _month(text: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{text}-01")


def _contributions(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.kernel.refusals import Refusal
    from thuanna.money.funds.queries import fund as queries

    fund = fund_of(arguments.fund)
    if fund is None:
        return no_fund(arguments.fund)
    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        return cannot(f"เปิดไฟล์ไม่ได้ · cannot open {arguments.file}: {error.strerror}")
    today = timezone.localtime().date()
    with acting_for(fund):
        points = {point.code: point.pk for point in queries.points_on(arguments.on or today)}
        if arguments.collector not in points:
            known = ", ".join(points) or "-"
            return cannot(
                f"ไม่พบจุดรับเงินรหัส {arguments.collector} · no such collection point; there are: {known}"
            )
        try:
            return _checked_and_posted(arguments, content, today, points[arguments.collector])
        except Refusal as refusal:
            return _refused(arguments, refusal)


def _checked_and_posted(
    arguments: argparse.Namespace, content: bytes, today: datetime.date, point_id: int
) -> int:
    """Read, compare and, unless dry, post; say what came of it.

    :raises Refusal: the file cannot be read, or the book refuses it
    """
    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.context import required_tenant_id
    from thuanna.kernel.money import Money
    from thuanna.money.funds.actions import collections
    from thuanna.money.funds.collecting import checking, reading

    sheet = reading.read(content, arguments.file.name, today=today, sheet_name=arguments.sheet)
    total = Money.baht(arguments.total) if arguments.total else None
    checked = checking.check(
        sheet,
        point_id=point_id,
        today=today,
        on=arguments.on,
        month=arguments.month,
        control=reading.Control(total, arguments.count),
    )
    receipts: list[str] = []
    if checked.may_be_posted and not arguments.dry_run:
        by = Actor(tenant_id=required_tenant_id(), system="console")
        posted = collections.post(checked=checked, point_id=point_id, by=by)
        receipts = [receipt.reference for receipt in posted]
    _say(arguments, checked, receipts)
    return AS_ASKED if checked.may_be_posted else FOUND_SOMETHING


def _say(arguments: argparse.Namespace, checked: Checked, receipts: list[str]) -> None:
    report: dict[str, Any] = {
        "file": arguments.file.name,
        "sheet": checked.sheet.sheet_name,
        "rows": checked.sheet.line_count,
        "accepted": len(checked.payments),
        "rejected": checked.rejected,
        "warnings": checked.warned,
        "total": str(checked.total),
        "control_total": str(checked.control.total) if checked.control.total is not None else None,
        "control_count": checked.control.count,
        "batch": checked.digest[:16] if receipts else None,
        "receipts": receipts,
    }
    if arguments.json:
        print(json.dumps(report | {"issues": [f.as_json() for f in checked.findings]}, ensure_ascii=False))
        return
    print(f"{report['file']} · {report['sheet']}: {report['rows']:,} แถว รวม {report['total']} บาท")
    for finding in checked.findings:
        place = f"{finding.column}{finding.row}" if finding.row else "-"
        print(f"  {place} {finding.message.in_('th')}\n      {finding.message.in_('en')}")
    if receipts:
        print(f"ลงบัญชีแล้ว {len(receipts):,} ใบเสร็จ · posted, {receipts[0]} to {receipts[-1]}")
    else:
        print("ยังไม่ได้ลงบัญชี · nothing was posted")


def _refused(arguments: argparse.Namespace, refusal: Refusal) -> int:
    thai, english = refusal.phrase.in_("th"), refusal.phrase.in_("en")
    if not arguments.json:
        print(f"{thai}\n{english}", file=sys.stderr)
        return FOUND_SOMETHING
    issue = {"row": 0, "column": "", "heading": "", "code": refusal.code, "severity": "error"}
    report = {"file": arguments.file.name, "sheet": None, "rows": 0, "accepted": 0, "rejected": 0}
    report |= {"warnings": 0, "total": "0.00", "control_total": None, "control_count": None}
    report |= {"batch": None, "receipts": []}
    report["issues"] = [issue | {"message_th": thai, "message_en": english}]
    print(json.dumps(report, ensure_ascii=False))
    return FOUND_SOMETHING
