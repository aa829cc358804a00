"""Forms about citizen followers: naming them, their paper checklist, ruling on what they found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thuanna.channels.web.fields import ChoiceField, PhoneField, ThaiDateField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.services.planning import actions
from thuanna.services.planning.words import CHECKS, FOUND, HELD_BACK

from .shared import number

Choices = Sequence[tuple[str, Phrase]]


class FollowerForm(PlainForm):
    """Whom the community named."""

    name = ThaiTextField(t("ชื่อผู้ติดตาม", "Name of the follower"), most=160)
    phone = PhoneField(t("โทรศัพท์", "Telephone"), required=False)
    named_by = ThaiTextField(
        t("ที่ประชุมใดตั้ง", "Which meeting named them?"),
        hint=t("เช่น เวทีประชาคมหมู่ 1", "Such as: the forum of village 1"),
    )
    named_on = ThaiDateField(t("ตั้งเมื่อ", "Named on"), not_after="today")
    consented_on = ThaiDateField(
        t("ยินยอมให้เก็บชื่อเมื่อ", "Agreed that the name is kept on"),
        hint=t(
            "บอกเขาว่าชื่อใช้ติดต่อเท่านั้น ไม่แสดงในหน้าเว็บ และลบเมื่อจบ 1 ปี",
            "Tell them: the name is for contact only, not shown, and removed a year after the end.",
        ),
        not_after="today",
    )

    def __init__(self, *args: Any, communities: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["community"] = ChoiceField(
            t("ของหมู่บ้านหรือชุมชน", "Of which village or community?"),
            communities,
            required=False,
            drop_down=True,
        )

    def new(self) -> actions.NewFollower:
        """What was filled in."""
        given = {**self.cleaned_data}
        return actions.NewFollower(community_id=number(given.pop("community")), **given)


class PaperForm(PlainForm):
    """A field checklist typed from paper."""

    seen_on = ThaiDateField(t("ไปดูวันไหน", "Seen on"), not_after="today")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, words in CHECKS.items():
            self.fields[name] = ChoiceField(words, list(FOUND.items()))
        self.fields["words"] = ThaiTextField(
            t("ข้อความในใบ ตามที่เขียน", "The words on the paper, as written"), lines=4, most=1500, required=False
        )

    def found(self) -> actions.Found:
        """What was filled in."""
        given = self.cleaned_data
        answers = {name: given[name] for name in CHECKS}
        return actions.Found(seen_on=given["seen_on"], answers=answers, words=given["words"] or "")


class RulingForm(PlainForm):
    """What is shown of a finding, and the office's reply."""

    words = ThaiTextField(
        t("ข้อความที่จะแสดง", "The words to be shown"),
        hint=t(
            "ตัดได้เฉพาะชื่อหรือสิ่งที่ชี้ตัวบุคคล ต้นฉบับเก็บไว้ไม่เปลี่ยน",
            "Only names may be struck out; what was sent stays as it was.",
        ),
        lines=4,
        most=1500,
        required=False,
    )
    held_back = ChoiceField(
        t("หรือไม่แสดงข้อความ เพราะ", "Or the words are not shown, because"),
        [("", t("แสดงข้อความ", "They are shown")), *HELD_BACK.items()],
        required=False,
        hint=t("คำตอบห้าข้อแสดงเสมอ และเหตุผลนี้แสดงด้วย", "The five answers are always shown, and so is this."),
    )
    reply = ThaiTextField(
        t("คำชี้แจงของเทศบาล", "The office's reply"),
        hint=t("แสดงคู่กัน ยาวได้เท่ากัน", "Shown beside it, at equal length"),
        lines=4,
        most=1500,
        required=False,
    )
    replied_by = ThaiTextField(t("ใครชี้แจง", "Who replies?"), most=160, required=False)
