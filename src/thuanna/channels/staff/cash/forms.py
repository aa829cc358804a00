"""Forms of cash in hand and of payments: handing over, counting, preparing, deciding, paying, limits."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.channels.staff.money.open_days import OpenDayForm
from thuanna.channels.staff.money.paper_forms import PaperVoucherForm
from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    FileField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.money.funds import cash_words, holders
from thuanna.money.funds.actions.cash import Benefit
from thuanna.money.funds.words import FUNDER_WORDS
from thuanna.money.payments import photos
from thuanna.money.payments.approving.orders import Asked, Handed
from thuanna.money.payments.custody.actions import Given
from thuanna.money.payments.custody.rules import PIECES
from thuanna.money.payments.orders import Into

from .shared import Choices

_MOST_PIECES = 1_000_000
_MOST_DAYS = 366
EVERYBODY = "everybody"


class HandOverForm(OpenDayForm):
    """Cash goes from one holder to another."""

    day_field = "on"

    out_of = ChoiceField(t("ใครเป็นผู้ส่งเงิน", "Who hands it over?"), [])
    into = ChoiceField(t("ใครเป็นผู้รับเงิน", "Who takes it?"), [])
    amount = MoneyField(t("จำนวนเงิน", "Amount"))
    on = ThaiDateField(t("วันที่ส่งมอบ", "Day of the handover"), not_after="today")

    def __init__(self, *args: Any, held: Choices, into: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["out_of"].choices = held  # type: ignore[attr-defined]  # a field of choices
        self.fields["into"].choices = into  # type: ignore[attr-defined]  # a field of choices

    def given(self, paper: Any) -> Given:
        """The answers, as the action takes them.

        :raises PlaceUnknown: a point was closed in between
        """
        known = self.cleaned_data
        return Given(
            amount=known["amount"],
            out_of=holders.place(known["out_of"], known["on"], is_closed_known=True),
            into=holders.place(known["into"], known["on"]),
            on=known["on"],
            paper=photos.sent(paper),
        )


class PaperForm(PlainForm):
    """The paper that both signed, where the other has no log-in."""

    photo = FileField(
        t("รูปใบส่งมอบที่ลงชื่อทั้งสองฝ่าย", "Photo of the paper that both signed"),
        accept=photos.ACCEPT,
        hint=t(
            "แนบเมื่อผู้รับไม่มีบัญชีเข้าระบบ ถ้าไม่แนบ ผู้รับต้องเข้าระบบมายืนยัน",
            "Attach it where the receiver has no log-in. Without it, the receiver confirms in the system.",
        ),
        required=False,
    )


class CountForm(PlainForm):
    """What lies there, note by note."""

    place = ChoiceField(t("นับเงินของใคร", "Whose cash is counted?"), [])
    is_surprise = CheckField(t("ตรวจนับโดยไม่แจ้งล่วงหน้า", "A surprise count"), required=False)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]  # a field of choices
        for name in PIECES:
            self.fields[name] = WholeNumberField(
                cash_words.PIECES[name],
                least=0,
                most=_MOST_PIECES,
                unit=t("ฉบับ", "notes") if PIECES[name] >= 2_000 else t("เหรียญ", "coins"),
                required=False,
            )
        self.fields["explanation"] = ChoiceField(
            t("ถ้าไม่ตรงกับสมุด เพราะอะไร", "If it differs from the book, why?"),
            [(name, words) for name, words in cash_words.EXPLANATIONS.items() if name],
            required=False,
        )

    def counted(self, on: datetime.date) -> dict[str, Any]:
        """The answers, as the action takes them.

        :raises PlaceUnknown: there is no such point
        """
        known = self.cleaned_data
        return {
            "place": holders.place(known["place"], on),
            "pieces": {name: known[name] or 0 for name in PIECES},
            "is_surprise": known["is_surprise"],
            "explanation": known["explanation"],
        }


class PaymentForm(PlainForm):
    """What every payment has: an amount, the place it is paid from, whose money it is, what for."""

    what_for = ThaiTextField(
        t("จ่ายค่าอะไร", "What is it for?"),
        hint=t("ข้อความนี้อยู่บนใบสำคัญจ่าย", "These words stand on the voucher."),
        most=300,
    )
    amount = MoneyField(t("จำนวนเงิน", "Amount"))
    out_of = ChoiceField(t("จ่ายจากที่ไหน", "Paid from where?"), [])
    funder = ChoiceField(
        t("ใช้เงินของแหล่งใด", "Whose money is it?"),
        list(FUNDER_WORDS.items()),
        hints={"member": t("เงินสมทบและดอกเบี้ย", "Contributions and interest")},
    )

    def __init__(self, *args: Any, held: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["out_of"].choices = held  # type: ignore[attr-defined]  # a field of choices

    def place(self, on: datetime.date) -> Into:
        """Where it is paid from."""
        return holders.place(self.cleaned_data["out_of"], on, is_closed_known=True)


class ExpenseForm(PaymentForm):
    """A running cost."""

    purpose = ChoiceField(t("ค่าใช้จ่ายประเภทใด", "Which kind of cost?"), list(cash_words.EXPENSES.items()))
    payee = ThaiTextField(t("จ่ายให้ใคร", "Who is paid?"), most=300)

    field_order = ("purpose", "payee", "what_for", "amount", "out_of", "funder")

    def asked(self, on: datetime.date, photo: Any) -> Asked:
        """The answers, as the action takes them."""
        return _asked(self, "expense", self.cleaned_data["purpose"], on, photo)


class OutsideHelpForm(PaymentForm):
    """Help to somebody who is no member."""

    payee = ThaiTextField(t("ช่วยเหลือใคร", "Who is helped?"), most=300)

    field_order = ("payee", "what_for", "amount", "out_of", "funder")

    def asked(self, on: datetime.date, photo: Any) -> Asked:
        """The answers, as the action takes them."""
        return _asked(self, "outside_help", "help", on, photo)


class BenefitForm(PaymentForm):
    """A benefit to a member."""

    purpose = ChoiceField(
        t("สวัสดิการประเภทใด", "Which benefit?"), list(cash_words.BENEFITS.items()), drop_down=True
    )
    payee = ThaiTextField(
        t("จ่ายให้คนอื่นแทนสมาชิก", "Paid to somebody else than the member"),
        hint=t("เช่น ผู้รับประโยชน์ เว้นว่างถ้าจ่ายให้สมาชิกเอง", "Such as a nominated payee; else leave empty."),
        most=300,
        required=False,
    )

    field_order = ("purpose", "what_for", "amount", "out_of", "funder", "payee")

    def benefit(self, on: datetime.date, photo: Any) -> Benefit:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        names = ("purpose", "amount", "what_for", "funder", "payee")
        return Benefit(
            **{name: known[name] for name in names}, out_of=self.place(on), photo=photos.sent(photo)
        )


class PayForm(PaperVoucherForm):
    """The money changes hands."""

    happened_on = ThaiDateField(t("วันที่จ่าย", "Day of the payment"), not_after="today")
    recipient = ThaiTextField(
        t("ผู้รับเงินแทน", "Somebody took it for the payee"),
        hint=t("เว้นว่างถ้าผู้รับเงินมารับเอง", "Leave empty if the payee came."),
        most=300,
        required=False,
    )
    witness = ThaiTextField(t("พยาน", "Witness"), most=300, required=False)
    bank_reference = ThaiTextField(t("เลขที่การโอน", "Number of the transfer"), most=40, required=False)
    photo = FileField(
        t("รูปใบสำคัญที่ลงชื่อหรือสลิปโอน", "Photo of the signed voucher or slip"),
        accept=photos.ACCEPT,
        required=False,
    )

    def handed(self) -> Handed:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        names = ("happened_on", "recipient", "witness", "bank_reference")
        return Handed(
            **{name: known[name] for name in names}, paper=self.paper(), photo=photos.sent(known["photo"])
        )


class ReasonForm(PlainForm):
    """Why an order is sent back or withdrawn."""

    reason = ChoiceField(t("เพราะอะไร", "Why?"), list(cash_words.SEND_BACK.items()))


class VoidVoucherForm(PlainForm):
    """Why a voucher is void."""

    reason = ChoiceField(t("ยกเลิกเพราะอะไร", "Why is it void?"), list(cash_words.VOUCHER_VOIDS.items()))
    on = ThaiDateField(t("ยกเลิกวันที่", "Void from"), not_after="today")


class LimitForm(PlainForm):
    """How much cash a holder may keep, and for how long."""

    place = ChoiceField(t("กำหนดให้ใคร", "For whom?"), [])
    limit = MoneyField(t("ถือเงินสดได้ไม่เกิน", "Most cash"), least=ZERO)
    days_most = WholeNumberField(
        t("ถือได้ไม่เกินกี่วัน", "For at most"), least=1, most=_MOST_DAYS, unit=t("วัน", "days")
    )
    starts_on = ThaiDateField(t("เริ่มใช้วันที่", "From"))
    resolution_no = ThaiTextField(t("มติที่", "Resolution"), most=40)

    def __init__(self, *args: Any, places: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everybody = (EVERYBODY, t("ทุกคนที่ไม่ได้กำหนดไว้เฉพาะ", "Everybody without a limit of their own"))
        self.fields["place"].choices = [everybody, *places]  # type: ignore[attr-defined]  # a field of choices

    def limits(self, on: datetime.date) -> dict[str, Any]:
        """The answers, as the action takes them."""
        known = dict(self.cleaned_data)
        chosen = known.pop("place")
        return {**known, "place": None if chosen == EVERYBODY else holders.place(chosen, on)}


class KeeperForm(PlainForm):
    """Whose hands the cash of a place lies in."""

    place = ChoiceField(t("เงินสดที่ไหน", "Which cash?"), [], drop_down=True)
    keeper = ChoiceField(
        t("ใครเป็นผู้ดูแล", "Who keeps it?"),
        [],
        drop_down=True,
        hint=t(
            "ผู้ใช้ที่มีสิทธิรับส่งเงินจุดนั้น ผู้ดูแลตรวจนับเงินของตนเองแบบไม่แจ้งล่วงหน้าไม่ได้",
            "Somebody who may move that cash. A keeper does not make a surprise count of their own.",
        ),
    )
    starts_on = ThaiDateField(t("เริ่มวันที่", "From"))

    def __init__(self, *args: Any, places: Choices, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places  # type: ignore[attr-defined]  # a field of choices
        self.fields["keeper"].choices = people  # type: ignore[attr-defined]  # as above

    def appointment(self, on: datetime.date) -> dict[str, Any]:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        return {
            "place": holders.place(known["place"], on),
            "keeper_id": int(known["keeper"]),
            "starts_on": known["starts_on"],
        }


class ThresholdForm(PlainForm):
    """From what sum on a payment needs an approval."""

    approve_from = MoneyField(t("ยอดจ่ายที่ต้องมีผู้อนุมัติ ตั้งแต่", "An approval is needed from"), least=ZERO)
    starts_on = ThaiDateField(t("เริ่มใช้วันที่", "From"))
    resolution_no = ThaiTextField(t("มติที่", "Resolution"), most=40)


def _asked(form: PaymentForm, kind: str, purpose: str, on: datetime.date, photo: Any) -> Asked:
    known = form.cleaned_data
    return Asked(
        kind=kind,
        purpose=purpose,
        account="",
        amount=known["amount"],
        out_of=form.place(on),
        payee=known["payee"],
        what_for=known["what_for"],
        funder=known["funder"],
        photo=photos.sent(photo),
    )
