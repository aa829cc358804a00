"""``thuanna ledger verify`` proves the books; ``thuanna ledger export`` writes one out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from thuanna.kernel.refusals import Refusal

if TYPE_CHECKING:
    from thuanna.foundation.tenancy.models import Tenant
    from thuanna.money.ledger.verification import Report

AS_ASKED, FOUND_SOMETHING, COULD_NOT_LOOK = 0, 1, 2
_FORMATS = ("jsonl", "hledger", "beancount")


def add_to(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command group."""
    group = subparsers.add_parser("ledger", help="สมุดบัญชี · the book: verify, export")
    commands = group.add_subparsers(dest="ledger_command", required=True, metavar="COMMAND")

    verify = commands.add_parser("verify", help="พิสูจน์สมุดบัญชีทั้งเล่ม · prove the books")
    verify.add_argument("--tenant", metavar="CODE", help="one book only")
    verify.add_argument("--against", metavar="FILE", type=Path, help="JSON of heads known outside")
    verify.add_argument("--json", action="store_true", dest="as_json")
    verify.set_defaults(run=run_verify, needs_database=True)

    export = commands.add_parser("export", help="ส่งออกสมุดบัญชี · write a book out")
    export.add_argument("--tenant", metavar="CODE", required=True)
    export.add_argument("--format", choices=_FORMATS, default="jsonl", dest="form")
    export.add_argument("--out", metavar="DIR", type=Path, required=True)
    export.set_defaults(run=run_export, needs_database=True)


def run_verify(chosen: argparse.Namespace) -> int:
    """Print the report; 1 when something is wrong, 2 when it could not look."""
    from thuanna.money.ledger import verification  # needs Django to be set up

    tenants = _tenants(chosen.tenant)
    if chosen.tenant and not tenants:
        return _could_not_look(f"ไม่พบหน่วยงาน {chosen.tenant} · no tenant of this code: {chosen.tenant}")
    against: list[verification.PublishedElsewhere] = []
    if chosen.against:
        try:
            against = verification.read_heads(chosen.against.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return _could_not_look(f"เปิดแฟ้มไม่ได้ · cannot read {chosen.against}")
        except Refusal as refusal:
            return _could_not_look(f"{refusal.phrase.in_('th')} · {refusal.phrase.in_('en')}")
    here = {tenant.code for tenant in tenants}
    unmet = sorted({head.tenant for head in against} - here)
    if against and (here.isdisjoint(head.tenant for head in against) or (unmet and not chosen.tenant)):
        # What is compared with nothing would seem proved.
        return _could_not_look(f"ไม่มีสมุดของ {', '.join(unmet)} ให้เทียบ · no book of {', '.join(unmet)} is here")
    report = verification.verify(tenants, against=against)
    if chosen.as_json:
        print(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        _print_report(report)
    return AS_ASKED if report.ok else FOUND_SOMETHING


def run_export(chosen: argparse.Namespace) -> int:
    """Write the files and name them; 2 when it could not."""
    from thuanna.money.ledger import exports  # as above

    tenants = _tenants(chosen.tenant)
    if not tenants:
        return _could_not_look(f"ไม่พบหน่วยงาน {chosen.tenant} · no tenant of this code: {chosen.tenant}")
    try:
        exported = exports.export(tenants[0], to=chosen.out, form=chosen.form)
    except OSError as error:
        return _could_not_look(f"เขียนไม่ได้ · cannot write into {chosen.out}: {error.strerror}")
    for path in exported.files:
        print(path)
    print(f"{exported.journals} รายการ · journals, link {exported.seq}")
    return AS_ASKED


def _tenants(code: str | None) -> list[Tenant]:
    from thuanna.foundation.tenancy.models import Tenant  # as above

    found = Tenant.objects.order_by("code")
    return list(found.filter(code=code) if code else found)


def _print_report(report: Report) -> None:
    for finding in report.findings:
        place = " · ".join(part for part in (finding.tenant, finding.kind, finding.where) if part)
        print(f"{place}\n    {finding.message.in_('th')}\n    {finding.message.in_('en')}")
    verdict = "ถูกต้องทุกรายการ · all proved" if report.ok else f"พบ {len(report.findings)} ข้อ · findings"
    print(f"{report.tenants} หน่วยงาน · tenants, {report.journals} รายการ · journals: {verdict}")


def _could_not_look(line: str) -> int:
    print(line, file=sys.stderr)
    return COULD_NOT_LOOK
