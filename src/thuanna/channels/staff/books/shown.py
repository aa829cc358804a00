"""A statement as the page draws it: cells with their kinds and labels, and where each row leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse

from thuanna.money.ledger.statements.table import Cell, Column, Row, Statement, Weight

from .asked import Asked

A_PAGE = 250
_LEADS_WHERE = ("what", "account", "name")


@dataclass(frozen=True)
class ShownCell:
    """One cell: what stands in it, under which heading, and where it leads."""

    value: Cell
    kind: str
    label: Any
    url: str = ""


@dataclass(frozen=True)
class ShownRow:
    """One row."""

    weight: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True)
class ShownColumn:
    """One heading, and the address that sorts by it."""

    column: Column
    sort_url: str
    sorted: str


def columns_of(statement: Statement, asked: Asked, sort: str, is_down: bool) -> list[ShownColumn]:
    """The headings; those of a sortable statement lead to it sorted by them."""
    found = []
    for column in statement.columns:
        is_here = column.key == sort
        down = "1" if is_here and not is_down else ""
        url = f"?{asked.query(sort=column.key, down=down)}" if statement.is_sortable else ""
        state = ("descending" if is_down else "ascending") if is_here else ""
        found.append(ShownColumn(column, url, state))
    return found


def page_of(statement: Statement, asked: Asked, number: str | None) -> tuple[list[ShownRow], Page[Any]]:
    """One page of its rows; long books have many."""
    shown = Paginator(statement.rows, A_PAGE).get_page(number)
    return rows_of(statement, asked, list(shown.object_list)), shown


def rows_of(statement: Statement, asked: Asked, rows: Sequence[Row]) -> list[ShownRow]:
    """Rows with their headings and links."""
    return [ShownRow(row.weight.value, tuple(_cells(statement, asked, row))) for row in rows]


def _cells(statement: Statement, asked: Asked, row: Row) -> list[ShownCell]:
    url = _address(row, asked)
    found = []
    for column, cell in zip(statement.columns, row.cells, strict=True):
        leads = url if column.key in _LEADS_WHERE and row.weight == Weight.LINE else ""
        found.append(ShownCell(cell, column.kind.value, column.words, leads))
    return found


def _address(row: Row, asked: Asked) -> str:
    """The journal behind a line, the book of its account, or the member."""
    if row.journal_id is not None:
        return reverse("staff:book_journal", args=[row.journal_id])
    if row.account:
        query = Asked(asked.span, asked.today, row.account).query()
        return f"{reverse('staff:book', args=['account'])}?{query}"
    if row.party:
        return f"{reverse('staff:book_member', args=[row.party])}?{asked.query()}"
    return ""
