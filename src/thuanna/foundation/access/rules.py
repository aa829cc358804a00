"""Which roles an organisation has, which may not be one person's, and what a log-in name looks like."""

from __future__ import annotations

import re
from collections.abc import Collection

from thuanna.kernel.language import Phrase, t

_FUND = ("chair", "treasurer", "secretary", "registrar", "collector", "committee", "inspector")
_TOWN = (
    "officer",
    "head",
    "clerk",
    "executive",
    "auditor",
    "community_chair",
    "community_committee",
    "volunteer",
    "partner",
)
_ROLES_OF_KIND = {
    "local_government": (*_TOWN, "administrator"),
    "fund": (*_FUND, "administrator"),
    "province": ("province", "administrator"),
    "agency": ("partner", "administrator"),
    "operator": ("operator", "administrator"),
}
_KEEPS_MONEY = frozenset({"chair", "treasurer", "secretary", "registrar", "collector"})
_KEEPS_TOWN = frozenset({"officer", "head", "clerk", "executive"})
_LOGIN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")

ROLE_WORDS: dict[str, Phrase] = {
    "administrator": t("ผู้ดูแลระบบของหน่วยงาน", "Administrator of the organisation"),
    "chair": t("ประธานกองทุน", "Chair of the fund"),
    "treasurer": t("เหรัญญิก", "Treasurer"),
    "secretary": t("เลขานุการ", "Secretary"),
    "registrar": t("นายทะเบียน", "Registrar"),
    "collector": t("ผู้รับเงินประจำหมู่บ้าน", "Village collector"),
    "committee": t("กรรมการกองทุน", "Fund committee"),
    "inspector": t("ผู้ตรวจสอบกิจการ", "Inspector"),
    "officer": t("เจ้าหน้าที่กอง", "Officer of a division"),
    "head": t("หัวหน้ากอง", "Head of a division"),
    "clerk": t("ปลัด", "Municipal clerk"),
    "executive": t("ผู้บริหารท้องถิ่น", "Executive"),
    "auditor": t("ผู้ตรวจสอบภายใน", "Internal auditor"),
    "community_chair": t("ประธานชุมชน", "Chair of a community"),
    "community_committee": t("กรรมการชุมชน", "Community committee"),
    "volunteer": t("อาสาสมัคร", "Volunteer"),
    "partner": t("ภาคี", "Partner"),
    "province": t("คณะกรรมการระดับจังหวัด", "Provincial committee"),
    "operator": t("ผู้ให้บริการระบบ", "Operator of the system"),
}


def roles_of(kind: str) -> tuple[str, ...]:
    """The roles an organisation of this kind may give, those met most often first."""
    return _ROLES_OF_KIND[kind]


def conflict_in(roles: Collection[str]) -> Phrase | None:
    """Why these roles may not be one person's; None when they may."""
    held = frozenset(roles)
    if "inspector" in held and held & _KEEPS_MONEY:
        return t(
            "ผู้ตรวจสอบกิจการตรวจงานของตัวเองไม่ได้ ให้คนหนึ่งตรวจสอบและอีกคนทำบัญชีหรือทะเบียน",
            "An inspector cannot check their own work: let one person inspect and another keep the book "
            "or the register.",
        )
    if "auditor" in held and held & _KEEPS_TOWN:
        return t(
            "ผู้ตรวจสอบภายในตรวจงานของตัวเองไม่ได้ ให้คนหนึ่งตรวจสอบและอีกคนทำงาน",
            "An internal auditor cannot check their own work: let one person audit and another do it.",
        )
    return None


def is_login_name(name: str) -> bool:
    """Whether a name can be typed on any keyboard: small letters, digits, dot, dash; three or more."""
    return _LOGIN_NAME.fullmatch(name) is not None
