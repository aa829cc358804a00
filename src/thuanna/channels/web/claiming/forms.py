"""What a claim asks, a few questions at a time; only what its benefit needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    FileField,
    PhoneField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.money.claims.asked import Paper
from thuanna.money.payments import photos
from thuanna.money.regulations.schema import Benefit
from thuanna.money.regulations.schema.regulation import PAPER_WORDS, RELATIONS, UNIT_WORDS


class EventForm(PlainForm):
    """What happened, and when."""

    benefit = ChoiceField(
        t("เกิดเรื่องอะไร", "What happened?"),
        [],
        missing=t("กรุณาเลือกว่าเกิดเรื่องอะไร", "Please choose what happened."),
    )
    event_on = ThaiDateField(
        t("เกิดเมื่อวันไหน", "On which day?"),
        hint=t(
            "วันแรกที่เข้าโรงพยาบาล วันคลอด วันเสียชีวิต", "The first day in hospital, the day of the birth or death."
        ),
        missing=t("กรุณากรอกวันที่เกิดเรื่อง", "Please fill in the day it happened."),
        not_after="today",
    )

    def __init__(self, *args: Any, benefits: Sequence[Benefit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(benefit.code, benefit.label) for benefit in benefits]
        self.fields["benefit"].choices = offered  # type: ignore[attr-defined]  # a field of choices


class DetailsForm(PlainForm):
    """To whom it happened and how many nights: only what this benefit asks for, often nothing."""

    def __init__(self, *args: Any, benefit: Benefit, is_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_member:
            self.fields["beneficiary"] = ThaiTextField(
                t("ช่วยเหลือใคร", "Who is to be helped?"),
                most=160,
                missing=t("กรุณากรอกชื่อผู้ที่จะได้รับความช่วยเหลือ", "Please name who is to be helped."),
            )
        if is_member and len(benefit.relations) > 1:
            self.fields["relation"] = ChoiceField(
                t("เกิดกับใคร", "To whom did it happen?"),
                [(one, t(*RELATIONS[one])) for one in benefit.relations],
                missing=t("กรุณาเลือกว่าเกิดกับใคร", "Please choose to whom it happened."),
            )
        if is_member and set(benefit.relations) - {"self"}:
            self.fields["subject"] = ThaiTextField(
                t("ชื่อคนนั้น", "That person's name"),
                most=160,
                required=False,
                hint=t("เว้นว่างถ้าเป็นสมาชิกเอง", "Leave it empty if it is the member."),
            )
        unit = next((part.unit for part in benefit.amounts if part.kind == "per"), "")
        if unit:
            words = t(*UNIT_WORDS[unit])
            self.fields["units"] = WholeNumberField(
                t("กี่{unit}", "How many {unit}s?", unit=words),
                least=1,
                most=3660,
                missing=t("กรุณากรอกจำนวน{unit}", "Please fill in how many {unit}s.", unit=words),
            )


class WhoForm(PlainForm):
    """Who makes the claim, and how the fund reaches them."""

    claimant = ChoiceField(
        t("ใครยื่นคำขอ", "Who makes the claim?"),
        [],
        missing=t("กรุณาเลือกว่าใครยื่นคำขอ", "Please choose who makes the claim."),
    )
    claimant_name = ThaiTextField(
        t("ชื่อผู้ยื่นแทน", "Name of who claims for them"),
        most=160,
        required=False,
        hint=t("เว้นว่างถ้าสมาชิกยื่นเอง", "Leave it empty if the member claims."),
    )
    claimant_phone = PhoneField(t("โทรศัพท์ติดต่อ", "Telephone"), required=False, autocomplete="tel")
    is_by_proxy = CheckField(
        t(
            "จะรับเงินแทนสมาชิกด้วย (ต้องมีหนังสือมอบอำนาจ)",
            "Will also take the money (power of attorney needed)",
        ),
        required=False,
    )

    def __init__(self, *args: Any, benefit: Benefit, is_member: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [
            ("self", t("สมาชิก", "The member")),
            ("relative", t("ญาติ", "A relative")),
            ("volunteer", t("อาสาสมัครหรือกรรมการ", "A volunteer or committee member")),
        ]
        may_be_self = is_member and benefit.kind != "death"
        self.fields["claimant"].choices = offered if may_be_self else offered[1:]  # type: ignore[attr-defined]  # a field of choices
        if benefit.payee == "nominated" or not is_member:
            del self.fields["is_by_proxy"]

    def clean(self) -> dict[str, Any]:
        """Who came for somebody is named."""
        known: dict[str, Any] = super().clean() or {}
        if known.get("claimant") in ("relative", "volunteer") and not known.get("claimant_name"):
            words = t("กรุณากรอกชื่อผู้ยื่นแทน", "Please name who came.")
            self.add_error("claimant_name", mend(words, "claimant_missing"))
        return known


class PapersForm(PlainForm):
    """The papers that are still to come, each photographed.

    :param may_be_seen: whoever takes the claim may say that they saw the paper itself
    :param by_camera: a phone opens its camera at once
    """

    def __init__(
        self, *args: Any, papers: Sequence[str], may_be_seen: bool, by_camera: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.papers = tuple(papers)
        for kind in self.papers:
            words = t(*PAPER_WORDS[kind])
            self.fields[f"photo_{kind}"] = FileField(
                t("รูป{paper}", "Photograph: {paper}", paper=words),
                accept=photos.ACCEPT if may_be_seen else photos.PICTURES,
                by_camera=by_camera,
                required=False,
            )
            if may_be_seen:
                self.fields[f"seen_{kind}"] = CheckField(
                    t("เห็น{paper}ตัวจริงแล้ว", "I have seen the {paper}", paper=words), required=False
                )

    def brought(self) -> list[Paper]:
        """The papers that came: photographed, or seen."""
        found = []
        for kind in self.papers:
            photo = photos.sent(self.cleaned_data.get(f"photo_{kind}"))
            if photo is not None or self.cleaned_data.get(f"seen_{kind}"):
                found.append(Paper(kind=kind, photo=photo))
        return found


class ObjectForm(PlainForm):
    """Somebody does not agree."""

    raised_by = ThaiTextField(
        t("ชื่อผู้โต้แย้ง", "Who objects?"),
        most=160,
        missing=t("กรุณากรอกชื่อผู้โต้แย้ง", "Please say who objects."),
    )
    grounds = ThaiTextField(
        t("ไม่เห็นด้วยเพราะอะไร", "Why?"),
        most=1000,
        lines=4,
        hint=t("เขียนตามคำบอกได้", "May be written down as it is told."),
        missing=t("กรุณาบอกว่าไม่เห็นด้วยเพราะอะไร", "Please say why."),
    )
