"""Books and statements: read, sorted, taken away as workbook or paper; the journal behind each line."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thuanna.channels.staff.money.receipts import explained
from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import t
from thuanna.money.funds.models import Member
from thuanna.money.funds.queries import member_book
from thuanna.money.ledger import queries as book
from thuanna.money.ledger.models import Journal
from thuanna.money.ledger.statements import form10, reading, words, workbook
from thuanna.money.ledger.statements.form10 import SourcesAndUses
from thuanna.money.ledger.statements.table import Statement
from thuanna.money.payments import queries as receipts
from thuanna.money.payments import statement_papers

from . import asked as asking
from .asked import Asked
from .catalogue import CATALOGUE, Entry
from .shown import columns_of, page_of, rows_of

VIEW = "ledger.view"


def trail(*steps: tuple[object, str]) -> list[tuple[object, str]]:
    """Where a page of the book lies."""
    return [(t("สมุดบัญชี", "The book"), reverse("staff:books")), *steps]


@page(VIEW)
def home(request: StaffRequest) -> HttpResponse:
    """Every book and statement, for the month or year chosen."""
    if not asking.has_book():
        return render(
            request, "staff/books/not_open.html", {"may_open": request.actor.may("ledger.opening.post")}
        )
    asked = asking.asked(request, request.today)
    facts = {
        "asked": asked,
        "choices": asking.choices(request.today),
        "entries": [entry for entry in CATALOGUE.values() if entry.is_listed and _may(request, entry)],
        "may_close": request.actor.may("ledger.period.close"),
        "head": book.head(),
    }
    return render(request, "staff/books/home.html", facts)


@page(VIEW)
def statement(request: StaffRequest, name: str) -> HttpResponse:
    """One book or statement on screen."""
    entry = _entry(request, name)
    asked = asking.asked(request, request.today, default_year=entry.is_yearly)
    return _shown(request, entry.build(asked, request.actor), asked, name)


@page(VIEW)
def as_workbook(request: StaffRequest, name: str) -> HttpResponse:
    """The same as a workbook."""
    entry = _entry(request, name)
    asked = asking.asked(request, request.today, default_year=entry.is_yearly)
    return workbook_of(request, entry.build(asked, request.actor), f"{name}-{asked.key}")


@page(VIEW)
def as_pdf(request: StaffRequest, name: str) -> HttpResponse:
    """The same on paper; section 10 as the form has it."""
    entry = _entry(request, name)
    asked = asking.asked(request, request.today, default_year=entry.is_yearly)
    if name == "form-10":
        sheet = form10.sources_and_uses(asked.on)
        return downloads.pdf(statement_papers.form_pdf(sheet, **paper_facts(request)), f"{name}-{asked.key}")
    return pdf_of(request, entry.build(asked, request.actor), f"{name}-{asked.key}")


@page(VIEW)
def form_ten(request: StaffRequest) -> HttpResponse:
    """Section 10 as the form has it: two sides, baht and satang."""
    asked = asking.asked(request, request.today, default_year=True)
    sheet = form10.sources_and_uses(asked.on)
    facts = {
        "asked": asked,
        "choices": asking.choices(request.today),
        "sheet": sheet,
        "sides": _sides(sheet),
        "title": form10.TITLE,
        "name": "form-10",
        "trail": trail((form10.TITLE, "")),
    }
    return render(request, "staff/books/form10.html", facts)


@page(VIEW)
def on_paper(request: StaffRequest, name: str) -> HttpResponse:
    """The page to be printed by the browser."""
    entry = _entry(request, name)
    asked = asking.asked(request, request.today, default_year=entry.is_yearly)
    made = entry.build(asked, request.actor)
    facts = {
        "statement": made,
        "columns": columns_of(made, asked, "", is_down=False),
        "rows": rows_of(made, asked, made.rows),
        "posted_on": request.today,
    }
    return render(request, "staff/books/print.html", facts)


@page(VIEW)
def journal(request: StaffRequest, journal_id: int) -> HttpResponse:
    """What stands behind a line, in plain words and as bookkeepers write it."""
    found = Journal.objects.filter(pk=journal_id).first()
    if found is None:
        raise Http404
    lines = tuple(book.lines_of(journal_id))
    chart = reading.chart_by_code()
    facts = {
        "journal": found,
        "told": reading.facts_of([journal_id])[journal_id],
        "lines": explained(lines),
        "sides": [
            {
                "code": line.account,
                "account": words.account_words(chart[line.account]),
                "funder": words.FUNDERS[line.funder],
                "debit": line.amount if line.amount.satang > 0 else None,
                "credit": -line.amount if line.amount.satang < 0 else None,
            }
            for line in lines
        ],
        "link": book.link_of(journal_id),
        "receipt": receipts.by_journal([journal_id]).get(journal_id),
        "is_reversed": book.is_reversed(journal_id),
        "trail": trail((t("รายการ", "Entry"), "")),
    }
    return render(request, "staff/books/journal.html", facts)


@page("funds.member.view")
def member(request: StaffRequest, member_id: int) -> HttpResponse:
    """One member's account: contributions, or what is chosen, entry by entry."""
    found = Member.objects.filter(pk=member_id).select_related("person").first()
    if found is None:
        raise Http404
    asked = asking.asked(request, request.today, default_year=True)
    wanted = asked.code or next(
        (code for code in member_book.PAID_IN if book.balance(code, party=member_id)), member_book.PAID_IN[0]
    )
    asked = Asked(asked.span, asked.today, wanted, None)
    made = member_book.member_account(found, wanted, asked.span, by=request.actor)
    more = {"member": found, "accounts": _accounts_of_members()}
    return _shown(request, made, asked, "", more)


def workbook_of(request: StaffRequest, made: Statement, name: str) -> HttpResponse:
    """A statement as a workbook to keep."""
    content = workbook.to_xlsx(made, office=request.tenant.name)
    return downloads.workbook(content, name)


def pdf_of(request: StaffRequest, made: Statement, name: str) -> HttpResponse:
    """A statement as a paper to sign."""
    return downloads.pdf(statement_papers.statement_pdf(made, **paper_facts(request)), name)


def paper_facts(request: StaffRequest) -> dict[str, Any]:
    """Whose paper it is, and of which day."""
    office = request.tenant
    return {"office": office.name_th, "on": request.today, "watermark": office.watermark}


def _shown(
    request: StaffRequest, made: Statement, asked: Asked, name: str, more: dict[str, Any] | None = None
) -> HttpResponse:
    sort, is_down = request.GET.get("sort", ""), bool(request.GET.get("down"))
    if sort:
        made = made.sorted_by(sort, descending=is_down)
    rows, shown = page_of(made, asked, request.GET.get("page"))
    facts = {
        "statement": made,
        "asked": asked,
        "choices": asking.choices(request.today),
        "columns": columns_of(made, asked, sort, is_down),
        "rows": rows,
        "page": shown,
        "name": name,
        "sort": sort,
        "trail": trail((made.title, "")),
    }
    return render(request, "staff/books/statement.html", facts | (more or {}))


def _entry(request: StaffRequest, name: str) -> Entry:
    entry = CATALOGUE.get(name)
    if entry is None or not asking.has_book():
        raise Http404
    if entry.permission:
        request.actor.must(entry.permission)
    return entry


def _may(request: StaffRequest, entry: Entry) -> bool:
    return not entry.permission or request.actor.may(entry.permission)


def _sides(sheet: SourcesAndUses) -> list[dict[str, Any]]:
    """Left and right of the sheet, as long as each other so that their feet stand in one line."""
    left, right = zip(*sheet.pairs(), strict=True)
    return [
        {"title": form10.SOURCES, "lines": left, "total": sheet.total_sources},
        {"title": form10.USES, "lines": right, "total": sheet.total_uses},
    ]


def _accounts_of_members() -> list[tuple[str, Any]]:
    return [
        (account.code, words.account_words(account))
        for account in book.accounts()
        if account.party_kind == "member"
    ]
