"""The questions of a request for help, in three short sections; the same at a page and at the counter."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from thuanna.channels.web.choices import villages
from thuanna.channels.web.fields import ChoiceField, ManyChoicesField, PhoneField, ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.foundation.accounts.models import User
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.saying import MOST_WORDS
from thuanna.services.cases.actions.asking import NewRequest
from thuanna.services.cases.words import FOR_WHOM, REACH, TROUBLES

_MOST_LINE = 300


class Section(PlainForm):
    """One of the steps.

    :cvar title: the question at its head
    """

    title: Phrase

    def __init__(self, *args: Any, on: datetime.date, receivers: Sequence[User], **more: Any) -> None:
        super().__init__(*args, **more)
        self._ask(on, receivers)

    def _ask(self, on: datetime.date, receivers: Sequence[User]) -> None:
        """Add the boxes that depend on the town."""


class WhoForm(Section):
    """For whom."""

    title = t("ขอให้ใคร", "For whom?")

    for_whom = ChoiceField(
        t("ขอความช่วยเหลือให้ใคร", "For whom do you ask?"),
        list(FOR_WHOM.items()),
        missing=t("กรุณาเลือกว่าขอให้ใคร", "Please say for whom you ask."),
    )

    def _ask(self, on: datetime.date, receivers: Sequence[User]) -> None:
        super()._ask(on, receivers)
        self.fields["community"] = ChoiceField(
            t("อยู่หมู่บ้านหรือชุมชนใด", "In which village or community?"),
            villages(on),
            drop_down=True,
            required=False,
        )
        self.fields["who"] = ThaiTextField(
            t("คนที่ต้องการความช่วยเหลือคือใคร", "Who needs help?"),
            hint=t("ชื่อ หรือบอกพอให้รู้ เช่น ยายบ้านข้างวัด", "A name, or enough to know: the old lady by the temple"),
            required=False,
            most=_MOST_LINE,
        )
        self.fields["place"] = ThaiTextField(
            t("พบได้ที่ไหน", "Where can they be found?"),
            hint=t("บอกทางเป็นคำพูด ไม่ต้องส่งพิกัด", "In words; no coordinates are needed"),
            required=False,
            most=_MOST_LINE,
        )


class WhatForm(Section):
    """What happened."""

    title = t("เกิดอะไรขึ้น", "What happened?")

    troubles = ManyChoicesField(
        t("เดือดร้อนเรื่องใด เลือกได้หลายข้อ", "What is the trouble? Choose as many as fit"),
        list(TROUBLES.items()),
        missing=t("กรุณาเลือกอย่างน้อยหนึ่งข้อ ไม่แน่ใจเลือก “เรื่องอื่น”", "Please choose one; “Something else” will do."),
    )
    words = ThaiTextField(
        t("เล่าให้ฟังสั้นๆ", "Tell it in a few words"),
        hint=t(
            "เกิดอะไร ตั้งแต่เมื่อไร ตอนนี้เป็นอย่างไร ไม่ต้องบอกชื่อคนที่สงสัยว่าทำผิด",
            "What, since when, how things are now. Name nobody whom you suspect of a wrong.",
        ),
        lines=6,
        most=MOST_WORDS,
        missing=t("กรุณาเล่าสั้นๆ ว่าเกิดอะไรขึ้น", "Please say in a few words what happened."),
    )


class ReachForm(Section):
    """How can we reach you safely?"""

    title = t("ติดต่อกลับอย่างไรให้ปลอดภัย", "How can you be reached safely?")

    reach = ChoiceField(
        t("ติดต่อกลับอย่างไร", "How may you be reached?"),
        list(REACH.items()),
        initial="any",
        missing=t("กรุณาเลือกวิธีติดต่อกลับ", "Please choose how you may be reached."),
    )
    phone = PhoneField(t("เบอร์โทรศัพท์", "Telephone"), required=False, autocomplete="tel")
    reach_words = ThaiTextField(
        t("เวลา หรือคนที่ให้ติดต่อผ่าน", "Times, or the person to go through"),
        hint=t("เช่น หลังสี่โมงเย็น หรือ ผ่านครูประจำชั้น", "Such as: after four; through the class teacher"),
        required=False,
        most=_MOST_LINE,
    )
    name = ThaiTextField(
        t("ชื่อผู้แจ้ง", "Your name"),
        hint=t("ไม่บอกก็ขอได้", "You may leave it empty."),
        required=False,
        most=_MOST_LINE,
        autocomplete="name",
    )

    def _ask(self, on: datetime.date, receivers: Sequence[User]) -> None:
        super()._ask(on, receivers)
        self.fields["not_for"] = ManyChoicesField(
            t("ไม่ให้คนนี้อ่าน", "Keep this from"),
            [(str(one.pk), t(one.display_name, one.display_name)) for one in receivers],
            hint=t(
                "ถ้าเรื่องเกี่ยวกับคนใดในผู้รับคำขอ เลือกชื่อไว้ คนนั้นจะเปิดไม่ได้",
                "If it concerns one of those who receive requests, tick the name: they cannot open it.",
            ),
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """A call needs a number, a way round needs its words."""
        given: dict[str, Any] = self.cleaned_data
        if given.get("reach") in {"any", "hours"} and not given.get("phone") and "phone" not in self.errors:
            self.add_error("phone", mend(_PHONE_MISSING, "phone_missing"))
        if given.get("reach") in {"hours", "through"} and not given.get("reach_words"):
            self.add_error("reach_words", mend(_WAY_MISSING, "way_missing"))
        return given


_PHONE_MISSING = t(
    "กรุณากรอกเบอร์โทรศัพท์ หรือเลือกว่าจะเข้ามาดูคำตอบเองด้วยรหัส",
    "Please give a telephone number, or choose to look with your code.",
)
_WAY_MISSING = t("กรุณาบอกเวลา หรือคนที่ให้ติดต่อผ่าน", "Please give the times, or the person to go through.")

SECTIONS: tuple[type[Section], ...] = (WhoForm, WhatForm, ReachForm)


def told(sections: Sequence[PlainForm], *, channel: str = "page") -> NewRequest:
    """What was told, for the action."""
    given: dict[str, Any] = {}
    for section in sections:
        given |= section.cleaned_data
    return NewRequest(
        for_whom=given["for_whom"],
        words=given["words"],
        troubles=tuple(given["troubles"]),
        channel=channel,
        community_id=int(given["community"]) if given.get("community") else None,
        who=given.get("who") or "",
        place=given.get("place") or "",
        name=given.get("name") or "",
        phone=given.get("phone") or "",
        reach=given["reach"],
        reach_words=given.get("reach_words") or "",
        not_for=tuple(int(one) for one in given.get("not_for") or ()),
    )
