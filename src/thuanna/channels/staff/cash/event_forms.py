"""Forms of money events: each asks for what its event needs, in plain words, and nothing else."""

from __future__ import annotations

import datetime
from abc import abstractmethod
from typing import Any

from thuanna.channels.staff.money.open_days import OpenDayForm
from thuanna.channels.staff.money.paper_forms import PaperReceiptForm
from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.money.funds import cash_words, holders
from thuanna.money.payments.events.orders import EventOrder

from .shared import Choices, words_of

_MOST_ROUNDS = 60


class EventForm(OpenDayForm):
    """What every event has: an amount and a day. A form of choices gets them from its page.

    :cvar kind: one of ``MoneyEvent.Kind``
    :cvar place_fields: the fields that name a place
    """

    kind = ""
    place_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, into: Choices, held: Choices, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self._today = today
        for name in self.place_fields:
            self.fields[name].choices = held if name == "out_of" else into  # type: ignore[attr-defined]  # choices

    def order(self) -> EventOrder:
        """The answers, as the action takes them.

        :raises PlaceUnknown: a point was closed in between
        """
        known = self.cleaned_data
        return EventOrder(
            kind=self.kind, amount=known["amount"], happened_on=known["happened_on"], **self.particulars()
        )

    @abstractmethod
    def particulars(self) -> dict[str, Any]:
        """What this kind has beside amount and day."""

    def told(self) -> list[tuple[Phrase, object]]:
        """Label and answer of everything that was filled in, for the check page; amount and day apart."""
        known = self.cleaned_data
        shown: list[tuple[Phrase, object]] = []
        for name, field in self.fields.items():
            if name in ("amount", "happened_on") or not known.get(name):
                continue
            choices = getattr(field, "choices", None)
            answer = words_of(choices, known[name]) if choices else known[name]
            shown.append((field.label, answer))  # type: ignore[arg-type]  # our labels are phrases
        return shown

    def place(self, name: str) -> Any:
        """The place chosen in a field."""
        on = self.cleaned_data["happened_on"]
        return holders.place(self.cleaned_data[name], on, is_closed_known=name == "out_of")


def _amount() -> MoneyField:
    return MoneyField(t("จำนวนเงิน", "Amount"))


def _day(th: str, en: str) -> ThaiDateField:
    return ThaiDateField(t(th, en), not_after="today")


def _into() -> ChoiceField:
    return ChoiceField(t("เงินเข้าที่ไหน", "Into whose hands?"), [])


class DonationForm(EventForm, PaperReceiptForm):
    """Somebody gives money to the fund."""

    kind = "donation"
    field_order = ("giver", "amount", "into", "happened_on")
    place_fields = ("into",)

    giver = ThaiTextField(
        t("ใครบริจาค", "Who gives?"),
        hint=t(
            "ชื่อนี้อยู่บนใบเสร็จ ถ้าไม่ประสงค์ออกนาม กรอกว่า ผู้ไม่ประสงค์ออกนาม",
            "This name stands on the receipt; write “anonymous” where the giver wishes so.",
        ),
        most=300,
    )
    amount = _amount()
    into = _into()
    happened_on = _day("วันที่รับเงิน", "Day of the money")

    def particulars(self) -> dict[str, Any]:
        return {"giver": self.cleaned_data["giver"], "into": self.place("into"), "paper": self.paper()}


class InterestForm(EventForm):
    """The bank adds interest."""

    kind = "interest"

    amount = MoneyField(
        t("ดอกเบี้ยที่ธนาคารเพิ่มให้", "Interest the bank added"),
        hint=t("ดูในสมุดคู่ฝาก บรรทัดดอกเบี้ย", "See the line of interest in the bank book."),
    )
    happened_on = _day("วันที่ในสมุดคู่ฝาก", "Day in the bank book")

    def particulars(self) -> dict[str, Any]:
        return {"into": holders.place("bank", self._today)}


class MatchingForm(EventForm):
    """A public body supports the fund."""

    kind = "matching"
    place_fields = ("into",)

    supporter = ChoiceField(t("หน่วยงานใดสมทบ", "Which body gives it?"), list(cash_words.SUPPORTERS.items()))
    round = WholeNumberField(
        t("รอบหรือปีที่เท่าไร", "Which round or year?"),
        hint=t("เช่น รอบที่ 3 กรอก 3", "Such as 3 for the third round."),
        least=1,
        most=_MOST_ROUNDS,
    )
    giver = ThaiTextField(
        t("ชื่อหน่วยงานบนใบเสร็จ", "Its name on the receipt"),
        hint=t("เช่น สถาบันพัฒนาองค์กรชุมชน", "Such as the name of the institute or municipality."),
        most=300,
    )
    amount = _amount()
    into = _into()
    happened_on = _day("วันที่เงินเข้า", "Day the money came")

    def particulars(self) -> dict[str, Any]:
        known = self.cleaned_data
        names = ("supporter", "round", "giver")
        return {name: known[name] for name in names} | {"into": self.place("into")}


class BankMoveForm(EventForm):
    """Cash goes to the bank or comes from it: the holder of the cash is asked for, the bank is known.

    :cvar bank_side: on which side the bank stands
    """

    bank_side = ""

    amount = _amount()
    bank_reference = ThaiTextField(t("เลขที่บนสลิปธนาคาร", "Number on the bank's slip"), most=40, required=False)

    def particulars(self) -> dict[str, Any]:
        sides = {name: self.place(name) for name in self.place_fields}
        sides[self.bank_side] = holders.place("bank", self._today)
        return sides | {"bank_reference": self.cleaned_data["bank_reference"]}


class DepositForm(BankMoveForm):
    """Cash is carried to the bank."""

    kind = "deposit"
    place_fields = ("out_of",)
    bank_side = "into"
    field_order = ("out_of", "amount", "happened_on")

    out_of = ChoiceField(t("นำเงินของใครไปฝาก", "Whose cash?"), [])
    happened_on = _day("วันที่นำฝาก", "Day of the deposit")


class WithdrawalForm(BankMoveForm):
    """Cash is fetched from the bank."""

    kind = "withdrawal"
    place_fields = ("into",)
    bank_side = "out_of"
    field_order = ("into", "amount", "happened_on")

    into = ChoiceField(t("ถอนมาไว้ที่ใคร", "Into whose hands?"), [])
    happened_on = _day("วันที่ถอน", "Day of the withdrawal")


FORMS: dict[str, type[EventForm]] = {
    form.kind: form for form in (DonationForm, InterestForm, MatchingForm, DepositForm, WithdrawalForm)
}


class CorrectForm(PlainForm):
    """Why an event was wrong, and from when that is known."""

    reason = ChoiceField(t("รายการเดิมผิดเพราะอะไร", "What was wrong?"), list(cash_words.CORRECTIONS.items()))
    on = ThaiDateField(t("แก้ไขวันที่", "Day of the correction"), not_after="today")
    is_gone = CheckField(
        t("ยกเลิกอย่างเดียว ไม่บันทึกรายการใหม่แทน", "Only take it back; record nothing in its place"),
        required=False,
    )
