"""Makes the criteria and the matching known to worked cases and to the reference page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from thuanna.foundation.law import functions
from thuanna.foundation.law.functions import Fact, Function, Kind
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Decision, RuleBook

from . import criteria, matching, ratios

_GROUP_WORDS = {
    "youth": t("เด็กและเยาวชน", "children and youth"),
    "older": t("ผู้สูงอายุ", "older persons"),
    "disabled": t("คนพิการ", "persons with disabilities"),
    "disadvantaged": t("ผู้ด้อยโอกาส", "disadvantaged people"),
}


def _fact(name: str, kind: Kind, th: str, en: str) -> Fact:
    return Fact(name, kind, t(th, en), required=False)


def _of_group(who: str, th: str, en: str) -> tuple[Fact, ...]:
    return tuple(
        Fact(
            f"{group}_{who}",
            Kind.COUNT,
            t("{who}ที่เป็น{group}", "{who} who are {group}", who=t(th, en), group=words),
            required=False,
        )
        for group, words in _GROUP_WORDS.items()
    )


_BEGINNING = (
    _fact("founded_on", Kind.DATE, "วันจัดตั้ง", "the day it was founded"),
    _fact("operating_since", Kind.DATE, "วันเริ่มดำเนินการ", "the day it began to operate"),
    _fact(
        "certifier",
        Kind.TEXT,
        "ผู้รับรอง เว้นวรรคถ้ามีหลายแห่ง: " + " ".join(criteria.CERTIFIERS) + " หรือ none",
        "who certified it, several with spaces between: " + " ".join(criteria.CERTIFIERS) + ", or none",
    ),
    _fact("members", Kind.COUNT, "สมาชิกปัจจุบัน", "members now"),
    *_of_group("members", "สมาชิก", "members"),
    _fact("villages", Kind.COUNT, "หมู่บ้านหรือชุมชนทั้งหมด", "villages and communities in all"),
    _fact("villages_reached", Kind.COUNT, "หมู่บ้านหรือชุมชนที่มีสมาชิก", "those with members"),
    _fact("members_money", Kind.MONEY, "เงินที่มาจากสมาชิก", "money that came from members"),
    _fact(
        "local_support",
        Kind.TEXT,
        "การสนับสนุนจาก อปท.: none kind หรือ cash",
        "support by the local government: none, kind or cash",
    ),
    _fact("committee", Kind.COUNT, "กรรมการ", "people on the committee"),
    _fact("member_register", Kind.FLAG, "มีทะเบียนสมาชิก", "there is a register of members"),
    _fact("regulation", Kind.FLAG, "มีระเบียบใช้บังคับ", "a regulation is in force"),
    _fact("accounts", Kind.FLAG, "มีระบบบัญชี", "there are accounts"),
    _fact("development_plan", Kind.FLAG, "มีแผนพัฒนา", "there is a plan of development"),
    _fact("monitoring", Kind.FLAG, "มีการติดตามประเมินผล", "work is monitored and evaluated"),
    _fact("public_report", Kind.FLAG, "รายงานต่อสาธารณะแล้ว", "results were reported to the public"),
    _fact("benefit_kinds", Kind.COUNT, "ชนิดสวัสดิการที่จัด", "kinds of benefit"),
    _fact("benefits_for_community", Kind.FLAG, "ดูแลคนในชุมชนด้วย", "people of the community are helped too"),
    _fact("community_links", Kind.FLAG, "เชื่อมโยงกับงานอื่นในชุมชน", "linked with other work in the community"),
)
_BENEFICIARIES = _of_group("beneficiaries", "ผู้รับประโยชน์", "people who benefited")
_OF_FORM = (
    _fact("urban", Kind.FLAG, "อยู่ในเขตเทศบาลเมืองหรือนคร", "in an urban municipality"),
    _fact("full_year_members", Kind.COUNT, "สมาชิกครบหนึ่งปี", "members with a full year"),
    _fact("general_meeting", Kind.FLAG, "ประชุมใหญ่ในรอบปี", "a general meeting within the year"),
    _fact("committee_meetings", Kind.COUNT, "ประชุมกรรมการในรอบปี", "committee meetings within the year"),
    _fact("noncash_benefits", Kind.FLAG, "มีสวัสดิการที่ไม่เป็นตัวเงิน", "there is welfare that is not money"),
)
_IN_ALL = (
    "age_min",
    "certifiers",
    *(f"{group}_members_min" for group in criteria.GROUPS),
    "villages_share_min",
    "members_money",
    "local_support",
    "committee_min",
    "member_register",
    "regulation",
    "accounts",
    "development_plan",
    "monitoring",
    "public_report",
    "benefit_kinds_min",
    "benefits_for_community",
    "community_links",
)


def _set(
    name: str,
    about: Phrase,
    decide: Callable[[Mapping[str, Any], RuleBook], Decision],
    *,
    facts: tuple[Fact, ...] = (),
    reasons: tuple[str, ...] = (),
) -> Function:
    return functions.register(
        Function(
            name=f"grants/{name}",
            about=about,
            facts=_BEGINNING + facts,
            law=f"grants/{name}",
            reasons=_IN_ALL + reasons,
            decide=decide,
        )
    )


CRITERIA: Final[Mapping[str, Function]] = {
    criteria.EXISTING: _set(
        criteria.EXISTING,
        t(
            "กองทุนที่จัดตั้งก่อนโครงการ ครบหลักเกณฑ์ปีงบประมาณ 2553 หรือไม่",
            "does a fund that existed before the programme meet the criteria of fiscal year 2553",
        ),
        criteria.existing_fund,
        facts=_BENEFICIARIES,
        reasons=tuple(f"{group}_beneficiaries_min" for group in criteria.GROUPS),
    ),
    criteria.NEW: _set(
        criteria.NEW,
        t(
            "กองทุนจัดตั้งใหม่ ครบหลักเกณฑ์ปีงบประมาณ 2553 หรือไม่",
            "does a new fund meet the criteria of fiscal year 2553",
        ),
        criteria.new_fund,
        reasons=("members_min",),
    ),
    criteria.FORM_2567: _set(
        criteria.FORM_2567,
        t(
            "ครบหลักเกณฑ์ 6 ประการของแบบเสนอปีงบประมาณ 2567 หรือไม่",
            "are the six points of the form of fiscal year 2567 met",
        ),
        criteria.proposal_2567,
        facts=_OF_FORM,
        reasons=(
            "full_year_members_min",
            "urban_share_min",
            "general_meeting",
            "committee_meetings_min",
            "noncash_benefits",
        ),
    ),
}

MATCHING: Final = functions.register(
    Function(
        name="grants/matching",
        about=t(
            "ณ วันตัดยอดล่าสุด สมาชิกกี่คนขอรับการสมทบได้ และเป็นเงินเท่าใด",
            "how many members can be claimed at the last cut-off, and the sum",
        ),
        facts=(
            Fact("current_members", Kind.COUNT, t("สมาชิกปัจจุบัน", "members now")),
            _fact(
                "joined_after_cutoff",
                Kind.COUNT,
                "เข้าเป็นสมาชิกหลังวันตัดยอดปีก่อน",
                "joined after the cut-off of the year before",
            ),
            _fact("not_in_good_standing", Kind.COUNT, "ค้างเงินสมทบหรือพักสิทธิ", "in arrears or suspended"),
            _fact("matched_enough", Kind.COUNT, "ได้รับสมทบครบสามครั้งแล้ว", "matched three times already"),
            _fact("overlapping", Kind.COUNT, "นับซ้ำในข้อข้างต้น", "counted more than once above"),
            _fact(
                "paid_short",
                Kind.MONEY,
                "เงินที่สมาชิกที่ขอส่งขาดจาก 365 บาท รวมกัน",
                "what those claimed paid less than 365 baht, in all",
            ),
        ),
        law=matching.LAW,
        reasons=("full_year",),
        answers=("members", "cutoff"),
        decide=matching.matched_round,
    )
)

MATCHED_MEMBER: Final = functions.register(
    Function(
        name="grants/matched_member",
        about=t(
            "สมาชิกคนนี้ขอรับการสมทบได้หรือไม่ ณ วันตัดยอดล่าสุด",
            "can this member be claimed at the last cut-off",
        ),
        facts=(
            Fact("joined_on", Kind.DATE, t("วันเข้าเป็นสมาชิก", "the day of joining")),
            Fact("good_standing", Kind.FLAG, t("เป็นสมาชิกอยู่และไม่ค้าง", "a member who owes nothing")),
            Fact("earlier_matches", Kind.COUNT, t("ครั้งที่เคยได้รับสมทบ", "times matched so far")),
            _fact("paid", Kind.MONEY, "เงินที่ส่งในปีนั้น", "what was paid in that year"),
        ),
        law=matching.LAW,
        reasons=("full_year", "good_standing", "matches_max"),
        answers=("cutoff",),
        decide=matching.matched_member,
    )
)


def _which_set(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Which set a fund falls under, where the day the programme began is known; else a person decides."""
    began = str(law.value("programme_began"))
    met = None
    if began != "unknown" and facts.get("founded_on") is not None:
        met = facts["founded_on"].isoformat() < began
    return Decision.all_of(
        law.condition(
            "programme_began",
            met,
            f"{facts.get('founded_on') or '?'} < {began}",
            t(
                "จัดตั้งก่อนเริ่มโครงการ (เอกสารไม่ได้บอกวันเริ่ม ต้องให้คนดูประวัติกองทุน)",
                "founded before the programme began (the document gives no day; a person looks)",
            ),
        )
    )


WHICH_SET: Final = functions.register(
    Function(
        name="grants/which_set",
        about=t(
            "กองทุนนี้ใช้หลักเกณฑ์ของกองทุนที่มีอยู่ก่อนโครงการหรือไม่",
            "does the set for funds that existed before the programme apply",
        ),
        facts=(_fact("founded_on", Kind.DATE, "วันจัดตั้ง", "the day it was founded"),),
        law="grants/sets",
        reasons=("programme_began",),
        decide=_which_set,
    )
)

ADMINISTRATION: Final = functions.register(
    Function(
        name="grants/administration_share",
        about=t(
            "ค่าดำเนินงานอยู่ในสัดส่วนที่ควรหรือไม่",
            "are the running costs within the share that is thought right",
        ),
        facts=(
            Fact("running_costs", Kind.MONEY, t("ค่าดำเนินงานในสิบสองเดือน", "running costs in twelve months")),
            Fact("money_in", Kind.MONEY, t("เงินที่รับเข้าในสิบสองเดือน", "what came in within twelve months")),
        ),
        law=ratios.LAW,
        reasons=("administration_share_max",),
        decide=ratios.administration_share,
    )
)
