"""`icu_th_order.txt` was recorded from ICU 78, locale th: the order PostgreSQL calls th-x-icu."""

from pathlib import Path
from random import Random

import pytest

from thuanna.kernel.thai_sorting import sort_key

ICU_ORDER = (Path(__file__).parent / "icu_th_order.txt").read_text(encoding="utf-8").splitlines()


def shuffled(words: list[str]) -> list[str]:
    return Random(2569).sample(words, len(words))


def test_the_key_gives_the_order_recorded_from_icu():
    assert sorted(shuffled(ICU_ORDER), key=sort_key) == ICU_ORDER


@pytest.mark.parametrize(
    "in_order",
    [
        ["กาล", "เกิด", "ไก่", "เป็ด", "วันที่", "วัว", "หมู"],
        ["กา", "ก่า", "ก้า", "ก๊า", "ก๋า", "กาก"],
        ["ก้าน", "กานพลู"],
        ["เก", "แก", "โก", "ใก", "ไก", "ขก"],
        ["เก", "รัตน์"],
        ["รัก", "ฤดู", "ลม", "ฦๅชา", "วัน"],
        ["1", "2", "ก", "ฮ", "a", "z"],
        ["หมู่ 10", "หมู่ 2"],
        ["+", "9", "ก"],
    ],
)
def test_words_stand_in_dictionary_order(in_order):
    assert sorted(shuffled(in_order), key=sort_key) == in_order


@pytest.mark.parametrize(
    ("one", "other"),
    [("หมู่ ๒", "หมู่ 2"), ("กา-กา", "กากา"), ("ต่าง ๆ", "ต่าง"), ("นํ้า", "น้ำ"), ("ATM", "atm"), ("เเม่", "แม่")],
)
def test_what_reads_alike_sorts_alike(one, other):
    assert sort_key(one) == sort_key(other)


def test_the_key_is_ascii_and_shorter_than_the_word():
    key = sort_key("ศิลปวัฒนธรรมท้องถิ่น 2569")

    assert key.isascii()
    assert key.isprintable()
    assert len(key) < len("ศิลปวัฒนธรรมท้องถิ่น 2569".encode())


def test_a_word_without_marks_costs_one_byte_a_letter():
    assert len(sort_key("ตำบลสันทราย")) == len("ตำบลสันทราย") + 1


def test_byte_order_is_character_order():
    keys = [sort_key(word) for word in [*ICU_ORDER, "日本", "é", "🙂"]]

    assert sorted(keys) == sorted(keys, key=str.encode)
