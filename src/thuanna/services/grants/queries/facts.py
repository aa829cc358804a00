"""The facts that the criteria ask for, read from the live books, with the evidence behind each check.

``operating since`` is the day the first member was admitted, and never before the founding. What nobody
recorded is None, so that a person must look; what is known not to be there is false or nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Min

from thuanna.foundation.law import queries as law
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.rules import Duration
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.money.funds.models import Fund, MemberStatus
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.registry.meetings import queries as meetings
from thuanna.registry.meetings.models import Meeting
from thuanna.registry.organisations import queries as organisations
from thuanna.registry.organisations.models import PostKind
from thuanna.registry.places import queries as places
from thuanna.services.grants.models import (
    Certification,
    CommunityActivity,
    CommunityLink,
    Evidence,
    LocalSupport,
    Monitoring,
    PlanItem,
    ReportPosting,
)
from thuanna.services.grants.rules.criteria import CERTIFIERS, GROUPS

from . import benefits, regulation
from .evidence import standing
from .items import Item
from .people import Reach, reach_on

SETS_LAW = "grants/sets"
COMMITTEE = frozenset(
    {
        PostKind.CHAIR,
        PostKind.VICE_CHAIR,
        PostKind.SECRETARY,
        PostKind.TREASURER,
        PostKind.COMMITTEE,
    }
)
_IN_REGISTER = t("ในทะเบียน", "in the register")
_IN_BOOK = t("ในสมุดบัญชี", "in the book")
_FROM_MEMBERS = (chart.CONTRIBUTIONS, chart.CONTRIBUTIONS_OWED)


@dataclass(frozen=True)
class Gathered:
    """Facts for the criteria, and the evidence by check."""

    on: datetime.date
    facts: Mapping[str, Any]
    evidence: Mapping[str, tuple[Item, ...]]
    reach: Reach


def gather(fund: Fund, on: datetime.date, *, is_urban: bool) -> Gathered:
    """Everything the three sets ask for, as it stands at the end of a day."""
    reach = reach_on(on)
    within = law.book(SETS_LAW, on=on).duration("evidence_within")
    facts: dict[str, Any] = {"urban": is_urban, "members": reach.members["all"]}
    evidence: dict[str, tuple[Item, ...]] = {}
    for some_facts, some_evidence in (
        _beginning(fund, on),
        _people(reach, on),
        _money(on),
        _management(on, within, reach),
        _met(on, within),
        _benefits(on),
    ):
        facts |= some_facts
        evidence |= some_evidence
    return Gathered(on, facts, evidence, reach)


Found = tuple[dict[str, Any], dict[str, tuple[Item, ...]]]


def _beginning(fund: Fund, on: datetime.date) -> Found:
    first = MemberStatus.objects.filter(status="active", starts_on__lte=on).aggregate(first=Min("starts_on"))
    began = None if first["first"] is None else max(first["first"], fund.founded_on)
    papers = list(standing(Certification, on=on))
    certified = [
        _item(
            "certifications",
            row,
            t(
                "{who} รับรองเมื่อ {day}",
                "{who}, {day}",
                who=CERTIFIERS[row.certifier],
                day=_day(row.certified_on),
            ),
        )
        for row in papers
    ]
    begun = [Item(t("จัดตั้งเมื่อ {day}", "Founded on {day}", day=_day(fund.founded_on)), "fund")]
    if began is not None:
        begun.append(
            Item(t("รับสมาชิกคนแรกเมื่อ {day}", "First member admitted on {day}", day=_day(began)), "members")
        )
    facts = {
        "founded_on": fund.founded_on,
        "operating_since": began,
        "certifier": " ".join(sorted({row.certifier for row in papers})) or "none",
    }
    return facts, {"age_min": tuple(begun), "certifiers": tuple(certified)}


def _people(reach: Reach, on: datetime.date) -> Found:
    villages = len(places.communities(on=on))
    facts: dict[str, Any] = {
        "villages": villages,
        "villages_reached": reach.villages,
        "full_year_members": reach.full_year,
    }
    counted = t("สมาชิกปัจจุบัน {n} คน", "{n} members now", n=f"{reach.members['all']:,d}")
    spread = t(
        "{n} จาก {all} หมู่บ้านหรือชุมชน", "{n} of {all} villages or communities", n=reach.villages, all=villages
    )
    full = t("ครบหนึ่งปี {n} คน", "{n} with a full year", n=f"{reach.full_year:,d}")
    evidence: dict[str, tuple[Item, ...]] = {
        "members_min": (Item(counted, "members"),),
        "villages_share_min": (Item(spread, "villages"),),
        "urban_share_min": (Item(spread, "villages"),),
        "full_year_members_min": (Item(full, "members"),),
    }
    for group in GROUPS:
        facts[f"{group}_members"] = reach.members[group]
        facts[f"{group}_beneficiaries"] = reach.beneficiaries[group]
        for who, count in (("members", reach.members[group]), ("beneficiaries", reach.beneficiaries[group])):
            place = _IN_REGISTER if who == "members" else _IN_BOOK
            words = t("{n} คน {place}", "{n} {place}", n=f"{count:,d}", place=place)
            evidence[f"{group}_{who}_min"] = (Item(words, "members" if who == "members" else "payments"),)
    return facts, evidence


def _money(on: datetime.date) -> Found:
    paid = given = ZERO
    if book.is_open():
        paid = sum((book.balance_on(code, on) for code in _FROM_MEMBERS), ZERO)
        paid = paid + book.balance_on(chart.OPENING, on, funder="member")
        given = book.balance_on(chart.LOCAL_SUPPORT, on)
        given = given + book.balance_on(chart.OPENING, on, funder="local_government")
    in_kind = list(standing(LocalSupport, on=on))
    support = [
        _item("supports", row, t("{giver}: {about}", "{giver}: {about}", giver=row.giver, about=row.about))
        for row in in_kind
    ]
    if given > ZERO:
        words = t("เงินจาก อปท. ในสมุดบัญชี {amount} บาท", "{amount} baht in the book", amount=str(given))
        support.insert(0, Item(words, "book"))
    from_members = t(
        "เงินจากสมาชิกในสมุดบัญชี {amount} บาท", "{amount} baht from members in the book", amount=str(paid)
    )
    facts = {
        "members_money": max(paid, ZERO) if book.is_open() else None,
        "local_support": "cash" if given > ZERO else "kind" if in_kind else "none",
    }
    return facts, {"members_money": (Item(from_members, "book"),), "local_support": tuple(support)}


def _management(on: datetime.date, within: Duration, reach: Reach) -> Found:
    own = organisations.own()
    posts = [] if own is None else organisations.posts(own.pk, on=on)
    committee = [post for post in posts if post.kind in COMMITTEE]
    year = FiscalYear.of(on).year
    plans = [row for row in standing(PlanItem, on=on) if row.fiscal_year >= year]
    followed = _recent(standing(Monitoring, on=on), on, within)
    posted = _recent(standing(ReportPosting, on=on), on, within)
    rules_facts, rules_evidence = regulation.in_force(on)
    has_book = book.is_open() and book.head() is not None
    facts = {
        "committee": len(committee),
        "member_register": reach.members["all"] > 0,
        "accounts": has_book,
        "development_plan": bool(plans),
        "monitoring": bool(followed),
        "public_report": bool(posted),
        **rules_facts,
    }
    evidence = {
        "committee_min": (Item(t("กรรมการ {n} คน", "{n} on the committee", n=len(committee)), "committee"),),
        "member_register": (
            Item(t("ทะเบียนสมาชิก {n} คน", "register of {n}", n=f"{reach.cumulative:,d}"), "members"),
        ),
        "accounts": (Item(t("สมุดบัญชีของกองทุน", "the fund's book"), "book"),) if has_book else (),
        "development_plan": tuple(_item("plan", row, t(row.activity, row.activity)) for row in plans),
        "monitoring": tuple(
            _item(
                "monitoring", row, t("{day} โดย {who}", "{day}, by {who}", day=_day(row.done_on), who=row.who)
            )
            for row in followed
        ),
        "public_report": tuple(
            _item(
                "postings",
                row,
                t("ติดที่ {place} เมื่อ {day}", "{place}, {day}", place=row.place, day=_day(row.posted_on)),
            )
            for row in posted
        ),
        **rules_evidence,
    }
    return facts, evidence


def _met(on: datetime.date, within: Duration) -> Found:
    since = within.earliest_holding(on)
    tomorrow = on + datetime.timedelta(days=1)
    own = organisations.own()
    kinds = (Meeting.Kind.GENERAL, Meeting.Kind.FOUNDING)
    general = meetings.held(kinds=kinds, before=tomorrow, since=since)
    committee = meetings.held(kinds=(Meeting.Kind.COMMITTEE,), before=tomorrow, since=since)
    of_fund = [one for one in committee if own is not None and one.meeting.body_id == own.pk]
    items = tuple(
        Item(
            t("ครั้งที่ {n} เมื่อ {day}", "{n}, {day}", n=one.meeting.number, day=_day(one.meeting.held_on)),
            "meeting",
            one.meeting_id,
        )
        for one in general
    )
    times = t("ประชุม {n} ครั้งในรอบปี", "{n} meetings within the year", n=len(of_fund))
    return (
        {"general_meeting": bool(general), "committee_meetings": len(of_fund)},
        {"general_meeting": items, "committee_meetings_min": (Item(times, "meetings"),)},
    )


def _benefits(on: datetime.date) -> Found:
    tomorrow = on + datetime.timedelta(days=1)
    paid = benefits.paid(since=None, before=tomorrow)
    helped = benefits.outside_help(since=None, before=tomorrow)
    activities = list(standing(CommunityActivity, on=on))
    reaching = [row for row in activities if row.reaches_community]
    links = list(standing(CommunityLink, on=on))
    promised, for_community, non_cash = regulation.benefits(on)
    kinds = {one.kind for one in paid} | promised
    of_kinds = [
        Item(t("{kind}: จ่ายแล้ว {n} ครั้ง", "{kind}: paid {n} times", kind=one.words, n=one.times), "payments")
        for one in paid
    ]
    if promised:
        of_kinds.append(
            Item(t("ตามระเบียบ {n} ประเภท", "{n} kinds by the regulation", n=len(promised)), "regulation")
        )
    reach = [_item("activities", row, t(row.about, row.about)) for row in reaching]
    if helped.times:
        words = t(
            "ช่วยคนที่ไม่ใช่สมาชิก {n} ครั้ง {amount} บาท",
            "{n} non-members helped, {amount} baht",
            n=helped.times,
            amount=str(helped.amount),
        )
        reach.insert(0, Item(words, "payments"))
    if for_community:
        reach.append(
            Item(t("ระเบียบให้ช่วยคนในชุมชน", "the regulation helps people of the community"), "regulation")
        )
    facts = {
        "benefit_kinds": len(kinds),
        "benefits_for_community": bool(reach),
        "community_links": bool(links),
        "noncash_benefits": bool(activities) or non_cash,
    }
    evidence = {
        "benefit_kinds_min": tuple(of_kinds),
        "benefits_for_community": tuple(reach),
        "noncash_benefits": tuple(_item("activities", row, t(row.about, row.about)) for row in activities),
        "community_links": tuple(
            _item("links", row, t("{who}: {about}", "{who}: {about}", who=row.partner, about=row.about))
            for row in links
        ),
    }
    return facts, evidence


def _recent(rows: Iterable[Any], on: datetime.date, within: Duration) -> list[Any]:
    """Those that still count on a day."""
    since = within.earliest_holding(on)
    return [row for row in rows if getattr(row, row.ON) >= since]


def _item(kind: str, row: Evidence, words: Phrase) -> Item:
    return Item(words, kind, row.pk)


def _day(day: datetime.date) -> Phrase:
    return t(thai_date(day, "short"), english_date(day))


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as they are stored with a decision."""
    return {
        name: value.isoformat()
        if isinstance(value, datetime.date)
        else str(value)
        if isinstance(value, Money)
        else value
        for name, value in facts.items()
    }
