"""Adding, changing and closing organisations of the directory."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import Q

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.kernel.thai_sorting import sort_key
from thuanna.registry.organisations import access
from thuanna.registry.organisations.models import Organisation, Post
from thuanna.registry.places import queries as places

_CHANGED = "organisations.directory_changed"


class OrganisationIncomplete(Refusal):
    """Something the directory must know is missing or does not fit."""

    code = "organisation_incomplete"


class OrganisationListed(Refusal):
    """The directory has an organisation of that name, or one for that community, already."""

    code = "organisation_listed"


class OrganisationClosed(Refusal):
    """It cannot be closed: it is closed, is the tenant itself, or still has divisions."""

    code = "organisation_closed"


@dataclass(frozen=True)
class Details:
    """What the directory says of an organisation. Contacts are the office's lines, never private ones."""

    kind: str
    name_th: str
    name_en: str = ""
    parent_id: int | None = None
    community_id: int | None = None
    address_line: str = ""
    subdistrict_code: str = ""
    phone: str = ""
    email: str = ""
    hours_th: str = ""
    hours_en: str = ""
    starts_on: datetime.date | None = None


@transaction.atomic
def introduce_self(*, details: Details, by: Actor) -> Organisation:
    """Say who the tenant itself is; said again, it changes what was said.

    :raises NotAllowed: without the right to edit the directory
    :raises OrganisationIncomplete: a name is missing or something does not fit
    :raises OrganisationListed: another organisation has the name
    """
    by.must(access.EDIT_ALL)
    own = Organisation.objects.select_for_update().filter(is_self=True).first()
    if own is not None:
        return _change(own, details, by)
    return _add(details, by, is_self=True)


@transaction.atomic
def add_organisation(*, details: Details, by: Actor) -> Organisation:
    """Put an organisation in the directory.

    :raises NotAllowed: without the right to edit the directory
    :raises OrganisationIncomplete: a name, a division's parent or a committee's community is missing
    :raises OrganisationListed: the name, or the community, has an organisation already
    """
    by.must(access.EDIT_ALL)
    return _add(details, by, is_self=False)


@transaction.atomic
def change_organisation(*, organisation_id: int, details: Details, by: Actor) -> Organisation:
    """Bring what the directory says up to date. A community's chair may change the community's own.

    :raises NotAllowed: without a right to change any
    :raises OrganisationUnknown: it is not one of theirs
    :raises OrganisationIncomplete: something is missing or does not fit
    :raises OrganisationListed: another organisation has the name
    """
    return _change(access.locked(by, organisation_id), details, by)


@transaction.atomic
def close_organisation(
    *, organisation_id: int, ends_before: datetime.date, reason: str, by: Actor
) -> Organisation:
    """Close it from `ends_before` on, and end the terms in it on that day.

    :raises NotAllowed: without the right to edit the directory
    :raises OrganisationUnknown: not in this directory
    :raises OrganisationClosed: closed already, the tenant itself, still with divisions, or before its start
    """
    by.must(access.EDIT_ALL)
    organisation = access.locked(by, organisation_id)
    _refuse_closing(organisation, ends_before)
    organisation.ends_before = ends_before
    organisation.save(update_fields=["ends_before"])
    running = Post.objects.filter(organisation=organisation, starts_on__lt=ends_before).filter(
        Q(ends_before__isnull=True) | Q(ends_before__gt=ends_before)
    )
    ended = running.update(ends_before=ends_before)
    audit.record(
        by,
        "organisations.organisation_closed",
        organisation,
        reason=reason,
        on=ends_before,
        terms_ended=ended,
    )
    outbox.publish(_CHANGED)
    return organisation


def _add(details: Details, by: Actor, *, is_self: bool) -> Organisation:
    columns = _columns(details)
    _refuse_listed(details, columns["name_th"], except_id=None)
    organisation: Organisation = Organisation.objects.create(
        **columns,
        kind=details.kind,
        parent_id=details.parent_id,
        community_id=details.community_id,
        is_self=is_self,
    )
    audit.record(by, "organisations.organisation_added", organisation, kind=details.kind)
    outbox.publish(_CHANGED)
    return organisation


def _change(organisation: Organisation, details: Details, by: Actor) -> Organisation:
    """Kind, parent and community stay: they say which organisation it is."""
    fixed = replace(
        details,
        kind=organisation.kind,
        parent_id=organisation.parent_id,
        community_id=organisation.community_id,
    )
    columns = _columns(fixed)
    _refuse_listed(fixed, columns["name_th"], except_id=organisation.pk)
    for name, value in columns.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=[*columns])
    audit.record(by, "organisations.organisation_changed", organisation)
    outbox.publish(_CHANGED)
    return organisation


def _columns(details: Details) -> dict[str, object]:
    name_th = clean_line(details.name_th)
    if not name_th:
        raise OrganisationIncomplete(
            t("ยังไม่ได้กรอกชื่อหน่วยงาน", "The name of the organisation is missing."),
            code="organisation_nameless",
        )
    _refuse_misfit(details)
    return {
        "name_th": name_th,
        "name_en": clean_line(details.name_en),
        "sort_key": sort_key(name_th),
        "address_line": clean_line(details.address_line),
        "subdistrict_id": details.subdistrict_code or None,
        "phone": clean_line(details.phone),
        "email": details.email.strip(),
        "hours_th": clean_line(details.hours_th),
        "hours_en": clean_line(details.hours_en),
        "starts_on": details.starts_on,
    }


def _refuse_misfit(details: Details) -> None:
    is_community = details.kind == Organisation.Kind.COMMUNITY
    if is_community != (details.community_id is not None) or (
        is_community and places.community(details.community_id or 0) is None
    ):
        raise OrganisationIncomplete(
            t(
                "คณะกรรมการชุมชนต้องระบุว่าเป็นของชุมชนหรือหมู่บ้านใดในรายการ กรุณาเลือกชุมชน",
                "A community's committee must say which community in the list it is for. Please choose one.",
            ),
            code="organisation_without_community",
        )
    has_parent = details.parent_id is not None
    if has_parent and not Organisation.objects.filter(pk=details.parent_id, ends_before=None).exists():
        raise access.OrganisationUnknown(
            t(
                "ไม่พบหน่วยงานต้นสังกัด กรุณาเลือกจากรายการ",
                "The organisation it belongs to was not found. Please choose from the list.",
            )
        )
    if details.kind == Organisation.Kind.DIVISION and not has_parent:
        raise OrganisationIncomplete(
            t(
                "กองหรือฝ่ายต้องมีหน่วยงานต้นสังกัด กรุณาเลือก",
                "A division belongs to an organisation. Please choose which.",
            ),
            code="division_without_parent",
        )
    if details.subdistrict_code and places.place(details.subdistrict_code) is None:
        raise OrganisationIncomplete(
            t(
                "ไม่พบตำบลรหัส {code} กรุณาค้นหาและเลือกตำบลจากรายการ",
                "There is no subdistrict with code {code}. Please find it and choose it from the list.",
                code=details.subdistrict_code,
            ),
            code="subdistrict_unknown",
        )


def _refuse_listed(details: Details, name_th: object, *, except_id: int | None) -> None:
    open_ones = Organisation.objects.filter(ends_before=None).exclude(pk=except_id)
    if details.community_id is not None:
        taken = open_ones.filter(community_id=details.community_id)
    else:
        taken = open_ones.filter(parent_id=details.parent_id, name_th=name_th, community=None)
    if taken.exists():
        raise OrganisationListed(
            t(
                "{name} มีอยู่ในรายการแล้ว เปิดรายการเดิมเพื่อแก้ไข หรือใช้ชื่อที่ต่างกัน",
                "{name} is in the directory already. Open it to change it, or use another name.",
                name=name_th,
            )
        )


def _refuse_closing(organisation: Organisation, ends_before: datetime.date) -> None:
    if organisation.is_self:
        raise OrganisationClosed(
            t(
                "ปิดหน่วยงานของตนเองไม่ได้ ติดต่อผู้ให้บริการระบบเมื่อต้องการเลิกใช้",
                "Your own organisation cannot be closed here. Ask the operator if you want to stop.",
            ),
            code="organisation_is_self",
        )
    if organisation.ends_before is not None:
        raise OrganisationClosed(
            t(
                "{name} ปิดไปแล้วเมื่อ {day} ไม่ต้องปิดอีก",
                "{name} was closed on {day} already; nothing is left to do.",
                name=organisation.name,
                day=t(thai_date(organisation.ends_before), english_date(organisation.ends_before)),
            )
        )
    if organisation.starts_on is not None and ends_before <= organisation.starts_on:
        raise OrganisationClosed(
            t(
                "{name} ตั้งขึ้นเมื่อ {day} วันที่ปิดต้องหลังจากนั้น",
                "{name} began on {day}; it can only be closed on a later day.",
                name=organisation.name,
                day=t(thai_date(organisation.starts_on), english_date(organisation.starts_on)),
            ),
            code="organisation_ends_too_early",
        )
    if Organisation.objects.filter(parent=organisation, ends_before=None).exists():
        raise OrganisationClosed(
            t(
                "{name} ยังมีหน่วยงานในสังกัด กรุณาปิดหน่วยงานในสังกัดก่อน",
                "{name} still has divisions. Please close them first.",
                name=organisation.name,
            ),
            code="organisation_has_divisions",
        )
