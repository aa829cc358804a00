"""Those who go through a programme: taken in with consent under a code, step by step, sealed, leaving."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy import keys
from thuanna.foundation.tenancy.seals import Seal
from thuanna.kernel import tokens
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.programmes import access
from thuanna.services.programmes.models import (
    Participant,
    ParticipantLeaving,
    Programme,
    ProgrammeStep,
    StepTaken,
)
from thuanna.services.programmes.refusals import (
    NothingSealed,
    ProgrammeIncomplete,
    ProgrammeSaidAlready,
    WithoutConsent,
)

from .cohorts import CHANGED

_SEAL = Seal(keys.Purpose.PARTICIPANT_SEAL, "programmes_participant.sealed_who")
_MOST_AT_ONCE = 200


@dataclass(frozen=True, kw_only=True)
class Joining:
    """How many join on a day, and who agreed for them."""

    how_many: int
    joined_on: datetime.date
    consent_by: str
    consent_on: datetime.date | None


@transaction.atomic
def admit(*, programme_id: int, joining: Joining, by: Actor) -> list[Participant]:
    """Take several in under fresh codes, once somebody agreed for each; nobody's name is asked for.

    :raises NotAllowed: without the right to keep participants
    :raises NotAProgramme: no such programme
    :raises ProgrammeIncomplete: nobody, or too many at once
    :raises WithoutConsent: nobody agreed, or only afterwards
    """
    programme = access.locked(by, Programme, programme_id, access.PARTICIPANTS)
    if not 1 <= joining.how_many <= _MOST_AT_ONCE:
        raise ProgrammeIncomplete(
            t("กรุณากรอก 1 ถึง {most} คน", "Please enter 1 to {most} people.", most=_MOST_AT_ONCE),
            code="joining_how_many",
        )
    if joining.consent_on is None or joining.consent_on > joining.joined_on:
        raise WithoutConsent(
            t(
                "รับเข้างานได้หลังจากผู้ปกครองหรือเจ้าตัวยินยอมแล้ว กรุณากรอกวันที่ยินยอม ไม่หลังวันที่เข้าร่วม",
                "They join once the guardian, or they themselves, agreed. Please give that day; it does not "
                "come after the day of joining.",
            )
        )
    taken = set(Participant.objects.filter(programme=programme).values_list("code", flat=True))
    rows = []
    for _ in range(joining.how_many):
        code = _fresh(taken)
        taken.add(code)
        rows.append(
            Participant(
                programme=programme,
                code=code,
                joined_year=FiscalYear.of(joining.joined_on).year,
                joined_on=joining.joined_on,
                consent_by=joining.consent_by,
                consent_on=joining.consent_on,
            )
        )
    made = Participant.objects.bulk_create(rows)
    audit.record(by, "programmes.participants_admitted", programme, people=len(made))
    outbox.publish(CHANGED, programme_id=programme.pk)
    return made


@transaction.atomic
def take_steps(
    *, step_id: int, participant_ids: Collection[int], taken_on: datetime.date, by: Actor
) -> list[StepTaken]:
    """Record that several did a step; who did it before is left as recorded.

    :raises NotAllowed: without the right to keep participants
    :raises NotAProgramme: no such step, or a participant of another programme
    :raises ProgrammeIncomplete: nobody was chosen
    """
    step = access.locked(by, ProgrammeStep, step_id, access.PARTICIPANTS)
    wanted = set(participant_ids)
    if not wanted:
        raise ProgrammeIncomplete(
            t("กรุณาเลือกอย่างน้อยหนึ่งรหัส", "Please choose at least one code."), code="step_of_nobody"
        )
    found = set(
        Participant.objects.filter(programme_id=step.programme_id, pk__in=wanted).values_list("pk", flat=True)
    )
    if found != wanted:
        raise access.NotAProgramme
    before = set(
        StepTaken.objects.filter(step=step, participant_id__in=wanted).values_list(
            "participant_id", flat=True
        )
    )
    rows = StepTaken.objects.bulk_create(
        StepTaken(participant_id=one, step=step, taken_on=taken_on, recorded_by_id=by.user_id)
        for one in sorted(wanted - before)
    )
    audit.record(by, "programmes.step_taken", step, people=len(rows), on=taken_on)
    outbox.publish(CHANGED, programme_id=step.programme_id)
    return rows


@transaction.atomic
def leave(*, participant_id: int, left_on: datetime.date, why: str, by: Actor) -> ParticipantLeaving:
    """Record that somebody is no longer in the programme.

    :raises NotAllowed: without the right to keep participants
    :raises NotAProgramme: no such participant
    :raises ProgrammeSaidAlready: they left before
    :raises ProgrammeIncomplete: they left before they joined
    """
    participant = access.locked(by, Participant, participant_id, access.PARTICIPANTS)
    if ParticipantLeaving.objects.filter(participant=participant).exists():
        raise ProgrammeSaidAlready(t("บันทึกว่าออกแล้ว", "Their leaving is recorded."))
    if left_on < participant.joined_on:
        raise ProgrammeIncomplete(
            t("วันออกต้องไม่ก่อนวันเข้าร่วม", "They cannot leave before they joined."), code="left_early"
        )
    row: ParticipantLeaving = ParticipantLeaving.objects.create(
        participant=participant, left_on=left_on, why=why
    )
    audit.record(by, "programmes.participant_left", participant, why=why)
    return row


@transaction.atomic
def seal_who(*, participant_id: int, who: str, by: Actor) -> Participant:
    """Seal who a participant is and how to reach them; nothing but a code stands in any list.

    :raises NotAllowed: without the right to keep participants
    :raises NotAProgramme: no such participant
    :raises ProgrammeIncomplete: nothing was written
    """
    participant = access.locked(by, Participant, participant_id, access.PARTICIPANTS)
    words = clean_line(who)
    if not words:
        raise ProgrammeIncomplete(
            t("กรุณากรอกชื่อหรือวิธีติดต่อ", "Please write a name or how to reach them."), code="who_empty"
        )
    participant.sealed_who = _SEAL.close({"who": words}, str(participant.pk), tenant_id=participant.tenant_id)
    participant.key_version = keys.CURRENT_VERSION
    participant.save(update_fields=["sealed_who", "key_version"])
    audit.record(by, "programmes.participant_sealed", participant)
    return participant


@transaction.atomic
def unseal_who(*, participant_id: int, reason: str, by: Actor) -> str:
    """Open who a participant is, for a reason that stands in the audit.

    :raises NotAllowed: without the right to open
    :raises NotAProgramme: no such participant
    :raises ProgrammeIncomplete: no reason is given
    :raises NothingSealed: it is written down nowhere
    """
    participant = access.one(by, Participant, participant_id, access.UNSEAL)
    why = clean_line(reason)
    if not why:
        raise ProgrammeIncomplete(
            t("กรุณาบอกว่าเปิดดูเพราะอะไร", "Please say why it is opened."), code="unseal_reason"
        )
    if participant.sealed_who is None:
        raise NothingSealed(t("ไม่ได้บันทึกไว้ว่ารหัสนี้เป็นใคร", "It is written down nowhere who this code is."))
    opened = _SEAL.open(
        participant.sealed_who, str(participant.pk), participant.key_version, tenant_id=participant.tenant_id
    )
    audit.record(by, "programmes.participant_unsealed", participant, reason=why)
    return str(opened["who"])


def _fresh(taken: Collection[str]) -> str:
    while (code := tokens.new_code(1)) in taken:
        continue
    return code
