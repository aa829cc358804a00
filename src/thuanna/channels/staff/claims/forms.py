"""Forms of claims: certifying, deciding, paying, closing. Making one is asked by `web.claiming`."""

from __future__ import annotations

from typing import Any

from thuanna.channels.staff.cash.shared import Choices
from thuanna.channels.web.fields import CheckField, ChoiceField, MoneyField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.money.claims.actions import Settled
from thuanna.money.funds.words import FUNDER_WORDS

_MINE = t("ไม่ใช่เรื่องของตนเองหรือคนในครอบครัว", "It is not my own or my family's")
_MINE_MISSING = t(
    "กรุณายืนยัน ถ้าเป็นเรื่องของตนเองหรือครอบครัว ให้กรรมการคนอื่นทำ",
    "Please say so. If it is your own or your family's, let somebody else do it.",
)


class CertifyForm(PlainForm):
    """Is it so?"""

    verdict = ChoiceField(
        t("เรื่องตามคำขอเป็นจริงหรือไม่", "Is what the claim says so?"),
        [("certified", t("รับรองว่าเป็นจริง", "I certify it")), ("cannot", t("ยืนยันไม่ได้", "I cannot say so"))],
    )
    is_not_mine = CheckField(_MINE, missing=_MINE_MISSING)


class DecideForm(PlainForm):
    """What the regulation decides is confirmed."""

    is_not_mine = CheckField(_MINE, missing=_MINE_MISSING)

    def settled(self) -> Settled | None:
        """Nothing is left open."""
        return None


class SettleForm(DecideForm):
    """What the regulation leaves open, and what follows an objection, is decided with a reason."""

    outcome = ChoiceField(
        t("ผลการพิจารณา", "The decision"),
        [
            ("granted", t("ให้", "Grant it")),
            ("needs_review", t("ขอเอกสารหรือข้อมูลเพิ่ม", "Ask for more")),
            ("refused", t("ยังให้ไม่ได้", "Not this time")),
        ],
    )
    amount = MoneyField(
        t("จำนวนเงินที่ให้", "Amount"), required=False, hint=t("กรอกเมื่อให้", "Only where it is granted.")
    )
    note = ThaiTextField(
        t("เหตุผล", "Reason"), most=500, lines=3, hint=t("ข้อความนี้อยู่ในหนังสือแจ้งผล", "It stands in the letter.")
    )

    field_order = ("outcome", "amount", "note", "is_not_mine")

    def settled(self) -> Settled:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        return Settled(outcome=known["outcome"], amount=known["amount"] or ZERO, note=known["note"])


class PayForm(PlainForm):
    """To whom and from where; approving and paying are other people's steps."""

    payee = ChoiceField(t("จ่ายให้ใคร", "Who is paid?"), [])
    out_of = ChoiceField(t("จ่ายจากที่ไหน", "Paid from where?"), [])
    funder = ChoiceField(t("ใช้เงินของแหล่งใด", "Whose money is it?"), list(FUNDER_WORDS.items()))

    def __init__(self, *args: Any, payees: list[str], held: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["payee"].choices = [(name, t(name, name)) for name in payees]  # type: ignore[attr-defined]  # a field of choices
        self.fields["out_of"].choices = held  # type: ignore[attr-defined]  # a field of choices


class CloseForm(PlainForm):
    """Another end than its payment."""

    kind = ChoiceField(
        t("ปิดเรื่องเพราะอะไร", "Why is it closed?"),
        [
            ("withdrawn", t("ผู้ยื่นขอถอนคำขอ", "Taken back by who claimed")),
            ("unclaimed", t("แจ้งแล้วไม่มีผู้มารับเงิน", "The money was never fetched")),
            ("recovered", t("จ่ายผิด ได้เงินคืนและยกเลิกใบสำคัญแล้ว", "Paid wrongly; the money came back")),
        ],
    )
    reason = ThaiTextField(t("รายละเอียด", "Details"), most=300)
