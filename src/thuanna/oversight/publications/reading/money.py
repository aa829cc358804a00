"""The fund's money of a fiscal year, by source and by benefit: sums, and how many entries are in each."""

from __future__ import annotations

import datetime
from collections import defaultdict
from dataclasses import dataclass

from django.db import connection

from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t

SOURCES: dict[str, Phrase] = {
    "members": t("เงินสมทบและค่าสมัครของสมาชิก", "Members: contributions and entry fees"),
    "local_government": t("องค์กรปกครองส่วนท้องถิ่น", "Local government"),
    "state": t("รัฐบาลและหน่วยงานรัฐ", "The state"),
    "donors": t("เงินบริจาค", "Donations"),
    "interest": t("ดอกเบี้ยธนาคาร", "Bank interest"),
    "other": t("รายรับอื่น", "Other"),
}
USES: dict[str, Phrase] = {
    "benefits": t("สวัสดิการสมาชิก", "Benefits to members"),
    "outside_help": t("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", "Help to non-members"),
    "running": t("ค่าใช้จ่ายดำเนินงาน", "Running costs"),
}
_SOURCE_OF_FUNDER = {"local_government": "local_government", "state": "state", "donor": "donors"}


@dataclass(frozen=True)
class Sum:
    """An amount and the number of entries it is made of."""

    satang: int = 0
    entries: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.satang + other.satang, self.entries + other.entries)


@dataclass(frozen=True)
class MoneyFacts:
    """One fiscal year up to a day. What was there + what came in = what went out + what is left."""

    year: FiscalYear
    brought_forward: Sum
    came_in: dict[str, Sum]
    went_out: dict[str, Sum]

    @property
    def in_all(self) -> Sum:
        return sum(self.came_in.values(), Sum())

    @property
    def out_all(self) -> Sum:
        return sum(self.went_out.values(), Sum())

    @property
    def left(self) -> Sum:
        came = self.brought_forward + self.in_all
        return Sum(came.satang - self.out_all.satang, came.entries + self.out_all.entries)


def money(on: datetime.date) -> MoneyFacts | None:
    """The money of the fiscal year in which `on` falls, up to its end; None while there is no book."""
    year = FiscalYear.of(on)
    moved = _moved(year.starts_on, on)
    if not moved:
        return None
    before = Sum()
    came_in: defaultdict[str, Sum] = defaultdict(Sum)
    went_out: defaultdict[str, Sum] = defaultdict(Sum)
    for is_this_year, kind, account_kind, axis, form_line, funder, satang, entries in moved:
        if not is_this_year or kind == "opening":
            before += Sum(-satang, entries)
        elif account_kind == "expense":
            went_out[_use(axis, form_line)] += Sum(satang, entries)
        else:
            came_in[_source(axis, form_line, funder)] += Sum(-satang, entries)
    return MoneyFacts(
        year,
        before,
        {key: came_in[key] for key in SOURCES if key in came_in or key == "members"},
        {key: went_out[key] for key in USES if key in went_out or key == "benefits"},
    )


def _use(axis: str, form_line: str) -> str:
    if form_line.endswith("outside_help"):
        return "outside_help"
    return "benefits" if axis == "benefit" else "running"


def _source(axis: str, form_line: str, funder: str) -> str:
    if axis == "member":
        return "members"
    if form_line.endswith("interest"):
        return "interest"
    if form_line.endswith("donations"):
        return "donors"
    return _SOURCE_OF_FUNDER.get(funder, "other")


_Moved = tuple[bool, str, str, str, str, str, int, int]


def _moved(starts_on: datetime.date, on: datetime.date) -> list[_Moved]:
    """What moved outside the fund's own cash and bank up to a day, before this fiscal year and in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select l.happened_on >= %s, j.kind, a.kind, a.axis, a.form_line, l.funder,"
            " sum(l.amount_satang)::bigint, count(*)"
            " from ledger_leg l"
            " join ledger_journal j on j.tenant_id = l.tenant_id and j.id = l.journal_id"
            " join ledger_account a on a.tenant_id = l.tenant_id and a.id = l.account_id"
            " where l.tenant_id = %s and l.happened_on <= %s and a.kind <> 'asset'"
            " and j.kind not in ('surplus', 'funder_transfer')"
            " group by 1, 2, 3, 4, 5, 6",
            [starts_on, required_tenant_id(), on],
        )
        rows: list[_Moved] = cursor.fetchall()
    return rows
