"""Adopting a draft by a resolution. From then on the text is never changed; another one follows it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.kernel.text import clean_line
from thuanna.money.funds import access as funds
from thuanna.money.payments import photos
from thuanna.money.payments.photos import Photo
from thuanna.money.regulations import access, casework
from thuanna.money.regulations.models import RegulationDraft, RegulationVersion
from thuanna.money.regulations.schema.findings import Finding, blocking
from thuanna.money.regulations.schema.reading import regulation_of
from thuanna.registry.meetings import queries as meetings


class NotReady(Refusal):
    """The text says something twice, leaves something out, or contradicts itself.

    :ivar findings: each thing that somebody has to decide first
    """

    code = "regulation_not_ready"

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(
            t(
                "ยังประกาศใช้ไม่ได้ มี {n} เรื่องที่ต้องตัดสินใจก่อน: {first}",
                "It cannot be adopted yet; {n} things must be decided first: {first}",
                n=len(findings),
                first=findings[0].phrase,
            )
        )


class CasesFail(Refusal):
    """A worked case does not come out as it says."""

    code = "regulation_cases_fail"


class AdoptionRefused(Refusal):
    """The resolution or a day does not fit."""

    code = "regulation_adoption_refused"


@dataclass(frozen=True, kw_only=True)
class Adoption:
    """By what, and from when.

    :ivar counts_from: of the first regulation: from when contributions are counted here
    :ivar resolution_id: the resolution as it stands in the minutes kept here, where it does
    :ivar minutes: the minutes as a photograph or file, where they are kept on paper
    """

    starts_on: datetime.date
    resolution_no: str
    resolution_on: datetime.date
    counts_from: datetime.date | None = None
    resolution_id: int | None = None
    minutes: Photo | None = None


@transaction.atomic
def adopt(*, draft_id: int, adoption: Adoption, by: Actor) -> RegulationVersion:
    """Adopt a draft: it is in force from a day until the next one begins.

    :raises NotAllowed: without the right to adopt regulations
    :raises DraftUnknown: not in this fund
    :raises DraftClosed: it was adopted or put aside before
    :raises NotReady: overlaps, gaps or contradictions stand in it
    :raises CasesFail: a worked case does not come out
    :raises AdoptionRefused: no resolution, or the days do not fit
    :raises NoFundYet: the organisation keeps no fund
    """
    by.must(access.ADOPT)
    funds.locked_fund()
    draft = access.draft_for(by, access.ADOPT, draft_id, lock=True)
    if draft.state != RegulationDraft.State.OPEN:
        raise access.draft_closed()
    regulation = regulation_of(draft.document)
    standing_in_the_way = blocking(regulation)
    if standing_in_the_way:
        raise NotReady(standing_in_the_way)
    _refuse_failing(draft)
    last: RegulationVersion | None = RegulationVersion.objects.order_by("-starts_on").first()
    number = _resolution_no(adoption, by)
    _refuse_days(adoption, last)
    head = {**draft.document["regulation"], "in_force_from": adoption.starts_on.isoformat()}
    document = {**draft.document, "regulation": head}
    version: RegulationVersion = RegulationVersion.objects.create(
        number=last.number + 1 if last else 1,
        document=document,
        cases=draft.cases,
        digest=regulation_of(document).digest,
        starts_on=adoption.starts_on,
        counts_from=last.counts_from if last else adoption.counts_from or adoption.starts_on,
        resolution_no=number,
        resolution_on=adoption.resolution_on,
        resolution_id=adoption.resolution_id,
        minutes=photos.keep(adoption.minutes, by=by),
        draft=draft,
        adopted_by_id=by.user_id,
    )
    draft.state = RegulationDraft.State.ADOPTED
    draft.save(update_fields=["state"])
    audit.record(
        by, "regulations.adopted", version, number=version.number, digest=version.digest, on=version.starts_on
    )
    outbox.publish("regulations.adopted", version_id=version.pk)
    return version


def _refuse_failing(draft: RegulationDraft) -> None:
    failed = [case for case in casework.tried(draft.document, draft.cases) if case.failure is not None]
    if failed:
        raise CasesFail(
            t(
                "ตัวอย่าง {n} ข้อให้ผลไม่ตรง เช่น “{first}” แก้ระเบียบหรือแก้ตัวอย่างให้ตรงกันก่อน",
                "{n} worked cases come out otherwise, such as “{first}”. Mend the text or the case first.",
                n=len(failed),
                first=failed[0].name,
            )
        )


def _resolution_no(adoption: Adoption, by: Actor) -> str:
    """The number that the version cites: of the resolution kept here, or as it was typed."""
    number = clean_line(adoption.resolution_no)
    if adoption.resolution_id is not None:
        found = meetings.resolution(by, adoption.resolution_id)
        number = found.number if found is not None else ""
    if not number:
        raise AdoptionRefused(
            t(
                "ระเบียบประกาศใช้โดยมติที่ประชุม กรุณากรอกเลขที่มติ เช่น 1/2570",
                "A regulation is adopted by a resolution. Please give its number, such as 1/2570.",
            ),
            code="regulation_resolution_missing",
        )
    return number[:40]


def _refuse_days(adoption: Adoption, last: RegulationVersion | None) -> None:
    if last is not None and adoption.starts_on <= last.starts_on:
        raise AdoptionRefused(
            t(
                "ฉบับที่ใช้อยู่เริ่มวันที่ {day} ฉบับใหม่ต้องเริ่มหลังวันนั้น",
                "The regulation in force began on {day}; the next one begins after it.",
                day=last.starts_on.isoformat(),
            )
        )
    if last is not None and adoption.starts_on < adoption.resolution_on:
        raise AdoptionRefused(
            t(
                "ระเบียบใหม่ใช้ย้อนหลังไม่ได้ ต้องเริ่มตั้งแต่วันที่มีมติหรือหลังจากนั้น",
                "A new regulation does not change the past: it begins on the day of the resolution or later.",
            )
        )
    counts_from = adoption.counts_from or adoption.starts_on
    if last is None and counts_from < adoption.starts_on:
        raise AdoptionRefused(
            t(
                "วันที่เริ่มนับเงินสมทบต้องไม่ก่อนวันที่ระเบียบเริ่มใช้",
                "Contributions are not counted from before the regulation begins.",
            )
        )
