"""The only code that writes an organisation's list of villages and communities, and its area."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.kernel.thai_sorting import sort_key

from . import queries
from .models import Community, LocalArea


class SubdistrictUnknown(NotHere):
    """No subdistrict in force has this code."""

    code = "subdistrict_unknown"


class CommunityIncomplete(Refusal):
    """A name or a village's number is missing, or stands where it may not."""

    code = "community_incomplete"


class CommunityListed(Refusal):
    """The village number, or the community's name, is in the list already."""

    code = "community_listed"


class CommunityUnknown(NotHere):
    """No such village or community in this organisation's list."""

    code = "community_unknown"


class CommunityClosed(Refusal):
    """It was closed before, or would close before it began."""

    code = "community_closed"


class AreaListed(Refusal):
    """The subdistrict belongs to the organisation's area already."""

    code = "area_listed"


class AreaUnknown(NotHere):
    """The subdistrict does not belong to the organisation's area."""

    code = "area_unknown"


@dataclass(frozen=True)
class NewCommunity:
    """What the list needs to know of a village (with its number) or a municipal community (without)."""

    kind: str
    subdistrict_code: str
    name_th: str
    name_en: str = ""
    village_number: int | None = None


@transaction.atomic
def add_community(*, new: NewCommunity, starts_on: datetime.date, by: Actor) -> Community:
    """Put a village or a municipal community in the list from `starts_on`.

    :raises NotAllowed: without the right to edit places
    :raises SubdistrictUnknown: the code is not in force
    :raises CommunityIncomplete: no name, or a village without number
    :raises CommunityListed: its number or name is taken
    """
    by.must("places.edit")
    _refuse_listed([new])
    community: Community = Community.objects.create(**_columns(new, starts_on))
    audit.record(by, "places.community_added", community, subdistrict=new.subdistrict_code, on=starts_on)
    outbox.publish("places.communities_changed")
    return community


@transaction.atomic
def add_communities(*, new: Sequence[NewCommunity], starts_on: datetime.date, by: Actor) -> list[Community]:
    """Put many in the list at once, all or none; one audit line with count and digest.

    :raises NotAllowed: without the right to edit places
    :raises SubdistrictUnknown: a code is not in force
    :raises CommunityIncomplete: one has no name, or a village no number
    :raises CommunityListed: a number or name is taken, or given twice
    """
    by.must("places.edit")
    _refuse_listed(new)
    rows = [Community(**_columns(one, starts_on)) for one in new]
    added: list[Community] = Community.objects.bulk_create(rows)
    digest = hashlib.sha256("\n".join(repr(one) for one in new).encode()).hexdigest()
    audit.record(by, "places.communities_added", count=len(added), digest=digest, on=starts_on)
    outbox.publish("places.communities_changed")
    return added


@transaction.atomic
def rename_community(*, community_id: int, name_th: str, name_en: str, reason: str, by: Actor) -> Community:
    """Correct or change a name; number and subdistrict stay, for they say which place it is.

    :raises NotAllowed: without the right to edit places
    :raises CommunityUnknown: not in this organisation's list
    :raises CommunityIncomplete: the name is empty
    :raises CommunityListed: another community of the subdistrict has the name
    """
    by.must("places.edit")
    community = _locked(community_id)
    community.name_th, community.name_en = clean_line(name_th), clean_line(name_en)
    if not community.name_th:
        raise _nameless()
    namesakes = Community.objects.filter(
        kind=Community.Kind.MUNICIPAL, subdistrict_id=community.subdistrict_id, ends_before=None
    ).exclude(pk=community.pk)
    if community.kind == Community.Kind.MUNICIPAL and namesakes.filter(name_th=community.name_th).exists():
        raise _listed(community.name_th)
    community.sort_key = sort_key(community.name_th)
    community.save(update_fields=["name_th", "name_en", "sort_key"])
    audit.record(by, "places.community_renamed", community, reason=reason)
    outbox.publish("places.communities_changed")
    return community


@transaction.atomic
def close_community(*, community_id: int, ends_before: datetime.date, reason: str, by: Actor) -> Community:
    """Take it off the list from `ends_before` on; what happened there stays readable.

    :raises NotAllowed: without the right to edit places
    :raises CommunityUnknown: not in this organisation's list
    :raises CommunityClosed: it is closed already, or would end before it began
    """
    by.must("places.edit")
    community = _locked(community_id)
    if community.ends_before is not None:
        raise CommunityClosed(
            t(
                "{place} ปิดไปแล้วเมื่อ {day} ไม่ต้องปิดอีก",
                "{place} was closed on {day} already; nothing is left to do.",
                place=community.label,
                day=_day(community.ends_before),
            )
        )
    if ends_before <= community.starts_on:
        raise CommunityClosed(
            t(
                "{place} อยู่ในรายการตั้งแต่ {day} วันที่ปิดต้องหลังจากนั้น",
                "{place} is in the list from {day}; it can only be closed on a later day.",
                place=community.label,
                day=_day(community.starts_on),
            ),
            code="community_ends_too_early",
        )
    community.ends_before = ends_before
    community.save(update_fields=["ends_before"])
    audit.record(by, "places.community_closed", community, reason=reason, on=ends_before)
    outbox.publish("places.communities_changed")
    return community


@transaction.atomic
def take_on_area(*, subdistrict_code: str, coverage: str, part_th: str = "", by: Actor) -> LocalArea:
    """Say that the organisation is responsible for a subdistrict, whole or in part.

    :raises NotAllowed: without the right to edit places
    :raises SubdistrictUnknown: the code is not in force
    :raises AreaListed: it is said already
    """
    by.must("places.edit")
    _refuse_unknown(subdistrict_code)
    if LocalArea.objects.filter(subdistrict_id=subdistrict_code).exists():
        raise AreaListed(
            t(
                "{place} อยู่ในพื้นที่แล้ว ถ้าต้องการแก้ส่วนที่รับผิดชอบ ให้นำออกแล้วเพิ่มใหม่",
                "{place} is in the area already. To change its part, take it off and add it again.",
                place=queries.label(subdistrict_code),
            )
        )
    part = clean_line(part_th) if coverage == LocalArea.Coverage.PART else ""
    area: LocalArea = LocalArea.objects.create(
        subdistrict_id=subdistrict_code, coverage=coverage, part_th=part
    )
    audit.record(by, "places.area_taken_on", area, subdistrict=subdistrict_code, coverage=str(coverage))
    return area


@transaction.atomic
def give_up_area(*, subdistrict_code: str, reason: str, by: Actor) -> None:
    """Say that the organisation is no longer responsible for a subdistrict.

    :raises NotAllowed: without the right to edit places
    :raises AreaUnknown: it was not
    """
    by.must("places.edit")
    area = LocalArea.objects.select_for_update().filter(subdistrict_id=subdistrict_code).first()
    if area is None:
        raise AreaUnknown(
            t(
                "{place} ไม่ได้อยู่ในพื้นที่ กรุณาเลือกจากรายการ",
                "{place} is not in the area. Please choose from the list.",
                place=queries.label(subdistrict_code),
            )
        )
    audit.record(by, "places.area_given_up", area, reason=reason, subdistrict=subdistrict_code)
    area.delete()


def _columns(new: NewCommunity, starts_on: datetime.date) -> dict[str, object]:
    """The row of a new community.

    :raises SubdistrictUnknown: the code is not in force
    :raises CommunityIncomplete: no name, or a village without number
    """
    _refuse_unknown(new.subdistrict_code)
    name_th = clean_line(new.name_th)
    if not name_th:
        raise _nameless()
    is_village = new.kind == Community.Kind.VILLAGE
    if is_village != (new.village_number in range(1, 100)):
        raise CommunityIncomplete(
            t(
                "หมู่บ้านต้องมีเลขหมู่ที่ 1–99 ส่วนชุมชนของเทศบาลไม่มีเลขหมู่ กรุณาตรวจอีกครั้ง",
                "A village has a number from 1 to 99; a municipal community has none. Please check.",
            ),
            code="village_number_wrong",
        )
    return {
        "kind": new.kind,
        "subdistrict_id": new.subdistrict_code,
        "village_number": new.village_number,
        "code": f"{new.subdistrict_code}{new.village_number:02}" if is_village else "",
        "name_th": name_th,
        "name_en": clean_line(new.name_en),
        "sort_key": sort_key(name_th),
        "starts_on": starts_on,
    }


def _refuse_listed(new: Sequence[NewCommunity]) -> None:
    open_ones = Community.objects.filter(ends_before=None)
    taken = {
        (subdistrict, number or name)
        for subdistrict, number, name in open_ones.values_list("subdistrict_id", "village_number", "name_th")
    }
    for one in new:
        key = (one.subdistrict_code, one.village_number or clean_line(one.name_th))
        if key in taken:
            raise _listed(one.name_th, one.village_number)
        taken.add(key)


def _refuse_unknown(subdistrict_code: str) -> None:
    if queries.place(subdistrict_code) is None:
        raise SubdistrictUnknown(
            t(
                "ไม่พบตำบลรหัส {code} กรุณาค้นหาและเลือกตำบลจากรายการ",
                "There is no subdistrict with code {code}. Please find it and choose it from the list.",
                code=subdistrict_code,
            )
        )


def _locked(community_id: int) -> Community:
    community: Community | None = Community.objects.select_for_update().filter(pk=community_id).first()
    if community is None:
        raise CommunityUnknown(
            t(
                "ไม่พบหมู่บ้านหรือชุมชนนี้ในรายการของหน่วยงาน กรุณาเลือกจากรายการ",
                "This village or community is not in your organisation's list. Please choose from the list.",
            )
        )
    return community


def _day(on: datetime.date) -> Phrase:
    return t(thai_date(on), english_date(on))


def _nameless() -> CommunityIncomplete:
    return CommunityIncomplete(
        t("ยังไม่ได้กรอกชื่อหมู่บ้านหรือชุมชน", "The name of the village or community is missing."),
        code="community_nameless",
    )


def _listed(name: str, number: int | None = None) -> CommunityListed:
    if number is not None:
        return CommunityListed(
            t(
                "หมู่ {number} ของตำบลนี้มีอยู่ในรายการแล้ว กรุณาตรวจเลขหมู่ หรือปิดหมู่เดิมก่อน",
                "Village {number} of this subdistrict is in the list already. "
                "Check the number, or close the old one.",
                number=number,
            )
        )
    return CommunityListed(
        t(
            "ชุมชน {name} ของตำบลนี้มีอยู่ในรายการแล้ว กรุณาใช้ชื่อที่ต่างกัน",
            "{name} of this subdistrict is in the list already. Please give it a name of its own.",
            name=name,
        )
    )
