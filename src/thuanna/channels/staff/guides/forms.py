"""What staff fill in about guides, the calendar and received forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from thuanna.channels.web import fields
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.services.guides.models import FormStep


def _english(label: Phrase) -> Phrase:
    return t("{label} (ภาษาอังกฤษ)", "{label} in English", label=label)


_OFFICE = t("หน่วยงานที่รับเรื่อง", "The office that takes it")
_PLACE = t("ยื่นที่ไหน", "Where to bring it")
_HOURS = t("วันเวลาทำการ", "Opening hours")
_NOTE = t("ข้อความเพิ่มของสำนักงาน", "A note of the office")
_TITLE = t("เรื่อง", "What it is")


class LocalFactsForm(PlainForm):
    """What the office says of itself beside a guide."""

    office_th = fields.ThaiTextField(_OFFICE, hint=t("เช่น กองสวัสดิการสังคม", "such as Social Welfare Division"))
    office_en = fields.ThaiTextField(_english(_OFFICE), required=False)
    place_th = fields.ThaiTextField(_PLACE, hint=t("เช่น เคาน์เตอร์ 3 ชั้น 1", "such as counter 3, ground floor"))
    place_en = fields.ThaiTextField(_english(_PLACE), required=False)
    phone = fields.PhoneField(
        t("โทรศัพท์ของสำนักงาน", "The office's telephone"),
        required=False,
        hint=t("เบอร์สำนักงาน ไม่ใช่เบอร์ส่วนตัว", "The office's line, not somebody's own"),
    )
    hours_th = fields.ThaiTextField(_HOURS)
    hours_en = fields.ThaiTextField(_english(_HOURS), required=False)
    days = fields.WholeNumberField(
        t("ตอบภายในกี่วันทำการ", "Working days until the answer"),
        required=False,
        least=1,
        most=365,
        unit=t("วัน", "days"),
        hint=t("นับจากวันที่รับแบบครบ เว้นว่างถ้ายังไม่กำหนด", "From a complete form; empty if not set yet."),
    )
    note_th = fields.ThaiTextField(_NOTE, required=False, lines=3, most=500)
    note_en = fields.ThaiTextField(_english(_NOTE), required=False, lines=3, most=500)
    takes_forms = fields.CheckField(
        t("รับแบบที่กรอกจากหน้าเว็บ", "Take forms filled in on the site"), required=False
    )


class CalendarDayForm(PlainForm):
    """A day for the citizens' calendar."""

    title_th = fields.ThaiTextField(_TITLE, hint=t("เช่น ประชุมประชาคม หมู่ 3", "such as forum of village 3"))
    title_en = fields.ThaiTextField(_english(_TITLE), required=False)
    starts_on = fields.ThaiDateField(t("วันที่", "Day"), not_before="today")
    ends_on = fields.ThaiDateField(
        t("ถึงวันที่", "Until"), required=False, hint=t("ถ้าหลายวัน", "If it takes several days")
    )
    hours = fields.ThaiTextField(t("เวลา", "Time"), required=False, most=60)
    place_th = fields.ThaiTextField(t("สถานที่", "Place"), required=False)


class WithdrawForm(PlainForm):
    """Why a guide is taken back; everybody will read it."""

    reason_th = fields.ThaiTextField(
        t("ถอนเพราะอะไร", "Why is it withdrawn?"),
        hint=t("ทุกคนจะอ่านเหตุผลนี้ในหน้าสาธารณะ", "Everybody will read this on the public page."),
        most=300,
    )


class OpenForm(PlainForm):
    """The code on somebody's paper or telephone."""

    code = fields.ThaiTextField(
        t("รหัสบนแบบหรือในโทรศัพท์", "Code on the paper or the telephone"),
        hint=t(
            "ยิง QR ด้วยเครื่องอ่าน หรือพิมพ์ 12 ตัว แป้นพิมพ์ไทยหรืออังกฤษก็ได้",
            "Scan the QR, or type the twelve characters; the keyboard may be Thai or English.",
        ),
        most=60,
        autocomplete="off",
    )


class HandBackForm(PlainForm):
    """What is missing."""

    words = fields.ThaiTextField(t("บอกเพิ่มเติม", "In your own words"), required=False, lines=3, most=500)

    def __init__(self, *args: Any, papers: Sequence[Phrase], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(place), words) for place, words in enumerate(papers)]
        missing = fields.ManyChoicesField(t("ขาดอะไร", "What is missing?"), choices, required=False)
        self.fields = {"missing": missing, **self.fields}
        self._papers = papers

    @property
    def missing_papers(self) -> list[str]:
        """The papers ticked, in Thai: the applicant reads them."""
        return [self._papers[int(place)].in_("th") for place in self.cleaned_data["missing"]]

    def clean(self) -> dict[str, Any]:
        """Something must be said to be missing."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not found.get("missing") and not found.get("words"):
            words = t(
                "กรุณาเลือกเอกสารที่ขาด หรือบอกเป็นถ้อยคำ",
                "Please tick what is missing, or say it in words.",
            )
            raise forms.ValidationError(str(words))
        return found


_OUTCOMES = [
    (FormStep.Outcome.DONE.value, t("ดำเนินการแล้ว", "Done")),
    (FormStep.Outcome.PASSED_ON.value, t("ส่งต่อหน่วยงานอื่นแล้ว", "Passed on to another office")),
    (FormStep.Outcome.CANNOT.value, t("ยังช่วยตามเรื่องนี้ไม่ได้", "Not possible this way")),
]


class AnswerForm(PlainForm):
    """The office's answer."""

    outcome = fields.ChoiceField(t("ผล", "Outcome"), _OUTCOMES)
    words = fields.ThaiTextField(
        t("คำตอบถึงผู้ยื่น", "The answer in words"),
        hint=t(
            "บอกว่าทำอะไรแล้ว ขั้นต่อไปคืออะไร ถ้ายังช่วยไม่ได้ บอกเหตุผลและวิธีขอให้ทบทวน",
            "What was done and what comes next; if it is not possible, the reason and how to object.",
        ),
        lines=4,
        most=1000,
    )
