"""Addresses under /staff/funds/imports/ and the export of the register."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import columns, deciding, exporting, views

urlpatterns: list[URLPattern] = [
    path("imports/", views.listing, name="fund_imports"),
    path("imports/new/", views.upload, name="fund_import_new"),
    path("imports/sample.xlsx", views.sample, name="fund_import_sample"),
    path("imports/<int:batch_id>/", views.one, name="fund_import"),
    path("imports/<int:batch_id>/check/", views.check_again, name="fund_import_check"),
    path("imports/<int:batch_id>/sheet/", columns.choose_sheet, name="fund_import_sheet"),
    path("imports/<int:batch_id>/columns/", columns.columns, name="fund_import_columns"),
    path("imports/<int:batch_id>/marked.xlsx", views.marked, name="fund_import_marked"),
    path("imports/<int:batch_id>/confirm/", deciding.confirm, name="fund_import_confirm"),
    path("imports/<int:batch_id>/undo/", deciding.undo, name="fund_import_undo"),
    path("imports/<int:batch_id>/discard/", deciding.discard, name="fund_import_discard"),
    path("members/export/", exporting.export, name="fund_export"),
]
