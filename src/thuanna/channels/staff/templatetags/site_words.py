"""A version as staff look at it before it goes out: blocks, cells in their own type."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from thuanna.channels.web.templatetags.words import thai_date
from thuanna.kernel.money import Money
from thuanna.services.site.kinds import Column

register = template.Library()


@register.filter
def typed_cell(value: Any, kind: str) -> str:
    """A value as people write it."""
    if value in ("", None):
        return "–"
    match kind:
        case "date":
            return thai_date(datetime.date.fromisoformat(value), "short")
        case "baht":
            return str(Money.baht(value))
        case "whole":
            return f"{value:,d}"
        case _:
            return str(value)


@register.filter
def beside(row: list[Any], columns: Sequence[Column]) -> list[tuple[Column, Any]]:
    """A row's cells with their columns."""
    return list(zip(columns, row, strict=True))


@register.filter
def on_day(moment: datetime.datetime) -> datetime.date:
    """The Bangkok day of a moment."""
    return timezone.localtime(moment).date()


@register.simple_tag
def written(blocks: list[dict[str, Any]]) -> SafeString:
    """The text's blocks; every word is escaped."""
    return format_html_join("\n", "{}", ((_block(one),) for one in blocks))


def _block(block: dict[str, Any]) -> SafeString:
    match block["t"]:
        case "heading":
            return format_html("<h{0}>{1}</h{0}>", block["level"] + 1, block["text"])
        case "list":
            items = format_html_join("", "<li>{}</li>", ((_spans(one),) for one in block["items"]))
            return format_html("<{0}>{1}</{0}>", "ol" if block["ordered"] else "ul", items)
        case "table":
            head = format_html_join("", '<th scope="col">{}</th>', ((_spans(one),) for one in block["head"]))
            rows = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in block["rows"]))
            return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, rows)
        case _:
            return format_html("<p>{}</p>", _spans(block["spans"]))


def _cells(row: list[list[dict[str, Any]]]) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((_spans(one),) for one in row))


def _spans(spans: list[dict[str, Any]]) -> SafeString:
    return format_html_join("", "{}", ((_span(one),) for one in spans))


def _span(span: dict[str, Any]) -> SafeString:
    if "href" in span:
        return format_html('<a href="{}" rel="noopener nofollow">{}</a>', span["href"], span["text"])
    return format_html("<strong>{}</strong>" if span.get("strong") else "{}", span["text"])
