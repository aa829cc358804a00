"""Fields a person types into one box: words, numbers, money, a time, a citizen number, a telephone number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from thuanna.channels.web.phones import parse_phone, show_phone
from thuanna.kernel import numbers, text
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.money import Money
from thuanna.kernel.refusals import Refusal

from .worded import Attributes, Worded, mend


class PhoneInput(forms.TextInput):
    """A box that brings up the telephone keys."""

    input_type = "tel"


class Read(Worded):
    """A field whose text the kernel reads; `read` may refuse."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        """Read the text, or say in the kernel's words why not."""
        if value is None or not str(value).strip():
            return None
        try:
            return self.read(str(value))
        except Refusal as refusal:
            raise mend(refusal.phrase, refusal.code) from refusal

    def read(self, typed: str) -> Any:
        """Make the value; a refusal becomes the field's error."""
        raise NotImplementedError


class ThaiTextField(Read):
    """One line or, with `lines`, several; Thai letters and spaces put in order."""

    def __init__(self, label: Phrase, *, most: int = 200, lines: int = 1, **more: Any) -> None:
        self.most, self.lines = most, lines
        if lines > 1:
            more["widget"] = forms.Textarea(attrs={"rows": lines})
        super().__init__(label, **more)

    def to_python(self, value: Any) -> str:
        """The text, cleaned; nothing is an empty text."""
        return super().to_python(value) or ""

    def read(self, typed: str) -> str:
        """Clean each line."""
        lines = typed.splitlines() if self.lines > 1 else [typed]
        clean = "\n".join(text.clean_line(line) for line in lines).strip()
        if len(clean) > self.most:
            raise OutsideLimits(
                t(
                    "ยาวเกินไป กรุณาย่อให้ไม่เกิน {most} ตัวอักษร",
                    "This is too long. Please keep it to {most} characters.",
                    most=self.most,
                ),
                code="too_long",
            )
        return clean


class WholeNumberField(Read):
    """A whole number with either digits; `least` and `most` are both allowed."""

    css = "input--number"
    attributes: ClassVar[Attributes] = {"inputmode": "numeric", "autocomplete": "off"}

    def __init__(self, label: Phrase, *, least: int | None = 0, most: int | None = None, **more: Any) -> None:
        self.least, self.most = least, most
        super().__init__(label, **more)

    def read(self, typed: str) -> int:
        """Read the number and hold it to its limits."""
        number = numbers.parse_whole(typed)
        _refuse_outside(number, self.least, self.most)
        return number

    def prepare_value(self, value: Any) -> Any:
        """Numbers are shown with commas, what was typed as typed."""
        return f"{value:,d}" if isinstance(value, int) else value


class DecimalField(Read):
    """A number that may have decimal places, in either digits; never a float."""

    css = "input--number"
    attributes: ClassVar[Attributes] = {"inputmode": "decimal", "autocomplete": "off"}

    def read(self, typed: str) -> Decimal:
        """Read the number as it stands."""
        plain = numbers.bare_number(typed).replace(",", "")
        whole, _, part = plain.partition(".")
        if not (
            whole.isdecimal() and len(whole) <= 15 and (not part or (part.isdecimal() and len(part) <= 4))
        ):
            raise NumberNotDecimal(
                t(
                    "กรุณากรอกเป็นตัวเลข ทศนิยมไม่เกินสี่ตำแหน่ง เช่น 46.25",
                    "Please enter a number with at most four decimal places, such as 46.25.",
                )
            )
        return Decimal(plain)


class MoneyField(Read):
    """An amount in baht, as `Money`; more than nothing unless told otherwise."""

    css = "input--money"
    attributes: ClassVar[Attributes] = {"inputmode": "decimal", "autocomplete": "off"}

    def __init__(
        self,
        label: Phrase,
        *,
        least: Money | None = Money(1),  # noqa: B008  # frozen
        most: Money | None = None,
        **more: Any,
    ) -> None:
        self.least, self.most = least, most
        more.setdefault("unit", t("บาท", "baht"))
        super().__init__(label, **more)

    def read(self, typed: str) -> Money:
        """Read the amount and hold it to its limits."""
        amount = Money.baht(typed)
        _refuse_outside(amount, self.least, self.most)
        return amount

    def prepare_value(self, value: Any) -> Any:
        """Amounts are shown with commas and satang, what was typed as typed."""
        return str(value) if isinstance(value, Money) else value


class NumberNotDecimal(Refusal):
    """Not a number with at most four places."""

    code = "number_not_decimal"


class TimeNotUnderstood(Refusal):
    """Not a time of day."""

    code = "time_not_understood"


class OutsideLimits(Refusal):
    """A number or an amount is smaller or larger than the form allows."""

    code = "outside_limits"


def _refuse_outside(value: Any, least: Any, most: Any) -> None:
    if least is not None and value < least:
        raise OutsideLimits(
            t("กรุณากรอกตั้งแต่ {least} ขึ้นไป", "Please enter {least} or more.", least=_shown(least)),
            code="too_small",
        )
    if most is not None and value > most:
        raise OutsideLimits(
            t("กรุณากรอกไม่เกิน {most}", "Please enter no more than {most}.", most=_shown(most)),
            code="too_large",
        )


def _shown(limit: int | Money) -> str:
    return f"{limit:,d}" if isinstance(limit, int) else str(limit)


class TimeField(Read):
    """A time of day as people write it: 13.30, 13:30 or 9.00 น."""

    css = "input--number"

    def read(self, typed: str) -> str:
        """The time as 09.00."""
        plain = numbers.arabic_digits(typed).replace("น.", "").replace(":", ".").strip()
        hours, _, minutes = plain.partition(".")
        minutes = minutes or "00"
        sound = hours.isdecimal() and minutes.isdecimal() and len(minutes) == 2
        if not sound or int(hours) > 23 or int(minutes) > 59:
            raise TimeNotUnderstood(
                t("กรุณากรอกเวลา เช่น 9.00 หรือ 13.30", "Please enter a time, such as 9.00 or 13.30.")
            )
        return f"{int(hours):02d}.{minutes}"

    def to_python(self, value: Any) -> str:
        """The time; nothing is an empty text."""
        return super().to_python(value) or ""


class CitizenNumberField(Read):
    """A 13-digit number, as `CitizenNumber`. Its warnings are the view's to show; they never refuse."""

    css = "input--citizen"
    attributes: ClassVar[Attributes] = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}

    def read(self, typed: str) -> CitizenNumber:
        """Read the number."""
        return CitizenNumber.parse(typed)

    def prepare_value(self, value: Any) -> Any:
        """A known number is never written back into a page; what was just typed is."""
        return "" if isinstance(value, CitizenNumber) else value


class PhoneField(Read):
    """One Thai telephone number, as ``0812345678`` or ``025551234#12``."""

    widget = PhoneInput
    css = "input--phone"
    attributes: ClassVar[Attributes] = {"inputmode": "tel"}

    def read(self, typed: str) -> str:
        """Read the number."""
        return parse_phone(typed)

    def to_python(self, value: Any) -> str:
        """The number; nothing is an empty text."""
        return super().to_python(value) or ""

    def prepare_value(self, value: Any) -> Any:
        """Stored numbers are shown in groups, what was typed as typed."""
        plain = isinstance(value, str) and value.replace("#", "").isdecimal()
        return show_phone(value) if plain else value


class SecretField(Worded):
    """A password or a one-time code: never cleaned, never written back."""

    widget = forms.PasswordInput
    attributes: ClassVar[Attributes] = {"spellcheck": "false"}
