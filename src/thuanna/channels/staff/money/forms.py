"""Forms of money: a contribution, the void of a receipt, the book and its opening balances."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    MoneyField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import ZERO, Money
from thuanna.money.funds import holders
from thuanna.money.funds.actions.contributions import BANK, Paid
from thuanna.money.funds.models import CollectionPoint
from thuanna.money.funds.words import CONTRIBUTIONS, FUNDER_WORDS, LINE_WORDS, VOID_WORDS, month_words
from thuanna.money.ledger import chart
from thuanna.money.ledger import queries as book
from thuanna.money.payments.orders import Into

from .open_days import OpenDayForm
from .paper_forms import PaperReceiptForm

_MONTHS_BACK, _MONTHS_AHEAD = 24, 13
_LONGEST_AHEAD = 60
_OTHER_FUNDERS = ("state", "local_government", "donor", "other")


class FindPayerForm(PlainForm):
    """Which member brings money?"""

    question = ThaiTextField(t("ชื่อหรือเลขสมาชิก", "Name or member number"), most=120)


class ContributionForm(PaperReceiptForm, OpenDayForm):
    """What a member brings, and for what."""

    field_order = ("kind", "amount", "first_month", "months", "entry_fee", "received_into", "happened_on")

    kind = ChoiceField(t("เป็นเงินสมทบแบบใด", "What is it for?"), [(k, LINE_WORDS[k]) for k in CONTRIBUTIONS])
    amount = MoneyField(
        t("เงินสมทบ", "Contribution"),
        hint=t("ถ้ารับเฉพาะค่าสมัคร กรอก 0", "Enter 0 if only the entry fee is paid."),
        least=ZERO,
    )
    first_month = ChoiceField(t("เริ่มจากเดือน", "From month"), [], drop_down=True, required=False)
    months = WholeNumberField(
        t("จำนวนเดือน", "How many months"),
        least=1,
        most=_LONGEST_AHEAD,
        unit=t("เดือน", "months"),
        required=False,
    )
    entry_fee = MoneyField(
        t("ค่าสมัครสมาชิก", "Entry fee"),
        hint=t("เฉพาะคนที่เพิ่งสมัคร", "Only from somebody who has just joined."),
        required=False,
    )
    received_into = ChoiceField(t("เงินเข้าที่ไหน", "Into whose hands?"), [])
    happened_on = ThaiDateField(t("วันที่รับเงิน", "Day of the money"), not_after="today")

    def __init__(
        self, *args: Any, points: Sequence[CollectionPoint], today: datetime.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, today=today, **kwargs)
        months = [_month(today, step) for step in range(-_MONTHS_BACK, _MONTHS_AHEAD)]
        self._choose(
            "first_month",
            [("", t("ไม่ระบุเดือน", "No month")), *((m.isoformat(), month_words(m)) for m in months)],
        )
        self._choose("received_into", places(points))

    def clean(self) -> dict[str, Any]:
        """Something must be paid; months begin somewhere."""
        known = super().clean()
        if not known.get("amount") and not known.get("entry_fee") and not self.errors:
            self.add_error(
                "amount",
                mend(t("ยังไม่ได้กรอกจำนวนเงิน", "No amount is given yet."), "nothing_paid"),
            )
        if bool(known.get("months")) != bool(known.get("first_month")):
            words = t(
                "กรอกเดือนที่เริ่มและจำนวนเดือนให้ครบทั้งสองช่อง หรือเว้นทั้งสองช่อง",
                "Fill in both the first month and how many, or neither.",
            )
            self.add_error("months", mend(words, "months_half"))
        return known

    def paid(self) -> list[Paid]:
        """What was paid, line by line."""
        known = self.cleaned_data
        lines = [Paid(kind="entry_fee", amount=known["entry_fee"])] if known["entry_fee"] else []
        if known["amount"]:
            first = known["first_month"]
            lines.append(
                Paid(
                    kind=known["kind"],
                    amount=known["amount"],
                    first_month=datetime.date.fromisoformat(first) if first else None,
                    months=known["months"],
                )
            )
        return lines

    def _choose(self, name: str, choices: Sequence[Any]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a field of choices


class VoidForm(PlainForm):
    """Why a receipt is void."""

    reason = ChoiceField(t("ยกเลิกเพราะอะไร", "Why is it void?"), list(VOID_WORDS.items()))
    on = ThaiDateField(t("ยกเลิกวันที่", "Void from"), not_after="today")


class OpenBookForm(PlainForm):
    """When the book begins."""

    opens_on = ThaiDateField(
        t("เริ่มลงบัญชีตั้งแต่วันที่", "The book begins on"),
        hint=t(
            "สมุดเปิดทั้งปีงบประมาณที่มีวันนี้ (1 ต.ค. ถึง 30 ก.ย.)",
            "The whole fiscal year of that day is opened (1 October to 30 September).",
        ),
    )


class OpeningForm(PlainForm):
    """The balances of the old books."""

    as_of = ThaiDateField(
        t("ยอดยกมา ณ สิ้นวันที่", "Balances at the end of"),
        hint=t("ต้องอยู่ในปีงบประมาณที่เปิดสมุดแล้ว", "A day of the fiscal year that is open."),
        not_after="today",
    )
    bank = MoneyField(t("เงินฝากธนาคาร", "Bank"), least=ZERO, initial=ZERO)
    treasurer = MoneyField(t("เงินสดที่เหรัญญิก", "Cash with the treasurer"), least=ZERO, initial=ZERO)

    def __init__(self, *args: Any, points: Sequence[CollectionPoint], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._points = points
        for point in points:
            self.fields[f"point_{point.pk}"] = MoneyField(
                t("เงินสดที่ {place}", "Cash at {place}", place=_name(point)), least=ZERO, initial=ZERO
            )
        for funder in _OTHER_FUNDERS:
            self.fields[f"funder_{funder}"] = MoneyField(
                t(
                    "ในเงินทั้งหมดนี้ เป็นเงินจาก{funder}",
                    "Of all this, money from: {funder}",
                    funder=FUNDER_WORDS[funder],
                ),
                least=ZERO,
                initial=ZERO,
            )

    def money(self) -> dict[str, Any]:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        return {
            "as_of": known["as_of"],
            "bank": known["bank"],
            "treasurer": known["treasurer"],
            "points": {
                point.pk: known[f"point_{point.pk}"] for point in self._points if known[f"point_{point.pk}"]
            },
            "funders": {name: known[f"funder_{name}"] for name in _OTHER_FUNDERS if known[f"funder_{name}"]},
        }

    def lines(self) -> list[tuple[Any, Money]]:
        """Label and amount of everything that was filled in, for the check page."""
        known = self.cleaned_data
        return [
            (self.fields[name].label, amount)
            for name, amount in known.items()
            if isinstance(amount, Money) and amount
        ]


class SureForm(PlainForm):
    """A statement to agree to before something that cannot be undone."""

    is_sure = CheckField(t("เทียบกับสมุดเดิมและบัญชีธนาคารแล้ว", "Compared with the old books and the bank book"))


def places(points: Sequence[CollectionPoint]) -> list[tuple[str, Any]]:
    """Into whose hands money may go."""
    hands = [Into(account=chart.CASH), *(Into(account=chart.CUSTODY, party=point.pk) for point in points)]
    named = holders.names(hands)
    return [*((holders.written(each), named[each]) for each in hands), (BANK, _bank())]


def _bank() -> Phrase:
    """The bank; a fund without money there yet is told so, for it may have no account."""
    if book.is_open() and book.balance(chart.BANK) == ZERO:
        return t(
            "โอนเข้าบัญชีธนาคาร (ในสมุดยังไม่มีเงินในธนาคาร เลือกเมื่อกองทุนเปิดบัญชีแล้ว)",
            "Transferred to the bank account (the book has no money there yet; only once an account is open)",
        )
    return t("โอนเข้าบัญชีธนาคาร", "Transferred to the bank account")


def _name(point: CollectionPoint) -> Any:
    return t(point.place_th, point.place_en or point.place_th)


def _month(today: datetime.date, step: int) -> datetime.date:
    counted = today.year * 12 + today.month - 1 + step
    return datetime.date(counted // 12, counted % 12 + 1, 1)
