"""May this be given, how much, and if not: why, from when, and until when it may be claimed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.kernel.ages import age_on
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.kernel.rules import Check, Decision, Outcome
from thuanna.money.regulations.schema import Benefit, Clause, Regulation
from thuanna.money.regulations.schema.regulation import PAPER_WORDS, RELATIONS, SEX_WORDS
from thuanna.money.regulations.schema.wording import month_names

from . import amounts
from .amounts import AmountLine
from .facts import EventFacts
from .standing import day_words


@dataclass(frozen=True, kw_only=True)
class Remaining:
    """What the caps leave for the rest of the benefit year; None: there is no such cap."""

    baht: Money | None = None
    units: int | None = None
    times: int | None = None


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The decision about one event, with everything its letter says.

    :ivar entitled_from: from which day such an event would be paid, where only time is missing
    :ivar deadline: the last day for the claim
    :ivar missing: papers that must still come
    """

    decision: Decision
    lines: tuple[AmountLine, ...] = ()
    units: int = 0
    remaining: Remaining = Remaining()
    deadline: date | None = None
    entitled_from: date | None = None
    missing: tuple[str, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """Granted, refused, or a person must look."""
        return self.decision.outcome


def judge(regulation: Regulation, facts: EventFacts) -> Judgement:
    """Decide one event by the regulation in force on its day."""
    benefit = regulation.benefit(facts.benefit)
    if benefit is None:
        unknown = _check(
            regulation, regulation.membership_clause, "benefit_known", False, facts.benefit, _NO_SUCH
        )
        return Judgement(decision=Decision.all_of(unknown))
    asked = _Asked(regulation, benefit, facts)
    checks = list(asked.conditions())
    lines, undecided = amounts.lines_of(benefit, facts)
    checks += [asked.check(item.code, item.met, item.words.in_("en"), item.words) for item in undecided]
    given = amounts.capped(benefit, lines, facts)
    if given.emptied_by and not undecided:
        words = t("ปีนี้ใช้สิทธิครบแล้ว", "everything for this year has been given")
        checks.append(asked.check(given.emptied_by, False, f"{given.amount}", words))
    if benefit.is_by_committee and not undecided:
        checks.append(asked.check("amount_by_committee", None, "no amount", _BY_COMMITTEE))
    missing = asked.missing
    checks += asked.papers(missing)
    decision = Decision.all_of(*checks)
    times = [asked.from_on(), *(item.from_on for item in undecided if item.met is False)]
    judged = Judgement(
        decision=decision,
        lines=given.lines,
        units=amounts.counted_units(benefit, facts) if decision.outcome is Outcome.GRANTED else 0,
        deadline=asked.deadline(),
        entitled_from=max((day for day in times if day is not None), default=None),
        missing=missing,
    )
    return _answered(judged, benefit, facts, given.amount, regulation)


def _answered(
    judged: Judgement, benefit: Benefit, facts: EventFacts, amount: Money, regulation: Regulation
) -> Judgement:
    is_granted = judged.outcome is Outcome.GRANTED
    given = amount if is_granted else ZERO
    left = _left(benefit, facts, given, judged.units, is_granted)
    answers: dict[str, Any] = {
        "deadline": judged.deadline,
        "entitled_from": judged.entitled_from,
        "remaining_baht": str(left.baht) if left.baht is not None else None,
        "remaining_units": left.units,
        "remaining_times": left.times,
        "missing": " ".join(judged.missing) or None,
        "decide_days": regulation.deciding.decide_days,
        "object_days": regulation.deciding.object_days,
    }
    told = {name: value for name, value in answers.items() if value is not None}
    has_sum = is_granted and bool(benefit.amounts)
    return Judgement(
        decision=judged.decision.answering(given if has_sum else None, **told),
        lines=judged.lines,
        units=judged.units,
        remaining=left,
        deadline=judged.deadline,
        entitled_from=judged.entitled_from,
        missing=judged.missing,
    )


def _left(benefit: Benefit, facts: EventFacts, given: Money, units: int, is_granted: bool) -> Remaining:
    used, caps = facts.used, benefit.caps
    most_units = next(
        (part.most_units_year for part in benefit.amounts if part.most_units_year is not None), None
    )
    return Remaining(
        baht=None if caps.year is None else max(ZERO, caps.year - used.year - given),
        units=None if most_units is None else max(0, most_units - used.year_units - units),
        times=None
        if caps.year_times is None
        else max(0, caps.year_times - used.year_times - int(is_granted)),
    )


@dataclass(frozen=True)
class _Asked:
    """One benefit and one event: each condition as a check that cites its clause."""

    regulation: Regulation
    benefit: Benefit
    facts: EventFacts

    def check(
        self, code: str, met: bool | None, shown: str, phrase: Phrase, clause: Clause | None = None
    ) -> Check:
        """A condition of this benefit."""
        return _check(self.regulation, clause or self.benefit.clause, code, met, shown, phrase)

    def conditions(self) -> Iterator[Check]:
        """What must hold on the day of the event, in the order of the letter."""
        yield self._relation()
        if "community" not in self.benefit.relations:
            yield from self._membership()
        yield from self._person()
        yield from self._claim()
        yield from self._times()

    def _relation(self) -> Check:
        fits = self.facts.relation in self.benefit.relations
        allowed = t(
            ", ".join(RELATIONS[name][0] for name in self.benefit.relations),
            ", ".join(RELATIONS[name][1] for name in self.benefit.relations),
        )
        words = t("ให้กับ {allowed}", "given for {allowed}", allowed=allowed)
        return self.check(
            "relation", fits, f"{self.facts.relation} of {', '.join(self.benefit.relations)}", words
        )

    def _membership(self) -> Iterator[Check]:
        facts, asked = self.facts, self.benefit.requires
        was = facts.joined_on is not None and facts.joined_on <= facts.on
        if facts.ended_on is not None and facts.ended_on <= facts.on:
            was = False
        since = day_words(facts.joined_on) if facts.joined_on else t("ไม่เป็นสมาชิก", "no member")
        words = t("เป็นสมาชิกตั้งแต่ {since}", "a member since {since}", since=since)
        clause = self.regulation.membership_clause
        yield self.check("member_on_day", was, f"joined {facts.joined_on}", words, clause)
        if asked.membership is not None and facts.joined_on is not None:
            days = max(0, (facts.on - facts.joined_on).days)
            words = t(
                "เป็นสมาชิกมา {days} วัน (ต้องครบ {least})",
                "a member for {days} days ({least} are needed)",
                days=days,
                least=asked.membership.words,
            )
            done = asked.membership.is_completed(facts.joined_on, facts.on)
            yield self.check("membership_least", done, f"{days} days of {asked.membership}", words)
        if asked.paid is not None:
            yield self._paid()
        if asked.in_order != "ignored":
            yield self._in_order()

    def _paid(self) -> Check:
        least, time = self.benefit.requires.paid, amounts.time_of("paid", self.facts)
        assert least is not None, "asked only where the benefit says so"
        words = t("ส่งเงินสมทบครบ {least}", "contributions paid for {least}", least=least.words)
        met = None if time is None else time.reaches(least)
        return self.check("paid_least", met, f"paid until {self.facts.paid_until}, {least}", words)

    def _in_order(self) -> Check:
        facts, clause = self.facts, self.regulation.arrears.clause
        rests = facts.suspended_since is not None and facts.suspended_since <= facts.on
        if rests and not (facts.suspended_until is not None and facts.suspended_until <= facts.on):
            words = t("วันเกิดเหตุอยู่ระหว่างพักสิทธิ", "entitlement rested on the day of the event")
            return self.check(
                "not_suspended", False, f"suspended since {facts.suspended_since}", words, clause
            )
        behind = facts.arrears_since is not None and facts.arrears_since <= facts.on
        words = (
            t("วันเกิดเหตุค้างส่งเงินสมทบ", "contributions were in arrears on the day of the event")
            if behind
            else t("วันเกิดเหตุส่งเงินสมทบครบ", "contributions were in order on the day of the event")
        )
        met = None if behind and self.benefit.requires.in_order == "ask" else not behind
        return self.check("in_order", met, f"arrears since {facts.arrears_since or '-'}", words, clause)

    def _person(self) -> Iterator[Check]:
        asked, facts = self.benefit.requires, self.facts
        if asked.sex:
            met = facts.sex == asked.sex if facts.sex else None
            words = t("ให้สมาชิก{sex}", "given to {sex}", sex=t(*SEX_WORDS[asked.sex]))
            yield self.check("sex", met, f"{facts.sex or '?'} = {asked.sex}", words)
        if asked.min_age is None and asked.max_age is None:
            return
        known = facts.born is not None and facts.born.first_day() <= facts.on
        age = age_on(facts.born, facts.on) if known and facts.born is not None else None
        met = None if age is None else (asked.min_age or 0) <= age <= (asked.max_age or 999)
        words = t(
            "อายุ {age} ปี (ต้อง {low}–{high} ปี)",
            "{age} years of age ({low} to {high})",
            age=age if age is not None else t("ไม่ทราบ", "not known"),
            low=asked.min_age or 0,
            high=asked.max_age if asked.max_age is not None else t("ไม่จำกัด", "any"),
        )
        yield self.check("age", met, f"{age if age is not None else '?'} years", words)

    def _claim(self) -> Iterator[Check]:
        claimed = self.facts.claimed_on or self.facts.on
        deadline = self.deadline()
        if deadline is not None:
            words = t(
                "ยื่นเมื่อ {day} (ยื่นได้ถึง {last})",
                "claimed on {day} (until {last})",
                day=day_words(claimed),
                last=day_words(deadline),
            )
            yield self.check("claim_in_time", claimed <= deadline, f"{claimed} ≤ {deadline}", words)
        if self.benefit.claim_months:
            months = self.benefit.claim_months
            words = t("ยื่นได้เฉพาะเดือน{months}", "claimed only in {months}", months=month_names(months))
            shown = f"month {claimed.month} of {', '.join(map(str, months))}"
            yield self.check("claim_month", claimed.month in months, shown, words)

    def _times(self) -> Iterator[Check]:
        caps, used = self.benefit.caps, self.facts.used
        limits = (
            (
                "year_times_most",
                caps.year_times,
                used.year_times,
                t("ปีละไม่เกิน {n} ครั้ง", "at most {n} a year"),
            ),
            (
                "life_times_most",
                caps.life_times,
                used.life_times,
                t("ตลอดชีพไม่เกิน {n} ครั้ง", "at most {n} in a life"),
            ),
            (
                "family_times_most",
                caps.family_year_times,
                used.family_year_times,
                t("ครอบครัวละไม่เกิน {n} ครั้งต่อปี", "at most {n} a family and year"),
            ),
        )
        for code, most, before, words in limits:
            if most is not None:
                phrase = Phrase(words.th, words.en, {"n": most})
                yield self.check(code, before < most, f"{before} < {most}", phrase)

    @property
    def missing(self) -> tuple[str, ...]:
        """Papers that have not come; nothing where nobody has looked."""
        if self.facts.papers is None:
            return ()
        wanted = (
            *self.benefit.documents,
            *(self.regulation.proxy_documents if self.facts.is_by_proxy else ()),
        )
        return tuple(paper for paper in wanted if paper not in self.facts.papers)

    def papers(self, missing: tuple[str, ...]) -> Iterator[Check]:
        """Papers that are missing ask for a person, never refuse."""
        if missing:
            names = t(
                ", ".join(PAPER_WORDS[paper][0] for paper in missing),
                ", ".join(PAPER_WORDS[paper][1] for paper in missing),
            )
            words = t("เอกสารยังไม่ครบ: {names}", "papers still to come: {names}", names=names)
            clause = self.benefit.clause
            if self.facts.is_by_proxy and not set(missing) & set(self.benefit.documents):
                clause = self.regulation.proxy_clause
            yield self.check("papers", None, " ".join(missing), words, clause)
        if self.benefit.payee == "nominated" and self.facts.has_nominated is False:
            words = t("ไม่ได้ระบุผู้รับผลประโยชน์ไว้", "no payee was nominated")
            yield self.check("payee_nominated", None, "nobody nominated", words)

    def deadline(self) -> date | None:
        """The last day for the claim."""
        return self.benefit.claim_within.after(self.facts.on) if self.benefit.claim_within else None

    def from_on(self) -> date | None:
        """From which day an event would be paid, where the time of membership is too short."""
        least, joined = self.benefit.requires.membership, self.facts.joined_on
        if least is None or joined is None or least.is_completed(joined, self.facts.on):
            return None
        return least.after(joined)


def _check(
    regulation: Regulation, clause: Clause, code: str, met: bool | None, shown: str, phrase: Phrase
) -> Check:
    return Check(
        code, met, shown, phrase, regulation.cite(clause), regulation.version, regulation.in_force_from
    )


_NO_SUCH = t("ระเบียบไม่มีสวัสดิการนี้", "the regulation has no such benefit")
_BY_COMMITTEE = t(
    "ระเบียบไม่ได้กำหนดจำนวนเงิน คณะกรรมการเป็นผู้พิจารณา",
    "the regulation names no amount; the committee decides",
)
