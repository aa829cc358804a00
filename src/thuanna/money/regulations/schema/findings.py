"""What is wrong with a regulation, said so that a committee can decide: overlaps, gaps, contradictions.

A finding that blocks keeps the regulation from being adopted; the others are told and left to people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money

from .lengths import Length
from .regulation import PAPER_WORDS, AmountPart, Benefit, Contributions, Regulation, Tier


@dataclass(frozen=True)
class Finding:
    """One thing to decide or to know.

    :ivar where: the section of the editor in which it is mended: a benefit's code, or a section's name
    """

    code: str
    where: str
    phrase: Phrase
    blocks: bool = True


def findings(regulation: Regulation) -> list[Finding]:
    """Everything to decide before it can be adopted, then what to know."""
    found = [
        *_twice(regulation),
        *_contributions(regulation.contributions),
        *_arrears(regulation),
        *_deciding(regulation),
        *(finding for benefit in regulation.benefits for finding in _benefit(benefit)),
        *_papers(regulation),
        *_unverified(regulation),
    ]
    return sorted(found, key=lambda finding: not finding.blocks)


def blocking(regulation: Regulation) -> list[Finding]:
    """What stands in the way of adopting it."""
    return [finding for finding in findings(regulation) if finding.blocks]


def _twice(regulation: Regulation) -> Iterator[Finding]:
    codes = [
        *(("contributions", plan.code) for plan in regulation.contributions.plans),
        *((benefit.code, benefit.code) for benefit in regulation.benefits),
    ]
    for (where, code), times in Counter(codes).items():
        if times > 1:
            words = t("รหัส “{code}” ใช้ซ้ำกัน {n} ครั้ง", "“{code}” stands {n} times.", code=code, n=times)
            yield Finding("code_twice", where, words)
    if not regulation.benefits:
        yield Finding(
            "no_benefit",
            "benefits",
            t("ยังไม่มีสวัสดิการสักข้อ เพิ่มอย่างน้อยหนึ่งข้อ", "There is no benefit yet. Add at least one."),
        )


def _contributions(found: Contributions) -> Iterator[Finding]:
    if not found.plans:
        words = t("ยังไม่บอกว่าสมาชิกส่งเงินสมทบเท่าใด", "It does not say what members contribute.")
        yield Finding("no_plan", "contributions", words)
    for plan in found.plans:
        if plan.amount <= ZERO:
            yield Finding(
                "plan_of_nothing",
                "contributions",
                t("แบบ “{plan}” ยังไม่มีจำนวนเงิน", "The plan “{plan}” has no amount.", plan=plan.label),
            )
        if found.starts == "calendar" and plan.per == "period":
            yield Finding(
                "plan_needs_days",
                "contributions",
                t(
                    "แบบ “{plan}” คิดเป็นก้อนต่องวด แต่งวดนับตามปฏิทิน คนที่เข้ากลางงวดจะไม่รู้ว่าต้องส่งเท่าใด "
                    "ให้คิดเป็นรายวัน หรือให้งวดเริ่มนับจากวันที่เป็นสมาชิก",
                    "“{plan}” is one sum a period, and periods follow the calendar: who joins later cannot "
                    "know what to pay. Count by the day, or let periods begin on the day of joining.",
                    plan=plan.label,
                ),
            )
    for relief in found.reliefs:
        if relief.min_age is None and relief.max_age is None and not relief.categories:
            yield Finding(
                "relief_for_all",
                "contributions",
                t(
                    "“{relief}” ยังไม่ได้บอกว่าใครได้รับ กำหนดอายุหรือประเภทสมาชิก",
                    "“{relief}” does not say for whom. Give an age or a category.",
                    relief=relief.label,
                ),
            )


def _arrears(regulation: Regulation) -> Iterator[Finding]:
    arrears = regulation.arrears
    if (
        arrears.suspended_after
        and arrears.ends_after
        and arrears.suspended_after.shortest >= arrears.ends_after.longest
    ):
        yield Finding(
            "ends_before_suspended",
            "arrears",
            t(
                "พ้นสมาชิกภาพเมื่อค้าง {ends} แต่พักสิทธิเมื่อค้าง {suspends} ข้อพักสิทธิจึงไม่มีวันใช้",
                "Membership ends after {ends} of arrears and entitlement is suspended after {suspends}: "
                "the second can never happen.",
                ends=arrears.ends_after.words,
                suspends=arrears.suspended_after.words,
            ),
        )
    if arrears.ends_after and arrears.reinstatement is None:
        yield Finding(
            "no_way_back",
            "arrears",
            t(
                "มีข้อพ้นสมาชิกภาพ แต่ไม่มีข้อกลับเข้าเป็นสมาชิก คณะกรรมการต้องลงมติเป็นราย ๆ",
                "Membership can end and nothing says how to come back: the committee decides each time.",
            ),
            blocks=False,
        )


def _deciding(regulation: Regulation) -> Iterator[Finding]:
    if regulation.deciding.object_days == 0:
        yield Finding(
            "no_objection",
            "deciding",
            t(
                "ไม่มีวันให้โต้แย้งผลการพิจารณา กำหนดอย่างน้อย 1 วัน ทุกคนต้องโต้แย้งได้",
                "There is no day on which to object. Give at least one: everybody may object.",
            ),
        )


def _benefit(benefit: Benefit) -> Iterator[Finding]:
    asked = benefit.requires
    if asked.min_age is not None and asked.max_age is not None and asked.min_age > asked.max_age:
        yield _of(
            benefit,
            "ages_crossed",
            t(
                "“{benefit}” ให้ตั้งแต่อายุ {low} ปี แต่ไม่เกิน {high} ปี จึงไม่มีใครได้",
                "“{benefit}” is given from {low} years of age and up to {high}: nobody can have it.",
                benefit=benefit.label,
                low=asked.min_age,
                high=asked.max_age,
            ),
        )
    if "community" in benefit.relations and len(benefit.relations) > 1:
        yield _of(
            benefit,
            "members_and_others",
            t(
                "“{benefit}” รวมสมาชิกกับคนที่ไม่ใช่สมาชิกไว้ข้อเดียว แยกเป็นสองข้อ เพราะเงินมาจากบัญชีคนละช่อง",
                "“{benefit}” is for members and others at once. Make two; their money stands apart.",
                benefit=benefit.label,
            ),
        )
    for part in benefit.amounts:
        if part.kind == "tiers":
            yield from _tiers(benefit, part)
    yield from _caps(benefit)
    if benefit.is_by_committee:
        yield _of(
            benefit,
            "amount_by_committee",
            t(
                "“{benefit}” ไม่ได้กำหนดจำนวนเงิน คณะกรรมการต้องลงมติทุกครั้ง",
                "“{benefit}” says no amount: the committee decides each time.",
                benefit=benefit.label,
            ),
            blocks=False,
        )


def _tiers(benefit: Benefit, part: AmountPart) -> Iterator[Finding]:
    for tier in part.tiers:
        if tier.before is not None and tier.before.longest <= tier.start.shortest:
            yield _of(
                benefit,
                "tier_backwards",
                t(
                    "“{benefit}” ช่วง {tier} จบก่อนเริ่ม",
                    "“{benefit}”: the step {tier} ends before it begins.",
                    benefit=benefit.label,
                    tier=tier_words(tier),
                ),
            )
    for one, two in zip(part.tiers, part.tiers[1:], strict=False):
        yield from _between(benefit, one, two)
    last = part.tiers[-1]
    if last.before is not None:
        words = t(
            "“{benefit}” ไม่ได้บอกว่าตั้งแต่ {end} ขึ้นไปได้เท่าใด",
            "“{benefit}” does not say what is given from {end} on.",
            benefit=benefit.label,
            end=last.before.words,
        )
        yield _of(benefit, "tiers_end", words)
    if any(two.amount < one.amount for one, two in zip(part.tiers, part.tiers[1:], strict=False)):
        words = t(
            "“{benefit}” บางช่วงที่นานกว่าได้น้อยกว่า ตรวจว่าตั้งใจ",
            "“{benefit}”: a longer time gives less somewhere. Check that it is meant so.",
            benefit=benefit.label,
        )
        yield _of(benefit, "tier_gives_less", words, blocks=False)


def _between(benefit: Benefit, one: Tier, two: Tier) -> Iterator[Finding]:
    """Two steps that should follow each other day by day."""
    facts = {
        "benefit": benefit.label,
        "one": one.amount,
        "two": two.amount,
        "start": two.start.words,
        "end": t("ไม่มีที่สิ้นสุด", "no end") if one.before is None else one.before.words,
    }
    if one.before == two.start:
        return
    if one.before is None or one.before.longest > two.start.shortest:
        yield _of(
            benefit,
            "tiers_overlap",
            t(
                "“{benefit}” ช่วงทับกัน: ตั้งแต่ {start} ถึงก่อน {end} เขียนไว้ทั้ง {one} บาท และ {two} บาท "
                "ต้องตัดสินใจว่าใช้จำนวนใด",
                "“{benefit}” has steps that overlap: from {start} up to {end} it says {one} and {two} baht. "
                "Somebody must decide which.",
                **facts,
            ),
        )
    if one.before is not None and one.before.shortest < two.start.longest:
        yield _of(
            benefit,
            "tiers_gap",
            t(
                "“{benefit}” มีช่วงว่าง: ตั้งแต่ {end} ถึงก่อน {start} ไม่ได้บอกว่าได้เท่าใด (ปีที่มี 366 วันก็นับด้วย)",
                "“{benefit}” has a gap: from {end} up to {start} it says nothing (a year may have 366 days).",
                **facts,
            ),
        )


def _caps(benefit: Benefit) -> Iterator[Finding]:
    least = _least_event(benefit)
    for name, cap in (("event", benefit.caps.event), ("year", benefit.caps.year)):
        if cap is not None and cap < least:
            yield _of(
                benefit,
                "cap_below_event",
                t(
                    "“{benefit}” {cap_words} {cap} บาท น้อยกว่าที่ให้ครั้งเดียว ({least} บาท)",
                    "“{benefit}”: {cap_words} {cap} baht, less than what is given once ({least} baht).",
                    benefit=benefit.label,
                    cap_words=t("เพดานต่อครั้ง", "the cap for one event is")
                    if name == "event"
                    else t("เพดานต่อปี", "the cap for a year is"),
                    cap=cap,
                    least=least,
                ),
            )
    for part in benefit.amounts:
        most, in_year = part.most_units_event, part.most_units_year
        if most is not None and (most < part.least_units or (in_year is not None and in_year < most)):
            yield _of(
                benefit,
                "units_crossed",
                t(
                    "“{benefit}” จำนวนสูงสุดต่อครั้งขัดกับจำนวนขั้นต่ำหรือจำนวนสูงสุดต่อปี",
                    "“{benefit}”: the most for one event contradicts the least, or the most for a year.",
                    benefit=benefit.label,
                ),
            )
    caps = benefit.caps
    if caps.life_times is not None and caps.year_times is not None and caps.life_times < caps.year_times:
        words = t(
            "“{benefit}” ตลอดชีพให้น้อยครั้งกว่าต่อปี",
            "“{benefit}” is given fewer times in a life than in a year.",
            benefit=benefit.label,
        )
        yield _of(benefit, "times_crossed", words)


def _least_event(benefit: Benefit) -> Money:
    """The least that one event gives."""
    least = ZERO
    for part in benefit.amounts:
        if part.kind == "fixed" and part.amount is not None:
            least = least + part.amount
        if part.kind == "per" and part.amount is not None:
            least = least + part.amount * part.least_units
        if part.kind == "tiers":
            least = least + min(tier.amount for tier in part.tiers)
    alone = [part.amount for part in benefit.amounts if part.kind == "per" and part.amount is not None]
    return max(least, alone[0]) if alone and len(alone) == len(benefit.amounts) else least


def _papers(regulation: Regulation) -> Iterator[Finding]:
    lists = [(benefit.code, benefit.documents) for benefit in regulation.benefits]
    for where, papers in [*lists, ("deciding", regulation.proxy_documents)]:
        for paper in papers:
            if paper not in PAPER_WORDS:
                words = t("ไม่รู้จักเอกสาร “{paper}”", "There is no paper called “{paper}”.", paper=paper)
                yield Finding("paper_unknown", where, words)


def _unverified(regulation: Regulation) -> Iterator[Finding]:
    marked = [benefit for benefit in regulation.benefits if benefit.clause.unverified]
    for benefit in marked:
        words = t(
            "“{benefit}” ยังไม่ได้เทียบกับระเบียบฉบับจริง {note}",
            "“{benefit}” has not been compared with the real paper. {note}",
            benefit=benefit.label,
            note=benefit.clause.note,
        )
        yield _of(benefit, "unverified", words, blocks=False)
    for unknown in regulation.unknowns:
        yield Finding("unknown", "title", unknown, blocks=False)


def tier_words(tier: Tier) -> Phrase:
    """A step as people say it."""
    if tier.before is None:
        return t("ตั้งแต่ {start} ขึ้นไป", "from {start} on", start=tier.start.words)
    if tier.start == Length():
        return t("ไม่ถึง {end}", "under {end}", end=tier.before.words)
    return t(
        "ตั้งแต่ {start} แต่ไม่ถึง {end}",
        "from {start} and under {end}",
        start=tier.start.words,
        end=tier.before.words,
    )


def _of(benefit: Benefit, code: str, phrase: Phrase, *, blocks: bool = True) -> Finding:
    return Finding(code, benefit.code, phrase, blocks)
