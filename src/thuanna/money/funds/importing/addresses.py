"""Where a member lives, out of the columns of the line or out of one cell that holds it all."""

from __future__ import annotations

import re
from functools import lru_cache

from thuanna.kernel.numbers import arabic_digits

from . import words
from .facts import AddressRow
from .line import LineReader
from .placing import number_in

_POSTCODE = re.compile(r"[1-9]\d{4}", re.ASCII)
_NAMED = r"([^\s\d]+)"
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("postcode", re.compile(r"(?:รหัสไปรษณีย์)?\s*(?<!\d)([1-9]\d{4})(?!\d)\s*$", re.ASCII)),
    ("province", re.compile(rf"(?:จังหวัด|จ\.)\s*{_NAMED}")),
    ("district", re.compile(rf"(?:อำเภอ|อ\.|เขต)\s*{_NAMED}")),
    ("subdistrict", re.compile(rf"(?:ตำบล|ต\.|แขวง)\s*{_NAMED}")),
    ("road", re.compile(r"(?:ถนน|ถ\.)\s*([^\s]+)")),
    ("soi", re.compile(r"(?:ซอย|ซ\.)\s*([^\s]+(?:\s\d+)?)")),
    ("moo", re.compile(r"(?:หมู่ที่|หมู่(?!บ้าน)|ม\.)\s*(\d{1,2})(?!\d)")),
    ("village", re.compile(r"((?:หมู่บ้าน|ชุมชน|บ้าน(?!เลขที่))\s*[^\s\d]+)")),
    ("house_no", re.compile(r"^(?:บ้านเลขที่|เลขที่|ที่อยู่)?\s*(\d+[\d/\-]*(?:\s?[ก-ฮ](?=\s|$))?)")),
)


_NOWHERE = AddressRow()


def read(reader: LineReader) -> AddressRow:
    """The address of the line being read; notes what could not be understood."""
    whole = _taken_apart(arabic_digits(reader.text("address"))) if reader.has("address") else _NOWHERE
    moo, named_by_moo = _moo(reader)
    village = reader.text("village") or named_by_moo or whole.village or reader.village
    return AddressRow(
        house_no=_house_no(reader) or whole.house_no,
        moo=moo if moo is not None else whole.moo,
        soi=reader.limited("soi") or whole.soi,
        road=reader.limited("road") or whole.road,
        village=village[:120],
        subdistrict=place_name(reader.text("subdistrict")) or whole.subdistrict,
        district=place_name(reader.text("district")) or whole.district,
        province=place_name(reader.text("province")) or whole.province,
        postcode=_postcode(reader) or whole.postcode,
        rest=whole.rest,
    )


@lru_cache(maxsize=4096)
def place_name(text: str) -> str:
    """A place without its kind: ``ต.เนินคราม`` is เนินคราม."""
    return re.sub(r"^(?:ตำบล|ต\.|แขวง|อำเภอ|อ\.|เขต|จังหวัด|จ\.)\s*", "", text)


def _house_no(reader: LineReader) -> str:
    if not reader.has("house_no"):
        return ""
    plain = arabic_digits(reader.mended("house_no"))
    if len(plain) <= 40:
        return plain.removeprefix("บ้านเลขที่").removeprefix("เลขที่").strip()
    apart = _taken_apart(plain)
    if not apart.house_no:
        reader.find("house_no", "text_too_long", "warning", words.too_long(40))
    return apart.house_no or plain[:40]


def _moo(reader: LineReader) -> tuple[int | None, str]:
    """The village's number, and its name where somebody wrote both into one cell."""
    if not reader.text("moo"):
        return None, ""
    number, name = _moo_told(arabic_digits(reader.mended("moo")))
    if number is None:
        reader.find("moo", "moo_not_understood", "warning", words.MOO_WRONG)
    return number, name


@lru_cache(maxsize=1024)
def _moo_told(plain: str) -> tuple[int | None, str]:
    number = number_in(plain)
    if number is None or not 1 <= number <= 99:
        return None, "" if plain.isdecimal() else plain
    return number, plain if re.search(r"บ้าน|ชุมชน", plain) else ""


def _postcode(reader: LineReader) -> str:
    plain = arabic_digits(reader.text("postcode")).replace(" ", "")
    if plain and not _POSTCODE.fullmatch(plain):
        reader.find("postcode", "postcode_not_understood", "warning", words.POSTCODE_WRONG)
        return ""
    return plain


@lru_cache(maxsize=4096)
def _taken_apart(text: str) -> AddressRow:
    """One cell that holds the whole address, taken apart; what nobody understands stays in `rest`."""
    found: dict[str, str] = {}
    for name, pattern in _PARTS:
        match = pattern.search(text)
        if match:
            found[name] = match[1].strip()
            text = f"{text[: match.start()]} {text[match.end() :]}".strip()
    moo = int(found.pop("moo", "0")) or None
    return AddressRow(moo=moo, rest=" ".join(text.split(" ,"))[:80].strip(" ,"), **_cut(found))


def _cut(found: dict[str, str]) -> dict[str, str]:
    return {name: text[:80] for name, text in found.items()}
