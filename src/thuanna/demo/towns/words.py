"""What the towns have in common: hours, mottos, divisions, how figures are sourced."""

from __future__ import annotations

import datetime
from decimal import Decimal

from thuanna.demo.stories import Body
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.registry.organisations.actions import NewFigure
from thuanna.registry.organisations.rules import STANDARD_FIGURES

MOTTO = t("สวัสดิการทั่วถึง เงินทุกบาทตรวจสอบได้", "Welfare that reaches everyone, every baht accounted for")
FUND_MOTTO = t("สมทบวันละบาท ดูแลกันตั้งแต่เกิดจนตาย", "A baht a day: looking after each other from birth to death")

OBJECTIVES = t(
    "ให้สมาชิกดูแลกันตั้งแต่เกิดจนตายด้วยเงินวันละบาท ให้อย่างมีคุณค่า รับอย่างมีศักดิ์ศรี",
    "Members look after each other from birth to death with a baht a day: giving has value, "
    "receiving has dignity.",
)
HOW_TO_JOIN = t(
    "คนในตำบลทุกวัยสมัครได้ที่จุดรับเงินของหมู่บ้าน นำบัตรประชาชนและสำเนาทะเบียนบ้านมาด้วย คณะกรรมการพิจารณาในการประชุมครั้งถัดไป",
    "People of every age may apply at the collection point of their village. Please bring the citizen card "
    "and a copy of the house register. The committee decides at its next meeting.",
)


def division(th: str, en: str, phone: str = "") -> Body:
    """A division of the local government."""
    return Body(kind="division", name=t(th, en), phone=phone)


def partner(kind: str, th: str, en: str) -> Body:
    """Somebody the town works with, of a kind such as ``state`` or ``school``."""
    return Body(kind=f"partner_{kind}", name=t(th, en))


def figures(
    source: str, as_of: datetime.date, note: Phrase, **values: int | Decimal | Money
) -> tuple[NewFigure, ...]:
    """Figures of one source and day; the standard definitions, with a note on whose they are."""
    return tuple(
        NewFigure(
            code=code,
            value=value,
            as_of=as_of,
            source=source,
            definition_th=f"{STANDARD_FIGURES[code].definition.in_('th')} {note.in_('th')}",
            definition_en=f"{STANDARD_FIGURES[code].definition.in_('en')}. {note.in_('en')}",
        )
        for code, value in values.items()
    )
