"""How cash, payments and events are said: on screen in both languages, on paper in Thai."""

from __future__ import annotations

from collections.abc import Mapping

from thuanna.kernel.language import Phrase, t

EVENTS: Mapping[str, Phrase] = {
    "donation": t("เงินบริจาค", "Donation"),
    "interest": t("ดอกเบี้ยธนาคาร", "Bank interest"),
    "matching": t("เงินสมทบจากหน่วยงาน", "Support from a public body"),
    "deposit": t("นำฝากธนาคาร", "Deposit to the bank"),
    "withdrawal": t("ถอนจากธนาคาร", "Withdrawal from the bank"),
}

SUPPORTERS: Mapping[str, Phrase] = {
    "state_codi": t("รัฐบาล ผ่าน พอช.", "The state, through CODI"),
    "codi": t("พอช. (เงินตั้งต้น)", "CODI (seed money)"),
    "local_government": t("เทศบาลหรือ อบต.", "Local government"),
    "other_state": t("หน่วยงานรัฐอื่น", "Another state body"),
}

BENEFITS: Mapping[str, Phrase] = {
    "birth": t("คลอดบุตร", "Birth"),
    "illness": t("เจ็บป่วย", "Illness"),
    "older": t("ผู้สูงอายุ", "Older persons"),
    "death": t("เสียชีวิต", "Death"),
    "funeral": t("ค่าใช้จ่ายงานศพ", "Funeral costs"),
    "disadvantaged": t("ผู้ด้อยโอกาสและคนพิการ", "Disadvantaged persons and persons with disabilities"),
    "occupation": t("อาชีพ", "Occupation"),
    "education": t("การศึกษา", "Education"),
    "culture": t("ประเพณีและวัฒนธรรม", "Culture"),
    "housing": t("ซ่อมหรือสร้างบ้าน", "Housing"),
    "disaster": t("ภัยพิบัติ", "Disaster"),
    "public_benefit": t("สาธารณประโยชน์", "Public benefit"),
    "environment": t("ทรัพยากรธรรมชาติ", "Natural resources"),
    "other_benefit": t("สวัสดิการอื่น", "Another benefit"),
}
"""The kinds of section 5 of the fund status form."""

EXPENSES: Mapping[str, Phrase] = {
    "staff_pay": t("ค่าตอบแทน", "Staff pay"),
    "travel": t("ค่าเดินทาง", "Travel"),
    "documents": t("ค่าเอกสารและวัสดุสำนักงาน", "Documents and stationery"),
    "activities": t("ค่าจัดกิจกรรมและประชุม", "Activities and meetings"),
    "other_expense": t("ค่าใช้จ่ายอื่น", "Another running cost"),
}
"""The kinds of section 10 of the fund status form."""

OUTSIDE_HELP: Mapping[str, Phrase] = {"help": t("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", "Help to a non-member")}

PURPOSES: Mapping[str, Phrase] = {**BENEFITS, **EXPENSES, **OUTSIDE_HELP}

KINDS: Mapping[str, Phrase] = {
    "benefit": t("สวัสดิการสมาชิก", "Benefit to a member"),
    "outside_help": t("ช่วยเหลือผู้ที่ไม่ใช่สมาชิก", "Help to a non-member"),
    "expense": t("ค่าใช้จ่าย", "Running cost"),
}

STATES: Mapping[str, tuple[Phrase, str]] = {
    "waits": (t("รออนุมัติ", "Waits for an approval"), "turmeric"),
    "ready": (t("พร้อมจ่าย", "Ready to be paid"), "indigo"),
    "paid": (t("จ่ายแล้ว", "Paid"), "leaf"),
    "void": (t("ยกเลิกแล้ว", "Void"), "sappan"),
    "sent_back": (t("ส่งกลับให้แก้", "Sent back"), "sappan"),
    "withdrawn": (t("ถอนเรื่องแล้ว", "Withdrawn"), "plain"),
}
"""How an order stands, and in which colour a pill says so."""

ANSWERS: Mapping[str, tuple[Phrase, str]] = {
    "": (t("รอผู้รับยืนยัน", "Waits for the receiver"), "turmeric"),
    "confirmed": (t("ผู้รับยืนยันแล้ว", "Confirmed by the receiver"), "leaf"),
    "refused": (t("ผู้รับแจ้งว่ายอดไม่ตรง", "The receiver got another sum"), "sappan"),
    "withdrawn": (t("ผู้ส่งยกเลิก", "Taken back by the giver"), "plain"),
}

SEND_BACK: Mapping[str, Phrase] = {
    "wrong_amount": t("จำนวนเงินไม่ถูกต้อง", "The amount is wrong"),
    "wrong_payee": t("ผู้รับเงินไม่ถูกต้อง", "The payee is wrong"),
    "papers_missing": t("เอกสารยังไม่ครบ", "Papers are missing"),
    "not_due": t("ยังไม่ถึงเวลาหรือไม่ต้องจ่าย", "Not due, or not to be paid"),
}

VOUCHER_VOIDS: Mapping[str, Phrase] = {
    "wrong_amount": t("จำนวนเงินไม่ถูกต้อง", "The amount was wrong"),
    "wrong_payee": t("จ่ายผิดคน", "It was paid to the wrong person"),
    "wrong_date": t("วันที่ไม่ถูกต้อง", "The day was wrong"),
    "wrong_kind": t("ลงผิดประเภท", "It was put under the wrong kind"),
    "twice": t("บันทึกซ้ำ", "It was recorded twice"),
    "returned": t("ได้เงินคืนแล้ว", "The money came back"),
}

CORRECTIONS: Mapping[str, Phrase] = {
    "wrong_amount": t("จำนวนเงินไม่ถูกต้อง", "The amount was wrong"),
    "wrong_payer": t("ผิดคนหรือผิดหน่วยงาน", "The giver was wrong"),
    "wrong_date": t("วันที่ไม่ถูกต้อง", "The day was wrong"),
    "twice": t("บันทึกซ้ำ", "It was recorded twice"),
    "returned": t("คืนเงินแล้ว", "The money was given back"),
}

EXPLANATIONS: Mapping[str, Phrase] = {
    "": t("ตรงกัน", "It agrees"),
    "not_recorded": t("มีรายการที่ยังไม่ได้บันทึก", "Something is not recorded yet"),
    "change": t("ทอนเงินผิด", "Change was given wrongly"),
    "unknown": t("ยังไม่ทราบสาเหตุ", "Not known yet"),
}

PIECES: Mapping[str, Phrase] = {
    "baht_1000": t("ธนบัตร 1,000 บาท", "1,000 baht notes"),
    "baht_500": t("ธนบัตร 500 บาท", "500 baht notes"),
    "baht_100": t("ธนบัตร 100 บาท", "100 baht notes"),
    "baht_50": t("ธนบัตร 50 บาท", "50 baht notes"),
    "baht_20": t("ธนบัตร 20 บาท", "20 baht notes"),
    "baht_10": t("เหรียญ 10 บาท", "10 baht coins"),
    "baht_5": t("เหรียญ 5 บาท", "5 baht coins"),
    "baht_2": t("เหรียญ 2 บาท", "2 baht coins"),
    "baht_1": t("เหรียญ 1 บาท", "1 baht coins"),
    "satang_50": t("เหรียญ 50 สตางค์", "50 satang coins"),
    "satang_25": t("เหรียญ 25 สตางค์", "25 satang coins"),
}
