"""How receipts and places of money are said: on screen in both languages, on paper in Thai."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.thai_dates import PartialDate, english_date, thai_date
from thuanna.money.ledger import chart
from thuanna.money.payments.models import ReceiptLine, ReceiptVoid

from .models import CollectionPoint

LINE_WORDS: Mapping[str, Phrase] = {
    ReceiptLine.Kind.ENTRY_FEE: t("ค่าสมัครสมาชิก", "Entry fee"),
    ReceiptLine.Kind.DAILY: t("เงินสมทบรายวัน", "Daily contribution"),
    ReceiptLine.Kind.MONTHLY: t("เงินสมทบรายเดือน", "Monthly contribution"),
    ReceiptLine.Kind.HALF_YEARLY: t("เงินสมทบรายครึ่งปี", "Half-yearly contribution"),
    ReceiptLine.Kind.YEARLY: t("เงินสมทบรายปี", "Yearly contribution"),
    ReceiptLine.Kind.DONATION: t("เงินบริจาค", "Donation"),
    ReceiptLine.Kind.SUPPORT: t("เงินสมทบจากหน่วยงาน", "Support from a public body"),
    ReceiptLine.Kind.OTHER: t("อื่นๆ", "Other"),
}

CONTRIBUTIONS = ("daily", "monthly", "half_yearly", "yearly")
"""The lines that are contributions, as a member chose to pay."""

VOID_WORDS: Mapping[str, Phrase] = {
    ReceiptVoid.Reason.WRONG_AMOUNT: t("จำนวนเงินไม่ถูกต้อง", "The amount was wrong"),
    ReceiptVoid.Reason.WRONG_PAYER: t("ออกผิดคน", "It was given to the wrong person"),
    ReceiptVoid.Reason.WRONG_DATE: t("วันที่ไม่ถูกต้อง", "The day was wrong"),
    ReceiptVoid.Reason.TWICE: t("บันทึกซ้ำ", "It was recorded twice"),
    ReceiptVoid.Reason.RETURNED: t("คืนเงินแล้ว", "The money was given back"),
}

FUNDER_WORDS: Mapping[str, Phrase] = {
    "member": t("สมาชิก", "Members"),
    "local_government": t("เทศบาลหรือ อบต.", "Local government"),
    "state": t("รัฐ", "State"),
    "donor": t("ผู้บริจาค", "Donors"),
    "other": t("อื่นๆ", "Others"),
}


def line_words(kind: str, first_month: datetime.date | None, months: int | None) -> Phrase:
    """What a line was for, with the months it pays for."""
    words = LINE_WORDS[kind]
    if first_month is None or months is None:
        return words
    last = _month(first_month.year * 12 + first_month.month - 2 + months)
    first = _month(first_month.year * 12 + first_month.month - 1)
    if months == 1:
        return t("{kind} {first}", "{kind}, {first}", kind=words, first=first)
    return t(
        "{kind} {first} ถึง {last} ({n} เดือน)",
        "{kind}, {first} to {last} ({n} months)",
        kind=words,
        first=first,
        last=last,
        n=months,
    )


def month_words(day: datetime.date) -> Phrase:
    """The month of a day: พฤศจิกายน 2569."""
    return _month(day.year * 12 + day.month - 1)


def place_words(account: str, point: CollectionPoint | None) -> Phrase:
    """Into whose hands money went."""
    if account == chart.BANK:
        return t("บัญชีธนาคาร", "Bank account")
    if point is not None:
        return t(
            "จุดรับเงิน {place}",
            "Collection point {place}",
            place=t(point.place_th, point.place_en or point.place_th),
        )
    return t("เหรัญญิก", "Treasurer")


def _month(counted: int) -> Phrase:
    month = PartialDate(counted // 12, counted % 12 + 1)
    return t(thai_date(month), english_date(month))
