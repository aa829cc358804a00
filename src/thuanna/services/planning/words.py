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
    "DECISIONS",
    "DIMENSIONS",
    "GROUPS",
    "HELP_FORMS",
    "NEED_CARE_TO_COME",
    "SEXES",
    "SOURCES",
    "TRAVEL",
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
}
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
