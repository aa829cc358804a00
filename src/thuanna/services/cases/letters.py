"""The letter of a referral: what the agency must know and no more, and a slip for its answer. Thai, A4.

The document's title and the file's name say nothing of whom or what it is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.printing import Letterhead, compiled

from .models import CaseReferral, CaseStep
from .words import CONSENTS

_FOLDER: Final = Path(__file__).with_name("typst")
_ANSWERS: Final = ("รับเรื่องแล้ว", "ช่วยเหลือแล้ว", "รับไม่ได้ เพราะ")


def referral_pdf(
    step: CaseStep, told: Mapping[str, Any], *, ground: CaseReferral, head: Letterhead, signer: str
) -> bytes:
    """The letter of one referral, from what was sealed with it."""
    due_on = step.due_on
    assert due_on is not None, "a referral has its clock"
    words = {
        "title": f"หนังสือส่งต่อ {step.case.reference}",
        "office": head.office,
        "place": head.place,
        "phone": head.phone,
        "watermark": head.watermark,
        "day": [step.on.year, step.on.month, step.on.day],
        "date": thai_date(step.on),
        "number": step.case.reference,
        "to": told["to"],
        "facts": [
            ["ผู้ที่ส่งต่อ", told["person"]],
            ["ติดต่อได้โดย", told["contact"]],
            ["ขอให้ช่วยเหลือ", told["words"]],
            ["ความยินยอม", f"{CONSENTS[ground.consent].in_('th')} เมื่อวันที่ {thai_date(ground.consent_on)}"],
        ],
        "asking": f"ขอให้แจ้งผลภายในวันที่ {thai_date(due_on)}" + (f" โทร. {head.phone}" if head.phone else ""),
        "notice": "เปิดเผยเท่าที่จำเป็นต่อการช่วยเหลือ ผู้รับใช้ข้อมูลนี้เพื่อการนี้เท่านั้น และเก็บให้พ้นจากผู้ไม่เกี่ยวข้อง",
        "answers": list(_ANSWERS),
        "signer": signer,
    }
    return compiled("referral.typ", words, folder=_FOLDER)
