"""The words of the evidence folder, in both languages."""

from __future__ import annotations

from typing import Final

from thuanna.kernel.language import Phrase, t

EVIDENCE: Final[dict[str, Phrase]] = {
    "award": t("รางวัลหรือคำชม", "award or recognition"),
    "document": t("เอกสาร", "document"),
    "figure": t("ตัวเลขที่เปลี่ยนไป", "figure that changed"),
    "photo": t("รูปถ่าย", "photograph"),
}
CONSENTS: Final[dict[str, Phrase]] = {
    "none": t("ยังไม่ได้ขอ ไม่เผยแพร่", "not asked; not shown outside"),
    "nobody": t("ไม่เห็นหน้าใคร", "nobody can be recognised"),
    "agreed": t("คนในรูปยินยอมแล้ว (เด็กให้ผู้ปกครองยินยอม)", "those in it agreed; for children their guardian"),
}
