"""The office's registers of openness: what is withheld, where paper hangs, when an election runs."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import actions as documents
from thuanna.foundation.documents import pictures
from thuanna.foundation.documents.models import Document
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.site import refusals
from thuanna.services.site.models import BoardPosting, ElectionPeriod, SitePage, WithheldItem

EDIT, POST = "site.office.edit", "site.board.post"
CHANGED = "site.openness_changed"

INFO_KINDS = {
    "personal": t("ข้อมูลส่วนบุคคล", "personal data"),
    "security": t("ความปลอดภัยของบุคคลหรือความมั่นคง", "safety or security"),
    "procurement": t("จัดซื้อจัดจ้างที่ยังไม่เสร็จ", "procurement not finished"),
    "opinion": t("ความเห็นภายในที่ยังไม่ตัดสิน", "internal opinion before a decision"),
    "case": t("เรื่องที่กำลังสอบสวนหรือช่วยเหลือ", "a case under inquiry or care"),
    "other": t("อื่นๆ ตามกฎหมาย", "other, by law"),
}


@dataclass(frozen=True, kw_only=True)
class Withholding:
    """Something that is not shown, and why."""

    subject_th: str
    info_kind: str
    law: str
    clause: str
    reason_th: str
    ask_th: str
    until: datetime.date | None = None
    until_note: str = ""
    subject_en: str = ""


@transaction.atomic
def withhold(*, new: Withholding, at: datetime.datetime, by: Actor) -> WithheldItem:
    """Enter that something is not shown: its ground, until when, whom to ask. Everybody reads the entry.

    :raises NotAllowed: the actor may not keep the register
    :raises EntryIncomplete: ground, reason, term or whom to ask is missing
    :raises AlreadyThere: the same is withheld already
    """
    by.must(EDIT)
    told = {
        name: clean_line(getattr(new, name))
        for name in ("subject_th", "subject_en", "law", "clause", "reason_th", "ask_th", "until_note")
    }
    needed = ("subject_th", "law", "clause", "reason_th", "ask_th")
    has_term = new.until is not None or told["until_note"]
    if new.info_kind not in INFO_KINDS or not all(told[name] for name in needed) or not has_term:
        raise refusals.EntryIncomplete(
            t(
                "กรุณากรอกให้ครบ: เรื่อง กฎหมายและมาตรา เหตุผล ถึงเมื่อไร และถามได้ที่ใคร",
                "Please fill in: subject, law and section, reason, until when, and whom to ask.",
            )
        )
    item: WithheldItem = _once(
        WithheldItem, info_kind=new.info_kind, until=new.until, starts_on=at.date(), **told
    )
    audit.record(by, "site.information_withheld", item, kind=new.info_kind)
    outbox.publish(CHANGED, what="withheld", at=at.isoformat())
    return item


@transaction.atomic
def open_up(*, item_id: int, note: str, at: datetime.datetime, by: Actor) -> WithheldItem:
    """End a withholding: the information is open from a day, or no longer exists; the note says which.

    :raises NotAllowed: the actor may not keep the register
    :raises PageUnknown: there is no such entry that still runs
    :raises ReasonMissing: it is not said what became of it
    """
    by.must(EDIT)
    item: WithheldItem | None = (
        WithheldItem.objects.select_for_update().filter(pk=item_id, ended_on__isnull=True).first()
    )
    if item is None:
        raise refusals.PageUnknown
    item.end_note = clean_line(note)[:200]
    if not item.end_note:
        raise refusals.ReasonMissing
    item.ended_on = max(at.date(), item.starts_on)
    item.save(update_fields=["ended_on", "end_note"])
    audit.record(by, "site.information_opened", item)
    outbox.publish(CHANGED, what="withheld", at=at.isoformat())
    return item


@transaction.atomic
def post_on_board(
    *, page_id: int, board_th: str, at: datetime.datetime, by: Actor, photo: bytes | None = None
) -> BoardPosting:
    """Record that the paper version of a page hangs on a board.

    :raises NotAllowed: the actor may not record postings
    :raises PageUnknown: there is no such page
    :raises EntryIncomplete: it is not said where
    :raises AlreadyThere: it hangs there already
    :raises NotAPicture: the photograph cannot be read
    """
    by.must(POST)
    if not SitePage.objects.filter(pk=page_id).exists():
        raise refusals.PageUnknown
    where = clean_line(board_th)[:160]
    if not where:
        raise refusals.EntryIncomplete(t("กรุณาบอกว่าติดที่บอร์ดไหน", "Please say on which board."))
    kept = _photo(photo, by) if photo else None
    posting: BoardPosting = _once(
        BoardPosting,
        page_id=page_id,
        board_th=where,
        posted_on=at.date(),
        posted_by_id=by.user_id,
        photo=kept,
    )
    audit.record(by, "site.paper_posted", posting, page=page_id, on=posting.posted_on)
    outbox.publish(CHANGED, what="boards", page_id=page_id, at=at.isoformat())
    return posting


@transaction.atomic
def take_down(*, posting_id: int, at: datetime.datetime, by: Actor) -> BoardPosting:
    """Record that a paper came down.

    :raises NotAllowed: the actor may not record postings
    :raises PageUnknown: there is no such paper that still hangs
    """
    by.must(POST)
    rows = BoardPosting.objects.select_for_update().filter(pk=posting_id, taken_down_on__isnull=True)
    posting: BoardPosting | None = rows.first()
    if posting is None:
        raise refusals.PageUnknown
    posting.taken_down_on = max(at.date(), posting.posted_on)
    posting.save(update_fields=["taken_down_on"])
    audit.record(by, "site.paper_taken_down", posting, on=posting.taken_down_on)
    outbox.publish(CHANGED, what="boards", page_id=posting.page_id, at=at.isoformat())
    return posting


@transaction.atomic
def call_election(
    *,
    election_th: str,
    starts_on: datetime.date,
    ends_before: datetime.date,
    at: datetime.datetime,
    by: Actor,
) -> ElectionPeriod:
    """Say when an election period runs: portraits and slogans go, announcements wait.

    :raises NotAllowed: the actor may not keep the register
    :raises EntryIncomplete: it has no name, or ends before it begins
    :raises AlreadyThere: a period begins on that day already
    """
    by.must(EDIT)
    name = clean_line(election_th)[:160]
    if not name or ends_before <= starts_on:
        raise refusals.EntryIncomplete(
            t(
                "กรุณากรอกชื่อการเลือกตั้ง และวันสิ้นสุดที่หลังวันเริ่ม",
                "Please give the election's name, and an end after its beginning.",
            )
        )
    period: ElectionPeriod = _once(
        ElectionPeriod, election_th=name, starts_on=starts_on, ends_before=ends_before
    )
    audit.record(by, "site.election_called", period, starts_on=starts_on, ends_before=ends_before)
    outbox.publish(CHANGED, what="settings", at=at.isoformat())
    return period


@transaction.atomic
def end_election(
    *, period_id: int, ends_before: datetime.date, at: datetime.datetime, by: Actor
) -> ElectionPeriod:
    """Move the end of an election period.

    :raises NotAllowed: the actor may not keep the register
    :raises PageUnknown: there is no such period
    :raises EntryIncomplete: it would end before it begins
    """
    by.must(EDIT)
    period: ElectionPeriod | None = ElectionPeriod.objects.select_for_update().filter(pk=period_id).first()
    if period is None:
        raise refusals.PageUnknown
    if ends_before <= period.starts_on:
        raise refusals.EntryIncomplete(t("วันสิ้นสุดต้องหลังวันเริ่ม", "The end must be after the beginning."))
    period.ends_before = ends_before
    period.save(update_fields=["ends_before"])
    audit.record(by, "site.election_ended", period, ends_before=ends_before)
    outbox.publish(CHANGED, what="settings", at=at.isoformat())
    return period


def _photo(content: bytes, by: Actor) -> Document:
    drawn = pictures.redrawn(content)
    return documents.store(
        name=f"board.{drawn.ending}",
        media_type=drawn.media_type,
        purpose=Document.Purpose.EVIDENCE,
        content=drawn.content,
        by=by,
    )


def _once(model: type[Any], **values: Any) -> Any:
    """A new row, unless the same stands there already."""
    try:
        with transaction.atomic():
            return model.objects.create(**values)
    except IntegrityError as fault:
        raise refusals.AlreadyThere from fault
