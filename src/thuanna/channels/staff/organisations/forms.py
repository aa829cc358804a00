"""Forms of the directory, of terms in office and of figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from thuanna.channels.staff.places.forms import subdistrict_field
from thuanna.channels.web.fields import (
    ChoiceField,
    DecimalField,
    MoneyField,
    PhoneField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.typed import Read
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations.actions import Term
from thuanna.registry.organisations.models import Organisation, PostKind
from thuanna.registry.organisations.rules import MeasureName
from thuanna.registry.organisations.words import ORGANISATION_KINDS, POST_KINDS, SEXES

Choices = Sequence[tuple[str, Phrase]]

_NO_DAY = t("ยังไม่ได้กรอกวันที่ของข้อมูล", "Please give the day of the data.")
_NOT_DEFINED = t("ยังไม่ได้บอกว่านับอะไร", "Please say what is counted.")


class AddForm(PlainForm):
    """An organisation for the directory; its contacts come on the next page."""

    kind = ChoiceField(
        t("เป็นหน่วยงานแบบใด", "What kind of organisation?"),
        list(ORGANISATION_KINDS.items()),
        drop_down=True,
        missing=t("กรุณาเลือกว่าเป็นหน่วยงานแบบใด", "Please choose the kind of organisation."),
    )
    name_th = ThaiTextField(t("ชื่อเต็ม", "Full name in Thai"))
    name_en = ThaiTextField(t("ชื่อภาษาอังกฤษ", "Name in English"), required=False)

    def __init__(self, *args: Any, parents: Choices, communities: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        if parents:
            self.fields["parent"] = ChoiceField(
                t("สังกัด", "Belongs to"),
                parents,
                hint=t("ต้องเลือกเมื่อเป็นกองหรือฝ่าย", "Needed for a division"),
                required=False,
                drop_down=True,
            )
        if communities:
            self.fields["community"] = ChoiceField(
                t("เป็นของหมู่บ้านหรือชุมชน", "For which village or community"),
                communities,
                hint=t("ต้องเลือกเมื่อเป็นคณะกรรมการชุมชน", "Needed for a community's committee"),
                required=False,
                drop_down=True,
            )


class NameForm(PlainForm):
    """Names, and since when it exists."""

    name_th = ThaiTextField(t("ชื่อเต็ม", "Full name in Thai"))
    name_en = ThaiTextField(t("ชื่อภาษาอังกฤษ", "Name in English"), required=False)
    starts_on = ThaiDateField(t("ตั้งขึ้นเมื่อ", "Set up on"), required=False, not_after="today")


class ContactForm(PlainForm):
    """Where and when people reach the office; never a private number."""

    address_line = ThaiTextField(t("เลขที่ ถนน", "Number and street"), required=False)
    subdistrict = subdistrict_field(required=False)
    phone = PhoneField(
        t("โทรศัพท์สำนักงาน", "Office telephone"),
        hint=t("เบอร์ของสำนักงาน ไม่ใช่เบอร์ส่วนตัว", "The office's line, not a private number"),
        required=False,
    )
    email = ThaiTextField(t("อีเมลสำนักงาน", "Office e-mail"), required=False)
    hours_th = ThaiTextField(
        t("วันเวลาที่ติดต่อได้", "Hours, in Thai"),
        hint=t("เช่น จันทร์–ศุกร์ 8.30–16.30 น.", "Such as จันทร์–ศุกร์ 8.30–16.30 น."),
        required=False,
    )
    hours_en = ThaiTextField(t("วันเวลาเป็นภาษาอังกฤษ", "Hours, in English"), required=False)

    def clean_email(self) -> str:
        """Refuse what is no address, in words."""
        email = str(self.cleaned_data["email"])
        try:
            if email:
                validate_email(email)
        except ValidationError as wrong:
            words = t(
                "อีเมลนี้ยังไม่ถูกรูป ต้องมี @ เช่น office@example.go.th",
                "This is not an e-mail address yet. It needs an @, as in office@example.go.th.",
            )
            raise mend(words, "email_not_understood") from wrong
        return email


class CloseForm(PlainForm):
    """From which day it no longer exists, and why."""

    ends_before = ThaiDateField(
        t("ปิดตั้งแต่วันที่", "Closed from"),
        missing=t("ยังไม่ได้กรอกวันที่ปิด", "Please give the day from which it is closed."),
    )
    reason = ThaiTextField(t("เหตุผล", "Why"))


class PostForm(PlainForm):
    """Somebody's term in an office."""

    title_th = ThaiTextField(
        t("ชื่อตำแหน่งตามที่เรียก", "Title as it is called"),
        hint=t("เช่น นายกเทศมนตรี หรือ ประธานชุมชน", "Such as นายกเทศมนตรี"),
        most=120,
    )
    title_en = ThaiTextField(t("ชื่อตำแหน่งภาษาอังกฤษ", "Title in English"), required=False, most=120)
    person_name = ThaiTextField(t("ชื่อผู้ดำรงตำแหน่ง", "Who holds it"), most=160)
    sex = ChoiceField(
        t("เพศ", "Sex"),
        list(SEXES.items()),
        hint=t("ใช้นับสัดส่วนชายหญิงในสภาและคณะกรรมการ", "Used to count women and men in councils and committees"),
        missing=t("กรุณาเลือกเพศ หรือเลือกไม่ระบุ", "Please choose, or choose not stated."),
    )
    starts_on = ThaiDateField(
        t("ดำรงตำแหน่งตั้งแต่วันที่", "In office from"),
        missing=t("ยังไม่ได้กรอกวันที่เริ่มดำรงตำแหน่ง", "Please give the day from which the office is held."),
    )

    def __init__(self, *args: Any, organisation_kind: str, **more: Any) -> None:
        super().__init__(*args, **more)
        kind = ChoiceField(
            t("ตำแหน่ง", "Office"),
            [(kind.value, POST_KINDS[kind]) for kind in offices_of(organisation_kind)],
            drop_down=True,
            missing=t("กรุณาเลือกตำแหน่ง", "Please choose the office."),
        )
        self.fields = {"kind": kind, **self.fields}

    def term(self, **kept: Any) -> Term:
        """What was given, for the action."""
        return Term(**self.cleaned_data, **kept)


class CorrectPostForm(PostForm):
    """What was typed wrongly, and why it is changed."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reason"] = ThaiTextField(
            t("เหตุผลที่แก้", "Why it is changed"), hint=t("เช่น พิมพ์ชื่อผิด", "Such as a typing error")
        )


class EndForm(PlainForm):
    """From which day the office is no longer held, and why."""

    ends_before = ThaiDateField(
        t("พ้นตำแหน่งตั้งแต่วันที่", "Out of office from"),
        hint=t("วันแรกที่ไม่ได้ดำรงตำแหน่งแล้ว", "The first day on which the office is no longer held"),
        missing=t("ยังไม่ได้กรอกวันที่พ้นตำแหน่ง", "Please give the day from which the office is not held."),
    )
    reason = ThaiTextField(t("เหตุผล", "Why"), hint=t("เช่น ครบวาระ หรือลาออก", "Such as end of term"))


class FigureForm(PlainForm):
    """A figure that has its words already: its value, day, source, and what exactly was counted."""

    as_of = ThaiDateField(
        t("ณ วันที่", "As of"),
        hint=t("วันที่ของข้อมูล ไม่ใช่วันที่กรอก", "The day of the data, not of typing it in"),
        missing=_NO_DAY,
        not_after="today",
    )
    source = ThaiTextField(
        t("ที่มา", "Source"),
        hint=t(
            "เช่น สถิติทะเบียนราษฎร กรมการปกครอง ธันวาคม 2568", "Such as: civil register statistics, December 2025"
        ),
        most=300,
    )
    definition_th = ThaiTextField(
        t("นับอะไร ไม่นับอะไร", "What is counted, and what is not"), lines=2, most=500, missing=_NOT_DEFINED
    )

    def __init__(self, *args: Any, measure: MeasureName, unit: Phrase, corrects: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields = {"value": value_field(measure, unit), **self.fields}
        if corrects:
            self.fields["reason"] = ThaiTextField(t("เหตุผลที่แก้", "Why it is corrected"))


class OwnFigureForm(PlainForm):
    """A figure of the organisation's own choosing, for the first time."""

    label_th = ThaiTextField(
        t("ชื่อตัวเลข", "What the figure is called"),
        hint=t("เช่น ศูนย์พัฒนาเด็กเล็ก", "In Thai, such as ศูนย์พัฒนาเด็กเล็ก"),
        most=160,
    )
    label_en = ThaiTextField(t("ชื่อภาษาอังกฤษ", "Its name in English"), required=False, most=160)
    measure = ChoiceField(
        t("เป็นตัวเลขแบบใด", "What kind of figure?"),
        [
            ("count", t("จำนวนเต็ม", "Whole number")),
            ("decimal", t("มีทศนิยม", "With decimal places")),
            ("money", t("จำนวนเงิน (บาท)", "Money (baht)")),
        ],
        missing=t("กรุณาเลือกแบบของตัวเลข", "Please choose the kind of figure."),
    )
    unit_th = ThaiTextField(t("หน่วย", "Unit"), hint=t("เช่น แห่ง คน บาท", "In Thai: แห่ง, คน, บาท"), most=40)
    unit_en = ThaiTextField(t("หน่วยภาษาอังกฤษ", "Unit in English"), required=False, most=40)
    value = DecimalField(t("ค่า", "Value"))
    as_of = ThaiDateField(t("ณ วันที่", "As of"), not_after="today", missing=_NO_DAY)
    source = ThaiTextField(t("ที่มา", "Source"), most=300)
    definition_th = ThaiTextField(
        t("นับอะไร ไม่นับอะไร", "What is counted, and what is not"), lines=2, most=500, missing=_NOT_DEFINED
    )

    def clean(self) -> dict[str, Any]:
        """Make the value what the chosen kind says."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        value, measure = given.get("value"), given.pop("measure", None)
        if value is not None and measure == "money":
            given["value"] = self._as_money(value)
        elif value is not None and measure == "count":
            if value != value.to_integral_value():
                words = t("จำนวนเต็มต้องไม่มีทศนิยม", "A whole number has no decimal places.")
                self.add_error("value", mend(words, "number_not_whole"))
            given["value"] = int(value)
        return given

    def _as_money(self, value: Decimal) -> Money | None:
        try:
            return Money.baht(value)
        except Refusal as refusal:
            self.add_error("value", mend(refusal.phrase, refusal.code))
            return None


def value_field(measure: MeasureName, unit: Phrase) -> Read:
    """The box for a value of this measure."""
    label = t("ค่า", "Value")
    if measure == "money":
        return MoneyField(label, least=None)
    if measure == "decimal":
        return DecimalField(label, unit=unit)
    return WholeNumberField(label, unit=unit)


_LOCAL = (
    PostKind.EXECUTIVE,
    PostKind.DEPUTY_EXECUTIVE,
    PostKind.COUNCIL_CHAIR,
    PostKind.COUNCIL_DEPUTY_CHAIR,
    PostKind.COUNCILLOR,
    PostKind.CLERK,
    PostKind.OFFICER,
    PostKind.ADVISER,
)
_COMMITTEE = (
    PostKind.CHAIR,
    PostKind.VICE_CHAIR,
    PostKind.SECRETARY,
    PostKind.TREASURER,
    PostKind.COMMITTEE,
    PostKind.ADVISER,
)
_OFFICE = (PostKind.HEAD, PostKind.OFFICER)


def offices_of(organisation_kind: str) -> tuple[PostKind, ...]:
    """The offices that kind of organisation has."""
    if organisation_kind == Organisation.Kind.LOCAL_GOVERNMENT:
        return _LOCAL
    if organisation_kind == Organisation.Kind.COMMUNITY:
        return (PostKind.VILLAGE_HEAD, *_COMMITTEE)
    if organisation_kind in (Organisation.Kind.FUND, Organisation.Kind.PROVINCIAL_COMMITTEE):
        return _COMMITTEE
    if organisation_kind.startswith("partner_"):
        return (*_OFFICE, *_COMMITTEE)
    return _OFFICE
