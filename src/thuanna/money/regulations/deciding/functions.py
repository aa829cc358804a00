"""The decision functions as worked cases and the reference page know them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from thuanna.foundation.law import functions
from thuanna.foundation.law.functions import Fact, Kind
from thuanna.kernel.language import t
from thuanna.kernel.money import Money
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.rules import Check, Decision, RuleBook
from thuanna.money.regulations.law_file import MODEL, file_in
from thuanna.money.regulations.schema import Regulation

from . import benefits
from .dues import dues, pay_ahead
from .facts import EventFacts, Used
from .history import Base, Chosen, History, Payment, StatusChange
from .standing import Standing, standing_on

_WHICH = Fact(
    "regulation",
    Kind.TEXT,
    t("ระเบียบที่ให้มากับโปรแกรม (ถ้าไม่บอก ใช้ระเบียบตัวอย่าง)", "one of the regulations shipped; else the model"),
    required=False,
)


def _history(facts: Mapping[str, Any]) -> History:
    joined: date = facts["joined_on"]
    return History(
        bases=(Base(since=joined, paid_until=facts.get("paid_until") or joined, time_from=joined),),
        statuses=(StatusChange(joined, "active"),),
        payments=tuple(_payments(facts)),
        chosen=(Chosen(joined, facts.get("plan") or "", facts.get("due_day")),),
        born=PartialDate.of(facts["born_on"]) if facts.get("born_on") else None,
        categories=frozenset((facts.get("categories") or "").split()),
    )


def _payments(facts: Mapping[str, Any]) -> list[Payment]:
    """``2026-01-05=30.00 2026-02-05=30.00``."""
    found = []
    for entry in (facts.get("payments") or "").split():
        day, _, amount = entry.partition("=")
        try:
            found.append(Payment(date.fromisoformat(day), Money.baht(amount)))
        except ValueError:
            raise functions.BadFacts(
                t(
                    "payments: เขียน “{entry}” เป็น วัน=บาท เช่น 2026-01-05=30.00",
                    "payments: write “{entry}” as day=baht, as in 2026-01-05=30.00",
                    entry=entry,
                )
            ) from None
    return sorted(found, key=lambda payment: payment.on)


def contribution_due(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """What the periods from a day on cost, when the first is due and until when they pay."""
    in_force = file_in(law, facts.get("regulation") or "").in_force
    history, start = _history({**facts, "joined_on": facts.get("joined_on") or law.on}), law.on
    total, until = pay_ahead(history, in_force, start, facts.get("periods") or 1)
    first = next(dues(history, in_force, start))
    found = in_force(start).contributions
    months_ahead = (facts.get("periods") or 1) * first.plan.months
    check = Check(
        code="ahead_most",
        met=months_ahead <= max(found.most_ahead_months, first.plan.months),
        shown=f"{months_ahead} ≤ {found.most_ahead_months} months",
        phrase=t("ส่งล่วงหน้าได้ไม่เกิน {n} เดือน", "at most {n} months ahead", n=found.most_ahead_months),
        source=in_force(start).cite(found.clause),
    )
    answers: dict[str, Any] = {"due_on": first.due_on, "paid_until": until, "days": (until - start).days}
    answers["relief"] = first.relief.code if first.relief else "none"
    decision = Decision.all_of(check)
    return decision.answering(total if decision.outcome == "granted" else None, **answers)


def standing(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Where a member stands on the day; granted means: nothing of it keeps them from a benefit."""
    file = file_in(law, facts.get("regulation") or "")
    return _told(standing_on(_history(facts), file.in_force, law.on), file.in_force(law.on))


def _told(found: Standing, regulation: Regulation) -> Decision:
    check = Check(
        code=found.state.value,
        met=found.is_entitled,
        shown=f"{found.state} since {found.since}",
        phrase=found.reason,
        source=regulation.cite(regulation.arrears.clause),
        version=regulation.version,
    )
    answers: dict[str, Any] = {
        "standing": found.state.value,
        "since": found.since,
        "paid_until": found.paid_until,
        "arrears_since": found.arrears_since,
        "owed": str(found.owed),
        "next_amount": str(found.next_due.amount) if found.next_due else None,
        "next_due_on": found.next_due.due_on if found.next_due else None,
        "returns_on": found.returns_on,
    }
    return Decision.all_of(check).answering(
        **{name: value for name, value in answers.items() if value is not None}
    )


def benefit(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """May this be given, how much, what is left, and why not."""
    regulation = file_in(law, facts.get("regulation") or "").on(law.on)
    papers = facts.get("papers")
    used = {name.removeprefix("used_"): facts[name] for name in _USED if facts.get(name) is not None}
    plain = (
        "joined_on",
        "arrears_since",
        "suspended_since",
        "suspended_until",
        "ended_on",
        "claimed_on",
        "units",
    )
    event = EventFacts(
        benefit=facts["benefit"],
        on=law.on,
        paid_until=facts.get("paid_until") or law.on,
        born=PartialDate.of(facts["born_on"]) if facts.get("born_on") else None,
        sex=facts.get("sex") or "",
        relation=facts.get("relation") or "self",
        papers=None if papers is None else frozenset(papers.split()),
        is_by_proxy=bool(facts.get("is_by_proxy")),
        has_nominated=facts.get("has_nominated"),
        used=Used(**used),
        **{name: facts.get(name) for name in plain},
    )
    return benefits.judge(regulation, event).decision


_USED = ("used_year", "used_year_units", "used_year_times", "used_life_times", "used_family_year_times")
_JOINED = Fact("joined_on", Kind.DATE, t("วันที่เริ่มเป็นสมาชิก", "day of joining"), required=False)
_PLAN = Fact("plan", Kind.TEXT, t("แบบการส่ง เช่น monthly", "plan, such as monthly"), required=False)
_BORN = Fact("born_on", Kind.DATE, t("วันเกิด", "birth date"), required=False)
_DUE_DAY = Fact(
    "due_day", Kind.COUNT, t("วันที่ของเดือนที่นัดส่ง", "the member's own day of the month"), required=False
)
_CATEGORIES = Fact(
    "categories",
    Kind.TEXT,
    t("ประเภทสมาชิก เช่น disabled orphan", "categories, such as disabled orphan"),
    required=False,
)
_PAID_UNTIL = Fact("paid_until", Kind.DATE, t("ส่งครบถึงก่อนวันที่", "the first day not paid for"), required=False)

functions.register(
    functions.Function(
        name="funds/contribution_due",
        about=t(
            "เงินสมทบที่ต้องส่งตั้งแต่วันนั้น ตามแบบการส่งและจำนวนงวด",
            "what the periods beginning on the day cost, by plan and number of periods",
        ),
        facts=(
            _WHICH,
            _PLAN,
            Fact("periods", Kind.COUNT, t("จำนวนงวดที่ส่งพร้อมกัน", "how many periods at once"), required=False),
            _JOINED,
            _DUE_DAY,
            _BORN,
            _CATEGORIES,
        ),
        law=MODEL,
        reasons=("ahead_most",),
        answers=("due_on", "paid_until", "days", "relief"),
        decide=contribution_due,
    )
)
functions.register(
    functions.Function(
        name="funds/standing",
        about=t(
            "สมาชิกส่งครบ ค้างส่ง พักสิทธิ หรือพ้นสมาชิกภาพในวันนั้น คิดจากเงินที่ส่งและระเบียบเท่านั้น",
            "where a member stands on the day, from the payments and the regulation alone",
        ),
        facts=(
            _WHICH,
            Fact("joined_on", Kind.DATE, t("วันที่เริ่มเป็นสมาชิก", "day of joining")),
            _PLAN,
            _DUE_DAY,
            Fact(
                "payments",
                Kind.TEXT,
                t("เงินที่ส่ง เช่น 2026-01-05=30.00 2026-02-05=30.00", "payments as day=baht, by blanks"),
                required=False,
            ),
            _PAID_UNTIL,
            _BORN,
            _CATEGORIES,
        ),
        law=MODEL,
        reasons=("in_arrears", "suspended", "ended", "not_yet"),
        answers=(
            "standing",
            "since",
            "paid_until",
            "arrears_since",
            "owed",
            "next_amount",
            "next_due_on",
            "returns_on",
        ),
        decide=standing,
    )
)
functions.register(
    functions.Function(
        name="funds/benefit",
        about=t(
            "ให้สวัสดิการนี้ได้หรือไม่ เท่าใด ตัดสินตามวันเกิดเหตุ",
            "may this benefit be given and how much, judged on the day of the event",
        ),
        facts=(
            _WHICH,
            Fact("benefit", Kind.TEXT, t("รหัสสวัสดิการ เช่น hospital", "the benefit's code, such as hospital")),
            _JOINED,
            _PAID_UNTIL,
            Fact("arrears_since", Kind.DATE, t("ค้างส่งตั้งแต่", "in arrears since"), required=False),
            Fact("suspended_since", Kind.DATE, t("พักสิทธิตั้งแต่", "suspended since"), required=False),
            Fact("suspended_until", Kind.DATE, t("ใช้สิทธิได้อีกตั้งแต่", "entitled again from"), required=False),
            Fact("ended_on", Kind.DATE, t("พ้นสมาชิกภาพตั้งแต่", "membership ended on"), required=False),
            _BORN,
            Fact("sex", Kind.TEXT, t("เพศ female หรือ male", "female or male"), required=False),
            Fact("relation", Kind.TEXT, t("เกิดกับใคร เช่น self child", "whom it happened to"), required=False),
            Fact("units", Kind.COUNT, t("จำนวนคืนหรือวัน", "nights, days …"), required=False),
            Fact("claimed_on", Kind.DATE, t("วันที่ยื่น", "day of the claim"), required=False),
            Fact(
                "papers", Kind.TEXT, t("เอกสารที่มาแล้ว เว้นวรรค", "papers that came, by blanks"), required=False
            ),
            Fact("is_by_proxy", Kind.FLAG, t("ยื่นแทน", "by a proxy"), required=False),
            Fact("has_nominated", Kind.FLAG, t("ระบุผู้รับผลประโยชน์ไว้", "a payee was nominated"), required=False),
            Fact("used_year", Kind.MONEY, t("ได้ไปแล้วในปีนี้", "given this benefit year"), required=False),
            Fact("used_year_units", Kind.COUNT, t("คืนที่ใช้ไปแล้วในปีนี้", "units given this year"), required=False),
            Fact("used_year_times", Kind.COUNT, t("ครั้งที่ได้ในปีนี้", "times this year"), required=False),
            Fact("used_life_times", Kind.COUNT, t("ครั้งที่ได้ตลอดชีพ", "times in a life"), required=False),
            Fact(
                "used_family_year_times",
                Kind.COUNT,
                t("ครั้งที่ครอบครัวได้ในปีนี้", "times in the family"),
                required=False,
            ),
        ),
        law=MODEL,
        reasons=(
            "benefit_known",
            "relation",
            "member_on_day",
            "membership_least",
            "paid_least",
            "in_order",
            "not_suspended",
            "sex",
            "age",
            "claim_in_time",
            "claim_month",
            "year_times_most",
            "life_times_most",
            "family_times_most",
            "units_known",
            "units_least",
            "tiers_overlap",
            "tiers_gap",
            "year_units_most",
            "event_baht_most",
            "year_baht_most",
            "amount_by_committee",
            "papers",
            "payee_nominated",
        ),
        answers=(
            "deadline",
            "entitled_from",
            "remaining_baht",
            "remaining_units",
            "remaining_times",
            "missing",
            "decide_days",
            "object_days",
        ),
        decide=benefit,
    )
)
