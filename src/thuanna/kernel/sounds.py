"""How a Thai name sounds, roughly: a key that spelling variants share.

Thai writes one sound with many letters (ศ ษ ส, ณ น), keeps silent ones (์) and drops others. The key
merges what is heard alike and what clerks mix up. It is made for finding: two people who share it
are candidates, never duplicates.
"""

from __future__ import annotations

import re

from .text import search_form

_THAI = re.compile("[ก-๎]")
_NOT_LETTERS = re.compile(r"[^ก-๎a-z]")

# In this order: what is silent or irregular goes before letters are merged.
_IRREGULAR = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"กษม?ณ์", "ก"),  # ลักษณ์
        (r"(?:[ทตด]ร|[ก-ฮ])[ิุ]?์", ""),  # จันทร์, ศักดิ์
        (r"(?<=ศัก)ดิ$", ""),  # ศักดิ์ without its sign
        (r"[็-๎]", ""),  # tones and shortening
        (r"ฤๅ?", "รึ"),
        (r"ํ", ""),
        (r"รร(?=[ก-ฮ])", "ั"),  # วรรณ
        (r"รร", "ัน"),  # สวรรค without its silent letter
        (r"^ทร|ทร(?=ง|ัพ|าย)", "ซ"),  # ทรัพย์, บุญทรง
        (r"[สศษ]ร(?=ี)", "ส"),  # ศรี
        (r"(?<=ีย)ร(?=ต)|(?<=เส)ร(?=ิ)", ""),  # เกียรติ, ประเสริฐ
        (r"(?<=[ตทชฏ])ร$", ""),  # บุตร, ภัทร, เพชร
        (r"(?<=ัก)ร$", ""),  # จักร
        (r"(?<=..[ตมธท])[ิุ]$", ""),  # ชาติ, ธาตุ, ภูมิ
        (r"ห(?=[งญนมยรลว])", ""),  # หนู, หลวง
        (r"(?<![เ-ไ])ญ(?![ะ-ู])", "น"),  # บุญ, กัญญา
        (r"(?<=ั)[ลรณฬ]", "น"),  # กัลยา
        (r"(?<=[^เ-ไ])[ลรณฬ]$", "น"),  # พล, พร
        (r"ไ([ก-ฮ])ย(?![ะ-ู])", r"ไ\1"),  # ไชย
        (r"ัยย?(?![ะ-ู])", "Y"),  # ชัย
        (r"ำ", "ัม"),
        (r"ะ", ""),  # ชะนะ and ชนะ
    )
)
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ][รลว]?(?![ก-ฮ]?$)|[ก-ฮ])")

_SOUNDS = str.maketrans(
    {
        **dict.fromkeys("กขฃคฅฆ", "k"),
        "ง": "g",
        "จ": "j",
        **dict.fromkeys("ฉชฌ", "c"),
        **dict.fromkeys("ซศษส", "s"),
        **dict.fromkeys("ญย", "y"),
        **dict.fromkeys("ฎดฏตฐฑฒถทธ", "t"),
        **dict.fromkeys("ณน", "n"),
        **dict.fromkeys("บปผพภ", "p"),
        **dict.fromkeys("ฝฟ", "f"),
        "ม": "m",
        **dict.fromkeys("รลฬฦ", "l"),
        "ว": "w",
        **dict.fromkeys("หฮ", "h"),
        "อ": "x",
        **dict.fromkeys("ัาๅ", "a"),
        **dict.fromkeys("ิีึื", "i"),
        **dict.fromkeys("ุู", "u"),
        "เ": "e",
        "แ": "E",
        "โ": "o",
        **dict.fromkeys("ใไY", "Y"),
        "ฺ": None,
    }
)
# The first sound is heard best: there ก and ข, ด and ท, บ and พ stay apart.
_FIRST = str.maketrans(
    {
        **dict.fromkeys("ขฃคฅฆ", "K"),
        **dict.fromkeys("ฐฑฒถทธ", "T"),
        **dict.fromkeys("ฏต", "D"),
        **dict.fromkeys("ผพภ", "P"),
        "ป": "B",
    }
)
_REPEATED = re.compile(r"(.)\1+")

_LATIN = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"([pktc])h", r"\1"),
        (r"j", "c"),
        (r"v", "w"),
        (r"oo|ou", "u"),
        (r"ee|y", "i"),
        (r"r", "l"),
        (r"(.)\1+", r"\1"),
    )
)


def similarity_key(name: str) -> str:
    """The key of one name; a name of several words is taken as one. Empty if it has no letters."""
    letters = _NOT_LETTERS.sub("", search_form(name))
    return _thai_key(letters) if _THAI.search(letters) else _latin_key(letters)


def _thai_key(letters: str) -> str:
    for pattern, sound in _IRREGULAR:
        letters = pattern.sub(sound, letters)
    letters = _LEADING_VOWEL.sub(r"\2\1", letters)
    heard = letters[:1].translate(_FIRST) + letters[1:]
    return _REPEATED.sub(r"\1", heard.translate(_SOUNDS))


def _latin_key(letters: str) -> str:
    for pattern, sound in _LATIN:
        letters = pattern.sub(sound, letters)
    return letters
