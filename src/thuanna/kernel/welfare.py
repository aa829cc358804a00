"""The common vocabulary of welfare: seven dimensions, six forms of help, the groups, in both languages.

The dimensions and forms of help are those of the provincial teams' model-tambon programme; the groups are
those a municipality's welfare division works with. Needs, projects, programmes and referrals share them.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from .language import Phrase, t


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


def choices(words: dict[str, Phrase]) -> list[tuple[str, str]]:
    """The Thai words as a model's choices."""
    return [(code, phrase.th) for code, phrase in words.items()]


def said(codes: Iterable[str], words: dict[str, Phrase]) -> list[Phrase]:
    """Several codes in words, in the vocabulary's own order."""
    chosen = frozenset(codes)
    return [phrase for code, phrase in words.items() if code in chosen]
