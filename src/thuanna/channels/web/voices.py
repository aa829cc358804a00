"""Words for what stands in the tables of the people's voice, for public and staff pages alike."""

from __future__ import annotations

from thuanna.kernel.language import Phrase, t

ABOUT: dict[str, Phrase] = {
    "work": t("งานหรือพื้นที่ เช่น ถนน ไฟ ขยะ เบี้ยยังชีพ", "Work or places: roads, lights, refuse, allowances"),
    "staff": t("เจ้าหน้าที่หรือหัวหน้ากอง", "A member of staff or the head of a division"),
    "clerk": t("ปลัด", "The municipal clerk"),
    "executive": t("นายก รองนายก หรือสมาชิกสภา", "The mayor, a deputy, or a councillor"),
}
ABOUT_SHORTLY: dict[str, Phrase] = {
    "staff": t("เจ้าหน้าที่", "Staff"),
    "clerk": t("ปลัด", "Clerk"),
    "executive": t("ผู้บริหาร", "Executive"),
}
ABOUT_HINTS: dict[str, Phrase] = {
    "staff": t("ปลัดอ่านคนเดียว คนที่ถูกร้องเรียนเปิดอ่านไม่ได้", "Only the clerk reads it, never the one it is about."),
    "clerk": t("นายกอ่านคนเดียว", "Only the mayor reads it."),
    "executive": t(
        "ส่งถึงสำนักงานระดับจังหวัด เทศบาลเปิดอ่านไม่ได้",
        "Goes to the province's office; the municipality cannot open it.",
    ),
}
STATES: dict[str, tuple[Phrase, str]] = {
    "received": (t("รับเรื่องแล้ว", "Received"), "turmeric"),
    "assigned": (t("กำลังดำเนินการ", "Being worked on"), "turmeric"),
    "answered": (t("ตอบแล้ว กำลังดำเนินการต่อ", "Answered, work goes on"), "indigo"),
    "reopened": (t("แจ้งว่ายังไม่เรียบร้อย", "Told again: not resolved"), "sappan"),
    "closed": (t("เสร็จสิ้น", "Closed"), "leaf"),
}
OUTCOMES: dict[str, Phrase] = {
    "": t("ยังไม่ได้ตอบ", "Not answered yet"),
    "done": t("แก้ไขแล้ว", "Mended"),
    "explained": t("ชี้แจงแล้ว", "Explained"),
    "passed_on": t("ส่งต่อหน่วยงานที่รับผิดชอบ", "Passed on to the body responsible"),
    "given": t("ให้ข้อมูลแล้ว", "Given"),
    "given_in_part": t("ให้ข้อมูลบางส่วน", "Given in part"),
    "withheld": t("ไม่เปิดเผย", "Withheld"),
    "not_kept": t("ไม่มีข้อมูลนี้", "Not kept here"),
}
HIDDEN: dict[str, Phrase] = {
    "person": t("พาดพิงตัวบุคคล", "is about a person"),
    "private": t("มีข้อมูลส่วนตัว", "holds private facts"),
    "rude": t("หยาบคายหรือข่มขู่", "is rude or threatening"),
    "unrelated": t("ไม่เกี่ยวกับหน้านี้", "is not about this page"),
    "advertising": t("โฆษณา", "advertises"),
    "law": t("คำสั่งตามกฎหมาย", "a lawful order"),
}
EVENTS: dict[str, Phrase] = {
    "received": t("รับเรื่อง", "Received"),
    "assigned": t("มอบหมายผู้รับผิดชอบ", "Given to those responsible"),
    "answered": t("ตอบ", "Answered"),
    "reopened": t("แจ้งว่ายังไม่เรียบร้อย", "Told again: not resolved"),
    "closed": t("ปิดเรื่อง", "Closed"),
    "escalated": t("เลยกำหนด แจ้งผู้บังคับบัญชาแล้ว", "Overdue: those above were told"),
}
NATURES: dict[str, Phrase] = {
    "complaint": t("ร้องเรียน-ร้องทุกข์", "Complaint"),
    "suggestion": t("ข้อเสนอแนะ", "Suggestion"),
    "information": t("ขอข้อมูลข่าวสาร", "Request for information"),
}
CHANNELS: dict[str, Phrase] = {
    "page": t("หน้าเว็บ", "Web page"),
    "phone": t("โทรศัพท์", "Telephone"),
    "counter": t("ที่สำนักงาน", "Counter"),
    "volunteer": t("ผ่านอาสาสมัคร", "Volunteer"),
    "letter": t("จดหมาย", "Letter"),
}
