"""What forms of money ask about a receipt or voucher that was written by hand before it is recorded here."""

from __future__ import annotations

from typing import Any, ClassVar

from thuanna.channels.web.fields import ThaiTextField
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.numbers import arabic_digits
from thuanna.money.payments.orders import PaperNumber

_MOST = 20


class PaperForm(PlainForm):
    """A form with the fields `paper_book` and `paper_number`: a book has a number.

    :cvar number_missing: what is said where a book was given without one
    """

    number_missing: ClassVar[Phrase]

    def clean(self) -> dict[str, Any]:
        """A paper book has a number."""
        known: dict[str, Any] = super().clean() or {}
        if known.get("paper_book") and not known.get("paper_number"):
            self.add_error("paper_number", mend(self.number_missing, "paper_half"))
        return known

    def paper(self) -> PaperNumber | None:
        """Book and number of the paper, if there was one; the same number in either digits is the same."""
        known = self.cleaned_data
        if not known["paper_number"]:
            return None
        return PaperNumber(
            book=arabic_digits(known["paper_book"]), number=arabic_digits(known["paper_number"])
        )


class PaperReceiptForm(PaperForm):
    """Money taken, perhaps with a receipt written by hand."""

    number_missing = t("กรอกเลขที่ของใบเสร็จกระดาษด้วย", "Please add the number of the paper receipt.")

    paper_book = ThaiTextField(
        t("ใบเสร็จกระดาษ เล่มที่", "Paper receipt: book"),
        hint=t("กรอกเมื่อเขียนใบเสร็จกระดาษไปแล้ว", "Only if a paper receipt was already written by hand."),
        most=_MOST,
        required=False,
    )
    paper_number = ThaiTextField(t("ใบเสร็จกระดาษ เลขที่", "Paper receipt: number"), most=_MOST, required=False)


class PaperVoucherForm(PaperForm):
    """Money paid, perhaps with a voucher written by hand."""

    number_missing = t("กรอกเลขที่ของใบสำคัญกระดาษด้วย", "Please add the number of the paper voucher.")

    paper_book = ThaiTextField(
        t("ใบสำคัญกระดาษ เล่มที่", "Paper voucher: book"),
        hint=t("กรอกเมื่อเขียนใบสำคัญกระดาษไปแล้ว", "Only if a voucher was already written by hand."),
        most=_MOST,
        required=False,
    )
    paper_number = ThaiTextField(t("ใบสำคัญกระดาษ เลขที่", "Paper voucher: number"), most=_MOST, required=False)
