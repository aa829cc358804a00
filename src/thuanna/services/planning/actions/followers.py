"""Citizen followers: named by their community with consent, finding in the field, answered by the office."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.law import queries as law
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy import codes
from thuanna.kernel.language import t
from thuanna.kernel.text import clean_line
from thuanna.kernel.tokens import new_token
from thuanna.services.planning import access, queries, rules
from thuanna.services.planning.models import Finding, FindingRuling, Follower, Project
from thuanna.services.planning.refusals import NotNow, PlanningIncomplete, SaidAlready
from thuanna.services.planning.words import CHECKS, FOUND, HELD_BACK


@dataclass(frozen=True, kw_only=True)
class NewFollower:
    """Whom the community named, where and when, and when they agreed."""

    name: str
    named_by: str
    named_on: datetime.date
    consented_on: datetime.date | None
    phone: str = ""
    community_id: int | None = None


@dataclass(frozen=True)
class Named:
    """A follower and the token of their personal link, which is shown only now."""

    follower: Follower
    token: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """A field checklist: the day, an answer to each of the five questions, a few words."""

    seen_on: datetime.date
    answers: Mapping[str, str]
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """Whether a finding is shown, in which words, and the office's reply."""

    words: str = ""
    held_back: str = ""
    reply: str = ""
    replied_by: str = ""


@transaction.atomic
def name_follower(*, project_id: int, new: NewFollower, by: Actor) -> Named:
    """Record whom a community named to follow a project, and give them their link.

    :raises NotAllowed: without the right, or for another community than one's own
    :raises NotInThePlan: no such project
    :raises PlanningIncomplete: the name, who named them, or their consent is missing
    :raises SaidAlready: they follow this project already
    """
    access.must_keep_for(by, new.community_id)
    project = access.one(by, Project, project_id)
    name, named_by = clean_line(new.name), clean_line(new.named_by)
    if not name or not named_by:
        raise PlanningIncomplete(
            t("กรุณากรอกชื่อ และบอกว่าที่ประชุมใดตั้ง", "Please give the name, and which meeting named them."),
            code="follower_incomplete",
        )
    if new.consented_on is None or new.consented_on < new.named_on:
        raise PlanningIncomplete(
            t(
                "ผู้ติดตามต้องยินยอมให้เก็บชื่อก่อน กรุณากรอกวันที่ยินยอม",
                "A follower first agrees that their name is kept. Please give the day.",
            ),
            code="follower_without_consent",
        )
    if Follower.objects.filter(project=project, name=name).exists():
        raise SaidAlready(t("คนนี้เป็นผู้ติดตามโครงการนี้แล้ว", "They follow this project already."))
    token = new_token()
    follower: Follower = Follower.objects.create(
        **{**vars(new), "name": name, "named_by": named_by},
        project=project,
        link_digest=codes.request_digest(token),
    )
    audit.record(by, "planning.follower_named", follower, project_id=project.pk)
    outbox.publish("planning.changed", project_id=project.pk)
    return Named(follower, token)


@transaction.atomic
def renew_link(*, follower_id: int, by: Actor) -> Named:
    """Give a follower a new link; the one before opens nothing from now on.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such follower
    """
    follower = _locked(by, follower_id)
    token = new_token()
    follower.link_digest = codes.request_digest(token)
    follower.save(update_fields=["link_digest"])
    audit.record(by, "planning.follower_link_renewed", follower)
    return Named(follower, token)


@transaction.atomic
def end_follower(*, follower_id: int, on: datetime.date, by: Actor) -> Follower:
    """Record that somebody no longer follows; their link opens nothing from that day.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such follower
    :raises NotNow: they had stopped before
    """
    follower = _locked(by, follower_id)
    if follower.ended_on is not None:
        raise NotNow(t("คนนี้สิ้นสุดหน้าที่แล้ว", "They had stopped before."))
    follower.ended_on = max(on, follower.named_on)
    follower.save(update_fields=["ended_on"])
    audit.record(by, "planning.follower_ended", follower, on=on)
    outbox.publish("planning.changed", project_id=follower.project_id)
    return follower


@transaction.atomic
def send_finding(*, token: str, found: Found, request_token: str, today: datetime.date, by: Actor) -> Finding:
    """Take in what a follower found, through their link; sent twice, it has the effect of once.

    :raises NotInThePlan: no such link works
    :raises PlanningIncomplete: an answer is missing, or the day lies ahead
    """
    follower = queries.follower_of(token, on=today)
    return _write(follower.project, follower.community_id, found, request_token, today=today, by=by)


@transaction.atomic
def type_finding(
    *, follower_id: int, found: Found, request_token: str, today: datetime.date, by: Actor
) -> Finding:
    """Type a follower's paper checklist at the office, as it is written.

    :raises NotAllowed: without the right
    :raises NotInThePlan: no such follower
    :raises PlanningIncomplete: an answer is missing, or the day lies ahead
    """
    follower = _locked(by, follower_id)
    return _write(
        follower.project, follower.community_id, found, request_token, today=today, by=by, from_paper=True
    )


@transaction.atomic
def rule_on_finding(*, finding_id: int, ruling: Ruling, on: datetime.date, by: Actor) -> FindingRuling:
    """Show a finding, or hold its words back for one of the public reasons; and reply, at equal length.

    The five answers are shown in any case. The words sent stay as they were; the newest ruling holds.

    :raises NotAllowed: without the right to decide for the town
    :raises NotInThePlan: no such finding
    :raises PlanningIncomplete: neither words nor a reason, or a reply by nobody
    """
    finding = access.one_of_the_towns(by, Finding, finding_id)
    words, reply, who = ruling.words.strip(), ruling.reply.strip(), clean_line(ruling.replied_by)
    if ruling.held_back and ruling.held_back not in HELD_BACK:
        raise PlanningIncomplete(t("กรุณาเลือกเหตุที่ไม่แสดง", "Please choose why it is not shown."))
    if finding.words and not words and not ruling.held_back:
        raise PlanningIncomplete(
            t(
                "กรุณาแสดงข้อความที่ส่งมา หรือเลือกเหตุที่ไม่แสดง",
                "Please show the words that were sent, or choose why they are not shown.",
            ),
            code="finding_neither_shown_nor_not",
        )
    if reply and not who:
        raise PlanningIncomplete(
            t("กรุณาบอกว่าใครชี้แจง", "Please say who replies."), code="finding_reply_by_nobody"
        )
    row: FindingRuling = FindingRuling.objects.create(
        finding=finding,
        words="" if ruling.held_back else words,
        held_back=ruling.held_back,
        reply=reply,
        replied_by=who if reply else "",
        ruled_on=on,
        ruled_by_id=by.user_id,
    )
    audit.record(by, "planning.finding_ruled", finding.project, held_back=ruling.held_back)
    outbox.publish("planning.changed", project_id=finding.project_id)
    return row


def _write(
    project: Project,
    community_id: int | None,
    found: Found,
    request_token: str,
    *,
    today: datetime.date,
    by: Actor,
    from_paper: bool = False,
) -> Finding:
    digest = codes.request_digest(request_token)
    known: Finding | None = Finding.objects.filter(request_digest=digest).first()
    if known is not None:
        return known
    if any(found.answers.get(name) not in FOUND for name in CHECKS) or found.seen_on > today:
        raise PlanningIncomplete(
            t(
                "กรุณาตอบให้ครบห้าข้อ ข้อที่ไม่ได้เห็นให้เลือก ไม่ได้เห็น และวันที่ต้องไม่เกินวันนี้",
                "Please answer all five; choose “not seen” where you did not see it. "
                "The day is today or before.",
            ),
            code="finding_incomplete",
        )
    finding: Finding = Finding.objects.create(
        project=project,
        community_id=community_id,
        seen_on=found.seen_on,
        **{name: found.answers[name] for name in CHECKS},
        words=found.words.strip(),
        from_paper=from_paper,
        decide_by=rules.finding_by(today, law.book(rules.LAW, on=today)),
        request_digest=digest,
    )
    audit.record(by, "planning.finding_sent", project, from_paper=from_paper)
    outbox.publish("planning.changed", project_id=project.pk)
    return finding


def _locked(by: Actor, follower_id: int) -> Follower:
    follower = access.locked(by, Follower, follower_id)
    access.must_keep_for(by, follower.community_id)
    return follower
