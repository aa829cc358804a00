"""The three sets of criteria. Each check cites the clause of the document it comes from."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.rules import Check, Decision, Duration, RuleBook
from thuanna.kernel.thai_dates import english_date, thai_date

Facts = Mapping[str, Any]

EXISTING, NEW, FORM_2567 = "existing_fund", "new_fund", "proposal_2567"
SETS: Final = (EXISTING, NEW, FORM_2567)
SET_WORDS: Final[Mapping[str, Phrase]] = {
    EXISTING: t("กองทุนที่มีอยู่ก่อนโครงการ ปีงบประมาณ 2553", "Existing fund, fiscal year 2553"),
    NEW: t("กองทุนจัดตั้งใหม่ ปีงบประมาณ 2553", "New fund, fiscal year 2553"),
    FORM_2567: t("แบบเสนอปีงบประมาณ 2567 (6 ประการ)", "Form of fiscal year 2567 (six points)"),
}
GROUPS: Final = ("youth", "older", "disabled", "disadvantaged")
CERTIFIERS: Final[Mapping[str, Phrase]] = {
    "codi": t("สถาบันพัฒนาองค์กรชุมชน (พอช.)", "Community Organizations Development Institute (CODI)"),
    "provincial_office": t("พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด (พมจ.)", "Provincial MSDHS office"),
    "provincial_committee": t("คณะกรรมการขับเคลื่อนสวัสดิการชุมชนจังหวัด", "Provincial community-welfare committee"),
    "bangkok_committee": t("คณะกรรมการขับเคลื่อนสวัสดิการชุมชนกรุงเทพมหานคร", "Bangkok community-welfare committee"),
    "public_benefit": t("จดทะเบียนองค์กรสาธารณประโยชน์", "Registered as a public-benefit organisation"),
    "welfare_organisation": t("จดทะเบียนองค์กรสวัสดิการชุมชน", "Registered as a community welfare organisation"),
}
SUPPORTS: Final[Mapping[str, Phrase]] = {
    "none": t("ยังไม่มี", "none yet"),
    "kind": t("สนับสนุนโดยไม่ใช่เงิน", "support in kind"),
    "cash": t("สนับสนุนเป็นเงิน", "support in cash"),
}
_PRESENT: Final = (
    "member_register",
    "regulation",
    "accounts",
    "development_plan",
    "monitoring",
    "public_report",
)


def existing_fund(facts: Facts, law: RuleBook) -> Decision:
    """Fiscal year 2553, a fund that existed before the programme: five criteria."""
    return Decision.all_of(
        _age(facts, law),
        _certified(facts, law),
        *_groups(facts, law, "members"),
        *_groups(facts, law, "beneficiaries"),
        _villages(facts, law, "villages_share_min"),
        *_money(facts, law),
        *_management(facts, law),
        *_benefits(facts, law),
        _flag("community_links", facts, law),
    )


def new_fund(facts: Facts, law: RuleBook) -> Decision:
    """Fiscal year 2553, a new fund matched for the first time: five criteria, a hundred members."""
    return Decision.all_of(
        _age(facts, law),
        _certified(facts, law),
        law.at_least("members_min", facts.get("members")),
        *_groups(facts, law, "members"),
        _villages(facts, law, "villages_share_min"),
        *_money(facts, law),
        *_management(facts, law),
        *_benefits(facts, law),
        _flag("community_links", facts, law),
    )


def proposal_2567(facts: Facts, law: RuleBook) -> Decision:
    """The form of fiscal year 2567: six points; in a town a fifth of the communities is enough."""
    share = "urban_share_min" if facts.get("urban") else "villages_share_min"
    return Decision.all_of(
        _age(facts, law),
        _certified(facts, law),
        law.at_least("full_year_members_min", facts.get("full_year_members")),
        *_groups(facts, law, "members"),
        _villages(facts, law, share),
        *_money(facts, law),
        *_management(facts, law),
        _flag("general_meeting", facts, law),
        law.at_least("committee_meetings_min", facts.get("committee_meetings")),
        *_benefits(facts, law),
        _flag("noncash_benefits", facts, law),
        _flag("community_links", facts, law),
    )


def complete_on(facts: Facts, least: Duration) -> date | None:
    """The first day on which the fund has been founded and has operated that long; None: not known."""
    days = [facts.get("founded_on"), facts.get("operating_since")]
    known = [day for day in days if day is not None]
    return least.ends_before(max(known)) if len(known) == len(days) else None


def _age(facts: Facts, law: RuleBook) -> Check:
    least = law.duration("age_min")
    full_on = complete_on(facts, least)
    met = None if full_on is None else full_on <= law.on
    sign = "≤" if met else ">"
    shown = "?" if full_on is None else f"{full_on.isoformat()} {sign} {law.on.isoformat()}"
    phrase = (
        t(
            "ยังไม่รู้วันจัดตั้งหรือวันเริ่มดำเนินการ จึงยังนับเวลาไม่ได้",
            "The day it was founded or began to operate is not known, so its time cannot be counted.",
        )
        if full_on is None
        else t(
            "จัดตั้งและดำเนินการครบกำหนดวันที่ {day}",
            "Founded and operating for long enough on {day}",
            day=t(thai_date(full_on), english_date(full_on)),
        )
    )
    return law.condition("age_min", met, f"{shown}, {least}", phrase)


def _certified(facts: Facts, law: RuleBook) -> Check:
    """By one of those the document names."""
    accepted = str(law.value("certifiers")).split()
    certifiers = facts.get("certifier")
    held = None if certifiers is None else set(certifiers.split()) - {"none"}
    counting = None if held is None else [one for one in accepted if one in held]
    met = None if counting is None else any(_may_certify(one, facts, law) for one in counting)
    thai = " หรือ ".join(CERTIFIERS[one].th for one in accepted)
    english = " or ".join(CERTIFIERS[one].en for one in accepted)
    has = "?" if held is None else ", ".join(sorted(held)) or "none"
    return law.condition(
        "certifiers",
        met,
        f"{has} {'∈' if met else '∉'} {', '.join(accepted)}",
        t("รับรองโดย {who}", "Certified by {who}", who=t(thai, english)),
    )


def _may_certify(certifier: str, facts: Facts, law: RuleBook) -> bool:
    """The form of 2567 lets the provincial committee certify only funds founded from a day on."""
    if certifier != "provincial_committee" or "provincial_committee_from" not in law.file.parameters:
        return True
    founded_on = facts.get("founded_on")
    since = date.fromisoformat(str(law.value("provincial_committee_from")))
    return founded_on is not None and founded_on >= since


def _groups(facts: Facts, law: RuleBook, who: str) -> list[Check]:
    return [law.at_least(f"{group}_{who}_min", facts.get(f"{group}_{who}")) for group in GROUPS]


def villages_needed(villages: int, share: Decimal) -> int:
    """The least whole number of villages that makes up the share: 5 of 9 for a half."""
    return math.ceil(villages * share)


def _villages(facts: Facts, law: RuleBook, name: str) -> Check:
    share = law.value(name)
    assert isinstance(share, Decimal), f"{name} is a share"
    villages, reached = facts.get("villages"), facts.get("villages_reached")
    if not villages or reached is None:
        phrase = t(
            "ยังไม่รู้จำนวนหมู่บ้านหรือชุมชนทั้งหมด หรือที่มีสมาชิก",
            "It is not known how many villages or communities there are, or how many have members.",
        )
        return law.condition(name, None, f"? ≥ {share}", phrase)
    met = reached >= villages * share
    phrase = t(
        "มีสมาชิกใน {reached} จาก {villages} หมู่บ้านหรือชุมชน (ต้องไม่น้อยกว่า {needed})",
        "Members in {reached} of {villages} villages or communities (at least {needed} are needed)",
        reached=reached,
        villages=villages,
        needed=villages_needed(villages, share),
    )
    return law.condition(name, met, f"{reached}/{villages} {'≥' if met else '<'} {share}", phrase)


def _money(facts: Facts, law: RuleBook) -> list[Check]:
    paid: Money | None = facts.get("members_money")
    from_members = law.condition(
        "members_money",
        None if paid is None else paid > ZERO,
        "?" if paid is None else f"{paid} > 0",
        t(
            "เงินกองทุนที่มาจากสมาชิก {amount} บาท",
            "The fund holds {amount} baht from members.",
            amount=t("ยังไม่รู้จำนวน", "an unknown amount of") if paid is None else str(paid),
        ),
    )
    asked, given = str(law.value("local_support")), facts.get("local_support")
    enough = {"cash"} if asked == "cash" else {"cash", "kind"}
    words = t("ยังไม่รู้", "not known") if given is None else SUPPORTS.get(given, t(given, given))
    support = law.condition(
        "local_support",
        None if given is None else given in enough,
        f"{given or '?'} ∈ {', '.join(sorted(enough))}",
        t(
            "การสนับสนุนจากองค์กรปกครองส่วนท้องถิ่น: {words}",
            "Support by the local government: {words}",
            words=words,
        ),
    )
    return [from_members, support]


def _management(facts: Facts, law: RuleBook) -> list[Check]:
    committee = law.at_least("committee_min", facts.get("committee"))
    return [committee, *(_flag(name, facts, law) for name in _PRESENT)]


def _benefits(facts: Facts, law: RuleBook) -> list[Check]:
    kinds = law.at_least("benefit_kinds_min", facts.get("benefit_kinds"))
    return [kinds, _flag("benefits_for_community", facts, law)]


def _flag(name: str, facts: Facts, law: RuleBook) -> Check:
    """Something that has to be there."""
    there: bool | None = facts.get(name)
    state = {
        True: t("มีแล้ว", "there"),
        False: t("ยังไม่มี", "not there yet"),
        None: t("ยังไม่รู้ ต้องให้คนดู", "not known; a person must look"),
    }[there]
    label = law.parameter(name).label
    shown = "?" if there is None else "yes" if there else "no"
    return law.condition(
        name, there, shown, t("{label}: {state}", "{label}: {state}", label=label, state=state)
    )
