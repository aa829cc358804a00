from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from thuanna.kernel.money import ZERO, Money, MoneyNotUnderstood
from thuanna.kernel.numbers import parse_whole, thai_digits

SATANG = st.integers(min_value=-(10**17) + 1, max_value=10**17 - 1)
WEIGHTS = st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=30).filter(any)

_UNITS = {
    "": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
_PLACES = [("แสน", 100_000), ("หมื่น", 10_000), ("พัน", 1_000), ("ร้อย", 100), ("สิบ", 10)]


def heard(words: str) -> int:
    """The number that Thai words say: an ear, written independently of the mouth."""
    *millions, rest = words.rsplit("ล้าน", 1)
    value = heard(millions[0]) * 1_000_000 if millions else 0
    for name, place in _PLACES:
        before, found, after = rest.partition(name)
        if found:
            value += (_UNITS[before] or 1) * place
            rest = after
    return value + _UNITS[rest]


@given(SATANG, WEIGHTS)
def test_the_parts_of_a_split_add_up_to_the_whole(satang, weights):
    parts = Money(satang).allot(weights)

    assert sum(parts, ZERO) == Money(satang)
    assert len(parts) == len(weights)


@given(SATANG, WEIGHTS)
def test_each_part_is_within_a_satang_of_its_share(satang, weights):
    total = sum(weights)

    for part, weight in zip(Money(satang).allot(weights), weights, strict=True):
        assert abs(part.satang * total - satang * weight) < total


@given(SATANG, WEIGHTS)
def test_nobody_without_weight_gets_anything(satang, weights):
    parts = Money(satang).allot(weights)

    assert not [part for part, weight in zip(parts, weights, strict=True) if part and not weight]


@given(SATANG, WEIGHTS)
def test_splitting_a_debt_mirrors_splitting_the_amount(satang, weights):
    assert Money(-satang).allot(weights) == [-part for part in Money(satang).allot(weights)]


@given(SATANG)
def test_what_is_shown_is_read_back_in_both_digit_sets(satang):
    amount = Money(satang)

    assert Money.baht(str(amount)) == Money.baht(thai_digits(str(amount))) == amount
    assert Money.baht(Decimal(satang).scaleb(-2)) == amount


@given(st.integers(min_value=0, max_value=10**15))
def test_an_ear_hears_the_amount_that_is_said(satang):
    words = Money(satang * 100).baht_text()

    assert words.endswith("บาทถ้วน")
    assert heard(words.removesuffix("บาทถ้วน").replace("ศูนย์", "")) == satang


@given(st.integers(min_value=1, max_value=99), st.integers(min_value=0, max_value=10**9))
def test_satang_are_said_after_baht(part, baht):
    words = Money(baht * 100 + part).baht_text()

    assert heard(words.rpartition("บาท")[2].removesuffix("สตางค์")) == part


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_refusal(text):
    try:
        read = Money.baht(text)
    except MoneyNotUnderstood as refusal:
        read = refusal.phrase

    assert read == Money.baht(str(read)) if isinstance(read, Money) else read.in_("th") != read.in_("en")


@given(st.integers(min_value=-(10**18) + 1, max_value=10**18 - 1))
def test_whole_numbers_are_read_back_with_commas_and_thai_digits(number):
    assert parse_whole(f"{number:,}") == parse_whole(thai_digits(str(number))) == number
