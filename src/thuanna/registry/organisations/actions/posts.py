"""Who holds which office, from when to when."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.kernel.text import clean_line
from thuanna.kernel.thai_dates import english_date, thai_date
from thuanna.registry.organisations import access
from thuanna.registry.organisations.models import HELD_BY_ONE, Organisation, Post

_CHANGED = "organisations.posts_changed"


class PostIncomplete(Refusal):
    """A name or a title is missing, or the term ends before it begins."""

    code = "post_incomplete"


class PostTaken(Refusal):
    """Somebody holds this office, and only one person can."""

    code = "post_taken"


class PostUnknown(NotHere):
    """No such term among those the actor may change."""

    code = "post_unknown"


class PostEnded(Refusal):
    """The term has ended already, or would end before it began."""

    code = "post_ended"


@dataclass(frozen=True)
class Term:
    """Somebody in an office for a time. The account is that person's log-in, if there is one."""

    kind: str
    title_th: str
    person_name: str
    sex: str
    starts_on: datetime.date
    title_en: str = ""
    ends_before: datetime.date | None = None
    account_id: int | None = None


@transaction.atomic
def appoint(*, organisation_id: int, term: Term, by: Actor) -> Post:
    """Record that somebody took an office.

    :raises NotAllowed: without a right to change any organisation
    :raises OrganisationUnknown: it is not one of theirs
    :raises PostIncomplete: a name or title is missing, or the term ends before it begins
    :raises PostTaken: somebody holds the office in that time, and only one can
    """
    organisation = access.locked(by, organisation_id)
    post = _appointed(organisation, term)
    audit.record(
        by, "organisations.post_taken", post, organisation=organisation.pk, kind=term.kind, on=term.starts_on
    )
    outbox.publish(_CHANGED, organisation_id=organisation.pk)
    return post


@transaction.atomic
def appoint_all(*, organisation_id: int, terms: Sequence[Term], by: Actor) -> list[Post]:
    """Record a whole committee or council at once, all or none; one audit line with the count.

    :raises NotAllowed: without a right to change any organisation
    :raises OrganisationUnknown: it is not one of theirs
    :raises PostIncomplete: a name or title is missing, or a term ends before it begins
    :raises PostTaken: two hold an office that only one can
    """
    organisation = access.locked(by, organisation_id)
    posts = [_appointed(organisation, term) for term in terms]
    audit.record(by, "organisations.posts_taken", organisation, count=len(posts))
    outbox.publish(_CHANGED, organisation_id=organisation.pk)
    return posts


@transaction.atomic
def end_term(*, post_id: int, ends_before: datetime.date, reason: str, by: Actor) -> Post:
    """End a term: `ends_before` is the first day on which the office is no longer held.

    :raises NotAllowed: without a right to change any organisation
    :raises PostUnknown: not a term in an organisation of theirs
    :raises PostEnded: it has ended before, or would end before it began
    """
    post = _locked(by, post_id)
    if post.ends_before is not None and post.ends_before <= ends_before:
        raise PostEnded(
            t(
                "วาระนี้สิ้นสุดไปแล้วตั้งแต่ {day} ไม่ต้องบันทึกอีก",
                "This term ended on {day} already; nothing is left to do.",
                day=_day(post.ends_before),
            )
        )
    if ends_before <= post.starts_on:
        raise PostEnded(
            t(
                "วาระนี้เริ่ม {day} วันสิ้นสุดต้องหลังจากนั้น",
                "This term began on {day}; it can only end on a later day.",
                day=_day(post.starts_on),
            ),
            code="post_ends_too_early",
        )
    post.ends_before = ends_before
    post.save(update_fields=["ends_before"])
    audit.record(by, "organisations.post_left", post, reason=reason, on=ends_before)
    outbox.publish(_CHANGED, organisation_id=post.organisation_id)
    return post


@transaction.atomic
def correct_post(*, post_id: int, term: Term, reason: str, by: Actor) -> Post:
    """Mend what was typed wrongly. A change of person or office is an end and a new term, not this.

    :raises NotAllowed: without a right to change any organisation
    :raises PostUnknown: not a term in an organisation of theirs
    :raises PostIncomplete: a name or title is missing, or the term ends before it begins
    :raises PostTaken: somebody else holds the office in that time, and only one can
    """
    post = _locked(by, post_id)
    columns = _columns(term)
    _refuse_taken(post.organisation_id, term, except_id=post.pk)
    for name, value in columns.items():
        setattr(post, name, value)
    post.save(update_fields=[*columns])
    audit.record(by, "organisations.post_corrected", post, reason=reason)
    outbox.publish(_CHANGED, organisation_id=post.organisation_id)
    return post


def _appointed(organisation: Organisation, term: Term) -> Post:
    columns = _columns(term)
    _refuse_taken(organisation.pk, term, except_id=None)
    post: Post = Post.objects.create(organisation=organisation, **columns)
    return post


def _columns(term: Term) -> dict[str, object]:
    title_th, person_name = clean_line(term.title_th), clean_line(term.person_name)
    if not (title_th and person_name):
        raise PostIncomplete(
            t("กรุณากรอกทั้งชื่อตำแหน่งและชื่อผู้ดำรงตำแหน่ง", "Please give both the title and the name.")
        )
    if term.ends_before is not None and term.ends_before <= term.starts_on:
        raise PostIncomplete(
            t("วันสิ้นสุดวาระต้องหลังวันเริ่ม กรุณาตรวจวันที่", "A term ends after it begins. Please check the dates."),
            code="post_ends_too_early",
        )
    return {
        "kind": term.kind,
        "title_th": title_th,
        "title_en": clean_line(term.title_en),
        "person_name": person_name,
        "sex": term.sex,
        "account_id": term.account_id,
        "starts_on": term.starts_on,
        "ends_before": term.ends_before,
    }


def _refuse_taken(organisation_id: int, term: Term, *, except_id: int | None) -> None:
    """The organisation's row is locked, so nobody else appoints between the look and the write."""
    if term.kind not in HELD_BY_ONE:
        return
    holders = Post.objects.filter(organisation_id=organisation_id, kind=term.kind).exclude(pk=except_id)
    holders = holders.filter(Q(ends_before__isnull=True) | Q(ends_before__gt=term.starts_on))
    if term.ends_before is not None:
        holders = holders.filter(starts_on__lt=term.ends_before)
    holder: Post | None = holders.first()
    if holder is not None:
        raise PostTaken(
            t(
                "ตำแหน่ง {title} มีผู้ดำรงอยู่ตั้งแต่ {day} กรุณาบันทึกวันสิ้นสุดวาระเดิมก่อน",
                "The office of {title} has been held since {day}. Please record the end of that term first.",
                title=holder.title,
                day=_day(holder.starts_on),
            )
        )


def _locked(by: Actor, post_id: int) -> Post:
    found = Post.objects.filter(pk=post_id, organisation__in=access.editable(by))
    post: Post | None = found.select_for_update(of=("self",)).first()
    if post is None:
        raise PostUnknown(
            t(
                "ไม่พบวาระนี้ในหน่วยงานที่บัญชีนี้แก้ไขได้ กรุณาเลือกจากรายการ",
                "This term is not in an organisation this account may change. Please choose from the list.",
            )
        )
    access.locked(by, post.organisation_id)
    return post


def _day(on: datetime.date) -> Phrase:
    return t(thai_date(on), english_date(on))
