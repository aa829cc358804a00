"""Forms of programmes and of the model tambon."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thuanna.channels.web.fields import (
    CheckField,
    ChoiceField,
    DecimalField,
    ManyChoicesField,
    ThaiDateField,
    ThaiTextField,
    WholeNumberField,
)
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.welfare import DIMENSIONS, GROUPS
from thuanna.services.programmes.words import CONSENTS, FIGURES, LEAVING

Choices = Sequence[tuple[str, Phrase]]
_YEAR = {"least": 2400, "most": 2799}


def _source() -> ThaiTextField:
    return ThaiTextField(
        t("ตัวเลขมาจากที่ใด", "Where does the figure come from?"),
        most=300,
        hint=t("เช่น สำรวจร่วมกับชุมชน รายงานประจำปี หน้า 12", "Such as: a survey with the community"),
    )


class ProgrammeForm(PlainForm):
    """A programme with its own steps."""

    title = ThaiTextField(t("ชื่องาน", "Title"))
    about = ThaiTextField(t("ทำอะไร กับใคร เพื่ออะไร", "What is done, with whom, what for?"), lines=4, most=3000)
    group = ChoiceField(t("เพื่อกลุ่มใด", "For whom?"), list(GROUPS.items()), drop_down=True)
    dimension = ChoiceField(t("ด้านใดใน 7 มิติ", "Which dimension?"), list(DIMENSIONS.items()), drop_down=True)
    funder = ThaiTextField(t("ใครให้ทุน", "Who funds it?"))
    first_year = WholeNumberField(t("ปีงบประมาณแรก (พ.ศ.)", "First fiscal year (B.E.)"), **_YEAR)
    last_year = WholeNumberField(
        t("ปีสุดท้าย (พ.ศ.)", "Last year (B.E.)"),
        required=False,
        hint=t("เว้นว่างถ้ายังทำอยู่", "Leave empty if it goes on"),
        **_YEAR,
    )
    before = ThaiTextField(
        t("ต่อยอดจากงานใด", "What did it grow out of?"),
        required=False,
        most=300,
        hint=t("ถ้างานก่อนไม่มีในรายการ", "If it is not in the list"),
    )
    steps = ThaiTextField(
        t("ขั้นของงาน บรรทัดละหนึ่งขั้น", "Its steps, one a line"),
        lines=6,
        most=2000,
        hint=t("ใช้ชื่อที่งานตั้งเอง", "In the programme's own words"),
    )

    def __init__(self, *args: Any, earlier: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        if earlier:
            self.fields["predecessor"] = ChoiceField(
                t("งานก่อนหน้าในรายการ", "The one before it"), earlier, required=False, drop_down=True
            )


class FigureForm(PlainForm):
    """Population, target or reached; never one in another's place."""

    kind = ChoiceField(t("ตัวเลขใด", "Which figure?"), list(FIGURES.items()))
    year = WholeNumberField(t("ปีงบประมาณ (พ.ศ.)", "Fiscal year (B.E.)"), **_YEAR)
    people = WholeNumberField(t("กี่คน", "How many people?"), most=10_000_000, unit=t("คน", "people"))
    is_estimate = CheckField(t("เป็นตัวเลขประมาณ", "It is an estimate"), required=False)
    as_of = ThaiDateField(t("ข้อมูล ณ วันที่", "As of"), not_after="today")
    source = _source()


class AdmitForm(PlainForm):
    """How many join, and who agreed. No names."""

    how_many = WholeNumberField(
        t("รับกี่คน", "How many join?"),
        least=1,
        most=200,
        unit=t("คน", "people"),
        hint=t("ได้รหัสคนละรหัส จดไว้ในสมุดของผู้ดูแล", "Each gets a code; write it in the carer's own book"),
    )
    joined_on = ThaiDateField(t("เข้าร่วมวันที่", "Joined on"), not_after="today")
    consent_by = ChoiceField(t("ใครยินยอม", "Who agreed?"), list(CONSENTS.items()))
    consent_on = ThaiDateField(t("ยินยอมเมื่อ", "Agreed on"), not_after="today")


class StepForm(PlainForm):
    """Who did a step on a day."""

    taken_on = ThaiDateField(t("ทำวันที่", "Done on"), not_after="today")

    def __init__(self, *args: Any, codes: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["participants"] = ManyChoicesField(t("รหัสที่ทำขั้นนี้แล้ว", "Who did it, by code"), codes)


class LeaveForm(PlainForm):
    """When and why somebody left."""

    left_on = ThaiDateField(t("ออกวันที่", "Left on"), not_after="today")
    why = ChoiceField(t("เพราะอะไร", "Why?"), list(LEAVING.items()))


class SealForm(PlainForm):
    """Who a code is, sealed at once."""

    who = ThaiTextField(
        t("ชื่อและวิธีติดต่อ", "Name and how to reach them"),
        most=300,
        hint=t(
            "ปิดผนึกทันที ไม่มีในรายการหรือไฟล์ใด เปิดได้เฉพาะหัวหน้ากองพร้อมเหตุผล",
            "Sealed at once; in no list and no file. Only the head of division opens it, with a reason",
        ),
    )


class OpenForm(PlainForm):
    """Why a seal is opened."""

    reason = ThaiTextField(
        t("เปิดดูเพราะอะไร", "Why is it opened?"),
        most=300,
        hint=t("เหตุผลอยู่ในบันทึกการทำงาน ไม่ใส่ชื่อบุคคล", "The reason stands in the audit; write no name"),
    )


class AimForm(PlainForm):
    """One measure of a dimension, where it stood and where it is to be."""

    dimension = ChoiceField(t("ด้านใดใน 7 มิติ", "Which dimension?"), list(DIMENSIONS.items()), drop_down=True)
    label_th = ThaiTextField(t("วัดอะไร", "What is measured (Thai)?"))
    label_en = ThaiTextField(t("วัดอะไร (ภาษาอังกฤษ)", "What is measured (English)?"), required=False)
    unit_th = ThaiTextField(t("หน่วยนับ", "Unit (Thai)"), most=40)
    unit_en = ThaiTextField(t("หน่วยนับ (ภาษาอังกฤษ)", "Unit (English)"), required=False, most=40)
    definition = ThaiTextField(t("นับอย่างไร", "How is it counted?"), lines=2, most=500)
    baseline = DecimalField(t("เดิมเป็นเท่าใด", "Where did it stand?"))
    baseline_on = ThaiDateField(t("ณ วันที่", "As of"), not_after="today")
    source = _source()
    aim = DecimalField(t("อยากให้เป็นเท่าใด", "Where should it be?"))
    aim_on = ThaiDateField(t("ภายในวันที่", "By which day?"))

    def __init__(self, *args: Any, measures: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        measure = ChoiceField(
            t("เทียบกับตำบลอื่นด้วยตัวชี้วัดใด", "Which measure is it, to stand beside others?"),
            measures,
            drop_down=True,
        )
        self.fields = {"measure": measure, **self.fields}


class ReadForm(PlainForm):
    """Where a measure stands."""

    value = DecimalField(t("วันนี้เป็นเท่าใด", "Where does it stand?"))
    as_of = ThaiDateField(t("วัดเมื่อ", "Measured on"), not_after="today")
    source = _source()
