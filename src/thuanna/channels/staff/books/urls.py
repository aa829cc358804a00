"""Addresses of the book under /staff/books/."""

from __future__ import annotations

from django.urls import path

from . import bank, bank_import, closing, views

urlpatterns = [
    path("", views.home, name="books"),
    path("bank/", bank.first, name="bank_first"),
    path("bank/photos/<int:assertion_id>/", bank.photo, name="bank_photo"),
    path("bank/<str:code>/", bank.account, name="bank"),
    path("bank/<str:code>/import/", bank_import.upload, name="bank_import"),
    path("bank/<str:code>/import/<int:document_id>/", bank_import.check, name="bank_import_check"),
    path("bank/<str:code>/statements/<int:statement_id>/", bank.statement, name="bank_statement"),
    path("bank/<str:code>/confirm/", bank.confirm, name="bank_confirm"),
    path("bank/<str:code>/confirm/sure/", bank.confirm_sure, name="bank_confirm_sure"),
    path("bank/<str:code>/match/", bank.by_hand, name="bank_match"),
    path("bank/<str:code>/matches/<int:match_id>/undo/", bank.undo, name="bank_undo"),
    path("bank/<str:code>/balance/", bank.balance, name="bank_balance"),
    path("bank/<str:code>/reconciliation/", bank.reconciled, name="bank_reconciliation"),
    path(
        "bank/<str:code>/reconciliation.xlsx", bank.reconciled_workbook, name="bank_reconciliation_workbook"
    ),
    path("bank/<str:code>/reconciliation.pdf", bank.reconciled_pdf, name="bank_reconciliation_pdf"),
    path("closing/", closing.months, name="closing"),
    path("closing/surplus/", closing.surplus, name="closing_surplus"),
    path("closing/<int:period_id>/", closing.checklist, name="closing_month"),
    path("closing/<int:period_id>/close/", closing.close, name="closing_close"),
    path("closing/<int:period_id>/explain/<slug:item>/", closing.explain, name="closing_explain"),
    path("journals/<int:journal_id>/", views.journal, name="book_journal"),
    path("members/<int:member_id>/", views.member, name="book_member"),
    path("form-10/", views.form_ten, name="book_form_ten"),
    path("<slug:name>/", views.statement, name="book"),
    path("<slug:name>/print/", views.on_paper, name="book_print"),
    path("<slug:name>.xlsx", views.as_workbook, name="book_workbook"),
    path("<slug:name>.pdf", views.as_pdf, name="book_pdf"),
]
