"""Forms of the register of leaders."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.channels.web.fields import ChoiceField, PhoneField, ThaiDateField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.registry.leaders import rules
from thuanna.registry.leaders.actions import Entry, Said

Choices = list[tuple[str, Phrase]]

HOWS: dict[str, Phrase] = {
    "signed": t("ลงชื่อในแบบ", "Signed a form"),
    "spoken": t("บอกต่อหน้าเจ้าหน้าที่", "Said so in person"),
    "phone": t("บอกทางโทรศัพท์", "Said so on the telephone"),
}
_AGREES: Choices = [
    ("yes", t("ยินยอมให้แสดงชื่อและเบอร์ต่อทุกคน", "Agrees that everybody sees name and number")),
    ("no", t("ไม่ให้แสดง เจ้าหน้าที่เท่านั้นเห็น", "Does not agree: staff alone see them")),
]


class FilterForm(PlainForm):
    """Whom to list."""

    words = ThaiTextField(t("ชื่อ กลุ่ม หรือเบอร์", "Name, group or number"), required=False, most=80)
    village = ChoiceField(t("หมู่บ้าน", "Village"), [], drop_down=True, required=False)
    role = ChoiceField(t("บทบาท", "Role"), [], drop_down=True, required=False)

    def __init__(self, *args: Any, villages: Choices, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "village", villages)
        _offer(self, "role", role_choices(on))


class EntryForm(PlainForm):
    """One person in one role."""

    role = ChoiceField(t("บทบาท", "Role"), [], drop_down=True)
    person_name = ThaiTextField(t("ชื่อและนามสกุล", "Name"), most=160, autocomplete="off")
    phone = PhoneField(t("เบอร์โทรศัพท์", "Telephone"), autocomplete="off")
    body = ThaiTextField(
        t("ชื่อกลุ่ม วัด หรือโรงเรียน", "Group, temple or school"),
        hint=t("กรอกเมื่อบทบาทนี้เป็นของกลุ่มหรือสถานที่", "Where the role is for one"),
        most=160,
        required=False,
    )

    def __init__(self, *args: Any, on: datetime.date, **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self, "role", role_choices(on))

    def entry(self) -> Entry:
        """What was typed, for the action."""
        given = self.cleaned_data
        return Entry(
            role=given["role"], person_name=given["person_name"], phone=given["phone"], body=given["body"]
        )


class AddForm(EntryForm):
    """Somebody new in a village's list, with what they said about being shown."""

    field_order = ("village", "role", "person_name", "phone", "body", "starts_on", "agrees", "how")

    starts_on = ThaiDateField(t("ทำหน้าที่ตั้งแต่วันที่", "Since which day?"), not_after="today")

    def __init__(self, *args: Any, villages: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["village"] = ChoiceField(
            t("หมู่บ้านหรือชุมชน", "Village or community"), villages, drop_down=True
        )
        self.fields["agrees"] = _agrees()
        self.fields["how"] = _how()
        self.order_fields(self.field_order)

    def said(self, on: datetime.date) -> Said:
        """What they said today about being shown."""
        return Said(agrees=self.cleaned_data["agrees"] == "yes", on=on, how=self.cleaned_data["how"])


class CorrectForm(EntryForm):
    """An entry put right, and why."""

    reason = ThaiTextField(
        t("แก้เพราะอะไร", "Why?"), most=200, missing=t("กรุณาบอกว่าแก้เพราะอะไร", "Please say why.")
    )


class ConsentForm(PlainForm):
    """What somebody said about being shown, how and on which day."""

    agrees = ChoiceField(t("เจ้าตัวว่าอย่างไร", "What do they say?"), _AGREES)
    how = ChoiceField(t("บอกทางใด", "How did they say so?"), list(HOWS.items()))
    on = ThaiDateField(t("เมื่อวันที่", "On which day?"), not_after="today")

    def said(self) -> Said:
        """What they said."""
        given = self.cleaned_data
        return Said(agrees=given["agrees"] == "yes", on=given["on"], how=given["how"])


class EndForm(PlainForm):
    """From which day nobody is sent to them, and why."""

    ends_before = ThaiDateField(t("ไม่ได้ทำหน้าที่ตั้งแต่วันที่", "No longer from which day?"))
    reason = ThaiTextField(t("เพราะอะไร", "Why?"), most=200, missing=t("กรุณาบอกเหตุผล", "Please say why."))


def role_choices(on: datetime.date) -> Choices:
    """The roles in force, in the order of the rules."""
    return [(one.code, one.label) for one in rules.roles(on)]


def _agrees() -> ChoiceField:
    return ChoiceField(
        t("ยินยอมให้แสดงต่อทุกคนหรือไม่", "May everybody see them?"),
        _AGREES,
        hint=t("ถามเจ้าตัวก่อนเสมอ ไม่ยินยอมก็ใช้ในงานได้", "Always ask first. Staff may use it either way."),
        missing=t("กรุณาเลือกว่าเจ้าตัวยินยอมหรือไม่", "Please say whether they agree."),
    )


def _how() -> ChoiceField:
    return ChoiceField(
        t("บอกทางใด", "How did they say so?"),
        list(HOWS.items()),
        missing=t("กรุณาเลือกว่าบอกทางใด", "Please say how."),
    )


def _offer(form: PlainForm, name: str, choices: Choices) -> None:
    field: Any = form.fields[name]
    field.choices = [field.choices[0], *choices]
