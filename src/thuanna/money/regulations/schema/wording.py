"""A regulation as an ordinary document: sections of sentences, in Thai and English; compares two in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_months import ENGLISH_MONTHS, THAI_MONTHS

from .findings import tier_words
from .lengths import Length, LengthNotUnderstood
from .regulation import (
    BASIS_WORDS,
    CATEGORY_WORDS,
    PAPER_WORDS,
    RELATIONS,
    SEX_WORDS,
    UNIT_WORDS,
    AmountPart,
    Benefit,
    Regulation,
    Relief,
)


@dataclass(frozen=True)
class Section:
    """A part of the document. `part` is what the editor opens: a section's name or a benefit's code."""

    part: str
    clause: str
    heading: Phrase
    sentences: tuple[Phrase, ...]


@dataclass(frozen=True)
class Change:
    """What two texts say differently in one part."""

    heading: Phrase
    gone: tuple[Phrase, ...]
    new: tuple[Phrase, ...]


def document(regulation: Regulation) -> list[Section]:
    """The whole text."""
    return [
        Section(
            "general",
            regulation.membership_clause.number,
            t("สมาชิก", "Membership"),
            tuple(_membership(regulation)),
        ),
        Section(
            "contributions",
            regulation.contributions.clause.number,
            t("เงินสมทบ", "Contributions"),
            tuple(_contributions(regulation)),
        ),
        Section(
            "arrears", regulation.arrears.clause.number, t("การค้างส่ง", "Arrears"), tuple(_arrears(regulation))
        ),
        Section(
            "deciding",
            regulation.deciding.clause.number,
            t("การรับรองและพิจารณา", "Certifying and deciding"),
            tuple(_deciding(regulation)),
        ),
        *(
            Section(benefit.code, benefit.clause.number, benefit.label, tuple(_benefit(benefit)))
            for benefit in regulation.benefits
        ),
    ]


def compare(before: Regulation, after: Regulation) -> list[Change]:
    """What the second text says that the first does not, and the other way round, part by part."""
    old = {section.part: section for section in document(before)}
    new = {section.part: section for section in document(after)}
    changes = []
    for part in [*old, *(name for name in new if name not in old)]:
        was = old[part].sentences if part in old else ()
        now = new[part].sentences if part in new else ()
        gone, come = _without(was, now), _without(now, was)
        if gone or come:
            changes.append(Change((new.get(part) or old[part]).heading, gone, come))
    return changes


def _without(these: tuple[Phrase, ...], those: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    said = {phrase.in_("th") for phrase in those}
    return tuple(phrase for phrase in these if phrase.in_("th") not in said)


def month_names(months: Sequence[int]) -> Phrase:
    """Months of the year by name."""
    thai = " ".join(THAI_MONTHS[month - 1] for month in months)
    return t(thai, ", ".join(ENGLISH_MONTHS[month - 1] for month in months))


def _membership(regulation: Regulation) -> Iterator[Phrase]:
    if regulation.entry_fee is None:
        yield t("ไม่ได้บอกค่าสมัครแรกเข้า", "It does not say the entry fee.")
    else:
        yield t("ค่าสมัครแรกเข้า {fee} บาท", "The entry fee is {fee} baht.", fee=regulation.entry_fee)
    month, day = regulation.benefit_year_begins
    yield t(
        "ปีสวัสดิการเริ่มวันที่ {day} {month} ของทุกปี",
        "The benefit year begins on {day} {month}.",
        day=day,
        month=t(THAI_MONTHS[month - 1], ENGLISH_MONTHS[month - 1]),
    )


def _contributions(regulation: Regulation) -> Iterator[Phrase]:
    found = regulation.contributions
    for plan in found.plans:
        per = (
            t("คิดตามจำนวนวันจริง วันละ", "for each calendar day")
            if plan.per == "day"
            else t("งวดละ", "a period")
        )
        yield t(
            "{plan}: ครั้งละ {months} {per} {amount} บาท",
            "{plan}: {amount} baht {per}, {months} at a time.",
            plan=plan.label,
            months=t("{n} เดือน", "{n} month" if plan.months == 1 else "{n} months", n=plan.months),
            per=per,
            amount=plan.amount,
        )
    starts = (
        t("งวดนับจากวันที่เป็นสมาชิก", "Periods run from the day of joining.")
        if found.starts == "joining"
        else t("งวดนับตามเดือนปฏิทิน", "Periods follow the calendar.")
    )
    yield starts
    yield t(
        "ส่งภายใน{at}งวด ผ่อนผันได้อีก {days} วัน",
        "Due by the {at} of the period, with {days} days of grace.",
        at=t("สิ้น", "end") if found.due_at == "end" else t("ต้น", "start"),
        days=found.grace_days,
    )
    yield t("ส่งล่วงหน้าได้ไม่เกิน {n} เดือน", "At most {n} months may be paid ahead.", n=found.most_ahead_months)
    yield from (_relief(relief) for relief in found.reliefs)


def _relief(relief: Relief) -> Phrase:
    """Who pays less, and how much is left to pay."""
    who = [t(*CATEGORY_WORDS[name]) for name in sorted(relief.categories)]
    if relief.min_age is not None and relief.max_age is not None:
        who.append(t("อายุ {low}–{high} ปี", "aged {low} to {high}", low=relief.min_age, high=relief.max_age))
    elif relief.min_age is not None:
        who.append(t("อายุครบ {n} ปี", "aged {n} or more", n=relief.min_age))
    elif relief.max_age is not None:
        who.append(t("อายุไม่เกิน {n} ปี", "aged {n} or less", n=relief.max_age))
    pays = (
        t("ส่งร้อยละ {n} ของเงินสมทบ", "pays {n} percent of the contribution", n=relief.pays_percent)
        if relief.pays_percent
        else t("ไม่ต้องส่งเงินสมทบ", "pays no contribution")
    )
    names = Phrase(" หรือ ".join(one.in_("th") for one in who), " or ".join(one.in_("en") for one in who))
    return t("{relief}: {who} {pays}", "{relief}: {who} {pays}.", relief=relief.label, who=names, pays=pays)


def _arrears(regulation: Regulation) -> Iterator[Phrase]:
    found = regulation.arrears
    if found.suspended_after:
        yield t(
            "ค้างส่งเกิน {n} พักสิทธิจนกว่าจะส่งครบ",
            "After {n} of arrears entitlement rests.",
            n=found.suspended_after.words,
        )
    if found.ends_after:
        yield t("ค้างส่งเกิน {n} พ้นสมาชิกภาพ", "After {n} of arrears membership ends.", n=found.ends_after.words)
    if not (found.suspended_after or found.ends_after):
        yield t("ไม่ได้บอกผลของการค้างส่ง", "It does not say what follows from arrears.")
    back = found.reinstatement
    if back is not None:
        yield t(
            "กลับเข้าเป็นสมาชิก: {pays} {wait} นับอายุสมาชิกจาก{time}",
            "Coming back: {pays}; {wait}; membership counts from {time}.",
            pays=t("ส่งที่ค้างให้ครบ", "pay all arrears")
            if back.pays == "arrears"
            else t("ไม่ต้องส่งที่ค้าง", "pay nothing"),
            wait=t("รอ {n}", "wait {n}", n=back.wait.words) if back.wait else t("ไม่ต้องรอ", "no wait"),
            time=t("วันเข้าเดิม", "the first joining")
            if back.counts_from == "joining"
            else t("วันที่กลับเข้า", "the return"),
        )


def _deciding(regulation: Regulation) -> Iterator[Phrase]:
    found = regulation.deciding
    yield t("ศูนย์หมู่บ้านรับรอง {n} คน", "{n} of the village centre certify.", n=found.certifiers)
    yield t("พิจารณาภายใน {n} วัน", "A decision comes within {n} days.", n=found.decide_days)
    yield t("โต้แย้งได้ภายใน {n} วัน", "One may object within {n} days.", n=found.object_days)
    if regulation.proxy_documents:
        yield t("รับแทนต้องมี {papers}", "A proxy brings {papers}.", papers=_listed(regulation.proxy_documents))


def _benefit(benefit: Benefit) -> Iterator[Phrase]:
    yield t(
        "ให้กับ{who}",
        "Given for: {who}.",
        who=t(
            " ".join(RELATIONS[one][0] for one in benefit.relations),
            ", ".join(RELATIONS[one][1] for one in benefit.relations),
        ),
    )
    yield from _required(benefit)
    for part in benefit.amounts:
        yield from _amount(part)
    if benefit.non_cash:
        yield t("ให้เป็น{what} ไม่เป็นตัวเงิน", "Given in kind: {what}.", what=benefit.non_cash)
    if benefit.is_by_committee:
        yield t("จำนวนเงินให้คณะกรรมการพิจารณา", "The committee decides the amount.")
    yield from _caps(benefit)
    yield from _claimed(benefit)


def _required(benefit: Benefit) -> Iterator[Phrase]:
    asked = benefit.requires
    if asked.membership:
        yield t("เป็นสมาชิกครบ {n}", "After {n} of membership.", n=asked.membership.words)
    if asked.paid:
        yield t("ส่งเงินสมทบครบ {n}", "After {n} fully paid.", n=asked.paid.words)
    if asked.min_age is not None:
        yield t("อายุ {n} ปีขึ้นไป", "From {n} years of age.", n=asked.min_age)
    if asked.max_age is not None:
        yield t("อายุไม่เกิน {n} ปี", "Up to {n} years of age.", n=asked.max_age)
    if asked.sex:
        yield t("เฉพาะ{sex}", "For {sex} only.", sex=t(*SEX_WORDS[asked.sex]))
    yield _IN_ORDER[asked.in_order]


def _claimed(benefit: Benefit) -> Iterator[Phrase]:
    if benefit.claim_within:
        yield t("ยื่นภายใน {n} นับจากวันเกิดเหตุ", "Claimed within {n} of the event.", n=benefit.claim_within.words)
    if benefit.claim_months:
        yield t(
            "ยื่นได้เฉพาะเดือน{months}",
            "Claimed only in {months}.",
            months=month_names(benefit.claim_months),
        )
    if benefit.documents:
        yield t("เอกสาร: {papers}", "Papers: {papers}.", papers=_listed(benefit.documents))
    if benefit.payee == "nominated":
        yield t("จ่ายให้ผู้รับผลประโยชน์ที่สมาชิกระบุไว้เท่านั้น", "Paid only to those whom the member nominated.")
    if benefit.started_by == "committee":
        yield t("คณะกรรมการเป็นผู้เริ่มให้ สมาชิกไม่ต้องยื่น", "The committee starts it; nobody needs to claim.")


_IN_ORDER = {
    "required": t("วันเกิดเหตุต้องไม่ค้างส่ง", "No arrears on the day of the event."),
    "ask": t("ถ้าวันเกิดเหตุค้างส่ง คณะกรรมการพิจารณา", "With arrears on the day, the committee decides."),
    "ignored": t("ค้างส่งก็ให้ได้", "Arrears do not matter."),
}


def _amount(part: AmountPart) -> Iterator[Phrase]:
    if part.kind == "fixed":
        yield t("ครั้งละ {n} บาท", "{n} baht for one event.", n=part.amount)
    if part.kind == "per":
        unit = t(*UNIT_WORDS[part.unit])
        amount = part.amount if part.amount is not None else t("(ไม่ได้บอก)", "(not said)")
        yield t("{unit}ละ {n} บาท", "{n} baht a {unit}.", unit=unit, n=amount)
        limits = (
            (
                part.least_units or None,
                t("ตั้งแต่ {n} {unit}ขึ้นไป", "From {n} {unit}s on.", n=part.least_units, unit=unit),
            ),
            (
                part.most_units_event,
                t(
                    "ครั้งละไม่เกิน {n} {unit}",
                    "At most {n} {unit}s an event.",
                    n=part.most_units_event,
                    unit=unit,
                ),
            ),
            (
                part.most_units_year,
                t("ปีละไม่เกิน {n} {unit}", "At most {n} {unit}s a year.", n=part.most_units_year, unit=unit),
            ),
        )
        yield from (words for limit, words in limits if limit is not None)
    for tier in part.tiers:
        yield t(
            "{basis}{tier} ได้ {n} บาท",
            "{basis} {tier}: {n} baht.",
            basis=t(*BASIS_WORDS[part.basis]),
            tier=tier_words(tier),
            n=tier.amount,
        )
    if part.further_every is not None:
        yield t(
            "จากช่วงสุดท้าย ทุก {every} เพิ่มอีก {n} บาท",
            "From the last step on, {n} baht more every {every}.",
            every=part.further_every.words,
            n=part.further_amount,
        )


def _caps(benefit: Benefit) -> Iterator[Phrase]:
    caps = benefit.caps
    told = (
        (caps.event, t("ครั้งละไม่เกิน {n} บาท", "At most {n} baht an event.", n=caps.event)),
        (caps.year, t("ปีละไม่เกิน {n} บาท", "At most {n} baht a year.", n=caps.year)),
        (caps.year_times, t("ปีละไม่เกิน {n} ครั้ง", "At most {n} times a year.", n=caps.year_times)),
        (caps.life_times, t("ตลอดชีพไม่เกิน {n} ครั้ง", "At most {n} times in a life.", n=caps.life_times)),
        (
            caps.family_year_times,
            t("ครอบครัวละไม่เกิน {n} ครั้งต่อปี", "At most {n} a family and year.", n=caps.family_year_times),
        ),
    )
    yield from (words for cap, words in told if cap is not None)


def _listed(papers: tuple[str, ...]) -> Phrase:
    known = [PAPER_WORDS.get(paper, (paper, paper)) for paper in papers]
    return t(" ".join(th for th, _ in known), ", ".join(en for _, en in known))


_SAID = re.compile(r"(?:(\d+) ?(?:ปี|years?))? ?(?:(\d+) ?(?:เดือน|months?))? ?(?:(\d+) ?(?:วัน|days?))?")


def length_said(text: str) -> str:
    """A length as people type it (2 ปี 1 วัน) in the form of the data (``2 years 1 day``).

    :raises LengthNotUnderstood: it is no length
    """
    clean = clean_line(text).lower()
    found = _SAID.fullmatch(clean)
    if found is None or not any(found.groups()):
        raise LengthNotUnderstood(
            t(
                "อ่านระยะเวลา “{text}” ไม่ออก พิมพ์แบบ 180 วัน, 6 เดือน หรือ 2 ปี 1 วัน",
                "“{text}” is no length of time. Type it like 180 days, 6 months or 2 years 1 day.",
                text=text,
            )
        )
    years, months, days = (int(group or 0) for group in found.groups())
    return str(Length(years * 12 + months, days))
