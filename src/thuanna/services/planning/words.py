"""The words of needs, projects and activities, in both languages. Dimensions, forms of help and groups are
the kernel's: benefits, programmes and referrals speak of the same."""

from __future__ import annotations

from typing import Final

from thuanna.kernel.language import Phrase, t
from thuanna.kernel.welfare import (
    DIMENSIONS,
    GROUPS,
    HELP_FORMS,
    Dimension,
    Group,
    HelpForm,
    choices,
    said,
)

__all__ = [
    "ACTIVITY_STATES",
    "ANSWERS",
    "CHECKS",
    "DECISIONS",
    "DIMENSIONS",
    "DUTY_STATES",
    "FOUND",
    "GROUPS",
    "HELD_BACK",
    "HELP_FORMS",
    "NEED_CARE_TO_COME",
    "PAID_TO_PEOPLE",
    "QUALITIES",
    "SEXES",
    "SOURCES",
    "SPENDING_KINDS",
    "TRAVEL",
    "TYPED_SOURCES",
    "WEEKDAYS",
    "Dimension",
    "Group",
    "HelpForm",
    "choices",
    "said",
]

SEXES: Final[dict[str, Phrase]] = {
    "female": t("หญิง", "women"),
    "male": t("ชาย", "men"),
    "not_stated": t("ไม่ระบุ", "not stated"),
}
SOURCES: Final[dict[str, Phrase]] = {
    "forum": t("เวทีประชาคม", "the forum"),
    "telephone": t("โทรศัพท์", "telephone"),
    "desk": t("ที่สำนักงาน", "the office's desk"),
    "volunteer": t("อาสาสมัครบอกแทน", "a volunteer, for them"),
    "visit": t("เยี่ยมบ้าน", "a home visit"),
    "page": t("บอกมาทางหน้าเว็บ", "this site"),
    "family": t("ครอบครัวสมัครให้", "the family, for them"),
}
TYPED_SOURCES: Final[tuple[str, ...]] = ("telephone", "desk", "volunteer", "visit")
"""How something reaches whoever types it at the office."""
ANSWERS: Final[dict[str, Phrase]] = {
    "project": t("ทำเป็นโครงการ", "made a project"),
    "under_way": t("มีงานทำอยู่แล้ว", "work is under way already"),
    "passed_on": t("ส่งต่อหน่วยงานอื่น", "passed on to another office"),
    "later": t("ยังไม่ทำในปีนี้", "not this year"),
    "cannot": t("ทำไม่ได้", "cannot be done"),
}
DECISIONS: Final[dict[str, Phrase]] = {
    "proposed": t("เสนอ", "proposed"),
    "approved": t("อนุมัติ", "approved"),
    "amended": t("แก้ไขโครงการ", "amended"),
    "begun": t("เริ่มดำเนินการ", "begun"),
    "stopped": t("หยุดโครงการ", "stopped"),
    "finished": t("เสร็จสิ้น", "finished"),
}
SPENDING_KINDS: Final[dict[str, Phrase]] = {
    "vehicles": t("รถและน้ำมัน", "vehicles and fuel"),
    "food": t("อาหารและน้ำดื่ม", "food and water"),
    "things": t("วัสดุและอุปกรณ์", "materials and equipment"),
    "place": t("สถานที่", "places"),
    "wages": t("ค่าจ้างและค่าตอบแทน", "wages and fees"),
    "help": t("เงินหรือของช่วยเหลือ", "help given to people"),
    "other": t("อื่น ๆ", "other"),
}
PAID_TO_PEOPLE: Final[frozenset[str]] = frozenset({"wages", "help"})
"""Money that reaches persons: such a sum says how many, and is shown only where they are many."""
QUALITIES: Final[dict[str, Phrase]] = {
    "safety": t("น่าอยู่ ปลอดภัย (Safety)", "safety"),
    "smart": t("อยู่อย่างมีศักดิ์ศรี (Smart)", "smart"),
    "smile": t("มีความสุข (Smile)", "smile"),
    "sufficiency": t("พอเพียง (Sufficiency)", "sufficiency"),
}
WEEKDAYS: Final[dict[str, Phrase]] = {
    "0": t("วันจันทร์", "Monday"),
    "1": t("วันอังคาร", "Tuesday"),
    "2": t("วันพุธ", "Wednesday"),
    "3": t("วันพฤหัสบดี", "Thursday"),
    "4": t("วันศุกร์", "Friday"),
    "5": t("วันเสาร์", "Saturday"),
    "6": t("วันอาทิตย์", "Sunday"),
}
DUTY_STATES: Final[dict[str, Phrase]] = {
    "named": t("อยู่ในแผนถ่ายโอน", "named in the plan of transfer"),
    "preparing": t("กำลังเตรียมรับ", "being prepared"),
    "taken_over": t("รับถ่ายโอนแล้ว", "taken over"),
    "given_back": t("ส่งคืนหรือไม่รับ", "given back or not taken"),
}
CHECKS: Final[dict[str, Phrase]] = {
    "held": t("จัดจริงตามวันและสถานที่ที่ประกาศ", "It was held on the day and at the place announced"),
    "reached": t("คนที่ควรได้ประโยชน์ได้มาจริง", "Those it is for could come"),
    "fetched": t("มีรถหรือคนไปหาตามที่บอก", "The vehicle or the visitor came as said"),
    "things": t("ของและงานตรงกับเงินที่ใช้", "Things and work match the money spent"),
    "posted": t("มีประกาศผลให้คนอ่าน", "The result hangs where people read it"),
}
FOUND: Final[dict[str, Phrase]] = {
    "yes": t("ใช่", "yes"),
    "partly": t("บางส่วน", "partly"),
    "no": t("ไม่ใช่", "no"),
    "unseen": t("ไม่ได้เห็น", "not seen"),
}
HELD_BACK: Final[dict[str, Phrase]] = {
    "names_a_person": t("ระบุตัวบุคคล", "it names a person"),
    "not_about_it": t("ไม่เกี่ยวกับโครงการนี้", "it is not about this project"),
    "against_the_law": t("ขัดกฎหมาย", "it is against the law"),
}
TRAVEL: Final[dict[str, Phrase]] = {
    "fetched": t("มีรถรับ-ส่ง", "a vehicle fetches and returns"),
    "visited": t("ไปหาถึงบ้าน", "somebody visits at home"),
    "near": t("จัดในหมู่บ้าน เดินถึง", "held in the village, within a walk"),
    "own_way": t("มากันเอง", "people come by themselves"),
}
ACTIVITY_STATES: Final[dict[str, Phrase]] = {
    "draft": t("กำลังเตรียม", "being prepared"),
    "announced": t("ประกาศแล้ว", "announced"),
    "held": t("จัดแล้ว", "held"),
    "cancelled": t("งด", "called off"),
}
NEED_CARE_TO_COME: Final[frozenset[str]] = frozenset({Group.OLDER, Group.DISABILITY})
"""For these nothing is announced without an answer to "how do they get there, or who visits them?"."""
