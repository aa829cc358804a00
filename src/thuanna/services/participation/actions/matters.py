"""What people do: tell a matter, write to the office about it, say that it is not resolved.

Called for somebody at a page (the actor is the part of the system that serves it) or by an officer or
volunteer who types what was said at the counter or on the telephone.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.documents.models import Document
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.context import acting_for, required_tenant_id
from thuanna.foundation.tenancy.keys import Purpose
from thuanna.foundation.tenancy.locks import one_at_a_time
from thuanna.foundation.tenancy.models import Tenant
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.foundation.tenancy.queries import province_above
from thuanna.kernel.partial_dates import BUDDHIST_OFFSET
from thuanna.kernel.references import Reference
from thuanna.kernel.saying import must_say
from thuanna.registry.places import queries as places
from thuanna.services.participation import access, photos, rules
from thuanna.services.participation.models import Matter, MatterMessage, MatterStep, MatterWords
from thuanna.services.participation.queries import matters as queries
from thuanna.services.participation.refusals import (
    KindUnknown,
    NobodyAbove,
    NotToReopen,
)
from thuanna.services.participation.steps import add_step

PREFIXES = {"complaint": "รท", "suggestion": "สน", "information": "ขม"}


@dataclass(frozen=True, kw_only=True)
class NewMatter:
    """What somebody tells.

    :ivar kind: of a complaint, as in rules; the other natures have one kind each
    :ivar photo: as it was sent; only the picture drawn anew is kept
    """

    nature: str
    words: str
    kind: str = ""
    about: str = "work"
    channel: str = "page"
    community_id: int | None = None
    place: str = ""
    name: str = ""
    phone: str = ""
    photo: bytes | None = None
    concerns: str = ""


@dataclass(frozen=True)
class Told:
    """The number and the secret code; the code is shown now and never again."""

    matter: Matter
    code: str


@transaction.atomic
def tell(*, new: NewMatter, request_token: str, at: datetime.datetime, by: Actor) -> Told:
    """Take a matter in and start its clock. The same form sent twice gives the same number and code.

    :raises NotAllowed: an account that may not take matters in
    :raises KindUnknown: :raises WordsMissing: :raises WordsTooLong: :raises PhotoUnreadable:
    """
    by.must(access.TAKE)
    digest = codes.request_digest(request_token)
    code = codes.code_for(request_token, Purpose.MATTER_CODE, tenant_id=by.tenant_id)
    one_at_a_time(new.nature)
    known = Matter.objects.filter(request_digest=digest).first()
    if known is not None:
        return Told(known, code)
    kind = _kind(new, at.date())
    words = must_say(new.words)
    photo = _keep_photo(new.photo, by)
    matter = _number(new, kind, digest=digest, code=code, at=at, by=by)
    MatterWords.objects.create(
        matter=matter,
        words=words,
        place=new.place[:300],
        name=new.name[:120],
        phone=new.phone[:30],
        photo=photo,
    )
    due_on = rules.answer_due(rules.INFORMATION if new.nature == "information" else kind, at.date())
    add_step(matter, MatterStep.What.RECEIVED, at=at, by=by, due_on=due_on)
    audit.record(by, "participation.matter_told", matter, nature=new.nature, channel=new.channel)
    outbox.publish("participation.matter_told", matter_id=matter.pk)
    return Told(matter, code)


@transaction.atomic
def tell_province(*, new: NewMatter, request_token: str, at: datetime.datetime, by: Actor) -> Told:
    """Hand a complaint about the executive to the province's office: it is kept in that office's rows alone.

    :raises NobodyAbove: no provincial office works here, and nothing was kept
    :raises KindUnknown: :raises WordsMissing: :raises WordsTooLong: :raises PhotoUnreadable:
    """
    by.must(access.TAKE)
    here = Tenant.objects.get(pk=required_tenant_id())
    province = province_above(here)
    if province is None:
        raise NobodyAbove
    village = places.community(new.community_id) if new.community_id is not None else None
    handed = NewMatter(
        nature="complaint",
        words=new.words,
        kind=new.kind,
        about="executive",
        channel="page",
        place=" ".join(part for part in (village.label.in_("th") if village else "", new.place) if part),
        name=new.name,
        phone=new.phone,
        photo=new.photo,
        concerns=here.code,
    )
    with acting_for(province):
        # The town's own audit says nothing of it: whoever reads that could be the one complained of.
        return tell(
            new=handed,
            request_token=request_token,
            at=at,
            by=Actor(tenant_id=province.pk, system=by.system or "page"),
        )


@transaction.atomic
def write(
    *, matter_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor
) -> MatterMessage:
    """A message to the office from whoever told the matter; the page has asked for the code.

    :raises WordsMissing: :raises WordsTooLong: :raises MatterUnknown:
    """
    matter = access.locked(by, access.TAKE, matter_id)
    digest = codes.request_digest(request_token)
    known: MatterMessage | None = MatterMessage.objects.filter(request_digest=digest).first()
    if known is not None:
        return known
    message: MatterMessage = MatterMessage.objects.create(
        matter=matter, is_from_office=False, words=must_say(words), at=at, request_digest=digest
    )
    audit.record(by, "participation.message_sent", matter)
    return message


@transaction.atomic
def reopen(*, matter_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor) -> MatterStep:
    """Say that a closed matter is not resolved, and why: a new clock starts.

    :raises NotToReopen: it is not closed, or was closed too long ago
    :raises WordsMissing: :raises WordsTooLong: :raises MatterUnknown:
    """
    matter = access.locked(by, access.TAKE, matter_id)
    on = at.date()
    latest = queries.state_of(matter.pk)
    if latest.what != MatterStep.What.CLOSED or on > rules.clock("reopen", latest.on):
        raise NotToReopen(rules.days_of("reopen", on))
    write(matter_id=matter_id, words=words, request_token=request_token, at=at, by=by)
    step = add_step(
        matter,
        MatterStep.What.REOPENED,
        at=at,
        by=by,
        due_on=rules.clock("reopened", on),
        division=latest.division_id,
    )
    audit.record(by, "participation.matter_reopened", matter)
    return step


def _kind(new: NewMatter, on: datetime.date) -> str:
    if new.nature == Matter.Nature.INFORMATION:
        return rules.INFORMATION
    kind = rules.SUGGESTION if new.nature == Matter.Nature.SUGGESTION else new.kind
    if new.nature not in PREFIXES or not rules.is_kind(kind, on):
        raise KindUnknown
    return kind


def _number(new: NewMatter, kind: str, *, digest: str, code: str, at: datetime.datetime, by: Actor) -> Matter:
    year = at.year + BUDDHIST_OFFSET
    number = last_of(Matter.objects.filter(nature=new.nature, buddhist_year=year), "number") + 1
    matter: Matter = Matter.objects.create(
        nature=new.nature,
        kind=kind,
        channel=new.channel,
        about=new.about,
        concerns=new.concerns,
        reference=Reference.make(PREFIXES[new.nature], year, number),
        number=number,
        buddhist_year=year,
        code_digest=codes.code_digest(code, Purpose.MATTER_CODE, tenant_id=by.tenant_id),
        request_digest=digest,
        community_id=new.community_id,
        received_at=at,
        received_on=at.date(),
        taken_by_id=by.user_id,
    )
    return matter


def _keep_photo(content: bytes | None, by: Actor) -> Document | None:
    if not content:
        return None
    return documents.store(
        name="photo.jpg",
        media_type=photos.MEDIA_TYPE,
        purpose="evidence",
        content=photos.drawn_anew(content),
        by=by,
    )
