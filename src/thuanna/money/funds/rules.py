"""Pure decisions about membership: which status may follow which, and of what category a member is.

Facts come in plain values, limits of age from ``rules/funds/categories``. What the book takes up when it is
opened is `openings`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from thuanna.foundation.law import functions
from thuanna.kernel.ages import age_on
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.partial_dates import PartialDate
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.rules import Check, Decision, RuleBook
from thuanna.kernel.thai_dates import english_date, thai_date

LAW = "funds/categories"

CURRENT = frozenset({"active", "suspended"})
"""Members on a day: those suspended still are members."""

_MAY_FOLLOW: Mapping[str, frozenset[str]] = {
    "applied": frozenset({"active", "ended", "deceased"}),
    "active": frozenset({"suspended", "resigned", "ended", "deceased"}),
    "suspended": frozenset({"active", "resigned", "ended", "deceased"}),
    "resigned": frozenset({"active", "deceased"}),
    "ended": frozenset({"active", "deceased"}),
    "deceased": frozenset(),
}

STATUS_WORDS: Mapping[str, Phrase] = {
    "applied": t("สมัคร รออนุมัติ", "Applied, waiting"),
    "active": t("เป็นสมาชิก", "Member"),
    "suspended": t("พักสิทธิ", "Suspended"),
    "resigned": t("ลาออก", "Resigned"),
    "ended": t("พ้นสมาชิกภาพ", "Ended"),
    "deceased": t("เสียชีวิต", "Deceased"),
}

CATEGORY_WORDS: Mapping[str, Phrase] = {
    "general": t("บุคคลทั่วไป", "General"),
    "child": t("เด็กและเยาวชน", "Children and youth"),
    "older": t("ผู้สูงอายุ", "Older persons"),
    "disabled": t("คนพิการ", "Persons with disabilities"),
    "disadvantaged": t("ผู้ด้อยโอกาส", "Disadvantaged"),
    "orphan": t("เด็กกำพร้า", "Orphans"),
}
"""In the order of the fund status form (section 3.3)."""


class StatusRefused(Refusal):
    """This status cannot follow what the membership is now."""

    code = "member_status_refused"


class StatusTooEarly(StatusRefused):
    """The day lies before the last change, or on the same day."""

    code = "member_status_too_early"


@dataclass(frozen=True)
class Standing:
    """What a membership is, and since when."""

    status: str
    starts_on: date

    @property
    def words(self) -> Phrase:
        """The status in words."""
        return STATUS_WORDS[self.status]

    @property
    def is_current(self) -> bool:
        """Whether it counts as a member now."""
        return self.status in CURRENT


def statuses_after(status: str) -> list[str]:
    """What may follow, in the order of the words."""
    return [name for name in STATUS_WORDS if name in _MAY_FOLLOW[status]]


def refuse_status(now: Standing, status: str, on: date) -> None:
    """Go on only if `status` may follow `now` on this day. A day has one change, but for its admission.

    :raises StatusRefused: it cannot follow
    :raises StatusTooEarly: the day lies before the last change, or on the same day
    """
    if status not in _MAY_FOLLOW[now.status]:
        raise StatusRefused(
            t(
                "สถานะตอนนี้คือ “{now}” จึงเปลี่ยนเป็น “{then}” ไม่ได้ ตรวจประวัติสถานะในหน้าสมาชิกอีกครั้ง",
                "The status is now “{now}”, which “{then}” cannot follow. Look at the member's history.",
                now=now.words,
                then=STATUS_WORDS[status],
            )
        )
    is_admission = now.status == "applied" and status == "active"
    if on < now.starts_on or (on == now.starts_on and not is_admission):
        raise StatusTooEarly(
            t(
                "สถานะ “{now}” เริ่มวันที่ {day} สถานะใหม่ต้องเริ่มหลังวันนั้น",
                "“{now}” began on {day}; the new status must begin after that day.",
                now=now.words,
                day=t(thai_date(now.starts_on), english_date(now.starts_on)),
            )
        )


@dataclass(frozen=True)
class AgeLimits:
    """The ages by which members are counted, in force on a day."""

    child_years_max: int
    older_years_min: int

    @classmethod
    def of(cls, law: RuleBook) -> AgeLimits:
        """Read from the rules in force."""
        return cls(law.number("child_years_max"), law.number("older_years_min"))

    def band(self, age: int | None) -> str:
        """``child``, ``older`` or ``general``; an unknown age is general."""
        if age is None:
            return "general"
        if age <= self.child_years_max:
            return "child"
        return "older" if age >= self.older_years_min else "general"


def precedence(law: RuleBook) -> tuple[str, ...]:
    """In which category somebody is counted who falls under several: the first of these."""
    listed = tuple(str(law.value("counted_as_first")).split())
    assert set(listed) == set(CATEGORY_WORDS), "counted_as_first names every category once"
    return listed


def counted_as(band: str, marks: Collection[str], order: Collection[str]) -> str:
    """The one category in which a member is counted."""
    return next(name for name in order if name in marks or name == band)


def decide_category(facts: Mapping[str, Any], law: RuleBook) -> Decision:
    """The category of a member on the day of the law; a person looks where the birth date is not known."""
    born: date | None = facts.get("born_on")
    age = age_on(PartialDate.of(born), law.on) if born is not None else None
    limits = AgeLimits.of(law)
    marks = {mark for mark in ("disabled", "disadvantaged", "orphan") if facts.get(f"is_{mark}")}
    category = counted_as(limits.band(age), marks, precedence(law))
    known = Check(
        code="birth_date_known",
        met=True if age is not None or category in marks else None,
        shown=f"{age} years" if age is not None else "unknown",
        phrase=t("รู้วันเกิด จึงนับตามอายุได้", "the birth date is known, so age can be counted"),
    )
    return Decision.all_of(known).answering(category=category)


CATEGORY_FUNCTION = functions.register(
    functions.Function(
        name="funds/category",
        about=t(
            "สมาชิกคนหนึ่งนับเป็นประเภทใดในวันนั้น ถ้าเข้าหลายประเภทนับประเภทแรกตามลำดับของหลักเกณฑ์",
            "in which category a member is counted on the day; the first in order if several fit",
        ),
        facts=(
            functions.Fact("born_on", functions.Kind.DATE, t("วันเกิด", "birth date"), required=False),
            functions.Fact(
                "is_disabled", functions.Kind.FLAG, t("คนพิการ", "has a disability"), required=False
            ),
            functions.Fact(
                "is_disadvantaged", functions.Kind.FLAG, t("ผู้ด้อยโอกาส", "is disadvantaged"), required=False
            ),
            functions.Fact("is_orphan", functions.Kind.FLAG, t("เด็กกำพร้า", "is an orphan"), required=False),
        ),
        law=LAW,
        reasons=("birth_date_known",),
        answers=("category",),
        decide=decide_category,
    )
)
