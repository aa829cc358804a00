"""The letter that tells a decision: begins with what is possible, ends with how to object. Thai, A4."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from thuanna.kernel.money import Money
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.printing import Letterhead, compiled

from .models import Claim, ClaimDecision

_TEMPLATE = str(Path(__file__).with_name("typst") / "decision.typ")
_SUBJECTS = {
    "granted": "แจ้งผลการพิจารณาคำขอรับสวัสดิการ",
    "refused": "แจ้งผลการพิจารณาคำขอรับสวัสดิการ",
    "needs_review": "ขอข้อมูลเพิ่มเติมประกอบคำขอรับสวัสดิการ",
}


def letter_pdf(claim: Claim, decision: ClaimDecision, *, head: Letterhead, to: str, signer: str) -> bytes:
    """The letter of one decision. Its title names no benefit: a letter lies open on a table."""
    record = decision.record
    words: dict[str, Any] = {
        "title": f"{_SUBJECTS[decision.outcome]} {claim.reference}",
        "office": head.office,
        "place": head.place,
        "phone": head.phone,
        "watermark": head.watermark,
        "day": [decision.decided_on.year, decision.decided_on.month, decision.decided_on.day],
        "date": _day(decision.decided_on),
        "number": claim.reference,
        "subject": _SUBJECTS[decision.outcome],
        "to": to,
        "paragraphs": paragraphs(claim, decision),
        "facts": [
            [fact["label"]["th"], fact["value"]["th"], fact["source"]["th"]] for fact in record["facts"]
        ],
        "checks": [
            [_MARKS[check["met"]], check["th"], f"ระเบียบ {check['clause']}"] for check in record["checks"]
        ],
        "lines": [[line["th"], str(Money(line["satang"]))] for line in record["lines"]]
        if decision.outcome == "granted"
        else [],
        "total": str(decision.amount),
        "total_words": decision.amount.baht_text(),
        "signer": signer,
        "foot": f"อ้างอิงระเบียบฉบับที่ {record['regulation']['number']} ใช้ตั้งแต่ "
        f"{_day(datetime.date.fromisoformat(record['regulation']['starts_on']))}",
    }
    return compiled(_TEMPLATE, words)


_MARKS = {True: "ครบ", False: "ยังไม่ครบ", None: "ต้องดูเพิ่ม"}


def paragraphs(claim: Claim, decision: ClaimDecision) -> list[str]:
    """What the letter says, one paragraph each; the page of the claim says the same."""
    record = decision.record
    said = {"granted": _granted, "refused": _refused, "needs_review": _asking}[decision.outcome]
    told = said(claim, decision)
    if decision.note:
        told.append(f"เหตุผลของผู้พิจารณา: {decision.note}")
    left = _left(record["remaining"])
    if left and decision.outcome == "granted":
        told.append(left)
    told.append(
        f"ถ้าข้อมูลข้างต้นไม่ถูกต้อง หรือไม่เห็นด้วยกับผลนี้ แจ้งกองทุนได้ภายในวันที่ {_day(decision.object_until)} "
        "จะบอกด้วยวาจาหรือเขียนก็ได้ ผู้พิจารณาจะเป็นคนอื่นที่ไม่ใช่คนเดิม"
    )
    return told


def _granted(claim: Claim, decision: ClaimDecision) -> list[str]:
    name = _benefit(decision)
    if not decision.amount_satang:
        return [f"กองทุนให้{name} ตามคำขอวันที่ {_day(claim.claimed_on)} ผู้ประสานงานจะนัดหมายต่อไป"]
    return [
        f"กองทุนให้{name} เป็นเงิน {decision.amount} บาท ({decision.amount.baht_text()}) "
        f"สำหรับเหตุวันที่ {_day(claim.event_on)} รับเงินได้เมื่อกองทุนแจ้งว่าพร้อมจ่าย โดยนำบัตรประชาชนมาด้วย"
    ]


def _refused(claim: Claim, decision: ClaimDecision) -> list[str]:
    """What is possible comes first."""
    record = decision.record
    name, told = _benefit(decision), []
    if record["entitled_from"]:
        begins = _day(datetime.date.fromisoformat(record["entitled_from"]))
        told.append(f"มีสิทธิรับ{name} สำหรับเหตุที่เกิดตั้งแต่วันที่ {begins} (ระเบียบกองทุน {record['benefit']['clause']})")
    else:
        told.append(f"ท่านยังมีสิทธิในสวัสดิการข้ออื่นของกองทุนตามระเบียบ และยื่น{name} ครั้งต่อไปได้เมื่อเข้าเงื่อนไข")
    reasons = [check for check in record["checks"] if check["code"] in record["in_the_way"]]
    why = "; ".join(f"{check['th']} (ระเบียบ {check['clause']})" for check in reasons)
    told.append(
        f"ครั้งนี้กองทุนยังจ่ายไม่ได้ เพราะเมื่อดูตามวันเกิดเหตุ ({_day(claim.event_on)}) {why or 'คณะกรรมการพิจารณาแล้ว'}"
    )
    return told


def _asking(claim: Claim, decision: ClaimDecision) -> list[str]:
    record = decision.record
    open_ones = [check["th"] for check in record["checks"] if check["code"] in record["in_the_way"]]
    told = [f"ท่านอาจมีสิทธิรับ{_benefit(decision)} สำหรับเหตุวันที่ {_day(claim.event_on)}"]
    if open_ones:
        told.append("กองทุนขอข้อมูลหรือเอกสารเพิ่ม: " + "; ".join(open_ones))
    if record["deadline"]:
        told.append(f"ยื่นเพิ่มได้ถึงวันที่ {_day(datetime.date.fromisoformat(record['deadline']))}")
    return told


def _left(left: dict[str, Any]) -> str:
    parts = []
    if left["satang"] is not None:
        parts.append(f"{Money(left['satang'])} บาท")
    if left["units"] is not None:
        parts.append(f"{left['units']} คืนหรือวัน")
    if left["times"] is not None:
        parts.append(f"{left['times']} ครั้ง")
    return f"ในปีสวัสดิการนี้ยังใช้สิทธิข้อนี้ได้อีก {' · '.join(parts)}" if parts else ""


def _benefit(decision: ClaimDecision) -> str:
    name: str = decision.record["benefit"]["th"]
    return f"สวัสดิการ{name}"


def _day(day: datetime.date) -> str:
    return thai_date(day)
