"""The facts of a claim, read with where each comes from, and the judgement that follows from them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.refusals import Refusal
from thuanna.money.funds.models import Member, NominatedPayee
from thuanna.money.regulations.deciding.benefits import Judgement, judge
from thuanna.money.regulations.deciding.facts import EventFacts, Used
from thuanna.money.regulations.deciding.standing import Standing, State, day_words, standing_on
from thuanna.money.regulations.queries import Adopted, histories_of, texts
from thuanna.money.regulations.schema import Benefit
from thuanna.money.regulations.schema.regulation import RELATIONS

from . import family
from .models import Claim, ClaimClosing, ClaimDecision, ClaimPaper
from .queries import recoveries


class NoRegulation(Refusal):
    """The fund has adopted no regulation; nothing can be judged."""

    code = "claims_need_regulation"


@dataclass(frozen=True)
class FactLine:
    """One fact as people read it, with where it comes from."""

    label: Phrase
    value: Phrase
    source: Phrase

    def as_record(self) -> dict[str, dict[str, str]]:
        """As it is stored with a decision."""
        return {
            name: {"th": words.in_("th"), "en": words.in_("en")}
            for name, words in (("label", self.label), ("value", self.value), ("source", self.source))
        }


@dataclass(frozen=True)
class Judged:
    """A claim with the regulation that judges it, the facts and the judgement."""

    adopted: Adopted
    benefit: Benefit | None
    facts: EventFacts
    lines: tuple[FactLine, ...]
    judgement: Judgement
    year_starts_on: datetime.date

    @property
    def deciding(self) -> tuple[int, int, int]:
        """How many certify, days to decide, days to object."""
        rule = self.adopted.regulation.deciding
        return rule.certifiers, rule.decide_days, rule.object_days


def judged(claim: Claim, *, papers: frozenset[str] | None = None) -> Judged:
    """Judge a claim by the regulation in force on the day of its event, as things stand now.

    :param papers: which papers came; left out, those that stand with the claim
    :raises NoRegulation: the fund has adopted none
    """
    found = texts()
    if found is None:
        raise NoRegulation(
            t(
                "กองทุนยังไม่ได้ประกาศใช้ระเบียบ จึงยังพิจารณาคำขอไม่ได้ ทำหน้าระเบียบก่อน",
                "The fund has adopted no regulation, so claims cannot be judged. Adopt one first.",
            )
        )
    adopted = found.on(claim.event_on)
    regulation = adopted.regulation
    benefit = regulation.benefit(claim.benefit)
    year_starts, year_ends = regulation.benefit_year(claim.event_on)
    standing = _standing(claim)
    came = _papers_of(claim) if papers is None else papers
    facts = EventFacts(
        benefit=claim.benefit,
        on=claim.event_on,
        claimed_on=claim.claimed_on,
        relation=claim.relation,
        units=claim.units,
        papers=came,
        is_by_proxy=claim.is_by_proxy,
        used=_used(claim, year_starts, year_ends),
    )
    if claim.member is not None and standing is not None:
        facts = _of_member(facts, claim.member, standing)
    lines = tuple(_told(claim, facts, standing))
    return Judged(adopted, benefit, facts, lines, judge(regulation, facts), year_starts)


def _standing(claim: Claim) -> Standing | None:
    """Where the member stood on the day of the event; a death does not take away what stood before it."""
    found = texts()
    if claim.member is None or found is None:
        return None
    history = histories_of([claim.member.pk], found)[claim.member.pk]
    alive = replace(history, statuses=tuple(one for one in history.statuses if one.status != "deceased"))
    return standing_on(alive, found.in_force, claim.event_on)


def _of_member(facts: EventFacts, member: Member, standing: Standing) -> EventFacts:
    is_over = standing.state in (State.ENDED, State.RESIGNED)
    is_resting = standing.state is State.SUSPENDED
    nominated = NominatedPayee.objects.filter(member=member, ends_before__isnull=True).exists()
    return replace(
        facts,
        joined_on=standing.time_from,
        paid_until=standing.paid_until,
        arrears_since=standing.arrears_since if standing.state is State.IN_ARREARS else None,
        suspended_since=standing.since if is_resting else None,
        suspended_until=standing.returns_on if is_resting else None,
        ended_on=standing.since if is_over else None,
        born=member.person.birth,
        sex=member.person.sex,
        has_nominated=nominated,
    )


def _papers_of(claim: Claim) -> frozenset[str]:
    if claim.pk is None:
        return frozenset()
    return frozenset(ClaimPaper.objects.filter(claim=claim).values_list("kind", flat=True))


def counting_decisions() -> QuerySet[ClaimDecision]:
    """Decisions that grant and still count: the last of their claim, which was not closed."""
    last = ClaimDecision.objects.filter(claim=OuterRef("claim")).order_by("-place").values("place")[:1]
    found: Any = ClaimDecision.objects.annotate(last=Subquery(last)).filter(
        place=F("last"), outcome=ClaimDecision.Outcome.GRANTED
    )
    counting: QuerySet[ClaimDecision] = found.exclude(claim__in=ClaimClosing.objects.values("claim_id"))
    return counting


def _used(claim: Claim, year_starts: datetime.date, year_ends: datetime.date) -> Used:
    """What was granted before of this benefit. The caller who decides holds the members' rows."""
    granted = counting_decisions().filter(claim__benefit=claim.benefit)
    if claim.pk is not None:
        granted = granted.exclude(claim_id=claim.pk)
    if claim.member is None:
        own = granted.filter(claim__member__isnull=True, claim__beneficiary=claim.beneficiary)
        together = own
    else:
        own = granted.filter(claim__member=claim.member)
        people = family.household_of(claim.member.person_id)
        together = granted.filter(claim__member__person_id__in=people)
    year = [one for one in _given(own) if year_starts <= one.event_on < year_ends]
    return Used(
        year=sum((one.amount for one in year), ZERO),
        year_units=sum(one.units for one in year),
        year_times=len(year),
        life_times=len(_given(own)),
        family_year_times=sum(year_starts <= one.event_on < year_ends for one in _given(together)),
    )


@dataclass(frozen=True)
class _Given:
    event_on: datetime.date
    amount: Money
    units: int


def _given(decisions: QuerySet[ClaimDecision]) -> list[_Given]:
    """What was given and not paid back since; what came back in full was never given."""
    rows = list(decisions.values_list("claim_id", "claim__event_on", "amount_satang", "units"))
    back = recoveries.back_of(claim_id for claim_id, _, _, _ in rows)
    return [
        _Given(event_on, Money(satang) - back.get(claim_id, ZERO), units)
        for claim_id, event_on, satang, units in rows
        if not satang or back.get(claim_id, ZERO) < Money(satang)
    ]


_REGISTER = t("ทะเบียนสมาชิก", "register of members")
_CLAIM = t("คำขอ", "the claim")
_BOOK = t("สมุดบัญชีและระเบียบ", "the book and the regulation")


def _told(claim: Claim, facts: EventFacts, standing: Standing | None) -> list[FactLine]:
    lines = [
        FactLine(t("วันเกิดเหตุ", "Day of the event"), day_words(facts.on), _CLAIM),
        FactLine(t("วันยื่นคำขอ", "Day of the claim"), day_words(claim.claimed_on), _CLAIM),
        FactLine(t("เกิดกับ", "It happened to"), t(*RELATIONS[claim.relation]), _CLAIM),
    ]
    if facts.units is not None:
        number = t("{n}", "{n}", n=facts.units)
        lines.append(FactLine(t("จำนวนคืนหรือวัน", "Nights or days"), number, _CLAIM))
    if standing is not None:
        if facts.joined_on is not None:
            words = t("เริ่มนับการเป็นสมาชิก", "Membership counts from")
            lines.append(FactLine(words, day_words(facts.joined_on), _REGISTER))
        words = t("สถานะในวันเกิดเหตุ", "Standing on that day")
        lines.append(FactLine(words, t("{a} – {b}", "{a} – {b}", a=standing.words, b=standing.reason), _BOOK))
    if facts.used.year or facts.used.year_times:
        used = t(
            "{baht} บาท {times} ครั้ง",
            "{baht} baht, {times} times",
            baht=facts.used.year,
            times=facts.used.year_times,
        )
        before = t("ผลการพิจารณาก่อนหน้า", "earlier decisions")
        lines.append(FactLine(t("ได้รับแล้วในปีสวัสดิการนี้", "Given this benefit year"), used, before))
    return lines
