"""What an inspector reads first: on screen, on paper, as a workbook."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.money.funds import cash_report
from thuanna.money.ledger.statements import workbook
from thuanna.money.ledger.statements.table import Statement
from thuanna.money.payments import statement_papers
from thuanna.money.payments.custody import access, report

from .shared import trail


@page(access.VIEW)
def shown(request: StaffRequest) -> HttpResponse:
    """The report of this fiscal year."""
    made = _made(request)
    statement = cash_report.statement(made)
    facts = {
        "report": made,
        "statement": statement,
        "columns": [{"column": column} for column in statement.columns],
        "rows": _rows(statement),
        "trail": trail((statement.title, "")),
    }
    return render(request, "staff/cash/report.html", facts)


@page(access.VIEW)
def on_paper(request: StaffRequest) -> HttpResponse:
    """The same as PDF, with lines to sign on."""
    content = statement_papers.statement_pdf(
        cash_report.statement(_made(request)),
        office=request.tenant.name_th,
        on=request.today,
        watermark=request.tenant.watermark,
    )
    return downloads.pdf(content, f"cash-report-{request.today}")


@page(access.VIEW)
def as_workbook(request: StaffRequest) -> HttpResponse:
    """The same as a workbook."""
    content = workbook.to_xlsx(cash_report.statement(_made(request)), office=request.tenant.name)
    return downloads.workbook(content, f"cash-report-{request.today}")


def _made(request: StaffRequest) -> report.Report:
    starts_on = FiscalYear.of(request.today).starts_on
    return report.made(starts_on=starts_on, on=request.today, by=request.actor)


def _rows(statement: Statement) -> list[dict[str, object]]:
    """Rows as the table of books draws them."""
    return [
        {
            "weight": row.weight.value,
            "cells": [
                {"value": cell, "kind": column.kind.value, "label": column.words}
                for column, cell in zip(statement.columns, row.cells, strict=True)
            ],
        }
        for row in statement.rows
    ]
