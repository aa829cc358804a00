"""What would make a check complete, in numbers where there are some: two more villages, 13 more members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Check, RuleBook
from thuanna.kernel.thai_dates import english_date, thai_date

from . import criteria

Facts = Mapping[str, Any]
Todo = Callable[[Facts, RuleBook], Phrase]


def todo(check: Check, facts: Facts, law: RuleBook) -> Phrase:
    """What is still to be done for this check."""
    if check.code in _BY_CODE:
        return _BY_CODE[check.code](facts, law)
    if check.code.endswith("_min"):
        return _people(check.code, facts, law)
    return t("ให้ผู้มีหน้าที่ดูและบันทึกผลพร้อมเหตุผล", "Somebody responsible looks at it and records why.")


def _age(facts: Facts, law: RuleBook) -> Phrase:
    full_on = criteria.complete_on(facts, law.duration("age_min"))
    if full_on is None:
        return t(
            "รับสมาชิกคนแรกก่อน จึงเริ่มนับเวลาดำเนินการ", "Admit the first member; then its time of operation runs."
        )
    return t(
        "ครบหนึ่งปีวันที่ {day} อีก {n} วัน",
        "A full year on {day}, in {n} days",
        day=t(thai_date(full_on), english_date(full_on)),
        n=(full_on - law.on).days,
    )


def _certifiers(facts: Facts, law: RuleBook) -> Phrase:
    accepted = str(law.value("certifiers")).split()
    thai = " หรือ ".join(criteria.CERTIFIERS[one].th for one in accepted)
    english = " or ".join(criteria.CERTIFIERS[one].en for one in accepted)
    return t(
        "ขอให้ {who} รับรอง แล้วบันทึกหนังสือ", "Ask {who} to certify, and record the paper.", who=t(thai, english)
    )


def _villages(facts: Facts, law: RuleBook) -> Phrase:
    villages, reached = facts.get("villages"), facts.get("villages_reached") or 0
    if not villages:
        return t("ใส่รายชื่อหมู่บ้านหรือชุมชนทั้งหมดก่อน", "List all the villages and communities first.")
    name = (
        "urban_share_min"
        if facts.get("urban") and "urban_share_min" in law.file.parameters
        else "villages_share_min"
    )
    share = law.value(name)
    assert isinstance(share, Decimal), f"{name} is a share"
    more = criteria.villages_needed(villages, share) - reached
    return t("รับสมาชิกเพิ่มอีก {n} หมู่บ้านหรือชุมชน", "Members from {n} more villages or communities", n=more)


def _people(code: str, facts: Facts, law: RuleBook) -> Phrase:
    fact = code.removesuffix("_min")
    has = facts.get("committee" if code == "committee_min" else fact)
    parameter = law.parameter(code)
    least = law.number(code)
    more = least if has is None else max(least - has, 1)
    return t(
        "{label} เพิ่มอีก {n} {unit}",
        "{n} more: {label}",
        label=parameter.label,
        n=more,
        unit=parameter.unit.words,
    )


def _said(th: str, en: str) -> Todo:
    words = t(th, en)
    return lambda facts, law: words


def _kinds(facts: Facts, law: RuleBook) -> Phrase:
    more = max(law.number("benefit_kinds_min") - (facts.get("benefit_kinds") or 0), 1)
    return t("จัดสวัสดิการเพิ่มอีก {n} เรื่อง", "{n} more kinds of benefit", n=more)


def _meetings(facts: Facts, law: RuleBook) -> Phrase:
    more = max(law.number("committee_meetings_min") - (facts.get("committee_meetings") or 0), 1)
    return t("ประชุมกรรมการเพิ่มอีก {n} ครั้ง และบันทึกรายงาน", "{n} more committee meetings, with minutes", n=more)


def _general_meeting(facts: Facts, law: RuleBook) -> Phrase:
    return t(
        "จัดประชุมใหญ่ก่อนวันที่ 30 กันยายน และบันทึกผู้เข้าประชุม",
        "Hold the general meeting before 30 September and record who came.",
    )


_BY_CODE: Mapping[str, Todo] = {
    "age_min": _age,
    "certifiers": _certifiers,
    "villages_share_min": _villages,
    "urban_share_min": _villages,
    "members_money": _said("รับเงินสมทบงวดแรกและออกใบเสร็จ", "Take the first contributions and give receipts."),
    "local_support": _said(
        "ขอให้เทศบาลหรือ อบต. สนับสนุนงาน ไม่จำเป็นต้องเป็นเงิน แล้วบันทึกไว้",
        "Ask the local government to support the work, not necessarily with money, and record it.",
    ),
    "member_register": _said("รับสมาชิกและลงทะเบียน", "Admit members and register them."),
    "regulation": _said(
        "ให้ที่ประชุมรับรองระเบียบ แล้วบันทึกเลขมติ", "Have a meeting adopt the regulation, and record the resolution."
    ),
    "accounts": _said("เปิดสมุดบัญชีของกองทุน", "Open the fund's book."),
    "development_plan": _said("เขียนแผนของปีนี้อย่างน้อยหนึ่งเรื่อง", "Write at least one piece of this year's plan."),
    "monitoring": _said("ติดตามงานและบันทึกผล", "Follow up the work and record what was found."),
    "public_report": _said("ติดประกาศรายงานและบันทึกสถานที่กับวันที่", "Post a report, and record where and when."),
    "general_meeting": _general_meeting,
    "committee_meetings_min": _meetings,
    "benefit_kinds_min": _kinds,
    "benefits_for_community": _said(
        "บันทึกการช่วยคนในชุมชนที่ไม่ใช่สมาชิก", "Record help to people of the community who are no members."
    ),
    "noncash_benefits": _said("บันทึกสวัสดิการที่ไม่เป็นตัวเงิน", "Record welfare that is not money."),
    "community_links": _said(
        "บันทึกงานอื่นในชุมชนที่เชื่อมโยงกัน", "Record other work of the community it is linked with."
    ),
}
