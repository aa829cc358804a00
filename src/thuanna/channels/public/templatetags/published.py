"""Published words, figures and days in templates.

``{{ content.name|said }}`` · ``{% people cell %}`` · ``{% amount flow %}`` · ``{{ content.as_of|day }}``
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from thuanna.kernel.language import current_language, t
from thuanna.kernel.money import Money

register = template.Library()

_NOT_SHOWN = t("ไม่แสดง", "not shown")


@register.filter
def said(words: Mapping[str, str] | None) -> str:
    """Published words in the reader's language; Thai where the other is missing."""
    if not words:
        return ""
    return words.get(current_language()) or words.get("th", "")


@register.filter
def day(text: str | datetime.date | None) -> datetime.date | None:
    """A published ISO date as a day."""
    return datetime.date.fromisoformat(text) if isinstance(text, str) else text


@register.filter
def baht(satang: int | None) -> Money | None:
    """Published satang as money."""
    return None if satang is None else Money(satang)


@register.simple_tag
def people(cell: Mapping[str, Any]) -> SafeString:
    """A published number of people; a dash, read out as "not shown", where it is withheld."""
    return _withheld() if cell["value"] is None else format_html("{}", f"{cell['value']:,d}")


@register.simple_tag
def entries(flow: Mapping[str, Any]) -> SafeString:
    """A published number of entries, or the dash."""
    return _withheld() if flow["entries"] is None else format_html("{}", f"{flow['entries']:,d}")


@register.simple_tag
def amount(flow: Mapping[str, Any]) -> SafeString:
    """A published amount in baht, or the dash."""
    return _withheld() if flow["satang"] is None else format_html("{}", str(Money(flow["satang"])))


@register.filter
def percent(per_mille: int) -> str:
    """A published share: 125 is 12.5%."""
    return f"{per_mille // 10:,d}.{per_mille % 10}%"


@register.filter
def grouped(digest: str, groups: int = 4) -> str:
    """The beginning of a hash in groups of four: ``7f3a·91c4·e02b·55d8``."""
    return "·".join(digest[start : start + 4] for start in range(0, groups * 4, 4))


def _withheld() -> SafeString:
    return format_html('<span aria-hidden="true">–</span><span class="sr">{}</span>', _NOT_SHOWN)


@register.filter
def bangkok_day(moment: datetime.datetime) -> datetime.date:
    """The Bangkok day of a moment."""
    return timezone.localtime(moment).date()


@register.simple_tag
def published_value(figure: Mapping[str, Any]) -> str:
    """A figure of the locality, in its own measure: 111,707 · 46.0 · 678,749,799.10."""
    value = figure["value"]
    if figure["measure"] == "money":
        return str(Money.baht(value))
    whole, _, part = value.partition(".")
    return f"{int(whole):,d}" + (f".{part}" if part else "")
