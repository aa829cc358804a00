"""Words for what stands in a thread, for the teller's pages and the readers' alike."""

from __future__ import annotations

from thuanna.kernel.language import Phrase, t

KINDS: dict[str, Phrase] = {
    "violence": t("ความรุนแรง การทำร้าย หรือการข่มขู่", "Violence, abuse or threats"),
    "corruption": t("การทุจริต เรียกรับเงิน หรือใช้อำนาจในทางผิด", "Corruption, bribes or misuse of power"),
}
PLACES: dict[str, Phrase] = {
    "first": t("ผู้อ่านคนที่หนึ่ง", "First reader"),
    "second": t("ผู้อ่านคนที่สอง", "Second reader"),
    "deputy": t("ผู้อ่านสำรอง", "Deputy"),
}
GROUNDS: dict[str, Phrase] = {
    "consent": t("ผู้แจ้งยินยอม", "The teller agreed"),
    "child": t(
        "เด็กอาจเป็นอันตราย ต้องแจ้งตามกฎหมายคุ้มครองเด็ก",
        "A child may be in danger: the child protection law asks for a report",
    ),
}
OUTCOMES: dict[str, Phrase] = {
    "helped": t("ได้รับความช่วยเหลือแล้ว", "Help was given"),
    "passed_on": t("หน่วยงานที่มีอำนาจรับไปแล้ว", "The body responsible has taken it on"),
    "looked_into": t("ตรวจสอบแล้ว", "It was looked into"),
    "cannot": t("ทำต่อไม่ได้ในตอนนี้", "Nothing more can be done for now"),
}
CHANGES: dict[str, Phrase] = {
    "concerns": t("เรื่องนี้เกี่ยวข้องกับผู้อ่านคนเดิม", "It concerns the reader who was named"),
    "away": t("ผู้อ่านคนเดิมไม่อยู่ปฏิบัติงาน", "The reader is away"),
    "left": t("ผู้อ่านคนเดิมพ้นหน้าที่", "The reader has left the post"),
}
WHATS: dict[str, Phrase] = {
    "told": t("เรื่องที่แจ้ง", "What was told"),
    "message": t("ข้อความจากผู้แจ้ง", "From the teller"),
    "consent_given": t("ผู้แจ้งยินยอมให้ส่งต่อ", "The teller agreed that it is passed on"),
    "consent_refused": t("ผู้แจ้งไม่ให้ส่งต่อ", "The teller does not want it passed on"),
    "answer": t("คำตอบจากผู้อ่าน", "From the readers"),
    "consent_asked": t("ผู้อ่านขออนุญาตส่งต่อ", "The readers ask whether it may be passed on"),
    "passed_on": t("ส่งต่อแล้ว", "Passed on"),
    "closed": t("ปิดเรื่อง", "Closed"),
    "note": t("บันทึกของผู้อ่าน ผู้แจ้งไม่เห็น", "The readers' own note; the teller does not see it"),
    "reader_changed": t("เปลี่ยนผู้อ่าน", "A reader was replaced"),
    "deputy_reads": t(
        "ยังไม่มีใครเปิดอ่านในกำหนด ผู้อ่านสำรองอ่านด้วย", "Nobody opened it in time; the deputy reads it too"
    ),
}
