"""What a benefit comes to, line by line, and what the caps leave of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from thuanna.kernel.ages import age_on
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.regulations.schema import AmountPart, Benefit, Length, Tier
from thuanna.money.regulations.schema.findings import tier_words
from thuanna.money.regulations.schema.regulation import BASIS_WORDS, UNIT_WORDS

from .facts import EventFacts


@dataclass(frozen=True, slots=True)
class AmountLine:
    """One line of an amount; a cap that takes something off is a negative line."""

    code: str
    words: Phrase
    amount: Money


@dataclass(frozen=True, slots=True)
class Undecided:
    """Why no amount can be said: a code and words; `met` False refuses, None asks a person.

    :ivar from_on: the day on which it would be met, where time alone is missing
    """

    code: str
    words: Phrase
    met: bool | None
    from_on: date | None = None


def lines_of(benefit: Benefit, facts: EventFacts) -> tuple[list[AmountLine], list[Undecided]]:
    """The lines before any cap, and what keeps parts from being said."""
    lines: list[AmountLine] = []
    undecided: list[Undecided] = []
    for part in benefit.amounts:
        found = _READ[part.kind](part, facts)
        if isinstance(found, Undecided):
            undecided.append(found)
        else:
            lines.append(found)
    return lines, undecided


def _fixed(part: AmountPart, facts: EventFacts) -> AmountLine:
    assert part.amount is not None, "a fixed part has an amount"
    return AmountLine("fixed", t("จ่ายครั้งเดียว", "paid once"), part.amount)


def _per(part: AmountPart, facts: EventFacts) -> AmountLine | Undecided:
    unit = t(*UNIT_WORDS[part.unit])
    if facts.units is None:
        words = t("ยังไม่รู้จำนวน{unit}", "the number of {unit}s is not known yet", unit=unit)
        return Undecided("units_known", words, None)
    if facts.units < part.least_units:
        words = t(
            "{n} {unit} ต้องไม่น้อยกว่า {least} {unit}",
            "{n} {unit}(s); at least {least} are needed",
            n=facts.units,
            least=part.least_units,
            unit=unit,
        )
        return Undecided("units_least", words, False)
    counted = _counted(part, facts.units, facts)
    if part.amount is None:
        words = t("ระเบียบไม่ได้บอกว่า{unit}ละเท่าใด", "the regulation does not say how much a {unit}", unit=unit)
        return Undecided("amount_by_committee", words, None)
    words = t(
        "{unit}ละ {amount} บาท คิดให้ {n} {unit} (ทั้งหมด {all} {unit})",
        "{amount} baht a {unit}, {n} counted of {all}",
        unit=unit,
        amount=part.amount,
        n=counted,
        all=facts.units,
    )
    return AmountLine(f"per_{part.unit}", words, part.amount * counted)


def _counted(part: AmountPart, units: int, facts: EventFacts) -> int:
    counted = units
    if part.most_units_event is not None:
        counted = min(counted, part.most_units_event)
    if part.most_units_year is not None:
        counted = min(counted, max(0, part.most_units_year - facts.used.year_units))
    return counted


def counted_units(benefit: Benefit, facts: EventFacts) -> int:
    """How many nights, days … of the event are paid for."""
    for part in benefit.amounts:
        if part.kind == "per" and facts.units is not None:
            return _counted(part, facts.units, facts)
    return 0


def _tiers(part: AmountPart, facts: EventFacts) -> AmountLine | Undecided:
    time = time_of(part.basis, facts)
    label = t(*BASIS_WORDS[part.basis])
    if time is None:
        words = t("ยังไม่รู้{basis}", "the {basis} is not known", basis=label)
        return Undecided(f"{part.basis}_known", words, None)
    fitting = [tier for tier in part.tiers if _holds(tier, time)]
    if len({tier.amount for tier in fitting}) > 1:
        words = t(
            "ระเบียบเขียนช่วงทับกัน ได้ทั้ง {amounts} บาท ต้องให้คณะกรรมการตัดสิน",
            "the regulation's steps overlap and give {amounts} baht; the committee must decide",
            amounts=" / ".join(str(tier.amount) for tier in fitting),
        )
        return Undecided("tiers_overlap", words, None)
    if not fitting:
        return _no_tier(part, time, label)
    return _tier_line(part, fitting[-1], time, label)


def _no_tier(part: AmountPart, time: Time, label: Phrase) -> Undecided:
    first = part.tiers[0]
    if not time.reaches(first.start):
        words = t(
            "{basis}ยังไม่ถึง {least}", "the {basis} is under {least}", basis=label, least=first.start.words
        )
        from_on = first.start.after(time.start) if time.grows else None
        return Undecided(f"{part.basis}_least", words, False, from_on)
    words = t(
        "ระเบียบไม่ได้เขียนว่าช่วงนี้ได้เท่าใด ต้องให้คณะกรรมการตัดสิน",
        "the regulation says nothing for this length; the committee must decide",
    )
    return Undecided("tiers_gap", words, None)


def _tier_line(part: AmountPart, tier: Tier, time: Time, label: Phrase) -> AmountLine | Undecided:
    amount, steps = tier.amount, 0
    if part.further_every is not None and part.further_amount is not None and tier is part.tiers[-1]:
        every = part.further_every
        while time.reaches(_plus(tier.start, every, steps + 1)):
            steps += 1
        amount = amount + part.further_amount * steps
    if amount <= ZERO:
        words = t("ช่วง{tier}ยังไม่ให้", "nothing is given {tier}", tier=tier_words(tier))
        following = tier.before
        from_on = following.after(time.start) if following is not None and time.grows else None
        return Undecided(f"{part.basis}_least", words, False, from_on)
    words = t("{basis} {tier}", "{basis} {tier}", basis=label, tier=tier_words(tier))
    if steps:
        words = t(
            "{words} และเพิ่มอีก {n} ช่วง ช่วงละ {more} บาท",
            "{words}, and {n} times {more} baht more",
            words=words,
            n=steps,
            more=part.further_amount,
        )
    return AmountLine("tier", words, amount)


def _plus(start: Length, every: Length, times: int) -> Length:
    return Length(start.months + every.months * times, start.days + every.days * times)


_READ: Mapping[str, Callable[[AmountPart, EventFacts], AmountLine | Undecided]] = {
    "fixed": _fixed,
    "per": _per,
    "tiers": _tiers,
}


@dataclass(frozen=True, slots=True)
class Time:
    """A time from one day to another. `grows`: it would be longer on a later day of the event."""

    start: date
    until: date
    is_age: bool = False
    born_later: bool = False
    age: int = 0
    grows: bool = True

    def reaches(self, length: Length) -> bool:
        """Whether it is at least so long. Ages are counted in whole years of age."""
        if self.is_age:
            return self.age * 12 >= length.months and not (length.days and self.age * 12 == length.months)
        return length.is_completed(self.start, self.until)


def time_of(basis: str, facts: EventFacts) -> Time | None:
    """The time that a tier or a condition asks about; None where it is not known."""
    if basis == "age":
        if facts.born is None or facts.born.first_day() > facts.on:
            return None
        return Time(facts.born.first_day(), facts.on, is_age=True, age=age_on(facts.born, facts.on))
    if facts.joined_on is None:
        return None
    if basis == "paid":
        if facts.paid_until is None:
            return None
        is_behind = facts.paid_until < facts.on
        return Time(facts.joined_on, min(facts.paid_until, facts.on), grows=not is_behind)
    return Time(facts.joined_on, facts.on)


def _holds(tier: Tier, time: Time) -> bool:
    return time.reaches(tier.start) and (tier.before is None or not time.reaches(tier.before))


@dataclass(frozen=True, slots=True)
class Capped:
    """What is given, with its lines, and which cap left nothing."""

    amount: Money
    lines: tuple[AmountLine, ...]
    emptied_by: str = ""


def capped(benefit: Benefit, lines: list[AmountLine], facts: EventFacts) -> Capped:
    """Take off what the caps do not allow."""
    amount = sum((line.amount for line in lines), ZERO)
    told = list(lines)
    if not amount:
        return Capped(amount, tuple(told), "year_units_most" if facts.units else "")
    for code, most, words in _limits(benefit, facts):
        if amount > most:
            told.append(AmountLine(code, words, most - amount))
            amount = most
        if not amount:
            return Capped(amount, tuple(told), code)
    return Capped(amount, tuple(told))


def _limits(benefit: Benefit, facts: EventFacts) -> list[tuple[str, Money, Phrase]]:
    found = []
    if benefit.caps.event is not None:
        words = t("ไม่เกินครั้งละ {most} บาท", "at most {most} baht for one event", most=benefit.caps.event)
        found.append(("event_baht_most", benefit.caps.event, words))
    if benefit.caps.year is not None:
        left = max(ZERO, benefit.caps.year - facts.used.year)
        words = t(
            "ไม่เกินปีละ {most} บาท ปีนี้ได้ไปแล้ว {used} บาท",
            "at most {most} baht a year; {used} baht were given this year",
            most=benefit.caps.year,
            used=facts.used.year,
        )
        found.append(("year_baht_most", left, words))
    return found
