"""``thuanna import``: a member register from a file, taking one import back; collection sheets beside."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import collections
from .answers import AS_ASKED, FOUND_SOMETHING, cannot, fund_of, no_fund

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.kernel.refusals import Refusal
    from thuanna.money.funds.importing.findings import Finding
    from thuanna.money.funds.intake import Examination

_SHOWN = 200


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its verbs."""
    command = subparsers.add_parser("import", help="take over a register kept in a spreadsheet")
    verbs = command.add_subparsers(dest="verb", required=True, metavar="VERB")
    members = verbs.add_parser("members", help="a member register: .xlsx, .xls, .ods or .csv")
    members.add_argument("file", metavar="FILE", type=Path)
    members.add_argument("--fund", metavar="CODE", required=True, help="code of the fund")
    members.add_argument("--sheet", metavar="NAME", help="sheet of the workbook; else the likeliest")
    members.add_argument("--dry-run", action="store_true", help="read and check only; write nothing")
    members.add_argument("--json", action="store_true", help="print one JSON document")
    members.set_defaults(run=_members, needs_database=True)
    collections.add_verb(verbs)
    undo = verbs.add_parser("undo", help="take one import back, if nothing was built on it")
    undo.add_argument("batch", metavar="BATCH", type=int, help="number of the import")
    undo.add_argument("--json", action="store_true", help="print one JSON document")
    undo.set_defaults(run=_undo, needs_database=True)


def _members(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.kernel.refusals import Refusal

    fund = fund_of(arguments.fund)
    if fund is None:
        return no_fund(arguments.fund)
    try:
        content = arguments.file.read_bytes()
    except OSError as error:
        return cannot(f"เปิดไฟล์ไม่ได้ · cannot open {arguments.file}: {error.strerror}")
    by = Actor(tenant_id=fund.pk, system="console")
    with acting_for(fund):
        try:
            report, findings = _import(arguments, content, timezone.localtime(), by)
        except Refusal as refusal:
            return _refused(arguments, refusal)
    if arguments.json:
        print(json.dumps(report | {"issues": [f.as_json() for f in findings]}, ensure_ascii=False))
    else:
        _print_report(report, findings, is_dry=arguments.dry_run)
    return FOUND_SOMETHING if report["rejected"] else AS_ASKED


def _import(
    arguments: argparse.Namespace, content: bytes, now: Any, by: Actor
) -> tuple[dict[str, Any], Sequence[Finding]]:
    """Read, compare and, unless dry, write; give the report and what was found.

    :raises Refusal: the file cannot be read, or the register refuses it
    """
    from thuanna.money.funds import importing_queries, intake
    from thuanna.money.funds.actions import imports
    from thuanna.money.funds.importing.reading import read_register

    reading = read_register(
        content,
        arguments.file.name,
        today=now.date(),
        sheet_name=arguments.sheet,
        remembered=importing_queries.remembered_mapping,
        progress=_progress if sys.stderr.isatty() else None,
    )
    examination = intake.examine(reading, sha256=intake.digest_of(content))
    batch = None
    if not arguments.dry_run and examination.entries:
        batch = imports.import_at_once(
            content=content, name=arguments.file.name, examination=examination, on=now.date(), at=now, by=by
        )
    return _report(arguments, examination, batch.pk if batch else None), examination.findings


def _report(arguments: argparse.Namespace, examination: Examination, batch: int | None) -> dict[str, Any]:
    return {
        "file": arguments.file.name,
        "sheet": examination.reading.sheet.name,
        "rows": examination.reading.line_count,
        "accepted": len(examination.entries),
        "rejected": examination.rejected,
        "warnings": examination.warned,
        "known": examination.known,
        "batch": batch,
    }


def _undo(arguments: argparse.Namespace) -> int:
    from django.utils import timezone

    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.context import acting_for
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.kernel.refusals import Refusal
    from thuanna.money.funds.actions import imports
    from thuanna.money.funds.models import ImportBatch

    for fund in Tenant.objects.filter(kind=Tenant.Kind.FUND).order_by("pk"):
        with acting_for(fund):
            if not ImportBatch.objects.filter(pk=arguments.batch).exists():
                continue
            by = Actor(tenant_id=fund.pk, system="console")
            try:
                batch = imports.undo(
                    batch_id=arguments.batch, reason="console", at=timezone.localtime(), by=by
                )
            except Refusal as refusal:
                return _refused(arguments, refusal)
            _say_undone(arguments, fund, batch.accepted)
            return AS_ASKED
    return cannot(f"ไม่มีการนำเข้าที่ {arguments.batch} · there is no import {arguments.batch}")


def _say_undone(arguments: argparse.Namespace, fund: Tenant, count: int) -> None:
    if arguments.json:
        print(json.dumps({"batch": arguments.batch, "fund": fund.code, "undone": count}))
    else:
        print(f"ยกเลิกการนำเข้าที่ {arguments.batch} แล้ว ถอน {count:,} คนออกจาก {fund.code}")
        print(f"Import {arguments.batch} is undone: {count:,} people taken out of {fund.code}")


def _refused(arguments: argparse.Namespace, refusal: Refusal) -> int:
    """Say that the program looked and would not; in JSON as the one issue of an empty report."""
    thai, english = refusal.phrase.in_("th"), refusal.phrase.in_("en")
    if arguments.json and arguments.verb == "members":
        issue = {"row": 0, "column": "", "heading": "", "code": refusal.code, "severity": "error"}
        report = {"file": arguments.file.name, "sheet": None, "rows": 0, "accepted": 0, "rejected": 0}
        report |= {"warnings": 0, "known": 0, "batch": None}
        report["issues"] = [issue | {"message_th": thai, "message_en": english}]
        print(json.dumps(report, ensure_ascii=False))
    elif arguments.json:
        refused = {"code": refusal.code, "message_th": thai, "message_en": english}
        print(json.dumps({"batch": arguments.batch, "undone": 0, "refusal": refused}, ensure_ascii=False))
    else:
        print(f"{thai}\n{english}", file=sys.stderr)
    return FOUND_SOMETHING


def _progress(done: int, total: int) -> None:
    print(f"\rอ่านแล้ว {done:,} จาก {total:,} แถว", end="\n" if done >= total else "", file=sys.stderr)


def _print_report(report: dict[str, Any], findings: Sequence[Finding], *, is_dry: bool) -> None:
    print(f"{report['file']} · {report['sheet']}")
    print(
        f"{report['rows']:,} แถว: รับ {report['accepted']:,} · ยังไม่รับ {report['rejected']:,} · "
        f"ควรตรวจ {report['warnings']:,} · อยู่ในทะเบียนแล้ว {report['known']:,}"
    )
    print(
        f"{report['rows']:,} rows: {report['accepted']:,} accepted · {report['rejected']:,} rejected · "
        f"{report['warnings']:,} with warnings · {report['known']:,} already members"
    )
    told = [finding for finding in findings if finding.severity != "info"]
    for finding in told[:_SHOWN]:
        place = f"{finding.column}{finding.row}" if finding.column else f"แถว {finding.row}"
        print(f"  {place} {finding.heading}: {finding.message.in_('th')}")
        print(f"      {finding.message.in_('en')}")
    if len(told) > _SHOWN:
        print(f"  … {len(told) - _SHOWN:,} more; --json lists them all")
    if is_dry:
        print("ลองตรวจเท่านั้น ยังไม่ได้บันทึกอะไร · a dry run: nothing was written")
    elif report["batch"]:
        print(f"นำเข้าแล้ว การนำเข้าที่ {report['batch']} · imported, as import {report['batch']}")
    else:
        print("ไม่มีใครให้นำเข้า · nobody to import")
