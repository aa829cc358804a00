"""Amounts in Thai words, as receipts and vouchers carry them (จำนวนเงินตัวอักษร).

Owns the reading of integers and of satang; knows nothing of `Money`.
"""

from __future__ import annotations

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000


def number_text(number: int) -> str:
    """A whole number in Thai words: 21 is ยี่สิบเอ็ด, 1,000,001 is หนึ่งล้านเอ็ด."""
    if number < 0:
        return "ลบ" + number_text(-number)
    return _read(number, follows_words=False) or "ศูนย์"


def baht_text(satang: int) -> str:
    """An amount in Thai words: 123450 satang is หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์.

    Whole baht end in ถ้วน, less than one baht is said in satang alone.
    """
    if satang < 0:
        return "ลบ" + baht_text(-satang)
    baht, part = divmod(satang, 100)
    if part == 0:
        return f"{number_text(baht)}บาทถ้วน"
    if baht == 0:
        return f"{number_text(part)}สตางค์"
    return f"{number_text(baht)}บาท{number_text(part)}สตางค์"


def _read(number: int, *, follows_words: bool) -> str:
    """Words for `number`, nothing for zero. A last one after other words is เอ็ด."""
    millions, rest = divmod(number, _MILLION)
    words = ""
    if millions:
        words = _read(millions, follows_words=follows_words) + "ล้าน"
    return words + _below_million(rest, follows_words=follows_words or bool(millions))


def _below_million(number: int, *, follows_words: bool) -> str:
    words = ""
    for place in range(len(_PLACES) - 1, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += _digit_word(digit, place, is_first=not (words or follows_words)) + _PLACES[place]
    return words


def _digit_word(digit: int, place: int, *, is_first: bool) -> str:
    if place == 1 and digit == 1:
        return ""
    if place == 1 and digit == 2:
        return "ยี่"
    if place == 0 and digit == 1 and not is_first:
        return "เอ็ด"
    return _DIGITS[digit]
