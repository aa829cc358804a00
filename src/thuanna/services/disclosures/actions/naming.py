"""The setting of the town: who reads what comes in from today on. What came before stays with its readers."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.kernel.text import clean_line
from thuanna.services.disclosures import access, queries
from thuanna.services.disclosures.models import NamedReader, Naming
from thuanna.services.disclosures.refusals import ReadersIncomplete, ReadersUnsuitable


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in a place, with the office by which people know them."""

    account_id: int
    office_th: str
    office_en: str = ""


@transaction.atomic
def name_readers(
    *,
    first: Person,
    second: Person,
    deputy: Person,
    reads_th: str,
    reads_en: str = "",
    on: datetime.date,
    by: Actor,
) -> Naming:
    """Name the two readers and the deputy; the channel is open from now on.

    :raises NotAllowed: without the right
    :raises ReadersUnsuitable: not three people of this office who may read and administer nothing
    :raises ReadersIncomplete: an office, or when messages are read, is missing
    """
    by.must(access.NAME)
    people = {
        NamedReader.Place.FIRST: first,
        NamedReader.Place.SECOND: second,
        NamedReader.Place.DEPUTY: deputy,
    }
    if len({one.account_id for one in people.values()}) < len(people):
        raise ReadersUnsuitable
    if not all(access.may_be_reader(one.account_id, on=on, by=by) for one in people.values()):
        raise ReadersUnsuitable
    if not clean_line(reads_th) or not all(clean_line(one.office_th) for one in people.values()):
        raise ReadersIncomplete
    naming = _next(is_open=True, on=on, reads_th=clean_line(reads_th), reads_en=clean_line(reads_en))
    for place, one in people.items():
        NamedReader.objects.create(
            naming=naming,
            place=place,
            account_id=one.account_id,
            office_th=clean_line(one.office_th),
            office_en=clean_line(one.office_en),
        )
    accounts = [one.account_id for one in people.values()]
    audit.record(by, "disclosures.readers_named", naming, accounts=accounts)
    return naming


@transaction.atomic
def shut(*, reason: str, on: datetime.date, by: Actor) -> Naming:
    """Take nothing more in. What was told stays readable for its readers and by its code.

    :raises NotAllowed: without the right
    """
    by.must(access.NAME)
    naming = _next(is_open=False, on=on)
    audit.record(by, "disclosures.door_shut", naming, reason=reason)
    return naming


def _next(*, is_open: bool, on: datetime.date, reads_th: str = "", reads_en: str = "") -> Naming:
    one_at_a_time("disclosure readers")
    newest = queries.newest_naming()
    naming: Naming = Naming.objects.create(
        version=newest.version + 1 if newest else 1,
        is_open=is_open,
        reads_th=reads_th,
        reads_en=reads_en,
        named_on=on,
    )
    return naming
