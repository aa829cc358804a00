"""Marks of vulnerability. What they say stays out of the audit: it names the row, not the mark."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.registry.people import access
from thuanna.registry.people.facts import NewTrait
from thuanna.registry.people.models import Trait


class AlreadyMarked(Refusal):
    """The mark stands already."""

    code = "already_marked"


class NotMarked(Refusal):
    """There is no such mark to end on that day."""

    code = "not_marked"


@transaction.atomic
def mark(*, person_id: int, trait: NewTrait, by: Actor) -> Trait:
    """Write down a mark and who says so.

    :raises PersonUnknown: not in this register
    :raises AlreadyMarked: it stands already
    """
    person = access.person_for(by, access.EDIT, person_id, lock=True)
    if Trait.objects.filter(person=person, kind=trait.kind, ends_before__isnull=True).exists():
        raise AlreadyMarked(
            t(
                "บันทึกข้อนี้ไว้แล้ว ไม่ต้องบันทึกซ้ำ",
                "This is already recorded; it need not be recorded again.",
            )
        )
    marked: Trait = Trait.objects.create(
        person=person, kind=trait.kind, source=trait.source, starts_on=trait.starts_on
    )
    audit.record(by, "people.trait_marked", person, trait=marked.pk)
    return marked


@transaction.atomic
def end_trait(*, trait_id: int, on: datetime.date, by: Actor) -> Trait:
    """End a mark on the day before `on`.

    :raises NotMarked: it has ended, never was, or began only on that day or later
    """
    people = access.people_for(by, access.EDIT)
    trait: Trait | None = (
        Trait.objects.select_for_update().filter(pk=trait_id, ends_before__isnull=True).first()
    )
    if trait is None or (trait.starts_on is not None and on <= trait.starts_on):
        raise NotMarked(
            t(
                "ไม่มีรายการที่จะสิ้นสุดในวันนั้น กรุณาตรวจวันที่",
                "There is nothing to end on that day. Please check the date.",
            )
        )
    trait.ends_before = on
    trait.save(update_fields=["ends_before"])
    audit.record(by, "people.trait_ended", people.get(pk=trait.person_id), trait=trait.pk, on=on)
    return trait
