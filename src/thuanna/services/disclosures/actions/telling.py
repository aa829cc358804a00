"""What the teller does: tell, write, answer whether it may be passed on.

The actor is the page, never a person. These actions write no audit line and publish no news, because both
carry the moment at which somebody sat at a screen; the first look by a reader is what the trail begins with.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction

from thuanna.foundation.access.rows import held, rows_for
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for, required_tenant_id
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.models import Tenant
from thuanna.foundation.tenancy.queries import province_above
from thuanna.kernel.saying import must_say
from thuanna.services.disclosures import access, codes, entries, queries
from thuanna.services.disclosures.models import Disclosure, DisclosureEntry, DisclosureReader
from thuanna.services.disclosures.queries import Readers
from thuanna.services.disclosures.refusals import (
    DisclosureUnknown,
    DoorShut,
    KindUnknown,
    NobodyAbove,
    NothingAsked,
)
from thuanna.services.disclosures.sealed import Said
from thuanna.services.disclosures.words import KINDS

EXECUTIVE = "executive"
_READERS = 2
_What = DisclosureEntry.What


@dataclass(frozen=True, kw_only=True)
class NewDisclosure:
    """What somebody tells.

    :ivar aside: the places of readers whom it concerns, and `EXECUTIVE` where it concerns the executive
    :ivar files: as they were sent; only pictures drawn anew are kept
    """

    kind: str
    words: str
    aside: frozenset[str] = frozenset()
    files: Sequence[bytes] = field(default=())


@dataclass(frozen=True)
class Told:
    """The secret code, shown now and never again, and whether the province's office has it."""

    disclosure: Disclosure
    code: str
    is_elsewhere: bool


@transaction.atomic
def tell(*, new: NewDisclosure, request_token: str, on: datetime.date, by: Actor) -> Told:
    """Keep what is told, sealed for two readers. The same form sent twice gives the same code.

    What concerns the executive, or more readers than can be replaced, is kept in the province's rows alone.

    :raises NotAllowed: an account; only the public page tells
    :raises DoorShut: nobody is named to read
    :raises NobodyAbove: it would have to go to the province, which takes nothing; nothing was kept
    :raises KindUnknown: :raises WordsMissing: :raises WordsTooLong:
    :raises TooManyPictures: :raises NotAPicture: :raises PictureTooLarge:
    """
    by.must(access.TELL)
    readers = queries.readers_now()
    if readers is None:
        raise DoorShut
    taking = readers.taking(set(new.aside))
    if EXECUTIVE not in new.aside and len(taking) == _READERS:
        return _keep(new, readers, request_token=request_token, on=on, by=by)
    here = Tenant.objects.get(pk=required_tenant_id())
    above = province_above(here)
    if above is None:
        raise NobodyAbove
    with acting_for(above):
        readers = queries.readers_now()
        if readers is None:
            raise NobodyAbove
        system = Actor(tenant_id=above.pk, system=by.system)
        return _keep(new, readers, request_token=request_token, on=on, by=system, concerns=here.code)


@transaction.atomic
def write(
    *,
    disclosure_id: int,
    words: str,
    files: Sequence[bytes] = (),
    request_token: str,
    on: datetime.date,
    by: Actor,
) -> DisclosureEntry:
    """A message from whoever holds the code; the page has asked for it. It opens what was closed.

    :raises NotAllowed: :raises WordsMissing: :raises WordsTooLong:
    :raises TooManyPictures: :raises NotAPicture: :raises PictureTooLarge:
    """
    disclosure = _held(disclosure_id, by)
    said = Said(words=must_say(words, entries.MOST_WORDS))
    return entries.known(request_token) or entries.add(
        disclosure, _What.MESSAGE, said, on=on, request_token=request_token, files=files
    )


@transaction.atomic
def answer_consent(
    *, disclosure_id: int, agrees: bool, request_token: str, on: datetime.date, by: Actor
) -> DisclosureEntry:
    """Say whether it may be passed on as the readers asked.

    :raises NotAllowed: :raises NothingAsked: no question is open
    """
    disclosure = _held(disclosure_id, by)
    known = entries.known(request_token)
    if known is not None:
        return known
    if queries.asked(disclosure) is None:
        raise NothingAsked
    what = _What.CONSENT_GIVEN if agrees else _What.CONSENT_REFUSED
    return entries.add(disclosure, what, Said(), on=on, request_token=request_token)


def _held(disclosure_id: int, by: Actor) -> Disclosure:
    return held(rows_for(by, access.TELL, Disclosure), disclosure_id, DisclosureUnknown)


def _keep(
    new: NewDisclosure,
    readers: Readers,
    *,
    request_token: str,
    on: datetime.date,
    by: Actor,
    concerns: str = "",
) -> Told:
    code = codes.code_for(request_token, tenant_id=by.tenant_id)
    digest = codes.digest_of(code, tenant_id=by.tenant_id)
    one_at_a_time(f"disclosure code {digest}")
    known = Disclosure.objects.filter(code_digest=digest).first()
    if known is not None:
        return Told(known, code, bool(concerns))
    if new.kind not in KINDS:
        raise KindUnknown
    said = Said(words=must_say(new.words, entries.MOST_WORDS), kind=new.kind)
    drawn = codes.numbers_for(request_token, tenant_id=by.tenant_id)
    number = next(one for one in drawn if not queries.is_number_used(one))
    disclosure = Disclosure.objects.create(
        number=number, code_digest=digest, received_on=on, concerns=concerns
    )
    # A place in the town says nothing about the province, whose readers are other people.
    aside = set() if concerns else set(new.aside)
    taking = {one.place for one in readers.taking(aside)}
    for place, named in readers.by_place.items():
        if place in taking or place in aside:
            stands = DisclosureReader.Stands.READS if place in taking else DisclosureReader.Stands.ASIDE
            DisclosureReader.objects.create(
                disclosure=disclosure,
                account_id=named.account_id,
                stands=stands,
                office_th=named.office_th,
                office_en=named.office_en,
            )
    entries.add(disclosure, _What.TOLD, said, on=on, request_token=request_token, files=new.files)
    return Told(disclosure, code, bool(concerns))
