"""The four doors of every public site, in the words of the municipality's citizens.

U+2060 joins words that must not part at a line's end. A door stands only where something is behind it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thuanna.kernel.language import Phrase, t

DoorKey = Literal["know", "think", "act", "check"]

_WORDS: dict[DoorKey, tuple[Phrase, Phrase]] = {
    "know": (
        t("เริ่มรับรู้", "Know"),
        t("ข้อมูล แผน และการใช้\u2060เงิน", "Facts, plans and spending"),
    ),
    "think": (
        t("ร่วมคิด", "Think along"),
        t("เสนอความ\u2060ต้องการและความ\u2060เห็น", "Say what is needed, give your view"),
    ),
    "act": (
        t("ร่วมทำ", "Join in"),
        t("กิจกรรมและงาน\u2060อาสา", "Activities and volunteering"),
    ),
    "check": (
        t("ร่วมตรวจสอบ", "Check"),
        t("ติดตามงานและร้อง\u2060เรียน", "Follow the work, complain"),
    ),
}


ALL_DOORS: tuple[DoorKey, ...] = tuple(_WORDS)


@dataclass(frozen=True)
class Door:
    """One door as the header shows it; `current` is "page", "inside" or empty."""

    key: DoorKey
    label: Phrase
    sublabel: Phrase
    url: str
    current: str = ""


def doors(urls: Mapping[DoorKey, str], *, here: DoorKey | None = None, inside: bool = False) -> list[Door]:
    """Build the doors that have an address, marking the one the reader stands in or inside of."""
    mark = "inside" if inside else "page"
    return [
        Door(key, label, sublabel, urls[key], mark if key == here else "")
        for key, (label, sublabel) in _WORDS.items()
        if key in urls
    ]
