"""Addresses under /staff/collecting/."""

from __future__ import annotations

from django.urls import path

from . import arrears, family, home, household, passbooks, preparing, printing, sheets, transfers, typing

urlpatterns = [
    path("", home.home, name="collecting"),
    path("sheets/new/", preparing.prepare, name="sheet_new"),
    path("sheets/<int:sheet_id>/", sheets.sheet, name="sheet"),
    path("sheets/<int:sheet_id>/print/", sheets.print_sheet, name="sheet_print"),
    path("sheets/<int:sheet_id>/type/", typing.type_sheet, name="sheet_type"),
    path("sheets/<int:sheet_id>/check/", typing.check, name="sheet_check"),
    path("sheets/<int:sheet_id>/aside/", sheets.set_aside, name="sheet_aside"),
    path("sheets/<int:sheet_id>/photo/", sheets.add_photo, name="sheet_photo_add"),
    path("sheets/<int:sheet_id>/photo/<int:photo_id>/", sheets.photo, name="sheet_photo"),
    path("house/<int:member_id>/", household.house, name="house"),
    path("house/receipts/<str:token>/", household.done, name="house_done"),
    path("house/receipts/<str:token>/print/", household.print_all, name="house_print"),
    path("family/<int:member_id>/", family.family, name="family"),
    path("transfers/", transfers.transfers, name="transfers"),
    path("transfers/receipts/", transfers.done, name="transfers_done"),
    path("transfers/receipts/print/", transfers.print_all, name="transfers_print"),
    path("transfers/<int:line_id>/", transfers.find, name="transfer_find"),
    path("transfers/<int:line_id>/<int:member_id>/", transfers.one, name="transfer"),
    path("arrears/", arrears.arrears, name="arrears"),
    path("passbooks/", printing.many, name="passbooks"),
    path("passbooks/print/", printing.progress, name="passbooks_print"),
    path("passbooks/print/file/", printing.file, name="passbooks_file"),
    path("passbooks/<int:member_id>/", passbooks.one, name="passbook"),
    path("passbooks/<int:member_id>/print/", passbooks.print_one, name="passbook_print"),
    path("passbooks/<int:member_id>/link/", passbooks.issue, name="passbook_link"),
    path("passbooks/<int:member_id>/link/<int:link_id>/", passbooks.withdraw, name="passbook_link_withdraw"),
    path("code/<str:code>/", sheets.by_code, name="sheet_by_code"),
]
