"""Addresses under /staff/money/."""

from __future__ import annotations

from django.urls import path

from . import opening, receipts, receiving

urlpatterns = [
    path("money/", receipts.listing, name="payments"),
    path("money/take/", receiving.take, name="take"),
    path("money/take/<int:member_id>/", receiving.take_from, name="take_from"),
    path("money/receipts/<int:receipt_id>/", receipts.receipt, name="receipt"),
    path("money/receipts/<int:receipt_id>/print/", receipts.print_receipt, name="receipt_print"),
    path("money/receipts/<int:receipt_id>/void/", receipts.void, name="receipt_void"),
    path("money/book/open/", opening.open_book, name="book_open"),
    path("money/opening/", opening.opening, name="opening"),
]
