"""Money as whole satang.

Owns amounts, how people write them and how they are split. Floats never meet money. Currencies,
accounts and rounding rules of the law are not its business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from .baht_text import baht_text
from .language import t
from .numbers import bare_number
from .refusals import Refusal

# The unit may stand before or after; 100.- is how a whole amount is closed by hand.
_AMOUNT = re.compile(
    r"(?P<open>\()?(?P<sign>[+-]?)฿?(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?"
    r"(?:\.(?P<part>[0-9]*)-?)?(?:บาท(?:ถ้วน)?|฿|baht|thb)?(?P<close>\))?",
    re.IGNORECASE,
)
_MOST_BAHT_DIGITS = 15


class MoneyNotUnderstood(Refusal):
    """The text is not an amount of baht and satang."""

    code = "money_not_understood"


class CannotAllot(Refusal):
    """There is no fair way to split by these weights."""

    code = "cannot_allot"


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in satang. Adds, subtracts, compares, multiplies by whole numbers; never divides."""

    satang: int

    def __post_init__(self) -> None:
        if type(self.satang) is not int:
            raise TypeError(f"satang are whole numbers, not {type(self.satang).__name__}")

    @classmethod
    def baht(cls, amount: str | int | Decimal) -> Self:
        """Read an amount in baht: ``"1,234.50"``, ``"๑,๒๓๔.๕๐"``, ``600``, ``Decimal("0.25")``.

        Accountants' ``(50.00)`` is negative.

        :raises MoneyNotUnderstood: not an amount, misplaced commas, finer than a satang, or too large
        :raises TypeError: a float was given
        """
        if isinstance(amount, str):
            return cls(_satang_from_text(amount))
        if isinstance(amount, Decimal):
            return cls(_satang_from_decimal(amount))
        if type(amount) is int:
            return cls(amount * 100)
        raise TypeError(f"money is never made from {type(amount).__name__}")

    def allot(self, weights: Sequence[int]) -> list[Self]:
        """Split by weights so that the parts add up to the whole.

        Largest remainder: each part is within one satang of its exact share; equal remainders
        go to the earlier part, so the same split always comes out the same.

        :raises CannotAllot: no weights, a negative one, or all zero
        """
        total = sum(weights)
        if total <= 0 or min(weights) < 0:
            raise CannotAllot(
                t(
                    "แบ่งเงินไม่ได้ เพราะสัดส่วนต้องไม่ติดลบ และต้องมีอย่างน้อยหนึ่งส่วนที่มากกว่าศูนย์",
                    "The amount cannot be split: no share may be negative and one must be above zero.",
                )
            )
        sign = -1 if self.satang < 0 else 1
        shares = [divmod(abs(self.satang) * weight, total) for weight in weights]
        parts = [whole for whole, _ in shares]
        left_over = abs(self.satang) - sum(parts)
        by_remainder = sorted(range(len(shares)), key=lambda place: (-shares[place][1], place))
        for place in by_remainder[:left_over]:
            parts[place] += 1
        return [type(self)(sign * part) for part in parts]

    def baht_text(self) -> str:
        """The amount in Thai words."""
        return baht_text(self.satang)

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.satang + other.satang)

    def __radd__(self, other: object) -> Money:
        """Only `sum()` adds a bare zero in front."""
        return self if type(other) is int and other == 0 else NotImplemented

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.satang - other.satang)

    def __neg__(self) -> Money:
        return Money(-self.satang)

    def __abs__(self) -> Money:
        return Money(abs(self.satang))

    def __mul__(self, times: int) -> Money:
        return Money(self.satang * times) if type(times) is int else NotImplemented

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.satang != 0

    def __str__(self) -> str:
        baht, part = divmod(abs(self.satang), 100)
        return f"{'-' if self.satang < 0 else ''}{baht:,}.{part:02}"

    def __repr__(self) -> str:
        return f"Money.baht('{self}')"


ZERO = Money(0)


def _satang_from_text(text: str) -> int:
    bare = bare_number(text)
    if not bare:
        raise MoneyNotUnderstood(
            t(
                "ยังไม่ได้กรอกจำนวนเงิน กรุณากรอก เช่น 365.00",
                "No amount was given. Please enter one, such as 365.00.",
            ),
            code="money_empty",
        )
    match = _AMOUNT.fullmatch(bare)
    if match is None or bool(match["open"]) != bool(match["close"]) or not (match["whole"] or match["part"]):
        raise _not_understood()
    baht = (match["whole"] or "0").replace(",", "").lstrip("0") or "0"
    part = match["part"] or ""
    if len(part) > 2:
        raise _too_fine()
    if len(baht) > _MOST_BAHT_DIGITS:
        raise _too_large()
    satang = int(baht) * 100 + int(part.ljust(2, "0"))
    if match["open"] and match["sign"]:
        raise _not_understood()
    return -satang if match["sign"] == "-" or match["open"] else satang


def _satang_from_decimal(amount: Decimal) -> int:
    if not amount.is_finite():
        raise _not_understood()
    if amount.adjusted() >= _MOST_BAHT_DIGITS:
        raise _too_large()
    # Exact at any precision: a context with few digits must not round money.
    numerator, denominator = amount.as_integer_ratio()
    satang, rest = divmod(numerator * 100, denominator)
    if rest:
        raise _too_fine()
    return satang


def _not_understood() -> MoneyNotUnderstood:
    return MoneyNotUnderstood(
        t(
            "อ่านจำนวนเงินไม่ออก กรุณากรอกเป็นบาท เช่น 1,234.50 หรือ ๑,๒๓๔.๕๐",
            "This could not be read as an amount. Please enter baht, such as 1,234.50 or ๑,๒๓๔.๕๐.",
        )
    )


def _too_fine() -> MoneyNotUnderstood:
    return MoneyNotUnderstood(
        t(
            "จำนวนเงินมีทศนิยมได้ไม่เกิน 2 ตำแหน่ง (สตางค์) กรุณากรอก เช่น 1,234.50",
            "An amount has at most two decimals (satang). Please enter it like 1,234.50.",
        ),
        code="money_too_fine",
    )


def _too_large() -> MoneyNotUnderstood:
    return MoneyNotUnderstood(
        t("จำนวนเงินมากเกินไป กรุณาตรวจจำนวนหลักอีกครั้ง", "The amount is too large. Please check the digits."),
        code="money_too_large",
    )
