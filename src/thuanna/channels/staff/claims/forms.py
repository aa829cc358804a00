"""Forms of claims: what happened and when, papers, certifying, deciding, objecting, paying, closing."""

from __future__ import annotations

from typing import Any

from thuanna.channels.staff.cash.shared import PHOTOS, Choices, photo_of
from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    FileField,
    MoneyField,
    PhoneField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO
from thuanna.money.claims.actions import NewClaim, Paper, Settled
from thuanna.money.funds.words import FUNDER_WORDS
from thuanna.money.regulations.schema import Benefit
from thuanna.money.regulations.schema.regulation import PAPER_WORDS, RELATIONS, UNIT_WORDS

_MINE = t("ไม่ใช่เรื่องของตนเองหรือคนในครอบครัว", "It is not my own or my family's")
_MINE_MISSING = t(
    "กรุณายืนยัน ถ้าเป็นเรื่องของตนเองหรือครอบครัว ให้กรรมการคนอื่นทำ",
    "Please say so. If it is your own or your family's, let somebody else do it.",
)


class EventForm(PlainForm):
    """What happened, and when."""

    benefit = ChoiceField(t("เกิดเรื่องอะไร", "What happened?"), [])
    event_on = ThaiDateField(
        t("เกิดเมื่อวันไหน", "On which day?"),
        hint=t(
            "วันแรกที่เข้าโรงพยาบาล วันคลอด วันเสียชีวิต", "The first day in hospital, the day of the birth or death."
        ),
        not_after="today",
    )

    def __init__(self, *args: Any, benefits: list[Benefit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(benefit.code, benefit.label) for benefit in benefits]
        self.fields["benefit"].choices = offered  # type: ignore[attr-defined]  # a field of choices


class ClaimForm(PlainForm):
    """What the benefit asks for, who came, and the papers; only what this benefit needs."""

    def __init__(
        self, *args: Any, benefit: Benefit, is_member: bool, papers: tuple[str, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.benefit, self.papers = benefit, papers
        if not is_member:
            self.fields["beneficiary"] = ThaiTextField(t("ช่วยเหลือใคร", "Who is to be helped?"), most=160)
        if is_member and len(benefit.relations) > 1:
            self.fields["relation"] = ChoiceField(
                t("เกิดกับใคร", "To whom did it happen?"),
                [(one, t(*RELATIONS[one])) for one in benefit.relations],
            )
        unit = next((part.unit for part in benefit.amounts if part.kind == "per"), "")
        if unit:
            self.fields["units"] = WholeNumberField(
                t("กี่{unit}", "How many {unit}s?", unit=t(*UNIT_WORDS[unit])), least=1, most=3660
            )
        claimants = [
            ("self", t("สมาชิกมาเอง", "The member")),
            ("relative", t("ญาติมาแทน", "A relative")),
            ("volunteer", t("อาสาสมัครหรือกรรมการทำแทน", "A volunteer or committee member")),
        ]
        self.fields["claimant"] = ChoiceField(
            t("ใครยื่นคำขอ", "Who makes the claim?"),
            claimants if is_member and benefit.kind != "death" else claimants[1:],
        )
        self.fields["claimant_name"] = ThaiTextField(
            t("ชื่อผู้ยื่นแทน", "Name of who came"), most=160, required=False
        )
        self.fields["claimant_phone"] = PhoneField(t("โทรศัพท์ติดต่อ", "Telephone"), required=False)
        self.fields["is_by_proxy"] = CheckField(
            t(
                "จะรับเงินแทนสมาชิกด้วย (ต้องมีหนังสือมอบอำนาจ)",
                "Will also take the money (power of attorney needed)",
            ),
            required=False,
        )
        for kind in papers:
            words = t(*PAPER_WORDS[kind])
            self.fields[f"photo_{kind}"] = FileField(
                t("ถ่ายรูป{paper}", "Photograph: {paper}", paper=words), accept=PHOTOS, required=False
            )
            self.fields[f"seen_{kind}"] = CheckField(
                t("เห็น{paper}ตัวจริงแล้ว", "I have seen the {paper}", paper=words), required=False
            )

    def clean(self) -> dict[str, Any]:
        """Who came for somebody is named."""
        known: dict[str, Any] = super().clean() or {}
        if known.get("claimant") in ("relative", "volunteer") and not known.get("claimant_name"):
            words = t("กรุณากรอกชื่อผู้ยื่นแทน", "Please name who came.")
            self.add_error("claimant_name", mend(words, "claimant_missing"))
        return known

    def new_claim(self, **more: Any) -> NewClaim:
        """The answers, as the action takes them."""
        known = self.cleaned_data
        plain = {name: known[name] for name in ("beneficiary", "relation", "units") if name in known}
        if "beneficiary" in known:
            plain["relation"] = "community"
        elif "relation" not in plain:
            plain["relation"] = self.benefit.relations[0]
        asked = ("claimant", "claimant_name", "claimant_phone", "is_by_proxy")
        return NewClaim(benefit=self.benefit.code, **plain, **{name: known[name] for name in asked}, **more)

    def brought(self, files: Any) -> list[Paper]:
        """The papers that came: photographed, or seen."""
        found = []
        for kind in self.papers:
            photo = files.get(f"photo_{kind}")
            if photo is not None or self.cleaned_data.get(f"seen_{kind}"):
                found.append(Paper(kind=kind, photo=photo_of(photo)))
        return found


class PaperForm(PlainForm):
    """A paper that comes later."""

    kind = ChoiceField(t("เอกสารอะไร", "Which paper?"), [], drop_down=True)
    photo = FileField(
        t("รูปถ่าย", "Photograph"),
        accept=PHOTOS,
        hint=t("เว้นว่างได้ถ้าเห็นตัวจริงแล้ว", "May be left out if you have seen the paper itself."),
        required=False,
    )

    def __init__(self, *args: Any, papers: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(kind, t(*PAPER_WORDS[kind])) for kind in papers]
        self.fields["kind"].choices = offered  # type: ignore[attr-defined]  # a field of choices


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


class ObjectForm(PlainForm):
    """Somebody does not agree."""

    raised_by = ThaiTextField(t("ชื่อผู้โต้แย้ง", "Who objects?"), most=160)
    grounds = ThaiTextField(
        t("ไม่เห็นด้วยเพราะอะไร", "Why?"),
        most=1000,
        lines=4,
        hint=t("เขียนตามคำบอกได้", "May be written down as it is told."),
    )


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
