"""After a result: looking again, and the evidence folder."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.documents import evidence, pictures
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.documents.models import Document
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.planning import access
from thuanna.services.planning.models import EvidencePiece, FollowUp, Project, ProjectResult
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready


@dataclass(frozen=True, kw_only=True)
class NewEvidence:
    """One thing for the folder, and whether everybody may see it."""

    kind: str
    title: str
    on: datetime.date
    words: str = ""
    alt: str = ""
    consent: str = "none"
    consent_words: str = ""
    is_public: bool = False


@transaction.atomic
def look_again(
    *,
    result_id: int,
    looked_on: datetime.date,
    found: str,
    next_on: datetime.date | None = None,
    by: Actor,
) -> FollowUp:
    """Record that somebody went back to look, and when somebody looks again, if ever.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such result
    :raises PlanningIncomplete: what was found is missing, or the next time does not lie ahead
    :raises NotNow: that was before the result
    """
    by.must(access.KEEP)
    result = access.one(by, ProjectResult, result_id)
    said = found.strip()
    if not said:
        raise PlanningIncomplete(
            t("กรุณาบอกว่ากลับไปดูแล้วพบอะไร", "Please say what was found."), code="follow_up_bare"
        )
    if next_on is not None and next_on <= looked_on:
        raise PlanningIncomplete(
            t("วันที่จะกลับไปดูอีกต้องเป็นวันข้างหน้า", "The next time lies ahead."), code="follow_up_next"
        )
    if looked_on < result.told_on:
        raise NotNow(
            t("วันที่กลับไปดูต้องไม่ก่อนวันที่บันทึกผล", "Nobody looked again before the result was told."),
            code="follow_up_early",
        )
    row: FollowUp = FollowUp.objects.create(
        result=result, looked_on=looked_on, found=said, next_on=next_on, recorded_by_id=by.user_id
    )
    audit.record(by, "planning.looked_again", result.project, on=looked_on)
    return row


@transaction.atomic
def add_evidence(
    *, project_id: int, new: NewEvidence, brought: Brought | None = None, by: Actor
) -> EvidencePiece:
    """Put something into a project's folder. A photograph is drawn anew: place and camera are gone from it.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: title, file, what a photograph shows or whose consent is missing, or it may
        not be public
    :raises NotAPicture: the photograph cannot be opened
    :raises NoEvidence: the document is of a kind that cannot be kept
    """
    project = access.locked(by, Project, project_id)
    title, alt, whose = clean_line(new.title), clean_line(new.alt), clean_line(new.consent_words)
    _refuse_bare(new, title, alt, whose, brought)
    row: EvidencePiece = EvidencePiece.objects.create(
        project=project,
        kind=new.kind,
        title=title,
        words=new.words.strip(),
        on=new.on,
        document=_stored(new.kind, brought, by),
        alt=alt,
        consent=new.consent,
        consent_words=whose,
        is_public=new.is_public,
        recorded_by_id=by.user_id,
    )
    audit.record(by, "planning.evidence_added", row, kind=new.kind, is_public=new.is_public)
    outbox.publish("planning.changed", project_id=project.pk)
    return row


@transaction.atomic
def withdraw_evidence(*, piece_id: int, why: str, on: datetime.date, by: Actor) -> EvidencePiece:
    """Take something out of what others see and of the folder, such as when consent is taken back.

    :raises NotAllowed: without the right
    :raises NotInThePlan: there is none
    :raises SaidAlready: it was taken out before
    :raises PlanningIncomplete: no reason is given
    """
    piece = access.locked(by, EvidencePiece, piece_id)
    reason = clean_line(why)
    if not reason:
        raise PlanningIncomplete(
            t("กรุณาบอกว่านำออกเพราะอะไร", "Please say why it is taken out."), code="evidence_reason"
        )
    if piece.withdrawn_on is not None:
        raise SaidAlready(t("นำออกแล้ว", "It was taken out before."))
    piece.withdrawn_on, piece.withdrawn_why, piece.is_public = on, reason, False
    piece.save(update_fields=["withdrawn_on", "withdrawn_why", "is_public"])
    audit.record(by, "planning.evidence_withdrawn", piece)
    outbox.publish("planning.changed", project_id=piece.project_id)
    return piece


def _refuse_bare(new: NewEvidence, title: str, alt: str, whose: str, brought: Brought | None) -> None:
    is_photo = new.kind == "photo"
    if not title:
        raise PlanningIncomplete(t("กรุณาตั้งชื่อหลักฐาน", "Please give it a title."), code="evidence_title")
    if new.kind in {"photo", "document"} and brought is None:
        raise PlanningIncomplete(t("กรุณาแนบไฟล์", "Please attach the file."), code="evidence_file")
    if is_photo and not alt:
        raise PlanningIncomplete(
            t(
                "กรุณาบอกว่าในรูปมีอะไร สำหรับคนที่มองไม่เห็น",
                "Please say what it shows.",
            ),
            code="evidence_alt",
        )
    if new.consent == "agreed" and not whose:
        raise PlanningIncomplete(
            t("กรุณาบอกว่าใครยินยอมอย่างไร โดยไม่ใส่ชื่อ", "Please say who agreed and how, naming nobody."),
            code="evidence_whose",
        )
    if new.is_public and (new.kind == "document" or (is_photo and new.consent == "none")):
        raise PlanningIncomplete(
            t(
                "เผยแพร่ได้เมื่อคนในรูปยินยอมหรือไม่เห็นหน้าใคร ส่วนเอกสารไม่เผยแพร่จากหน้านี้",
                "Shown outside only where those in it agreed or nobody is recognised; documents stay inside.",
            ),
            code="evidence_consent",
        )


def _stored(kind: str, brought: Brought | None, by: Actor) -> Document | None:
    if brought is None:
        return None
    if kind != "photo":
        return evidence.keep(brought, by=by)
    drawn = pictures.redrawn(brought.content)
    return documents.store(
        name=f"photo.{drawn.ending}",
        media_type=drawn.media_type,
        purpose="evidence",
        content=drawn.content,
        by=by,
    )
