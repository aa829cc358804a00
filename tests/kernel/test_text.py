import pytest

from thuanna.kernel.text import clean_line, normalise, search_form


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  สมชาย   ใจดี ", "สมชาย ใจดี"),
        ("สมชาย\u00a0ใจดี", "สมชาย ใจดี"),
        ("บรรทัด\r\nสอง\tสาม", "บรรทัด สอง สาม"),
        ("นํ้าฝน", "น้ำฝน"),
        ("น้ํา", "น้ำ"),
        ("สม\u200bชาย\ufeff", "สมชาย"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("nul\x00l\x07", "null"),
        ("lone\ud800", "lone"),
        ("หมู่ ๒ ABC", "หมู่ ๒ ABC"),
        ("Cafe\u0301", "Café"),
        ("ปู\uf70aา", "ปู่า"),
        ("ที\uf70aดิน", "ที่ดิน"),
        ("\u200b", ""),
        ("", ""),
    ],
)
def test_a_line_is_kept_as_meant_without_what_cannot_be_seen(typed, kept):
    assert clean_line(typed) == kept


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("นํ ้า", "น้ำ"),
        ("ที่่", "ที่"),
        ("ท่ีดิน", "ที่ดิน"),
        ("เเม่", "แม่"),
        ("หมู่ ๒", "หมู่ 2"),
        ("ABC", "abc"),
        ("ＡＢ１", "ab1"),
        ("นาๅ", "นาา"),
        ("กาแฟ", "กๅแฟ"),
        ("สม\u200bชาย", "สมชาย"),
        ("  a  b ", "a b"),
        ("สนับสน ุน", "สนับสนุน"),
        ("ท ี่ดิน", "ที่ดิน"),
    ],
)
def test_spellings_of_the_same_text_meet(one, other):
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"), [("กา", "ก่า"), ("มา", "ม้า"), ("ใจดี", "ไจดี"), ("สม ชาย", "สมชาย"), ("ฤๅษี", "ฤาษี")]
)
def test_different_words_stay_different(one, other):
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("สนับสน ุนการ จัดสวัสดิการ", "สนับสนุนการจัดสวัสดิการ"),
        ("หมู่ ๒ บ้าน ใหม่", "หมู่ 2 บ้านใหม่"),
        ("Ban Mai 2", "ban mai 2"),
        ("สมชาย ใจดี", "สมชายใจดี"),
    ],
)
def test_search_looks_past_spaces_between_thai_letters(typed, searched):
    assert search_form(typed) == searched
