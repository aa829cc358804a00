"""Names of months, as shown and as people write them."""

from __future__ import annotations

import re

THAI_MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_THAI_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

# Full names, the spoken short forms (ธันวา) and the spellings that registers are full of.
_THAI_NAMES = (
    r"มกรา(?:คม)?",
    r"กุมภา(?:พันธ?[์ุ]*)?",
    r"มีนา(?:คม)?",
    r"เมษา(?:ยน)?",
    r"พฤ[ษศ]ภา(?:คม)?",
    r"มิถุนา(?:ยน)?",
    r"กรก[ฎฏ]า(?:คม)?",
    r"สิงหา(?:คม)?",
    r"กันยา(?:ยน)?",
    r"ตุลา(?:คม)?",
    r"พฤ[ศษ]จิกา(?:ยน)?",
    r"ธันวา(?:คม)?",
)


def _abbreviation(short: str) -> str:
    """``พ.ย.`` also as ``พย``, ``พ ย`` and ``พ. ย.``."""
    first, second = short.rstrip(".").split(".")
    return rf"{first}\s*\.?\s*{second}\.?"


def _pattern(month: int) -> str:
    english = ENGLISH_MONTHS[month]
    names = (
        _THAI_NAMES[month],
        _abbreviation(SHORT_THAI_MONTHS[month]),
        english,
        "Sept" if month == 8 else english[:3],
        english[:3],
    )
    return "|".join(names)


MONTH = re.compile(
    "|".join(rf"(?P<m{month + 1}>(?:{_pattern(month)})\.?)" for month in range(12)),
    re.IGNORECASE,
)
"""Any month name; the group that matched says which."""


def month_number(match: re.Match[str]) -> int:
    """The month, 1–12, that `MONTH` found."""
    assert match.lastgroup is not None
    return int(match.lastgroup[1:])
