"""What somebody can be in a village, from dated data: a role is added or retired without touching code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.foundation.law import functions, queries
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.rules import Decision, NoValueInForce, RuleBook

ROLES = "registry/leader_roles"

GROUPS: dict[str, Phrase] = {
    "administration": t("ฝ่ายปกครองและสภา", "Administration and council"),
    "health": t("สุขภาพ", "Health"),
    "care": t("ช่วยเหลือและดูแล", "Help and care"),
    "community": t("ชุมชนและกลุ่ม", "Community and groups"),
    "place": t("วัด โรงเรียน สถานที่", "Temple, school, places"),
}
"""Under which heading a role stands, in the order shown."""


@dataclass(frozen=True)
class LeaderRole:
    """One role on a day: its word, and the heading under which it stands."""

    code: str
    label: Phrase
    group: str


def roles(on: date) -> list[LeaderRole]:
    """The roles in force on a day, in the order of the file."""
    book = queries.book(ROLES, on=on)
    found = []
    for code, parameter in book.file.parameters.items():
        group = _group(book, code)
        if group:
            found.append(LeaderRole(code, parameter.label, group))
    return found


def is_role(code: str, on: date) -> bool:
    """Whether somebody can be recorded in this role on a day."""
    return any(one.code == code for one in roles(on))


def label_of(code: str) -> Phrase:
    """The word for a role, also for one no longer in use."""
    found = queries.shipped(ROLES).parameters.get(code)
    return found.label if found else t(code, code)


def place_of(code: str) -> int:
    """Where a role stands among the others."""
    codes = list(queries.shipped(ROLES).parameters)
    return codes.index(code) if code in codes else len(codes)


def decide(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """Is this a role on the day, and under which heading does it stand?"""
    role = str(facts["role"])
    group = _group(law, role)
    words = t("บทบาทนี้ใช้อยู่", "this role is in use")
    return Decision.all_of(law.condition(role, bool(group), group, words)).answering(group=group)


def _group(book: RuleBook, code: str) -> str:
    try:
        return str(book.value(code))
    except NoValueInForce:
        return ""


functions.register(
    functions.Function(
        name="registry/leader_role",
        about=t(
            "บทบาทนี้ใช้ในวันที่ on หรือไม่ อยู่หมวดใด", "whether a role is in use on the day `on`, and its heading"
        ),
        facts=(functions.Fact("role", functions.Kind.TEXT, t("บทบาท", "the role")),),
        law=ROLES,
        reasons=("the role",),
        answers=("group",),
        decide=decide,
    )
)
