"""What was built on an import, and taking it out again. Inside the transaction of `actions.imports`."""

from __future__ import annotations

from django.apps import apps
from django.db import models
from django.db.models import F, Q

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.audit.models import AuditEntry
from thuanna.kernel.language import Phrase, t
from thuanna.registry.people.actions import register as people

from .models import ImportBatch, Member, MemberStatus, NominatedPayee

IMPORTED = "funds.members_imported"
"""The audit line that ends an import; what is written about its people afterwards depends on it."""

_OWN = (MemberStatus, NominatedPayee)


def dependents(batch: ImportBatch) -> dict[str, int]:
    """How many rows depend on what the import brought, by what they are; empty when it can be undone."""
    members = Member.objects.filter(import_batch=batch)
    found = {
        "statuses": MemberStatus.objects.filter(
            member__import_batch=batch, recorded_at__gt=F("member__created_at")
        ).count(),
        "edits": _edits(batch).count(),
    }
    for model, name in _pointing_at_members():
        rows = model._default_manager.filter(**{f"{name}__in": members.values("pk")})
        found[model._meta.label_lower] = found.get(model._meta.label_lower, 0) + rows.count()
    return {what: count for what, count in found.items() if count}


def words_for(found: dict[str, int]) -> Phrase:
    """Why the import stays, naming what depends on it."""
    parts = [_words_of(what, count) for what, count in found.items()]
    return t(
        "ยกเลิกการนำเข้านี้ไม่ได้แล้ว เพราะมีรายการที่ทำต่อจากนั้น: {in_thai} โปรดแก้ไขสมาชิกทีละคนแทน",
        "This import can no longer be undone, because of what came after it: {in_english}. "
        "Correct members one by one.",
        in_thai=" · ".join(part.in_("th") for part in parts),
        in_english=", ".join(part.in_("en") for part in parts),
    )


def take_back(batch: ImportBatch, *, reason: str, by: Actor) -> int:
    """Remove the members and the people the import brought; give how many members there were.

    :raises StillNeeded: another register uses one of the people
    """
    # People whom the import brought were recorded by its own transaction, as its members were.
    brought = Member.objects.filter(import_batch=batch, person__recorded_at=F("created_at"))
    person_ids = list(brought.values_list("person_id", flat=True))
    member_ids = list(Member.objects.filter(import_batch=batch).values_list("pk", flat=True))
    for table in _OWN:
        table.objects.filter(member_id__in=member_ids)._raw_delete("default")
    Member.objects.filter(pk__in=member_ids)._raw_delete("default")
    if person_ids:
        people.take_back(person_ids=person_ids, reason=reason, by=by)
    return len(member_ids)


def _edits(batch: ImportBatch) -> models.QuerySet[AuditEntry]:
    """Audit lines about the members or people of the import: somebody changed or opened them since."""
    members = Member.objects.filter(import_batch=batch)
    imported = AuditEntry.objects.filter(
        verb=IMPORTED, subject_kind=batch._meta.label_lower, subject_id=batch.pk
    ).values_list("pk", flat=True)
    about = Q(subject_kind="funds.member", subject_id__in=members.values("pk")) | Q(
        subject_kind="people.person", subject_id__in=members.values("person_id")
    )
    entries: models.QuerySet[AuditEntry] = AuditEntry.objects.filter(about, pk__gt=max(imported, default=0))
    return entries


def _pointing_at_members() -> list[tuple[type[models.Model], str]]:
    """Every table with a key to members, those of apps above this one too."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if model not in _OWN and getattr(field, "related_model", None) is Member
    ]


def _words_of(what: str, count: int) -> Phrase:
    if what == "statuses":
        return t("เปลี่ยนสถานะสมาชิก {count} ครั้ง", "{count} changes of status", count=count)
    if what == "edits":
        return t("แก้ไขหรือเปิดดูข้อมูลสมาชิก {count} ครั้ง", "{count} edits or looks at members", count=count)
    label = apps.get_model(what)._meta.verbose_name
    return t("{label} {count} รายการ", "{count} of {label}", label=str(label), count=count)
