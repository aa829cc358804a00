"""A reader stands aside and another of the named steps in; nobody looks in time, and the deputy reads too."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.access.rows import hold
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.tokens import new_token
from thuanna.services.disclosures import access, entries, queries
from thuanna.services.disclosures.models import Disclosure, DisclosureEntry, DisclosureReader, NamedReader
from thuanna.services.disclosures.refusals import NobodyStandsIn, OutcomeUnsuitable
from thuanna.services.disclosures.sealed import Said
from thuanna.services.disclosures.words import CHANGES

_READERS = 2
_Stands = DisclosureReader.Stands


@transaction.atomic
def replace(
    *,
    disclosure_id: int,
    account_id: int,
    reason: str,
    request_token: str,
    on: datetime.date,
    by: Actor,
) -> DisclosureReader:
    """Let one of the two readers stand aside, oneself or the other; the deputy steps in.

    Whoever stood aside never reads this thread again. The teller reads that it happened, and why.

    :param reason: a key of `words.CHANGES`
    :raises NotAllowed: :raises DisclosureUnknown: not a reader of it
    :raises OutcomeUnsuitable: no such reason, or that account does not read it
    :raises NobodyStandsIn: nobody else is named who could
    """
    disclosure = access.locked(by, disclosure_id)
    readers = {one.account_id: one for one in queries.readers_of(disclosure)}
    leaving = readers.get(account_id)
    if reason not in CHANGES or leaving is None or leaving.stands != _Stands.READS:
        raise OutcomeUnsuitable
    stepping_in = _next_in_line(set(readers), on=on, by=by)
    DisclosureReader.objects.filter(pk=leaving.pk).update(stands=_Stands.ASIDE)
    found = _reads(disclosure, stepping_in)
    entries.add(
        disclosure,
        DisclosureEntry.What.READER_CHANGED,
        Said(ground=reason),
        on=on,
        request_token=request_token,
        by_id=by.user_id,
    )
    return found


@transaction.atomic
def let_deputies_read(*, on: datetime.date, by: Actor) -> int:
    """Where neither reader opened in time what the teller wrote, the deputy reads too; in how many threads.

    Teller and readers see that it happened. Whom the teller set aside never steps in.

    :raises NotAllowed: a person; only the nightly work does this
    """
    by.must("disclosures.let_deputies_read")
    count = 0
    for disclosure in queries.unopened():
        if not queries.is_late(disclosure, on):
            continue
        hold(Disclosure, disclosure.pk)
        known = {one.account_id: one.stands for one in queries.readers_of(disclosure)}
        if list(known.values()).count(_Stands.READS) > _READERS:
            continue
        try:
            deputy = _next_in_line(set(known), on=on, by=by)
        except NobodyStandsIn:
            continue  # its readers go on seeing that it is overdue
        _reads(disclosure, deputy)
        what = DisclosureEntry.What.DEPUTY_READS
        entries.add(disclosure, what, Said(), on=on, request_token=new_token())
        count += 1
    return count


def _reads(disclosure: Disclosure, named: NamedReader) -> DisclosureReader:
    found: DisclosureReader = DisclosureReader.objects.create(
        disclosure=disclosure,
        account_id=named.account_id,
        stands=_Stands.READS,
        office_th=named.office_th,
        office_en=named.office_en,
    )
    return found


def _next_in_line(known: set[int], *, on: datetime.date, by: Actor) -> NamedReader:
    """The deputy first, then whoever is named now and has nothing to do with it yet."""
    named = queries.readers_now()
    line = [] if named is None else [named.by_place[place] for place in ("deputy", "first", "second")]
    for one in line:
        if one.account_id not in known and access.may_be_reader(one.account_id, on=on, by=by):
            return one
    raise NobodyStandsIn
