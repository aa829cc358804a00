"""Forms of the book: a statement's file and columns, a stated balance, an explanation, a surplus's shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    FileField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.money.payments import photos
from thuanna.money.payments.banking.columns import FIELDS
from thuanna.money.payments.closing.actions import ShareOrder

ENDINGS = ".xlsx,.xls,.ods,.csv,.txt"
SHARES = 5


class StatementFileForm(PlainForm):
    """The bank's file."""

    file = FileField(
        t("ไฟล์รายการเดินบัญชีจากธนาคาร", "The bank's statement"),
        accept=ENDINGS,
        hint=t(
            "ไฟล์ Excel หรือ .csv ที่ดาวน์โหลดจากธนาคาร หรือพิมพ์เองจากสมุดคู่ฝาก",
            "Excel or .csv as the bank gives it, or typed from the bank's book.",
        ),
    )


class MeaningForm(PlainForm):
    """What each column of the file holds."""

    def __init__(self, *args: Any, headings: Sequence[str], fields: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meanings = [("", t("ไม่ใช้", "Not used")), *FIELDS.items()]
        for index, heading in enumerate(headings):
            field = ChoiceField(
                t("{heading} คือ", "{heading} is", heading=heading or f"({index + 1})"),
                [],
                drop_down=True,
                required=False,
                initial=fields.get(index, ""),
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


class BalanceForm(PlainForm):
    """What the bank's own book shows."""

    day = ThaiDateField(
        t("ยอด ณ สิ้นวันที่", "At the end of"),
        hint=t("ก่อนปิดเดือน ใช้วันสุดท้ายของเดือน", "To close a month, its last day."),
        not_after="today",
    )
    balance = MoneyField(t("ยอดในสมุดธนาคาร", "The bank's book shows"), least=ZERO)
    photo = FileField(
        t("ภาพถ่ายหน้าสมุดธนาคาร", "A photo of the page"),
        accept=photos.ACCEPT,
        hint=t("ถ่ายให้เห็นวันที่และยอดคงเหลือชัดเจน", "The date and the balance should be easy to read."),
    )


class ExplanationForm(PlainForm):
    """Why something may stay open."""

    words = ThaiTextField(
        t("อธิบาย", "Explain"),
        hint=t(
            "เช่น ธนาคารปิดวันหยุดยาว จะนำฝากวันที่ 2", "Such as: the bank was closed; it goes there on the 2nd."
        ),
        most=400,
        lines=2,
    )


class CloseForm(PlainForm):
    """A statement to agree to before a month or a year closes."""

    is_sure = CheckField(
        t("ตรวจแล้วทุกข้อ และเข้าใจว่าปิดแล้วเปิดใหม่ไม่ได้", "Every point is checked; what is closed stays closed")
    )


class ChooseByHandForm(PlainForm):
    """Which lines and journals are the same money; drawn as two lists by the page."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.chosen_lines = _ids(data, "line")
        self.chosen_journals = _ids(data, "journal")


class SurplusForm(PlainForm):
    """How a surplus is split, by which resolution, from when."""

    starts_on = ThaiDateField(t("ใช้ตั้งแต่วันที่", "In force from"))
    resolution_no = ThaiTextField(t("มติที่ประชุม", "Resolution"), most=40)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, SHARES + 1):
            needed = place == 1
            self.fields[f"name_{place}"] = ThaiTextField(
                t("ส่วนที่ {n} ใช้ทำอะไร", "Share {n}: what for", n=place), most=120, required=needed
            )
            self.fields[f"percent_{place}"] = WholeNumberField(
                t("ส่วนที่ {n} ร้อยละ", "Share {n}: percent", n=place),
                least=1,
                most=100,
                unit=t("%", "%"),
                required=needed,
            )

    def clean(self) -> dict[str, Any]:
        """A share has a name and a percentage, or neither."""
        known: dict[str, Any] = super().clean() or {}
        for place in range(2, SHARES + 1):
            name, percent = known.get(f"name_{place}"), known.get(f"percent_{place}")
            if bool(name) != bool(percent):
                words = t("กรอกชื่อและร้อยละให้ครบคู่", "Give both a name and a percentage.")
                self.add_error(f"percent_{place}", mend(words, "share_half"))
        return known

    def shares(self) -> list[ShareOrder]:
        """The shares that were filled in."""
        known = self.cleaned_data
        return [
            ShareOrder(
                name_th=known[f"name_{place}"], name_en="", basis_points=known[f"percent_{place}"] * 100
            )
            for place in range(1, SHARES + 1)
            if known.get(f"name_{place}")
        ]


def _ids(data: Any, name: str) -> list[int]:
    sent = data.getlist(name) if hasattr(data, "getlist") else []
    return [int(value) for value in sent if value.isdecimal() and len(value) < 19]
