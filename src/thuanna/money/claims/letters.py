"""The letters of claims, A4, in Thai or English: what was decided, and what is asked back of a payment.

A decision begins with what is possible and ends with how to object; money that is asked back is asked for as
it was agreed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from thuanna.kernel.language import Language, Phrase, t
from thuanna.kernel.money import Money
from thuanna.money.payments.printing import Letterhead, compiled
from thuanna.money.regulations.deciding.standing import day_words

from .models import Claim, ClaimDecision
from .queries.recoveries import RecoverySheet

_TEMPLATE = str(Path(__file__).with_name("typst") / "letter.typ")
_TOLD = t("แจ้งผลการพิจารณาคำขอรับสวัสดิการ", "What was decided on the claim")
_SUBJECTS = {
    "granted": _TOLD,
    "refused": _TOLD,
    "needs_review": t("ขอข้อมูลเพิ่มเติมประกอบคำขอรับสวัสดิการ", "More is needed for the claim"),
}
_ASKED_BACK = t("ขอคืนเงินสวัสดิการส่วนที่จ่ายเกิน", "Money of a benefit that is to come back")
_LABELS = {
    "number": t("ที่", "No."),
    "phone": t("โทร.", "Tel."),
    "subject": t("เรื่อง", "Subject"),
    "dear": t("เรียน", "To"),
    "signed": t("ลงชื่อ", "Signed"),
    "for": t("ในนาม", "for "),
}
_MARKS = {True: t("ครบ", "Met"), False: t("ยังไม่ครบ", "Not met"), None: t("ต้องดูเพิ่ม", "To be looked at")}
_FACTS_HEAD = (t("เรื่อง", "What"), t("ข้อเท็จจริง", "Fact"), t("จาก", "From"))
_CHECKS_HEAD = (t("ผล", "Result"), t("เงื่อนไข", "Condition"), t("ข้อ", "Clause"))


def letter_pdf(
    claim: Claim,
    decision: ClaimDecision,
    *,
    head: Letterhead,
    to: str,
    signer: str,
    language: Language = "th",
) -> bytes:
    """The letter of one decision. Its title names no benefit: a letter lies open on a table."""
    record = decision.record
    clause = t("ระเบียบ {n}", "Regulation {n}")
    facts = [[fact[part][language] for part in ("label", "value", "source")] for fact in record["facts"]]
    checks = [
        [_MARKS[check["met"]].in_(language), check[language], _told(clause, language, n=check["clause"])]
        for check in record["checks"]
    ]
    lines = record["lines"] if decision.outcome == "granted" else []
    total = t("รวมให้ ({words})", "In all", words=decision.amount.baht_text())
    foot = t(
        "อ้างอิงระเบียบฉบับที่ {n} ใช้ตั้งแต่ {day}",
        "By version {n} of the regulation, in force from {day}",
        n=record["regulation"]["number"],
        day=day_words(datetime.date.fromisoformat(record["regulation"]["starts_on"])),
    )
    return _pdf(
        head,
        language,
        subject=_SUBJECTS[decision.outcome],
        day=decision.decided_on,
        number=claim.reference,
        to=to,
        paragraphs=paragraphs(claim, decision),
        sums=[[line[language], str(Money(line["satang"]))] for line in lines],
        total=[total.in_(language), str(decision.amount)],
        tables=[
            _table(t("ข้อเท็จจริงที่ใช้ และที่มา", "Facts, and where they come from"), _FACTS_HEAD, facts, language),
            _table(t("เงื่อนไขทีละข้อ", "Each condition"), _CHECKS_HEAD, checks, language),
        ],
        signer=signer,
        foot=foot,
    )


def recovery_pdf(
    sheet: RecoverySheet, *, head: Letterhead, on: datetime.date, signer: str, language: Language = "th"
) -> bytes:
    """The letter to whoever agreed to pay something back: how much, why, by when, and how to disagree."""
    recovery = sheet.recovery
    open_parts = [part for part in sheet.instalments if part.left]
    sums = [
        [_told(t("ภายในวันที่ {day}", "By {day}"), language, day=day_words(part.due_on)), str(part.left)]
        for part in open_parts
    ]
    total = t("รวม ({words})", "In all", words=sheet.left.baht_text())
    return _pdf(
        head,
        language,
        subject=_ASKED_BACK,
        day=on,
        number=recovery.claim.reference,
        to=recovery.agreed_with,
        paragraphs=asking_back(sheet),
        sums=sums if sheet.left else [],
        total=[total.in_(language), str(sheet.left)],
        tables=[],
        signer=signer,
        foot=t(
            "คืนเงินแล้วรับใบเสร็จรับเงินของกองทุนทุกครั้ง",
            "Whoever pays something back is given a receipt of the fund each time.",
        ),
    )


def paragraphs(claim: Claim, decision: ClaimDecision) -> list[Phrase]:
    """What the letter says, one paragraph each; the pages of the claim say the same."""
    said = {"granted": _granted, "refused": _refused, "needs_review": _asking}[decision.outcome]
    told = said(claim, decision)
    if decision.note:
        told.append(t("เหตุผลของผู้พิจารณา: {note}", "Reason given: {note}", note=decision.note))
    left = _left(decision.record["remaining"])
    if left and decision.outcome == "granted":
        told.append(left)
    told.append(
        t(
            "ถ้าข้อมูลข้างต้นไม่ถูกต้อง หรือไม่เห็นด้วยกับผลนี้ แจ้งกองทุนได้ภายในวันที่ {day} "
            "จะบอกด้วยวาจาหรือเขียนก็ได้ ผู้พิจารณาจะเป็นคนอื่นที่ไม่ใช่คนเดิม",
            "If something above is not right, or you do not agree, tell the fund by {day}, in person or in "
            "writing. It is then decided by others than before.",
            day=day_words(decision.object_until),
        )
    )
    return told


def asking_back(sheet: RecoverySheet) -> list[Phrase]:
    """What the letter about money asked back says, one paragraph each."""
    recovery = sheet.recovery
    told = [
        t(
            "ตามที่ตกลงกันเมื่อวันที่ {day} กองทุนขอคืนเงินสวัสดิการตามคำขอ {number} จำนวน {sum} บาท ({words}) เพราะ{why}",
            "As agreed on {day}, the fund asks back {sum} baht of what was paid on claim {number}: {why}.",
            day=day_words(recovery.agreed_on),
            number=recovery.claim.reference,
            sum=recovery.amount,
            words=recovery.amount.baht_text(),
            why=recovery.reason,
        )
    ]
    if sheet.back:
        told.append(
            t(
                "ได้รับคืนแล้ว {back} บาท ยังเหลือ {left} บาท",
                "{back} baht have come back; {left} are still out.",
                back=sheet.back,
                left=sheet.left,
            )
        )
    if not sheet.left:
        told.append(t("กองทุนไม่ขอคืนเงินเพิ่มอีกแล้ว ขอบคุณ", "Nothing more is asked for. Thank you."))
        return told
    told.append(
        t(
            "ส่วนที่คืนแล้วไม่นับในสิทธิของปีนี้ ถ้าคืนตามกำหนดไม่สะดวก หรือจำนวนนี้ไม่ถูกต้อง บอกกองทุนได้ทุกเมื่อ กองทุนจะดูร่วมกันใหม่",
            "What comes back no longer counts towards this year's benefits. If a date is difficult or the "
            "sum is not right, tell the fund at any time; it is looked at again together.",
        )
    )
    return told


def _granted(claim: Claim, decision: ClaimDecision) -> list[Phrase]:
    name = _benefit(decision)
    if not decision.amount_satang:
        return [
            t(
                "กองทุนให้สวัสดิการ{name} ตามคำขอวันที่ {day} ผู้ประสานงานจะนัดหมายต่อไป",
                "The fund gives the benefit “{name}” asked for on {day}; the coordinator will arrange it.",
                name=name,
                day=day_words(claim.claimed_on),
            )
        ]
    return [
        t(
            "กองทุนให้สวัสดิการ{name} เป็นเงิน {sum} บาท ({words}) สำหรับเหตุวันที่ {day} "
            "รับเงินได้เมื่อกองทุนแจ้งว่าพร้อมจ่าย โดยนำบัตรประชาชนมาด้วย",
            "The fund gives {sum} baht as the benefit “{name}” for what happened on {day}. The money can be "
            "fetched when the fund says it is ready; please bring the identity card.",
            name=name,
            sum=decision.amount,
            words=decision.amount.baht_text(),
            day=day_words(claim.event_on),
        )
    ]


def _refused(claim: Claim, decision: ClaimDecision) -> list[Phrase]:
    """What is possible comes first."""
    record, name, told = decision.record, _benefit(decision), []
    if record["entitled_from"]:
        told.append(
            t(
                "มีสิทธิรับสวัสดิการ{name} สำหรับเหตุที่เกิดตั้งแต่วันที่ {day} (ระเบียบกองทุน {clause})",
                "The benefit “{name}” can be given for what happens from {day} on (regulation, {clause}).",
                name=name,
                day=day_words(datetime.date.fromisoformat(record["entitled_from"])),
                clause=record["benefit"]["clause"],
            )
        )
    else:
        told.append(
            t(
                "ท่านยังมีสิทธิในสวัสดิการข้ออื่นของกองทุนตามระเบียบ และยื่นสวัสดิการ{name} ครั้งต่อไปได้เมื่อเข้าเงื่อนไข",
                "The fund's other benefits stay open by the regulation, and “{name}” can be claimed again "
                "once its conditions are met.",
                name=name,
            )
        )
    cited = t("{words} (ระเบียบ {clause})", "{words} (regulation, {clause})")
    why = _listed(
        [
            t(cited.th, cited.en, words=Phrase(check["th"], check["en"]), clause=check["clause"])
            for check in record["checks"]
            if check["code"] in record["in_the_way"]
        ]
    )
    told.append(
        t(
            "ครั้งนี้กองทุนยังจ่ายไม่ได้ เพราะเมื่อดูตามวันเกิดเหตุ ({day}) {why}",
            "This time the fund cannot pay yet. On the day it happened ({day}): {why}",
            day=day_words(claim.event_on),
            why=why or t("คณะกรรมการพิจารณาแล้ว", "the committee has considered it."),
        )
    )
    return told


def _asking(claim: Claim, decision: ClaimDecision) -> list[Phrase]:
    record = decision.record
    told = [
        t(
            "ท่านอาจมีสิทธิรับสวัสดิการ{name} สำหรับเหตุวันที่ {day}",
            "You may be entitled to the benefit “{name}” for what happened on {day}.",
            name=_benefit(decision),
            day=day_words(claim.event_on),
        )
    ]
    open_ones = _listed(
        Phrase(check["th"], check["en"])
        for check in record["checks"]
        if check["code"] in record["in_the_way"]
    )
    if open_ones:
        told.append(
            t(
                "กองทุนขอข้อมูลหรือเอกสารเพิ่ม: {what}",
                "The fund asks for more about: {what}",
                what=open_ones,
            )
        )
    if record["deadline"]:
        day = day_words(datetime.date.fromisoformat(record["deadline"]))
        told.append(t("ยื่นเพิ่มได้ถึงวันที่ {day}", "It can be brought until {day}.", day=day))
    return told


def _left(left: dict[str, Any]) -> Phrase | None:
    parts = []
    if left["satang"] is not None:
        parts.append(t("{n} บาท", "{n} baht", n=Money(left["satang"])))
    if left["units"] is not None:
        parts.append(t("{n} คืนหรือวัน", "{n} nights or days", n=left["units"]))
    if left["times"] is not None:
        parts.append(t("{n} ครั้ง", "{n} times", n=left["times"]))
    if not parts:
        return None
    return t(
        "ในปีสวัสดิการนี้ยังใช้สิทธิข้อนี้ได้อีก {left}",
        "What is left of this benefit in this benefit year: {left}",
        left=_listed(parts, " · "),
    )


def _benefit(decision: ClaimDecision) -> Phrase:
    named = decision.record["benefit"]
    return Phrase(named["th"], named["en"] or named["th"])


def _listed(phrases: Iterable[Phrase], between: str = "; ") -> Phrase | None:
    said = list(phrases)
    if not said:
        return None
    return Phrase(between.join(one.in_("th") for one in said), between.join(one.in_("en") for one in said))


def _told(phrase: Phrase, language: Language, **facts: object) -> str:
    return t(phrase.th, phrase.en, **facts).in_(language)


def _table(
    title: Phrase, head: Iterable[Phrase], rows: list[list[str]], language: Language
) -> dict[str, object]:
    return {"title": title.in_(language), "head": [one.in_(language) for one in head], "rows": rows}


def _pdf(
    head: Letterhead,
    language: Language,
    *,
    subject: Phrase,
    day: datetime.date,
    paragraphs: Iterable[Phrase],
    foot: Phrase,
    **words: Any,
) -> bytes:
    """`words` go to the template as they are."""
    return compiled(
        _TEMPLATE,
        words
        | {
            "language": language,
            "labels": {name: label.in_(language) for name, label in _LABELS.items()},
            "title": f"{subject.in_(language)} {words['number']}",
            "office": head.office,
            "place": head.place,
            "phone": head.phone,
            "watermark": head.watermark,
            "day": [day.year, day.month, day.day],
            "date": day_words(day).in_(language),
            "subject": subject.in_(language),
            "paragraphs": [one.in_(language) for one in paragraphs],
            "head": [t("รายการ", "For what").in_(language), t("บาท", "Baht").in_(language)],
            "foot": foot.in_(language),
        },
    )
