"""The words on a village sheet. How it is set is `payments.member_papers`; nothing is written here."""

from __future__ import annotations

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase, t
from thuanna.money.payments import member_papers
from thuanna.money.payments.member_papers import SheetPaper, SheetPaperLine

from . import words
from .models import VillageSheet
from .queries import sheets as queries
from .sheets.months import month_later

_BLANKS = 6


def sheet_pdf(sheet_id: int, *, link: str, by: Actor) -> bytes:
    """The sheet as it is printed.

    :param link: where its QR leads
    :raises NotAllowed: without the right to take money
    :raises SheetUnknown: not in this fund, or another collector's
    """
    whole = queries.sheet(sheet_id, by=by)
    sheet = whole.sheet
    tenant = Tenant.objects.get(pk=by.tenant_id)
    return member_papers.sheet_pdf(
        SheetPaper(
            title=f"ใบเก็บเงินสมทบ {sheet.code}",
            day=sheet.prepared_on,
            office=tenant.name_th,
            village=village_words(sheet).in_("th"),
            period=period_words(sheet).in_("th"),
            usual=f"{sheet.usual} บาท",
            point=point_words(sheet).in_("th"),
            code=sheet.code,
            link=link,
            qr_words="สแกนเพื่อเปิดหน้าพิมพ์ใบนี้ (ต้องเข้าสู่ระบบ)",
            how="กาในช่องเมื่อส่งครบ ถ้าส่งไม่เท่าให้เขียนยอดท้ายบรรทัด คนที่ไม่ส่งเว้นว่าง ให้ใบเสร็จทุกคนที่ส่ง",
            lines=[
                SheetPaperLine(
                    place=line.place,
                    number=line.member.number,
                    name=line.name,
                    due=str(line.due) if line.due else "",
                    paid=not line.due,
                )
                for line in whole.lines
            ],
            blanks=_BLANKS,
            signatures=("ผู้เก็บเงิน", "ผู้รับเงิน (เหรัญญิก)"),
            foot="เงินสมทบไม่ใช่เงินฝาก ให้อย่างมีคุณค่า รับอย่างมีศักดิ์ศรี",
            watermark=tenant.watermark,
        )
    )


def village_words(sheet: VillageSheet) -> Phrase:
    """The village, or that its members live in none of the list."""
    if sheet.community is None:
        return t("สมาชิกที่ยังไม่ระบุหมู่บ้าน", "Members without a village")
    label: Phrase = sheet.community.label
    return label


def period_words(sheet: VillageSheet) -> Phrase:
    """The months it asks for, and the round from the second on."""
    first = words.month_words(sheet.first_month)
    shown = first
    if sheet.months > 1:
        last = words.month_words(month_later(sheet.first_month, sheet.months - 1))
        shown = t("{first} ถึง {last}", "{first} to {last}", first=first, last=last)
    if sheet.round == 1:
        return shown
    return t("{months} (รอบที่ {n})", "{months} (round {n})", months=shown, n=sheet.round)


def point_words(sheet: VillageSheet) -> Phrase:
    """Who takes the money."""
    if sheet.point is None:
        return t("เหรัญญิก", "Treasurer")
    return t(sheet.point.place_th, sheet.point.place_en or sheet.point.place_th)
