"""Forms of patterns: handing a project on, adapting another town's."""

from __future__ import annotations

from typing import Any

from thuanna.channels.web.fields import CheckField, ChoiceField, MoneyField, ThaiDateField, ThaiTextField
from thuanna.channels.web.forms import PlainForm
from thuanna.kernel.language import t
from thuanna.kernel.money import ZERO

from .shared import Choices


class HandOnForm(PlainForm):
    """What those who follow should know."""

    lessons = ThaiTextField(
        t("บทเรียนที่อยากบอกเมืองอื่น", "What should other towns know?"),
        lines=5,
        most=4000,
        hint=t("อะไรได้ผล อะไรยาก ถ้าทำใหม่จะทำต่างไปอย่างไร", "What worked, what was hard, what to do otherwise"),
    )
    needed_first = ThaiTextField(
        t("ต้องมีอะไรก่อนจึงทำได้", "What must be there first?"),
        lines=3,
        most=2000,
        required=False,
        hint=t("เช่น รถหนึ่งคัน คนขับวันเสาร์ โรงพยาบาลเปิดวันหยุด", "Such as a vehicle and a driver on Saturdays"),
    )
    nobody = CheckField(
        t("อ่านแล้ว ไม่มีชื่อหรือเรื่องที่บอกได้ว่าเป็นใคร", "I have read it: nobody is named or can be told from it")
    )


class AdaptForm(PlainForm):
    """What becomes of a pattern here; filled with the other town's words."""

    title = ThaiTextField(t("ชื่อโครงการ", "Title of the project"))
    problem = ThaiTextField(t("ปัญหาของที่นี่คืออะไร", "What is the problem here?"), lines=3, most=2000)
    objective = ThaiTextField(t("ทำแล้วจะดีขึ้นอย่างไร", "What will be better?"), lines=3, most=2000)
    money_from = ThaiTextField(
        t("ใช้เงินจากที่ใด", "Whose money is it?"),
        hint=t("หมวดในเทศบัญญัติงบประมาณ หรือผู้ให้ทุน", "The line of the budget ordinance, or the funder"),
    )
    budget = MoneyField(t("งบประมาณ", "Budget"), least=ZERO)
    proposed_on = ThaiDateField(t("เสนอเมื่อ", "Proposed on"), not_after="today")
    changed = ThaiTextField(
        t("ปรับอะไรให้เหมาะกับที่นี่", "What is changed for this place?"),
        lines=3,
        most=1000,
        hint=t("ขึ้นหน้าสาธารณะคู่กับชื่อเมืองต้นแบบ", "Shown to everybody beside the other town's name"),
    )

    def __init__(self, *args: Any, owners: Choices, strategies: Choices, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["owner"] = ChoiceField(t("ใครเป็นเจ้าของโครงการ", "Who leads it?"), owners, drop_down=True)
        if strategies:
            self.fields["strategy"] = ChoiceField(
                t("อยู่ในยุทธศาสตร์ใด", "Under which strategy?"), strategies, required=False, drop_down=True
            )
