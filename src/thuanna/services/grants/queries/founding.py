"""Founding a fund, step by step: what is done, what comes next, and when its year is full."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.money.funds.models import Fund
from thuanna.money.funds.queries import fund as funds
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Leg
from thuanna.money.payments.models import BankAssertion
from thuanna.registry.meetings import queries as meetings
from thuanna.registry.meetings.models import Meeting
from thuanna.registry.organisations import queries as organisations
from thuanna.services.grants import access
from thuanna.services.grants.models import Promoter
from thuanna.services.grants.rules import criteria

from . import regulation
from .evidence import standing
from .facts import Gathered, gather


@dataclass(frozen=True)
class Step:
    """One step of the founding.

    :ivar opens: a name that pages know, where this step is done
    :ivar reached: how much of how many, where the step counts something
    """

    code: str
    label: Phrase
    is_done: bool
    found: Phrase
    opens: str
    reached: tuple[int, int] | None = None


@dataclass(frozen=True)
class Founding:
    """All steps, and the day the year is full."""

    steps: tuple[Step, ...]
    full_on: datetime.date | None

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(1 for step in self.steps if step.is_done)

    @property
    def next(self) -> Step | None:
        """The first step that is not done."""
        return next((step for step in self.steps if not step.is_done), None)


def founding(on: datetime.date, *, by: Actor) -> Founding:
    """How far the founding has come on a day, also before the fund itself is set up.

    :raises NotAllowed: without the right to see it
    """
    by.must(access.VIEW)
    rules = law.book("grants/new_fund", on=on)
    fund = funds.fund()
    begun = [_promoters(on), _first_meeting(on), _set_up(fund)]
    if fund is None:
        return Founding(tuple(begun), None)
    gathered = gather(fund, on, is_urban=False)
    full_on = criteria.complete_on(gathered.facts, rules.duration("age_min"))
    share = rules.value("villages_share_min")
    villages = gathered.facts["villages"]
    needed = criteria.villages_needed(villages, share) if villages else 1  # type: ignore[arg-type]  # a share
    steps = (
        *begun,
        _counted(
            "members",
            t("สมาชิกแรกตั้ง", "First members"),
            gathered.facts["members"],
            rules.number("members_min"),
            "members",
        ),
        _counted(
            "villages",
            t("หมู่บ้านหรือชุมชนที่มีสมาชิก", "Villages and communities with members"),
            gathered.reach.villages,
            needed,
            "villages",
        ),
        _regulation(on),
        _committee(on),
        _account(),
        _contributions(gathered),
        _support(gathered),
        _certified(gathered, str(rules.value("certifiers")).split()),
        _year(full_on, on),
    )
    return Founding(steps, full_on)


def _promoters(on: datetime.date) -> Step:
    count = standing(Promoter, on=on).count()
    return Step(
        "promoters",
        t("รวมตัวผู้ก่อการ", "Gather promoters"),
        count > 0,
        t("ผู้ก่อการ {n} คน", "{n} promoters", n=count),
        "promoters",
    )


def _first_meeting(on: datetime.date) -> Step:
    tomorrow = on + datetime.timedelta(days=1)
    held = meetings.held(kinds=(Meeting.Kind.FOUNDING, Meeting.Kind.GENERAL), before=tomorrow)
    written = meetings.minutes_of([one.meeting_id for one in held])
    resolved = list(meetings.resolutions_of([one.meeting_id for one in held]))
    is_done = bool(written) and bool(resolved)
    first = held[-1] if held else None
    found = (
        t("ยังไม่มีการประชุมจัดตั้ง", "no founding meeting yet")
        if first is None
        else t(
            "ประชุมเมื่อ {day} มา {n} คน {m} มติ{missing}",
            "held on {day}, {n} came, {m} resolutions{missing}",
            day=t(thai_date(first.meeting.held_on, "short"), english_date(first.meeting.held_on)),
            n=first.present,
            m=len(resolved),
            missing=t("", "") if written else t(" ยังไม่มีรายงาน", ", no minutes yet"),
        )
    )
    return Step(
        "meeting",
        t("ประชุมจัดตั้ง มีรายงานและมติ", "First meeting, with minutes and resolutions"),
        is_done,
        found,
        "meetings",
    )


def _set_up(fund: Fund | None) -> Step:
    found = (
        t("ยังไม่ได้กรอกวันจัดตั้ง", "the founding day is not entered yet")
        if fund is None
        else t(
            "จัดตั้งเมื่อ {day}",
            "founded on {day}",
            day=t(thai_date(fund.founded_on), english_date(fund.founded_on)),
        )
    )
    return Step("fund", t("ตั้งกองทุนในทะเบียน", "Enter the fund"), fund is not None, found, "fund")


def _counted(code: str, label: Phrase, count: int, target: int, opens: str) -> Step:
    more = max(target - count, 0)
    found = (
        t("{n} จาก {all} ขาดอีก {more}", "{n} of {all}, {more} to go", n=count, all=target, more=more)
        if more
        else t("{n} ครบแล้ว (ต้องไม่น้อยกว่า {all})", "{n}, enough (at least {all})", n=count, all=target)
    )
    return Step(code, label, more == 0, found, opens, (min(count, target), target))


def _regulation(on: datetime.date) -> Step:
    facts, evidence = regulation.in_force(on)
    items = evidence["regulation"]
    found = items[0].words if items else t("ยังไม่มีระเบียบที่ประชุมรับรอง", "no regulation adopted yet")
    return Step(
        "regulation", t("รับรองระเบียบ", "Adopt the regulation"), bool(facts["regulation"]), found, "regulation"
    )


def _committee(on: datetime.date) -> Step:
    own = organisations.own()
    posts = [] if own is None else organisations.posts(own.pk, on=on)
    held = {post.kind for post in posts}
    missing = [words for kind, words in _OFFICE_WORDS.items() if kind not in held]
    found = (
        t("ประธาน เลขานุการ เหรัญญิกครบ รวม {n} คน", "chair, secretary and treasurer; {n} in all", n=len(posts))
        if not missing
        else t(
            "ยังขาด {what}",
            "missing: {what}",
            what=t(" ".join(w.th for w in missing), ", ".join(w.en for w in missing)),
        )
    )
    return Step("committee", t("เลือกกรรมการ", "Elect the committee"), not missing, found, "committee")


_OFFICE_WORDS = {
    "chair": t("ประธาน", "chair"),
    "secretary": t("เลขานุการ", "secretary"),
    "treasurer": t("เหรัญญิก", "treasurer"),
}


def _account() -> Step:
    is_open = book.is_open()
    used = is_open and Leg.objects.filter(account_id=book.account(chart.BANK).pk).exists()
    is_done = used or BankAssertion.objects.exists()
    found = (
        t("มีรายการในบัญชีธนาคารแล้ว", "the account is in use")
        if is_done
        else t("ยังไม่มีรายการในบัญชีธนาคาร", "nothing in a bank account yet")
    )
    return Step("account", t("เปิดบัญชีธนาคารร่วมกัน", "Open a joint bank account"), is_done, found, "book")


def _contributions(gathered: Gathered) -> Step:
    paid = gathered.facts["members_money"]
    is_done = paid is not None and paid > ZERO
    found = (
        t("รับแล้ว {amount} บาท", "{amount} baht taken", amount=str(paid))
        if is_done
        else t("ยังไม่ได้รับเงินสมทบ", "no contributions yet")
    )
    return Step("contributions", t("รับเงินสมทบงวดแรก", "Take the first contributions"), is_done, found, "book")


def _support(gathered: Gathered) -> Step:
    given = gathered.facts["local_support"]
    found = criteria.SUPPORTS[given]
    return Step(
        "support",
        t("อปท. สนับสนุนงาน", "The local government supports the work"),
        given != "none",
        found,
        "supports",
    )


def _certified(gathered: Gathered, accepted: list[str]) -> Step:
    held = [one for one in str(gathered.facts["certifier"]).split() if one in accepted]
    found = criteria.CERTIFIERS[held[0]] if held else t("ยังไม่มีหนังสือรับรอง", "no certificate yet")
    return Step(
        "certified",
        t("คณะกรรมการจังหวัดรับรอง", "The provincial committee certifies"),
        bool(held),
        found,
        "certifications",
    )


def _year(full_on: datetime.date | None, on: datetime.date) -> Step:
    found = (
        t("เริ่มนับเมื่อรับสมาชิกคนแรก", "runs from the first member on")
        if full_on is None
        else t("ครบวันที่ {day}", "full on {day}", day=t(thai_date(full_on), english_date(full_on)))
    )
    return Step(
        "year",
        t("ดำเนินการครบหนึ่งปี", "A full year of work"),
        full_on is not None and full_on <= on,
        found,
        "fund",
    )
