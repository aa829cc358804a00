"""Words in templates: both languages side by side, and the Thai way to write dates, money and counts.

``{% t "บันทึก" "Save" %}`` · ``{% t "มี {n} คน" "{n} people" n=total %}`` · ``{{ day|thai_date }}`` ·
``{{ amount|money }}`` · ``{{ total|count }}`` · ``{{ number|phone }}`` · ``{{ title|whole }}``
"""

from __future__ import annotations

import datetime
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from thuanna.channels.web.phones import show_phone
from thuanna.kernel import thai_dates
from thuanna.kernel.language import Phrase, current_language
from thuanna.kernel.money import Money

register = template.Library()

# Words that browsers' dictionaries take apart at a line's end; U+2060 joins them.
_WHOLE = {
    word.replace("|", ""): word.replace("|", "\u2060")
    for word in ("กอง|ทุน", "ใบเสร็จ|รับ|เงิน", "ใบสำคัญ|จ่าย", "นาง|สาว|")
}


@register.simple_tag
def t(th: str, en: str = "", **facts: Any) -> SafeString:
    """Say it in the reader's language; where English is missing, Thai is better than nothing.

    Words written in the template are trusted (they may hold ``<wbr>``); words and facts that come
    from data are escaped.
    """
    words: str = conditional_escape(th if current_language() == "th" or not en else en)
    if facts:
        words = words.format(**{name: conditional_escape(fact) for name, fact in facts.items()})
    return mark_safe(words)  # noqa: S308  # every part went through conditional_escape above


@register.filter
def in_thai(phrase: Phrase) -> str:
    """The Thai words of a phrase, whatever the page's language."""
    return phrase.in_("th")


@register.filter
def thai_date(day: datetime.date | thai_dates.PartialDate | None, style: thai_dates.Style = "long") -> str:
    """Write a date: 5 พฤษภาคม 2510, with ``"short"`` 5 พ.ค. 2510; English pages say 5 May 1967."""
    if not day:
        return ""
    assert not isinstance(day, datetime.datetime), "give thai_date the Bangkok day of the moment"
    if current_language() == "en":
        return thai_dates.english_date(day)
    return thai_dates.thai_date(day, style)


@register.filter
def money(amount: Money | None) -> str:
    """Write an amount with commas and always two decimals: 1,234.50."""
    return "" if amount is None else str(amount)


@register.filter
def count(number: int | None) -> str:
    """Write a whole number with commas: 1,284."""
    return "" if number is None else f"{number:,d}"


@register.filter
def phone(number: str) -> str:
    """Write a stored telephone number in groups: 081 234 5678."""
    return show_phone(number) if number else ""


@register.filter
def whole(words: object) -> str:
    """Keep the words whole that a browser would part at a line's end; for headings and narrow columns."""
    text = str(words)
    for word, joined in _WHOLE.items():
        text = text.replace(word, joined)
    return text
