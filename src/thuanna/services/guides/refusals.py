"""What guides and forms refuse, in words."""

from __future__ import annotations

from thuanna.kernel.language import t
from thuanna.kernel.refusals import NotHere, Refusal


class GuideUnknown(NotHere):
    """No such guide in this release, or the office does not offer it."""

    code = "guide_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบคู่มือนี้ กรุณาเลือกจากหน้าขอรับบริการ",
                "There is no such guide. Please choose one from the services page.",
            )
        )


class NoFormHere(NotHere):
    """The guide has no form, or the office does not take it in this way."""

    code = "guide_has_no_form"

    def __init__(self) -> None:
        super().__init__(
            t(
                "เรื่องนี้ยังกรอกแบบในหน้าเว็บไม่ได้ กรุณาดูวิธียื่นในคู่มือ",
                "This form cannot be filled in here. Please see the guide for how to apply.",
            )
        )


class FormUnknown(NotHere):
    """No form is saved under this code here: never was, or its time has run out. Nobody is told which."""

    code = "form_unknown"

    def __init__(self) -> None:
        super().__init__(
            t(
                "ไม่พบแบบตามรหัสนี้ รหัสอาจพิมพ์ผิด เป็นของสำนักงานอื่น หรือเกินเวลาเก็บแล้ว กรุณาตรวจรหัสทีละตัว หรือกรอกแบบใหม่",
                "No form is saved here under this code. It may be mistyped, of another office, or deleted "
                "because its time has run out. Please check the code, or fill in a new form.",
            )
        )


class FormNotFinished(Refusal):
    """Sections are still to be filled in."""

    code = "form_not_finished"

    def __init__(self, section: object) -> None:
        super().__init__(
            t(
                "แบบยังไม่ครบ ยังขาดส่วน “{section}” กรอกให้ครบแล้วส่งอีกครั้ง",
                "The form is not complete: “{section}” is still to be filled in.",
                section=section,
            )
        )


class FormCannotBeSent(Refusal):
    """The law or the office asks for it at the counter."""

    code = "form_cannot_be_sent"

    def __init__(self) -> None:
        super().__init__(
            t(
                "แบบนี้ต้องยื่นที่เคาน์เตอร์ กรุณาพิมพ์หรือจดรหัส แล้วนำมาพร้อมเอกสาร",
                "This form is handed in at the counter. Print it or note its code, and bring the papers.",
            )
        )


class FormWithTheOffice(Refusal):
    """The office is working on it; answers cannot change underneath."""

    code = "form_with_the_office"

    def __init__(self) -> None:
        super().__init__(
            t(
                "สำนักงานรับแบบนี้แล้ว จึงแก้คำตอบไม่ได้ ถ้าต้องแก้ กรุณาโทรแจ้งสำนักงาน",
                "The office has received this form, so its answers cannot change. "
                "Please call the office to correct it.",
            )
        )


class NotWithTheOffice(Refusal):
    """The form is not waiting for the office: never received, handed back, or answered."""

    code = "form_not_with_the_office"

    def __init__(self) -> None:
        super().__init__(
            t(
                "แบบนี้ไม่ได้รอสำนักงานอยู่ กรุณาดูลำดับเหตุการณ์ แล้วรับแบบอีกครั้งก่อน",
                "This form is not waiting for the office. Please see what happened to it, "
                "and receive it again first.",
            )
        )


class AnswersNotAsAsked(AssertionError):
    """Our own mistake: a channel handed over answers to questions that were not asked."""


class WordsMissing(Refusal):
    """What is missing, or the answer, must be said in words."""

    code = "form_words_missing"

    def __init__(self) -> None:
        super().__init__(
            t(
                "กรุณาบอกเป็นถ้อยคำ ผู้ยื่นจะอ่านได้เมื่อใส่รหัส",
                "Please say it in words; the applicant reads it with the code.",
            )
        )


class CalendarDateUnknown(NotHere):
    """No such day in this office's calendar."""

    code = "calendar_date_unknown"

    def __init__(self) -> None:
        super().__init__(
            t("ไม่พบวันนี้ในปฏิทิน กรุณาเลือกจากรายการ", "There is no such day. Please choose one from the list.")
        )


class CalendarDaysWrong(Refusal):
    """A span that ends before it starts, or longer than a year."""

    code = "calendar_days_wrong"

    def __init__(self) -> None:
        super().__init__(
            t(
                "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม และห่างกันไม่เกินหนึ่งปี กรุณาตรวจปี พ.ศ.",
                "The last day must not lie before the first, nor more than a year after it. "
                "Please check the year.",
            )
        )
