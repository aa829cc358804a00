"""Titles before Thai names: what people write, and the full form that is kept.

Data for `names`, and for whoever must tell what a title says.
"""

from __future__ import annotations

import re

MISS = "นางสาว"

# Words are glued to names in registers. Abbreviations need a dot or a space behind them, unless no
# name could begin so.
_WORDS = {
    "เด็กชาย": r"เด็ก\s?ชาย|ด\s?\.?\s?ช\.?(?=[\s.ก-ฮเ-ไ])",
    "เด็กหญิง": r"เด็ก\s?หญิง|ด\s?\.?\s?ญ\.?(?=[\s.ก-ฮเ-ไ])",
    MISS: r"นาง\s?สาว|น\s?\.\s?ส\s?\.?|นส(?:\.|(?=\s))",
    "นาง": r"นาง",
    "นาย": r"นาย",
    "พระมหา": r"พระมหา",
    "พระครู": r"พระครู",
    "พระอธิการ": r"พระอธิการ",
    "พระ": r"พระ",
    "สามเณร": r"สามเณร|ส\.ณ\.",
    "แม่ชี": r"แม่ชี",
    "หม่อมราชวงศ์": r"หม่อมราชวงศ์|ม\.?ร\.?ว\.",
    "หม่อมหลวง": r"หม่อมหลวง|ม\.?ล\.",
    "คุณหญิง": r"คุณหญิง",
    "ดร.": r"ดร\.|ดร(?=\s)|ดอกเตอร์",
    "ศาสตราจารย์": r"ศาสตราจารย์|ศ\.",
    "รองศาสตราจารย์": r"รองศาสตราจารย์|รศ\.",
    "ผู้ช่วยศาสตราจารย์": r"ผู้ช่วยศาสตราจารย์|ผศ\.",
    "นายแพทย์": r"นายแพทย์|นพ\.",
    "แพทย์หญิง": r"แพทย์หญิง|พญ\.",
    "พลทหาร": r"พลทหาร|พลฯ",
    "นายดาบตำรวจ": r"นายดาบตำรวจ|ดาบตำรวจ|ด\.?ต\.",
    "จ่าสิบตำรวจ": r"จ่าสิบตำรวจ|จ\.?ส\.?ต\.(?=\s?ต)",
    "Mr.": r"mr(?:\.|(?=\s))",
    "Mrs.": r"mrs(?:\.|(?=\s))",
    "Ms.": r"ms(?:\.|(?=\s))",
    "Miss": r"miss(?:\.|(?=\s))",
    "Master": r"master(?=\s)",
    "Dr.": r"dr(?:\.|(?=\s))",
}

# (full form, abbreviation) of the bodies of ranks; each goes with ตรี, โท, เอก (ต., ท., อ.).
_RANKS = (
    ("ร้อยตำรวจ", r"ร\.?ต\."),
    ("พันตำรวจ", r"พ\.?ต\."),
    ("พลตำรวจ", r"พล\.?ต\."),
    ("สิบตำรวจ", r"ส\.?ต\."),
    ("จ่าสิบ", r"จ\.?ส\."),
    ("ร้อย", r"ร\."),
    ("พัน", r"พ\."),
    ("พล", r"พล\."),
    ("สิบ", r"ส\."),
    ("จ่า", r"จ\."),
)
_GRADES = (("ตรี", "ต"), ("โท", "ท"), ("เอก", "อ"))
_ACTING = r"(?P<acting>ว่าที่\s?)?"
_FEMALE_OFFICER = r"(?P<woman>\s?หญิง)?"


def _titles() -> dict[str, str]:
    ranks = {
        f"{body}{grade}": rf"{body}\s?{grade}|{short}\s?{letter}\."
        for body, short in _RANKS
        for grade, letter in _GRADES
    }
    return ranks | _WORDS


def _source(full: str, pattern: str) -> str:
    return pattern if full in _WORDS else rf"{_ACTING}(?:{pattern}){_FEMALE_OFFICER}"


_SOURCES = {full: _source(full, pattern) for full, pattern in _titles().items()}
_PATTERNS = tuple((full, re.compile(source, re.IGNORECASE)) for full, source in _SOURCES.items())
# Most text has no title: one look answers that before the longest is sought.
_ANY = re.compile(re.sub(r"\?P<\w+>", "?:", "|".join(_SOURCES.values())), re.IGNORECASE)

MAY_BE_WHOLE_NAMES = (
    "นางนวล",
    "นางฟ้า",
    "นางแย้ม",
    "นางเลิ้ง",
    "นายก",
    "นายน้อย",
    "พระพาย",
    "พระจันทร์",
    "พระนาย",
    "พระเพชร",
    "พระแพง",
)
"""Names that begin like a title and are given as names, too."""


def longest_title(text: str) -> tuple[str, int]:
    """The title at the beginning, in full, and how many characters it takes; ``("", 0)`` if none."""
    best = ("", 0)
    if _ANY.match(text) is None:
        return best
    for full, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and match.end() > best[1]:
            groups = match.groupdict()
            shown = f"{'ว่าที่' if groups.get('acting') else ''}{full}{'หญิง' if groups.get('woman') else ''}"
            best = (shown, match.end())
    return best
