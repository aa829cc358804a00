"""What a case is about, how urgent it is, how it ends: codes with their words in both languages."""

from __future__ import annotations

from typing import Final

from thuanna.kernel.language import Phrase, t

FOR_WHOM: Final[dict[str, Phrase]] = {
    "self": t("ตัวเองหรือคนในบ้าน", "Myself, or somebody at home"),
    "neighbour": t("เพื่อนบ้านหรือญาติ", "A neighbour or relative"),
    "other": t("คนที่พบเห็น", "Somebody I met"),
}
TROUBLES: Final[dict[str, Phrase]] = {
    "food": t("ไม่มีกิน ไม่มีเงินใช้", "Nothing to eat, no money"),
    "ill": t("เจ็บป่วย ดูแลตัวเองไม่ได้", "Ill, or unable to care for oneself"),
    "alone": t("อยู่คนเดียว ไม่มีคนดูแล", "Alone, nobody to care"),
    "travel": t("ไปหาหมอหรือเดินทางไม่ได้", "Cannot get to the doctor or travel"),
    "home": t("บ้านพังหรือไม่มีที่อยู่", "House broken, or no place to live"),
    "unsafe": t("ถูกทำร้าย ถูกข่มขู่ หรือกลัวคนใกล้ตัว", "Hurt, threatened, or afraid of somebody close"),
    "child": t("เด็กถูกทำร้าย ถูกละเลย หรือไม่ได้เรียน", "A child hurt, neglected or out of school"),
    "disaster": t("ไฟไหม้ น้ำท่วม พายุ", "Fire, flood, storm"),
    "papers": t("บัตร เอกสาร หรือสิทธิต่างๆ", "Cards, papers or rights"),
    "other": t("เรื่องอื่น", "Something else"),
}
IN_DANGER: Final = frozenset({"unsafe", "child"})
"""Troubles with which the lines to call are said once more."""

REACH: Final[dict[str, Phrase]] = {
    "any": t("โทรหาได้ตลอด", "A call at any time is fine"),
    "hours": t("โทรได้เฉพาะเวลาที่บอกไว้", "Call only at the times given below"),
    "through": t("ติดต่อผ่านคนที่บอกไว้เท่านั้น", "Only through the person named below"),
    "code": t("อย่าโทรและอย่ามาที่บ้าน จะเข้ามาดูคำตอบเองด้วยรหัส", "Do not call or come; I will look with my code"),
}
CHANNELS: Final[dict[str, Phrase]] = {
    "page": t("หน้าเว็บ", "the site"),
    "phone": t("โทรศัพท์", "telephone"),
    "counter": t("มาที่สำนักงาน", "at the counter"),
    "volunteer": t("ผ่านอาสาสมัครหรือผู้นำชุมชน", "through a volunteer or leader"),
    "visit": t("พบตอนลงพื้นที่", "met in the village"),
}
TEAMS: Final[dict[str, Phrase]] = {
    "town": t("เทศบาล", "the municipality"),
    "tambon": t("ทีมตำบล", "the tambon team"),
    "province": t("ทีมจังหวัด", "the provincial team"),
}
STEPS: Final[dict[str, Phrase]] = {
    "received": t("รับคำขอ", "Request received"),
    "triaged": t("ประเมินความเร่งด่วนแล้ว", "Urgency judged"),
    "taken": t("มีผู้รับผิดชอบ", "Somebody took it on"),
    "answered": t("ติดต่อผู้ขอแล้ว", "The person was answered"),
    "helped": t("ให้ความช่วยเหลือ", "Help given"),
    "visit_planned": t("นัดเยี่ยมบ้าน", "Home visit planned"),
    "visited": t("เยี่ยมบ้านแล้ว", "Home visit done"),
    "visit_off": t("งดเยี่ยมบ้าน", "Home visit called off"),
    "referred": t("ส่งต่อหน่วยงาน", "Referred"),
    "referral_accepted": t("หน่วยงานรับเรื่องแล้ว", "The agency accepted"),
    "referral_done": t("หน่วยงานช่วยแล้ว", "The agency has helped"),
    "referral_refused": t("หน่วยงานรับไม่ได้", "The agency could not take it"),
    "follow_up": t("นัดติดตาม", "Follow-up planned"),
    "followed_up": t("ติดตามแล้ว", "Followed up"),
    "noted": t("จดบันทึก", "Note"),
    "wrote": t("ผู้ขอส่งข้อความ", "The person wrote"),
    "closed": t("จบการช่วยเหลือ", "Closed"),
    "withdrawn": t("ผู้ขอถอนคำขอ", "Withdrawn by the person"),
    "reopened": t("ผู้ขอบอกว่ายังต้องการความช่วยเหลือ", "The person still needs help"),
}
FOR_THE_PERSON: Final = frozenset(STEPS) - {"noted", "visit_off"}
"""Steps that the page by code tells."""

OUTCOMES: Final[dict[str, Phrase]] = {
    "self_reliant": t("พึ่งตนเองได้", "Self-reliant"),
    "helped": t("ได้รับความช่วยเหลือแล้ว", "Was helped"),
    "cared_for": t("มีผู้ดูแลต่อเนื่อง", "Is being cared for"),
    "passed_on": t("หน่วยงานอื่นดูแลต่อ", "Another agency goes on"),
    "moved": t("ย้ายไปที่อื่น", "Moved away"),
    "died": t("เสียชีวิต", "Died"),
    "not_reached": t("ติดต่อไม่ได้", "Could not be reached"),
    "not_needed": t("ไม่ต้องการความช่วยเหลือแล้ว", "Help is no longer needed"),
}
CONSENTS: Final[dict[str, Phrase]] = {
    "spoken": t("เจ้าตัวยินยอมด้วยวาจา", "The person agreed, spoken"),
    "written": t("เจ้าตัวยินยอมเป็นหนังสือ", "The person agreed in writing"),
    "guardian": t("ผู้ปกครองหรือผู้ดูแลยินยอม", "A guardian or carer agreed"),
    "child_duty": t(
        "ไม่ต้องรอความยินยอม: เด็กเสี่ยงอันตราย (พ.ร.บ. คุ้มครองเด็ก 2546 มาตรา 41)",
        "No consent needed: a child at risk (Child Protection Act 2546 s. 41)",
    ),
    "danger": t(
        "ไม่ต้องรอความยินยอม: ช่วยชีวิตหรือร่างกาย (พ.ร.บ. คุ้มครองข้อมูลส่วนบุคคล มาตรา 24 (2))",
        "No consent needed: to save life or body (PDPA s. 24 (2))",
    ),
}
LOOKS: Final[dict[str, Phrase]] = {
    "file": t("เปิดอ่านแฟ้ม", "opened the file"),
    "letter": t("พิมพ์หนังสือส่งต่อ", "printed a referral letter"),
}
