"""What a fund tells of its year: ratios, resolutions opened to everybody, where its reports hang.

A ratio is made only of figures that the same publication shows, after the gate: it tells nothing that is not
there already, and is empty where one of them is withheld.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.oversight.publications.drafts import words
from thuanna.registry.meetings import queries as meetings
from thuanna.registry.meetings.words import KINDS
from thuanna.services.grants.models import CriteriaDecision, ReportPosting
from thuanna.services.grants.queries.evidence import standing
from thuanna.services.grants.rules.criteria import SET_WORDS

_MOST = 12
_REPORTS = ("yearly_report", "status_form")
_WHATS_EN = {
    "yearly_report": "Yearly report",
    "statement": "Financial statement",
    "status_form": "Fund status form",
    "benefits": "Summary of benefits",
    "regulation": "The regulation",
}
_RATIOS: Mapping[str, tuple[Phrase, Phrase]] = {
    "coverage": (
        t("สมาชิกต่อประชากร", "Members of the population"),
        t("กองทุนถึงคนกี่ส่วนของตำบล", "How much of the people the fund reaches"),
    ),
    "villages": (
        t("หมู่บ้านหรือชุมชนที่มีสมาชิก", "Villages and communities with members"),
        t("กระจายทั่วพื้นที่เพียงใด เกณฑ์ปี 2553 คือครึ่งหนึ่ง", "How far it is spread; the criteria of 2553 ask for half"),
    ),
    "own": (
        t("เงินจากสมาชิกต่อเงินที่รับเข้า", "Members' money of what came in"),
        t("พึ่งตนเองได้เพียงใด", "How far the fund stands on its own feet"),
    ),
    "payout": (
        t("สวัสดิการต่อเงินจากสมาชิก", "Benefits of what members paid"),
        t("เกินร้อยละ 100 แปลว่าจ่ายมากกว่าที่สมาชิกส่งในปีนี้", "Over 100 %: more is paid than members paid this year"),
    ),
    "running": (
        t("ค่าดำเนินงานต่อเงินที่รับเข้า", "Running costs of what came in"),
        t("ไม่ควรเกินร้อยละ 20", "No more than 20 % is thought right"),
    ),
    "outside": (
        t("ช่วยคนที่ไม่ใช่สมาชิก ต่อเงินที่จ่าย", "Help to non-members of what went out"),
        t("กองทุนดูแลคนในชุมชนด้วยเพียงใด", "How far the fund cares for the community too"),
    ),
}


def year(content: Mapping[str, Any], *, on: datetime.date) -> dict[str, Any]:
    """The section, from what the publication shows and what the fund opened."""
    return {
        "ratios": _ratios(content),
        "criteria": _criteria(on),
        "resolutions": _resolutions(on),
        "postings": _postings(on),
    }


def _ratios(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    money = content["money"] or {}
    into, out = _by_key(money.get("in", [])), _by_key(money.get("out", []))
    in_all, out_all = _satang(money.get("in_all")), _satang(money.get("out_all"))
    reach = content["reach"]
    parts: dict[str, tuple[int | None, int | None]] = {
        "coverage": (content["members"]["now"]["value"], content["about"]["population"]),
        "villages": (reach["with_members"], reach["villages"]),
        "own": (into.get("members"), in_all),
        "payout": (out.get("benefits"), into.get("members")),
        "running": (out.get("running"), in_all),
        "outside": (out.get("outside_help"), out_all),
    }
    return [
        {
            "key": key,
            **words(label.in_("th"), label.in_("en")),
            "per_mille": _per_mille(*parts[key]),
            "means": words(means.in_("th"), means.in_("en")),
        }
        for key, (label, means) in _RATIOS.items()
    ]


def _by_key(rows: list[dict[str, Any]]) -> dict[str, int | None]:
    return {row["key"]: row["satang"] for row in rows}


def _satang(amount: Mapping[str, Any] | None) -> int | None:
    found: int | None = None if amount is None else amount["satang"]
    return found


def _per_mille(part: int | None, whole: int | None) -> int | None:
    """Rounded half up; nothing where a part is withheld or there is no whole."""
    if part is None or not whole or part < 0 or whole < 0:
        return None
    return (part * 2000 + whole) // (whole * 2)


def _resolutions(on: datetime.date) -> list[dict[str, Any]]:
    return [
        {
            "number": row.number,
            "on": row.meeting.held_on.isoformat(),
            "meeting": words(KINDS[row.meeting.kind].in_("th"), KINDS[row.meeting.kind].in_("en")),
            "text": row.text,
        }
        for row in meetings.open_resolutions(on=on)[:_MOST]
    ]


def _criteria(on: datetime.date) -> dict[str, Any] | None:
    """The latest kept result, once a report of its time or later hangs where everybody reads it.

    Only whether a clause is complete is told: a count behind it may be of few people.
    """
    posted = standing(ReportPosting, on=on).filter(what__in=_REPORTS)
    last = posted.values_list("posted_on", flat=True).first()
    if last is None:
        return None
    kept = CriteriaDecision.objects.filter(on__lte=last).order_by("-on", "-id").first()
    if kept is None:
        return None
    checks = kept.record["checks"]
    clauses = list(dict.fromkeys(check["clause"] for check in checks))
    complete = {
        clause: all(check["met"] is True for check in checks if check["clause"] == clause)
        for clause in clauses
    }
    return {
        "set": words(SET_WORDS[kept.criteria].in_("th"), SET_WORDS[kept.criteria].in_("en")),
        "on": kept.on.isoformat(),
        "met": sum(check["met"] is True for check in checks),
        "of": len(checks),
        "clauses": [{"clause": clause, "complete": complete[clause]} for clause in clauses],
    }


def _postings(on: datetime.date) -> list[dict[str, Any]]:
    return [
        {
            "what": words(str(row.get_what_display()), _WHATS_EN[row.what]),
            "fiscal_year": row.fiscal_year,
            "place": row.place,
            "on": row.posted_on.isoformat(),
        }
        for row in standing(ReportPosting, on=on)[:_MOST]
    ]
