"""Addresses under /staff/collecting/."""

from __future__ import annotations

from django.urls import path

from . import home, preparing, sheets, typing

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
    path("code/<str:code>/", sheets.by_code, name="sheet_by_code"),
]
