"""Which time a page is asked for, and which times there are to choose from."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.http import urlencode

from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import Phrase
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Period
from thuanna.money.ledger.statements.spans import Span, day_words

__all__ = ["Asked", "asked", "choices", "day_words", "has_book", "key_of"]

_CODE = re.compile(r"[0-9A-Za-z.-]{1,20}")
_MONTH = re.compile(r"(2\d{3})-(0[1-9]|1[0-2])", re.ASCII)
_YEAR = re.compile(r"2[4-7]\d{2}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """What the address asks for.

    :ivar code: an account of the book
    :ivar party: whose part of it
    """

    span: Span
    today: datetime.date
    code: str = ""
    party: int | None = None

    @property
    def on(self) -> datetime.date:
        """The day of a statement of one day: the end of the span, or today while it lasts."""
        return min(self.span.last_day, max(self.today, self.span.starts_on))

    @property
    def key(self) -> str:
        """The span in an address."""
        return key_of(self.span)

    def query(self, **more: str) -> str:
        """The question as it stands in an address."""
        kept = {"span": self.key, "code": self.code, "party": str(self.party or "")}
        return urlencode({name: value for name, value in (kept | more).items() if value})


def asked(request: HttpRequest, today: datetime.date, *, default_year: bool = False) -> Asked:
    """Read the address; without a span this month, or this fiscal year."""
    question = request.GET
    usual = Span.year(FiscalYear.of(today)) if default_year else Span.month(today)
    party = question.get("party", "")
    return Asked(
        span=_span(question.get("span", "")) or usual,
        today=today,
        code=_code(question.get("code", "")),
        party=int(party) if party.isdecimal() and len(party) < 19 else None,
    )


def key_of(span: Span) -> str:
    """``2026-11`` for a month, ``2570`` for a fiscal year."""
    if span.is_month:
        return f"{span.starts_on:%Y-%m}"
    return str(span.fiscal_year.year)


def choices(today: datetime.date) -> list[tuple[str, Phrase]]:
    """The months and fiscal years of the book that have begun, the latest first."""
    last = today
    years = sorted(
        set(Period.objects.filter(starts_on__lte=last).values_list("year", flat=True)), reverse=True
    )
    found: list[tuple[str, Phrase]] = []
    for year in map(FiscalYear, years):
        found.append((str(year.year), Span.year(year).words))
        months = [Span.month(first) for first in year.months if first <= last]
        found += [(key_of(month), month.words) for month in reversed(months)]
    return found


def has_book() -> bool:
    """Whether there is a book to show."""
    return book.is_open()


def _code(text: str) -> str:
    """An account's code; whatever could be none is as if nothing was asked."""
    return text if _CODE.fullmatch(text) else ""


def _span(key: str) -> Span | None:
    month = _MONTH.fullmatch(key)
    if month and int(month[1]) < 2400:
        return Span.month(datetime.date(int(month[1]), int(month[2]), 1))
    if _YEAR.fullmatch(key):
        return Span.year(FiscalYear(int(key)))
    return None
