"""Putting evidence down, each kind in its own words, and taking back what was a mistake."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.documents import evidence as papers
from thuanna.foundation.documents.evidence import Brought
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.grants import access
from thuanna.services.grants.models import (
    AuditOpinion,
    Certification,
    CommunityActivity,
    CommunityLink,
    Evidence,
    LocalSupport,
    Monitoring,
    PlanItem,
    Promoter,
    ReportPosting,
)
from thuanna.services.grants.queries.evidence import KINDS
from thuanna.services.grants.refusals import EvidenceIncomplete, EvidenceTakenBack

E = TypeVar("E", bound=Evidence)


@dataclass(frozen=True, kw_only=True)
class NewPromoter:
    """Somebody who set the fund going, and what they are in the community."""

    name: str
    starts_on: datetime.date
    standing: str = ""
    community_id: int | None = None
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewCertification:
    """Who certified, when, and the paper or its number."""

    certifier: str
    certified_on: datetime.date
    reference: str = ""
    signed_by: str = ""
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewSupport:
    """What the local government gave other than money."""

    kind: str
    given_on: datetime.date
    giver: str
    about: str
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewPosting:
    """What was posted where, from when."""

    what: str
    fiscal_year: int
    place: str
    posted_on: datetime.date
    posted_until: datetime.date | None = None
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewPlanItem:
    """One piece of work of the plan."""

    kind: str
    aim: str
    fiscal_year: int
    starts_on: datetime.date
    activity: str
    method: str = ""
    result: str = ""
    resolution_id: int | None = None
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewMonitoring:
    """Who followed the work, when, and what was found."""

    by: str
    done_on: datetime.date
    who: str
    findings: str
    next_step: str = ""
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewAuditOpinion:
    """What the auditor says of a year's book, and the resolution that took note of it."""

    fiscal_year: int
    given_on: datetime.date
    auditor: str
    opinion: str
    resolution_id: int | None = None
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewLink:
    """With what other work of the community the fund is linked, and how."""

    kind: str
    partner: str
    about: str
    starts_on: datetime.date
    document: Brought | None = None


@dataclass(frozen=True, kw_only=True)
class NewActivity:
    """What was done for people other than paying a member; `reaches_community`: non-members too."""

    kind: str
    done_on: datetime.date
    about: str
    reaches_community: bool
    people: int | None = None
    document: Brought | None = None


New = (
    NewPromoter
    | NewCertification
    | NewSupport
    | NewPosting
    | NewPlanItem
    | NewMonitoring
    | NewAuditOpinion
    | NewLink
    | NewActivity
)
_NEEDED = ("name", "giver", "about", "place", "activity", "who", "findings", "partner", "auditor", "opinion")


@transaction.atomic
def name_promoter(*, new: NewPromoter, by: Actor) -> Promoter:
    """Put down who set the fund going.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: the name is missing
    """
    return _recorded(Promoter, new, by, "grants.promoter_named")


@transaction.atomic
def record_certification(*, new: NewCertification, by: Actor) -> Certification:
    """Put down that a body certified the fund.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: there is neither paper nor number
    :raises NoEvidence: the file cannot be kept as evidence
    """
    if new.document is None and not clean_line(new.reference):
        raise EvidenceIncomplete(
            t(
                "กรุณาแนบหนังสือรับรอง หรือกรอกเลขที่หนังสือ",
                "Please attach the certificate, or give the number of the letter.",
            ),
            code="certification_without_paper",
        )
    return _recorded(Certification, new, by, "grants.certification_recorded")


@transaction.atomic
def record_support(*, new: NewSupport, by: Actor) -> LocalSupport:
    """Put down what the local government gave other than money; money stands in the book.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say who gave what
    """
    return _recorded(LocalSupport, new, by, "grants.support_recorded")


@transaction.atomic
def record_posting(*, new: NewPosting, by: Actor) -> ReportPosting:
    """Put down where and when a report was shown to the public.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say where, or was taken down before it was put up
    """
    if new.posted_until is not None and new.posted_until < new.posted_on:
        raise EvidenceIncomplete(
            t("วันที่เอาลงต้องไม่ก่อนวันที่ติดประกาศ", "It cannot be taken down before it was posted."),
            code="posting_ends_early",
        )
    posting = _recorded(ReportPosting, new, by, "grants.report_posted")
    outbox.publish("grants.report_posted", posting_id=posting.pk)
    return posting


@transaction.atomic
def plan(*, new: NewPlanItem, by: Actor) -> PlanItem:
    """Put a piece of work into the plan.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say what is to be done
    """
    return _recorded(PlanItem, new, by, "grants.planned")


@transaction.atomic
def record_monitoring(*, new: NewMonitoring, by: Actor) -> Monitoring:
    """Put down that the work was followed, and what was found.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say who found what
    """
    return _recorded(Monitoring, new, by, "grants.monitored")


@transaction.atomic
def record_opinion(*, new: NewAuditOpinion, by: Actor) -> AuditOpinion:
    """Put down what the auditor says of a year's book.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say who says what
    """
    return _recorded(AuditOpinion, new, by, "grants.opinion_recorded")


@transaction.atomic
def record_link(*, new: NewLink, by: Actor) -> CommunityLink:
    """Put down with what other work the fund is linked.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say with whom or how
    """
    return _recorded(CommunityLink, new, by, "grants.link_recorded")


@transaction.atomic
def record_activity(*, new: NewActivity, by: Actor) -> CommunityActivity:
    """Put down welfare that is not money.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceIncomplete: it does not say what was done
    """
    return _recorded(CommunityActivity, new, by, "grants.activity_recorded")


@transaction.atomic
def take_back(*, kind: str, row_id: int, on: datetime.date, reason: str, by: Actor) -> Evidence:
    """Take back what was put down by mistake. It stays readable and counts no longer.

    :raises NotAllowed: without the right to keep evidence
    :raises EvidenceUnknown: no such row of that kind
    :raises EvidenceTakenBack: it was taken back already
    :raises EvidenceIncomplete: the reason is missing
    """
    model = KINDS.get(kind)
    if model is None:
        raise access.unknown()
    row = access.locked(by, access.KEEP, model, row_id)
    said = clean_line(reason)
    if not said:
        raise EvidenceIncomplete(t("กรุณาบอกเหตุผล", "Please say why."), code="reason_missing")
    if row.withdrawn_on is not None:
        raise EvidenceTakenBack(t("รายการนี้ถอนไปแล้ว", "This was taken back already."))
    row.withdrawn_on, row.withdrawn_reason = on, said[:300]
    row.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    audit.record(by, "grants.evidence_taken_back", row, on=on)
    return row


def _recorded(model: type[E], new: New, by: Actor, verb: str) -> E:
    by.must(access.KEEP)
    told = {name: _clean(value) for name, value in vars(new).items() if name != "document"}
    if any(told.get(name) == "" for name in _NEEDED if name in told):
        raise EvidenceIncomplete(
            t("กรุณากรอกให้ครบว่าใคร ทำอะไร หรือที่ไหน", "Please say in full who, what or where it was.")
        )
    row: E = model.objects.create(
        **told, document=papers.keep(new.document, by=by), recorded_by_id=by.user_id
    )
    audit.record(by, verb, row, on=getattr(row, row.ON))
    return row


def _clean(value: object) -> object:
    if not isinstance(value, str):
        return value
    return "\n".join(clean_line(line) for line in value.splitlines()).strip()
