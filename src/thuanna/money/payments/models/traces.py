"""What receipts and vouchers have in common: a number of the book, being voided, being printed.

A paper and what happened to it are rows of their own; nothing of them is ever changed.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from thuanna.foundation.tenancy.models import TenantForeignKey, TenantOwned
from thuanna.foundation.tenancy.privacy import internal, personal, public
from thuanna.kernel.money import Money
from thuanna.money.ledger.entries import number_reference
from thuanna.money.ledger.models import Journal


class NumberedPaper(TenantOwned):
    """A paper with a number of the book and one journal behind it (L14, L24).

    :ivar request_id: chosen by the form, so that pressing twice gives one paper
    :ivar paper_book: book and number of one that was written by hand before it was recorded here
    """

    series = public(models.CharField(max_length=10))
    year = public(models.PositiveIntegerField())
    number = public(models.PositiveIntegerField())
    journal = internal(TenantForeignKey(Journal))
    request_id = internal(models.CharField(max_length=80))
    happened_on = public(models.DateField())
    total_satang = public(models.BigIntegerField())
    paper_book = internal(models.CharField(max_length=20, blank=True))
    paper_number = internal(models.CharField(max_length=20, blank=True))
    issued_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(
                fields=["tenant", "series", "year", "number"], name="%(class)s_number_once"
            ),
            models.UniqueConstraint(fields=["tenant", "journal"], name="%(class)s_one_a_journal"),
            models.UniqueConstraint(fields=["tenant", "request_id"], name="%(class)s_request_once"),
            models.UniqueConstraint(
                fields=["tenant", "paper_book", "paper_number"],
                condition=~Q(paper_number=""),
                name="%(class)s_paper_number_once",
            ),
            models.CheckConstraint(condition=Q(total_satang__gt=0), name="%(class)s_total_positive"),
            models.CheckConstraint(condition=Q(number__gt=0), name="%(class)s_number_counts_from_one"),
            models.CheckConstraint(condition=~Q(request_id=""), name="%(class)s_has_request"),
            models.CheckConstraint(
                condition=~Q(paper_number="") | Q(paper_book=""), name="%(class)s_paper_book_has_number"
            ),
        )

    @property
    def reference(self) -> str:
        """The number as people write it: ``RC-2570-000012``."""
        return number_reference(self.series, self.year, self.number)

    @property
    def book(self) -> str:
        """เล่มที่: the book in which it stands; one a fiscal year."""
        return f"{self.series}-{self.year}"

    @property
    def number_in_book(self) -> str:
        """เลขที่: its number in the book."""
        return f"{self.number:06}"

    @property
    def total(self) -> Money:
        """What was paid."""
        return Money(self.total_satang)


class PaperVoid(TenantOwned):
    """A paper was voided: its number and its journal stay, the reversal stands beside them."""

    reversal = internal(TenantForeignKey(Journal))
    voided_on = public(models.DateField())
    voided_by_id = personal(models.BigIntegerField(null=True))
    recorded_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        abstract = True


class PaperPrint(TenantOwned):
    """A paper was printed; from the second time on it says so.

    :ivar place: which print of it this is, counted from one
    """

    place = internal(models.PositiveSmallIntegerField())
    printed_by_id = personal(models.BigIntegerField(null=True))
    printed_at = internal(models.DateTimeField(db_default=Now()))

    class Meta:
        abstract = True
