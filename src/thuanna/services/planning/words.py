"""The common vocabulary of needs, projects and results, in both languages.

The seven dimensions and six forms of help are those of the provincial teams' model-tambon programme; the
groups are those a municipality's welfare division works with.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from thuanna.kernel.language import Phrase, t


class Dimension(StrEnum):
    """Welfare in seven dimensions (สวัสดิการสังคม 7 มิติ)."""

    EDUCATION = "education"
    HEALTH = "health"
    HOUSING = "housing"
    INCOME = "income"
    RECREATION = "recreation"
    JUSTICE = "justice"
    SOCIAL_SERVICES = "social_services"


class HelpForm(StrEnum):
    """Six forms of help."""

    PROMOTION = "promotion"
    DEVELOPMENT = "development"
    ASSISTANCE = "assistance"
    PROTECTION = "protection"
    SOLVING = "solving"
    REHABILITATION = "rehabilitation"


class Group(StrEnum):
    """For whom. Everybody is a group of its own."""

    CHILDREN_YOUTH = "children_youth"
    OLDER = "older"
    DISABILITY = "disability"
    LOW_INCOME = "low_income"
    IN_DIFFICULTY = "in_difficulty"
    AT_RISK = "at_risk"
    FAMILIES = "families"
    EVERYBODY = "everybody"


DIMENSIONS: Final[dict[str, Phrase]] = {
    Dimension.EDUCATION: t("การศึกษา", "education"),
    Dimension.HEALTH: t("สุขภาพอนามัย", "health"),
    Dimension.HOUSING: t("ที่อยู่อาศัย", "housing"),
    Dimension.INCOME: t("การมีรายได้", "income"),
    Dimension.RECREATION: t("นันทนาการ", "recreation"),
    Dimension.JUSTICE: t("กระบวนการยุติธรรม", "justice"),
    Dimension.SOCIAL_SERVICES: t("การบริการทางสังคม", "social services"),
}
HELP_FORMS: Final[dict[str, Phrase]] = {
    HelpForm.PROMOTION: t("ส่งเสริม", "promotion"),
    HelpForm.DEVELOPMENT: t("พัฒนา", "development"),
    HelpForm.ASSISTANCE: t("สงเคราะห์", "assistance"),
    HelpForm.PROTECTION: t("คุ้มครอง", "protection"),
    HelpForm.SOLVING: t("แก้ไขปัญหา", "solving problems"),
    HelpForm.REHABILITATION: t("บำบัดฟื้นฟู", "treatment and rehabilitation"),
}
GROUPS: Final[dict[str, Phrase]] = {
    Group.CHILDREN_YOUTH: t("เด็กและเยาวชน", "children and youth"),
    Group.OLDER: t("ผู้สูงอายุ", "older people"),
    Group.DISABILITY: t("คนพิการ", "persons with disability"),
    Group.LOW_INCOME: t("ผู้มีรายได้น้อย", "people with low income"),
    Group.IN_DIFFICULTY: t("ผู้ประสบปัญหาทางสังคม", "people in social difficulty"),
    Group.AT_RISK: t("กลุ่มเสี่ยง", "groups at risk"),
    Group.FAMILIES: t("ครอบครัว", "families"),
    Group.EVERYBODY: t("ทุกกลุ่ม", "everybody"),
}
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


def choices(words: dict[str, Phrase]) -> list[tuple[str, str]]:
    """The Thai words as a model's choices."""
    return [(code, phrase.th) for code, phrase in words.items()]


def said(codes: Iterable[str], words: dict[str, Phrase]) -> list[Phrase]:
    """Several codes in words, in the vocabulary's own order."""
    chosen = frozenset(codes)
    return [phrase for code, phrase in words.items() if code in chosen]
