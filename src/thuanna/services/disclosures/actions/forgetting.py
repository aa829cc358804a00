"""Deletes threads whose keeping time is over, whole: words, pictures, readers, code. The looks stay."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.services.disclosures import queries
from thuanna.services.disclosures.models import (
    Disclosure,
    DisclosureEntry,
    DisclosurePicture,
    DisclosureReader,
)


@transaction.atomic
def forget(*, on: datetime.date, by: Actor) -> int:
    """Delete what may no longer be kept: closed long ago, or silent for longer still; how many.

    :raises NotAllowed: a person; only the nightly work deletes
    """
    by.must("disclosures.forget")
    closed = law.retention("disclosures").period(on).earliest_holding(on)
    silent = law.retention("disclosures_silent").period(on).earliest_holding(on)
    gone = 0
    for disclosure in Disclosure.objects.order_by("pk"):
        last = queries.last_entry(disclosure)
        if last.on < (closed if last.what == DisclosureEntry.What.CLOSED else silent):
            _erase(disclosure)
            gone += 1
    return gone


def _erase(disclosure: Disclosure) -> None:
    DisclosurePicture.objects.filter(entry__disclosure=disclosure).delete()
    DisclosureEntry.objects.filter(disclosure=disclosure).delete()
    DisclosureReader.objects.filter(disclosure=disclosure).delete()
    Disclosure.objects.filter(pk=disclosure.pk).delete()
