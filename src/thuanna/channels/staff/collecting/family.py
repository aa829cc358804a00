"""After a member's death: what closes, what does not, what the family can ask for here and elsewhere."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.money.funds import access
from thuanna.money.funds.queries import members as queries
from thuanna.money.regulations import queries as regulations

from .shared import trail

CLOSES = (
    t("สมาชิกภาพ นับถึงวันก่อนเสียชีวิต", "The membership, counted until the day before"),
    t("เงินสมทบงวดต่อไป ไม่ต้องส่งและไม่อยู่ในใบเก็บเงินอีก", "Further contributions: nothing is due, no sheet asks"),
    t("ลิงก์ส่วนตัวสำหรับดูสมุด เปิดไม่ได้อีก", "The personal link to the passbook: it opens nothing"),
)
STAYS = (
    t("เงินที่ส่งแล้ว ใบเสร็จ และสมุดบัญชี ไม่มีอะไรถูกลบ", "What was paid, receipts and the book: nothing is removed"),
    t("ผู้รับผลประโยชน์ที่ระบุไว้ กองทุนจ่ายให้ตามลำดับ", "The named payees, who are paid in their order"),
    t("สิทธิที่เกิดก่อนเสียชีวิต เช่นค่ารักษาครั้งก่อน ยังขอได้", "What was due before the death, such as an earlier illness"),
    t("สมาชิกภาพของคนอื่นในบ้าน ไม่เปลี่ยน", "The memberships of others in the house: unchanged"),
)
ELSEWHERE: tuple[tuple[Phrase, Phrase, Phrase], ...] = (
    (
        t("ค่าจัดการศพผู้สูงอายุตามประเพณี (รัฐ)", "State aid for an older person's funeral"),
        t(
            "ผู้จัดการศพของผู้สูงอายุไทยที่ถือบัตรสวัสดิการแห่งรัฐหรือยากจน ขอที่เทศบาล อบต. หรือ พมจ. "
            "มีกำหนดวันนับจากวันที่ในใบมรณบัตร จึงควรไปถามจำนวนเงินและวันสุดท้ายโดยเร็ว",
            "Whoever arranges the funeral of an older Thai person who held the state welfare card or was "
            "poor asks the municipality or the provincial MSDHS office. There is a last day, counted from "
            "the death certificate: ask soon for the amount and for that day.",
        ),
        t(
            "ที่มา: ประกาศ พม. เรื่องการสงเคราะห์ในการจัดการศพตามประเพณี (อ่านจากเว็บของ อปท.) โปรดถามอัตราล่าสุด",
            "Source: MSDHS announcement, as local governments quote it. Ask for the present rate.",
        ),
    ),
    (
        t("เบี้ยยังชีพหรือเบี้ยความพิการของผู้เสียชีวิต", "The old-age or disability allowance of the dead"),
        t(
            "แจ้งเทศบาลหรือ อบต. ให้หยุดจ่าย เงินที่เข้าบัญชีหลังเสียชีวิตอาจต้องคืน อย่าเพิ่งถอนใช้",
            "Tell the municipality to stop it. What came after the death may have to be returned.",
        ),
        t(
            "ที่มา: ระเบียบกระทรวงมหาดไทยว่าด้วยเบี้ยยังชีพผู้สูงอายุ พ.ศ. 2566 (ยังไม่ได้อ่านทั้งฉบับ)",
            "Source: Ministry of Interior regulation of 2566 on the allowance (not read in full).",
        ),
    ),
    (
        t("ครอบครัวที่เดือดร้อน", "A family in distress"),
        t(
            "ขอความช่วยเหลือจากเทศบาลหรือ อบต. ได้ตามอำนาจหน้าที่ โดยยื่นคำขอที่กองสวัสดิการ",
            "may ask the municipality's welfare division for help under its own regulation.",
        ),
        t(
            "ที่มา: ระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายเพื่อช่วยเหลือประชาชนฯ พ.ศ. 2566",
            "Source: Ministry of Interior regulation of 2566 on helping the people.",
        ),
    ),
)


@page(access.VIEW)
def family(request: StaffRequest, member_id: int) -> HttpResponse:
    """What to tell the family; gently, with where each thing comes from."""
    sheet = queries.sheet(member_id, by=request.actor)
    standing = regulations.standing_of(sheet.member, request.today)
    facts: dict[str, Any] = {
        "sheet": sheet,
        "has_died": sheet.standing.status == "deceased",
        "closes": CLOSES,
        "stays": STAYS,
        "elsewhere": ELSEWHERE,
        "by_regulation": standing,
        "has_regulation": standing is not None,
        "trail": trail((sheet.name, reverse("staff:fund_member", args=[member_id]))),
    }
    return render(request, "staff/collecting/family.html", facts)
