"""The kinds of evidence and the sets of criteria in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thuanna.kernel.language import Phrase, t
from thuanna.services.grants.models import (
    CommunityActivity,
    CommunityLink,
    LocalSupport,
    MatchingOutcome,
    Monitoring,
    PlanItem,
    ProposalOutcome,
    ReportPosting,
)
from thuanna.services.grants.rules import criteria

SETS: Final = criteria.SET_WORDS
CLAUSES: Final[Mapping[str, Phrase]] = {
    "(๑)": t("จัดตั้งและดำเนินการครบหนึ่งปี มีผู้รับรอง", "A year of work, and certified"),
    "(๒)": t("สมาชิกหลากหลาย กระจายทุกพื้นที่", "Members of every group, in every part"),
    "(๓)": t("เงินจากสมาชิก และการสนับสนุนจาก อปท.", "Members' money, and support of the local government"),
    "(๔)": t("ระบบบริหารกองทุนที่ดี", "Good management"),
    "(๕)": t("สวัสดิการพื้นฐาน 3 เรื่อง เชื่อมโยงงานอื่น", "Three basic benefits, linked with other work"),
    "4.1": t("จัดตั้งและดำเนินการครบหนึ่งปี มีผู้รับรอง", "A year of work, and certified"),
    "4.2": t("สมาชิกหลากหลาย กระจายทุกพื้นที่", "Members of every group, in every part"),
    "4.3": t("เงินจากสมาชิก และการสนับสนุนจาก อปท.", "Members' money, and support of the local government"),
    "4.4": t("ระบบบริหารกองทุนที่ดี", "Good management"),
    "4.5": t("สวัสดิการพื้นฐาน 3 เรื่อง", "Three basic benefits"),
    "4.6": t("สวัสดิการที่ไม่เป็นตัวเงิน และงานพัฒนาอื่น", "Welfare that is not money, and other work"),
}
EVIDENCE: Final[Mapping[str, tuple[Phrase, Phrase]]] = {
    "promoters": (
        t("ผู้ก่อการ", "Promoters"),
        t("ใครเริ่มชวนกันตั้งกองทุน", "Who set the fund going"),
    ),
    "certifications": (
        t("การรับรองกองทุน", "Certifications"),
        t("หนังสือรับรองจาก พอช. พมจ. หรือคณะกรรมการจังหวัด", "Papers of CODI, the provincial office or committee"),
    ),
    "supports": (
        t("การสนับสนุนจาก อปท.", "Support of the local government"),
        t("คน สถานที่ คำปรึกษา กิจกรรม ไม่จำเป็นต้องเป็นเงิน", "Staff, place, advice, activities; not only money"),
    ),
    "postings": (
        t("การปิดประกาศรายงาน", "Reports posted"),
        t("ติดที่ไหน เมื่อไร", "Where and when they were shown"),
    ),
    "plan": (
        t("แผนพัฒนากองทุน", "The fund's plan"),
        t("งานที่จะทำ วิธี และผล", "What is to be done, how, and what came of it"),
    ),
    "monitoring": (
        t("การติดตามประเมินผล", "Monitoring"),
        t("กองทุนติดตามเอง หรือหน่วยงานมาติดตาม", "By the fund itself, or by others"),
    ),
    "audits": (
        t("ความเห็นของผู้ตรวจสอบกิจการ", "The auditor's opinion"),
        t("ใครตรวจสมุดของปีใด และเห็นว่าอย่างไร", "Who examined which year's book, and what they say of it"),
    ),
    "links": (
        t("งานอื่นในชุมชนที่เชื่อมโยง", "Links with other work"),
        t("กลุ่มออมทรัพย์ วิสาหกิจ สภาองค์กรชุมชน และอื่นๆ", "Savings groups, enterprises, the council and others"),
    ),
    "activities": (
        t("สวัสดิการที่ไม่เป็นตัวเงิน", "Welfare that is not money"),
        t("เยี่ยมเยียน ช่วยคนในชุมชน กิจกรรม", "Visits, help to the community, activities"),
    ),
}

_SUPPORT_EN = {
    "staff": "Staff",
    "place": "Place",
    "advice": "Advice",
    "activities": "Activities together",
    "goods": "Goods",
    "other": "Other",
}
_WHAT_EN = {
    "yearly_report": "Yearly report",
    "statement": "Financial statement",
    "status_form": "Fund status form",
    "benefits": "Summary of benefits",
    "regulation": "The regulation",
}
_PLAN_EN = {
    "own": "By the fund",
    "with_partners": "With partners",
    "social_plan": "Social plan of the subdistrict",
}
_AIM_EN = {
    "quality": "Quality of the fund",
    "disadvantaged": "Care of the disadvantaged",
    "membership": "Wider membership",
    "other": "Other",
}
_BY_EN = {"inside": "By the fund", "outside": "By others"}
_LINK_EN = {
    "finance": "Savings group or village fund",
    "enterprise": "Community enterprise",
    "council": "Council of community organisations",
    "community_plan": "Community plan",
    "housing": "Land and housing",
    "environment": "Natural resources and environment",
    "farming": "Sustainable farming",
    "learning": "Learning centre",
    "health": "Health",
    "drugs": "Prevention of drug use",
    "culture": "Arts and culture",
    "groups": "Children, youth, older and disadvantaged people",
    "other": "Other",
}
_ACTIVITY_EN = {
    "help": "Help to people of the community",
    "visit": "Visits and care",
    "culture": "Religion and culture",
    "sport": "Sport and recreation",
    "environment": "Environment",
    "learning": "Learning and training",
    "other": "Other",
}
_PROPOSAL_EN = {"certified": "Certified", "returned": "Sent back for more"}
_VERDICT_EN = {"approved": "Approved", "returned": "Sent back", "withdrawn": "Taken back by the fund"}


def _both(choices: list[tuple[str, str]], english: Mapping[str, str]) -> dict[str, Phrase]:
    return {code: t(str(thai), english[code]) for code, thai in choices}


SUPPORTS: Final = _both(LocalSupport.Kind.choices, _SUPPORT_EN)
WHATS: Final = _both(ReportPosting.What.choices, _WHAT_EN)
PLANS: Final = _both(PlanItem.Kind.choices, _PLAN_EN)
AIMS: Final = _both(PlanItem.Aim.choices, _AIM_EN)
BYS: Final = _both(Monitoring.By.choices, _BY_EN)
LINKS: Final = _both(CommunityLink.Kind.choices, _LINK_EN)
ACTIVITIES: Final = _both(CommunityActivity.Kind.choices, _ACTIVITY_EN)
VERDICTS: Final = _both(MatchingOutcome.Verdict.choices, _VERDICT_EN)
PROPOSALS: Final = _both(ProposalOutcome.Verdict.choices, _PROPOSAL_EN)
