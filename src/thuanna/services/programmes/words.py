"""The words of programmes, in both languages."""

from __future__ import annotations

from typing import Final

from thuanna.kernel.language import Phrase, t

FIGURES: Final[dict[str, Phrase]] = {
    "population": t("ประชากรเป้าหมายทั้งหมด", "all whom it is for"),
    "target": t("เป้าของปี", "the year's target"),
    "reached": t("เข้าถึงแล้ว", "reached"),
}
CONSENTS: Final[dict[str, Phrase]] = {
    "guardian": t("ผู้ปกครอง", "the guardian"),
    "both": t("ผู้ปกครองและตัวเด็กเอง", "the guardian and the child"),
    "self": t("เจ้าตัว (บรรลุนิติภาวะแล้ว)", "themselves, being of age"),
}
LEAVING: Final[dict[str, Phrase]] = {
    "completed": t("ครบทุกขั้น", "every step done"),
    "moved": t("ย้ายออก", "moved away"),
    "own_wish": t("ขอออกเอง", "left by their own wish"),
    "other": t("เหตุอื่น", "another reason"),
}
