"""Needs: taken in, counted by two, grouped with others like them, answered with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.outbox import actions as outbox
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.services.planning import access, rules
from thuanna.services.planning.models import Forum, Need, NeedAnswer, NeedCount, NeedSource
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready

from .numbering import next_number


@dataclass(frozen=True, kw_only=True)
class NewNeed:
    """What was said, where and for whom. About a matter and a place, never about a person."""

    words: str
    group: str
    dimensions: Collection[str]
    help_form: str
    community_id: int | None = None
    source: str = NeedSource.FORUM
    told_as: str = ""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What becomes of a need, who decided it, and why."""

    kind: str
    decided_on: datetime.date
    decided_by: str
    reason: str


@transaction.atomic
def add_need(*, new: NewNeed, said_on: datetime.date, forum_id: int | None = None, by: Actor) -> Need:
    """Take in a need: one more of a forum, or by telephone, at the desk, from a volunteer or a visit.

    :raises NotAllowed: without the right, or for another community than one's own
    :raises NotInThePlan: no such forum
    :raises PlanningIncomplete: words or dimensions are missing, or a source that is no forum's
    """
    by.must(access.KEEP)
    forum = access.locked(by, Forum, forum_id) if forum_id else None
    access.must_keep_for(by, new.community_id or (forum.community_id if forum else None))
    need = write_need(new, said_on=said_on, forum=forum, by=by)
    audit.record(by, "planning.need_added", need, source=new.source)
    outbox.publish("planning.changed", need_id=need.pk)
    return need


@transaction.atomic
def count_hands(*, need_id: int, hands: int, by: Actor) -> NeedCount:
    """Record how many hands one person counted. It holds once a second person counted the same.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such need
    :raises PlanningIncomplete: nobody in particular counts, or a count below nought
    :raises NotNow: the need is no forum's
    """
    need = access.locked(by, Need, need_id)
    access.must_keep_for(by, need.community_id)
    if need.forum_id is None:
        raise NotNow(t("นับมือได้เฉพาะเรื่องจากเวที", "Hands are counted for needs of a forum only."))
    if by.user_id is None or hands < 0:
        raise PlanningIncomplete(t("กรุณากรอกจำนวนมือที่นับได้", "Please give the number of hands counted."))
    count: NeedCount = NeedCount.objects.create(need=need, hands=hands, counted_by_id=by.user_id)
    audit.record(by, "planning.hands_counted", need, hands=hands)
    return count


@transaction.atomic
def group_need(*, need_id: int, like_id: int | None, by: Actor) -> Need:
    """Put a need beside an earlier one that says the same, or take it out of the group again.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such need
    :raises NotNow: the other one is itself in a group, or the two are one
    """
    need = access.locked(by, Need, need_id)
    if like_id is not None:
        first = access.locked(by, Need, like_id)
        if first.pk == need.pk or first.like_id or Need.objects.filter(like=need).exists():
            raise NotNow(
                t(
                    "รวมกลุ่มได้เฉพาะกับเรื่องแรกของกลุ่ม กรุณาเลือกเรื่องที่ยังไม่ได้รวมกับเรื่องอื่น",
                    "Needs are grouped under the first of a group. Please choose one not grouped itself.",
                )
            )
    need.like_id = like_id
    need.save(update_fields=["like"])
    audit.record(by, "planning.need_grouped", need, like=like_id or 0)
    outbox.publish("planning.changed", need_id=need.pk)
    return need


@transaction.atomic
def answer_needs(*, need_id: int, answer: Answer, by: Actor) -> list[NeedAnswer]:
    """Answer a need and those grouped with it, with who decided and why. The newest answer holds.

    :raises NotAllowed: without the right to decide for the town
    :raises NotInThePlan: no such need
    :raises PlanningIncomplete: the reason or who decided is missing, or it was decided before it was said
    """
    access.must_decide_for_the_town(by)
    need = access.locked(by, Need, need_id, access.DECIDE)
    reason, decided_by = clean_line(answer.reason), clean_line(answer.decided_by)
    if not reason or not decided_by:
        raise PlanningIncomplete(
            t("ทุกคำตอบต้องมีเหตุผลและบอกว่าใครตัดสิน", "Every answer says why, and who decided it."),
            code="need_answer_bare",
        )
    if answer.decided_on < need.said_on:
        raise PlanningIncomplete(
            t("วันตัดสินต้องไม่ก่อนวันที่ชุมชนพูด", "It cannot be decided before it was said."),
            code="need_answered_early",
        )
    first = need.like_id or need.pk
    together = [need.pk, *Need.objects.filter(like=first).exclude(pk=need.pk).values_list("pk", flat=True)]
    if first not in together:
        together.append(first)
    answers = NeedAnswer.objects.bulk_create(
        NeedAnswer(
            need_id=pk,
            kind=answer.kind,
            decided_on=answer.decided_on,
            decided_by=decided_by,
            reason=reason,
        )
        for pk in together
    )
    audit.record(by, "planning.need_answered", need, kind=answer.kind, needs=len(answers))
    outbox.publish("planning.changed", need_id=need.pk)
    return answers


def write_need(new: NewNeed, *, said_on: datetime.date, forum: Forum | None, by: Actor) -> Need:
    """Write the row of a need, part of an action of this app.

    :raises PlanningIncomplete: words or dimensions are missing, or source and forum do not fit
    :raises SaidAlready: the forum's sheet has these words for this place, or the suggestion was taken in
    """
    words = clean_line(new.words)
    if not words or not new.dimensions:
        raise PlanningIncomplete(
            t(
                "กรุณากรอกความต้องการตามคำพูดของชุมชน และเลือกด้านอย่างน้อยหนึ่งด้าน",
                "Please give the need in people's own words, and at least one dimension.",
            ),
            code="need_incomplete",
        )
    if (new.source == NeedSource.FORUM) != (forum is not None):
        raise PlanningIncomplete(
            t(
                "กรุณาบอกว่ามาจากเวทีใด หรือมาทางอื่น",
                "Please say from which forum it comes, or by which other way.",
            ),
            code="need_source",
        )
    community_id = new.community_id or (forum.community_id if forum else None)
    if new.told_as and Need.objects.filter(told_as=new.told_as).exists():
        raise SaidAlready(
            t(
                "ข้อเสนอ {n} อยู่ในรายการความต้องการแล้ว",
                "Suggestion {n} is among the needs already.",
                n=new.told_as,
            )
        )
    if forum and Need.objects.filter(forum=forum, words=words, community_id=community_id).exists():
        raise SaidAlready(t("เวทีนี้มีข้อ “{words}” อยู่แล้ว", "This forum has “{words}” already.", words=words[:60]))
    need: Need = Need.objects.create(
        **next_number(Need, said_on),
        forum=forum,
        source=new.source,
        words=words,
        community_id=community_id,
        group=new.group,
        dimensions=sorted(set(new.dimensions)),
        help_form=new.help_form,
        told_as=new.told_as,
        said_on=said_on,
        answer_by=rules.answer_by(said_on, law.book(rules.LAW, on=said_on)),
        recorded_by_id=by.user_id,
    )
    return need
