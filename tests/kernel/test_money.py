from decimal import Decimal, localcontext

import pytest

from thuanna.kernel.money import ZERO, CannotAllot, Money, MoneyNotUnderstood


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("1,234.50", 123450),
        ("๑,๒๓๔.๕๐", 123450),
        ("1234.5", 123450),
        ("600", 60000),
        ("0.01", 1),
        (".50", 50),
        ("600.", 60000),
        ("100.-", 10000),
        (" 1 234.50 ", 123450),
        ("365 บาท", 36500),
        ("365.00 บาทถ้วน", 36500),
        ("฿365", 36500),
        ("365 THB", 36500),
        ("-12.25", -1225),
        ("−12.25", -1225),
        ("(12.25)", -1225),
        ("000,600", 60000),
        (600, 60000),
        (-3, -300),
        (Decimal("0.25"), 25),
        (Decimal("1.500"), 150),
        (Decimal("1E+2"), 10000),
        ("999999999999999.99", 99999999999999999),
    ],
)
def test_amounts_are_read_as_people_write_them(typed, satang):
    assert Money.baht(typed) == Money(satang)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "money_empty"),
        (" ", "money_empty"),
        ("abc", "money_not_understood"),
        ("1,23.50", "money_not_understood"),
        ("1,2345", "money_not_understood"),
        ("12,50", "money_not_understood"),
        ("1.2.3", "money_not_understood"),
        (".", "money_not_understood"),
        ("()", "money_not_understood"),
        ("(5", "money_not_understood"),
        ("(-5)", "money_not_understood"),
        ("1e3", "money_not_understood"),
        ("๑²", "money_not_understood"),
        ("1.234", "money_too_fine"),
        ("0.005", "money_too_fine"),
        (Decimal("0.001"), "money_too_fine"),
        (Decimal("NaN"), "money_not_understood"),
        (Decimal("Infinity"), "money_not_understood"),
        (Decimal("1E+15"), "money_too_large"),
        ("1" + "0" * 15, "money_too_large"),
        ("9" * 5000, "money_too_large"),
    ],
)
def test_what_is_no_amount_is_refused_by_name(typed, code):
    with pytest.raises(MoneyNotUnderstood) as refusal:
        Money.baht(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize("amount", [1.5, 0.0, True, None, b"5"])
def test_money_is_never_made_from_floats_or_their_like(amount):
    with pytest.raises(TypeError):
        Money.baht(amount)


@pytest.mark.parametrize("satang", [1.0, True, "5", Decimal(5)])
def test_satang_are_whole_numbers(satang):
    with pytest.raises(TypeError):
        Money(satang)


def test_a_narrow_decimal_context_does_not_round_money():
    with localcontext() as context:
        context.prec = 3

        assert Money.baht(Decimal("1234567.89")) == Money(123456789)


def test_amounts_add_subtract_and_multiply():
    assert Money(150) + Money(50) - Money(25) == Money(175)
    assert Money(150) * 3 == 3 * Money(150) == Money(450)
    assert -Money(150) == Money(-150)
    assert abs(Money(-150)) == Money(150)


def test_amounts_are_summed():
    assert sum([Money(1), Money(2), Money(3)]) == Money(6)
    assert sum([], ZERO) == ZERO


def test_amounts_are_compared_with_amounts_only():
    assert Money(1) < Money(2) <= Money(2)
    assert max(Money(1), Money(3)) == Money(3)
    with pytest.raises(TypeError):
        assert Money(1) < 2


@pytest.mark.parametrize("other", [1, 1.5, Decimal(1), "1"])
def test_nothing_but_money_is_added_to_money(other):
    with pytest.raises(TypeError):
        Money(1) + other
    with pytest.raises(TypeError):
        Money(1) - other


@pytest.mark.parametrize("times", [1.5, Decimal(2), Money(2), True])
def test_money_is_multiplied_by_whole_numbers_only(times):
    with pytest.raises(TypeError):
        Money(1) * times


def test_money_is_never_divided():
    with pytest.raises(TypeError):
        Money(100) / 2


def test_only_zero_is_false():
    assert not ZERO
    assert Money(-1)


def test_an_amount_never_changes():
    with pytest.raises(AttributeError):
        Money(1).satang = 2


@pytest.mark.parametrize(
    ("satang", "shown"),
    [
        (0, "0.00"),
        (5, "0.05"),
        (123450, "1,234.50"),
        (-5, "-0.05"),
        (-123450, "-1,234.50"),
        (100000000, "1,000,000.00"),
    ],
)
def test_amounts_are_shown_with_commas_and_two_decimals(satang, shown):
    assert str(Money(satang)) == shown


def test_an_amount_shows_an_engineer_how_to_make_it():
    assert repr(Money(123450)) == "Money.baht('1,234.50')"


@pytest.mark.parametrize(
    ("satang", "weights", "parts"),
    [
        (60000, [3, 2, 2], [25714, 17143, 17143]),
        (100, [1, 1, 1], [34, 33, 33]),
        (-100, [1, 1, 1], [-34, -33, -33]),
        (1, [1, 1, 1], [1, 0, 0]),
        (2, [1, 1, 1], [1, 1, 0]),
        (100, [1, 0, 1], [50, 0, 50]),
        (1, [0, 1], [0, 1]),
        (0, [1, 2], [0, 0]),
        (7, [5], [7]),
        (10, [1, 9, 5], [1, 6, 3]),
    ],
)
def test_a_split_gives_left_over_satang_to_the_largest_remainders(satang, weights, parts):
    assert Money(satang).allot(weights) == [Money(part) for part in parts]


@pytest.mark.parametrize("weights", [[], [0], [0, 0], [1, -1], [3, -1], [-1]])
def test_a_split_without_fair_weights_is_refused(weights):
    with pytest.raises(CannotAllot):
        Money(100).allot(weights)
