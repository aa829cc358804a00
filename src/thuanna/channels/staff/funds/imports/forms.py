"""Forms of an import. Each reads what people chose and hands on plain facts for one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thuanna.channels.staff.people.words import LOOK_REASONS
from thuanna.channels.web.fields import ChoiceField, FileField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.money.funds.importing.columns import COLUMNS

ENDINGS = ".xlsx,.xls,.ods,.csv,.txt"


class UploadForm(PlainForm):
    """The file itself."""

    file = FileField(
        t("ไฟล์ทะเบียนสมาชิก", "The file with the register"),
        accept=ENDINGS,
        hint=t(
            "ไฟล์ Excel (.xlsx .xls) OpenDocument (.ods) หรือ .csv ขนาดไม่เกิน 10 เมกะไบต์",
            "Excel (.xlsx, .xls), OpenDocument (.ods) or .csv, up to 10 MB.",
        ),
    )


class SheetForm(PlainForm):
    """Which sheet of the workbook is the register."""

    sheet = ChoiceField(t("แผ่นงานที่เป็นทะเบียน", "Sheet that holds the register"), [], drop_down=True)

    def __init__(self, *args: Any, sheets: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, t("{name}", "{name}", name=name)) for name in sheets]
        self.fields["sheet"].choices = choices  # type: ignore[attr-defined]  # a field of choices


class ColumnsForm(PlainForm):
    """What each column of the file means."""

    def __init__(
        self, *args: Any, headings: Sequence[str], mapping: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        meanings = [("", t("ไม่นำเข้า", "Not imported")), *((c.field, c.label) for c in COLUMNS)]
        for index, heading in enumerate(headings):
            field = ChoiceField(
                t("{heading} หมายถึง", "{heading} means", heading=heading or f"({index + 1})"),
                [],
                drop_down=True,
                required=False,
                initial=mapping.get(str(index), ""),
            )
            field.choices = meanings
            self.fields[f"column_{index}"] = field

    def mapping(self) -> dict[int, str]:
        """The answers, as the action takes them."""
        return {
            int(name.removeprefix("column_")): meaning
            for name, meaning in self.cleaned_data.items()
            if meaning
        }


class UndoForm(PlainForm):
    """Why an import is taken back."""

    reason = ChoiceField(
        t("ยกเลิกเพราะอะไร", "Why is it undone?"),
        [
            ("wrong_file", t("เลือกไฟล์ผิด", "It was the wrong file")),
            ("wrong_columns", t("คอลัมน์สลับกัน", "Columns were mixed up")),
            ("better_file", t("มีไฟล์ที่แก้แล้ว จะนำเข้าใหม่", "A corrected file will be imported")),
            ("other", t("อื่นๆ", "Something else")),
        ],
    )


class ExportForm(PlainForm):
    """Which register is handed out, and what for."""

    kind = ChoiceField(
        t("ต้องการทะเบียนแบบใด", "Which register?"),
        [
            ("daily", t("สำหรับใช้งานประจำ", "For daily work")),
            ("full", t("ครบทุกช่อง นำเข้ากลับได้", "Complete, to be imported again")),
        ],
        hints={
            "daily": t(
                "ไม่มีเลขประจำตัวประชาชนและกลุ่มที่ต้องดูแล",
                "Without citizen numbers and marks of vulnerability.",
            ),
            "full": t(
                "มีเลขประจำตัวประชาชน 13 หลัก ระบบจะบันทึกการเปิดดูของทุกคนในไฟล์",
                "With citizen numbers; the look is recorded for everybody in the file.",
            ),
        },
        initial="daily",
    )
    reason = ChoiceField(
        t("ใช้ทำอะไร", "What is it for?"),
        LOOK_REASONS,
        drop_down=True,
        required=False,
        hint=t("ต้องเลือกเมื่อขอแบบครบทุกช่อง", "Needed for the complete register."),
    )
