"""Comments: sent, looked at before anybody reads them, hidden with a reason, answered, kept sealed."""

from __future__ import annotations

import datetime

from django.db import transaction

from thuanna.foundation.access.rows import held, rows_for
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.outbox import actions as outbox
from thuanna.foundation.tenancy import codes
from thuanna.foundation.tenancy.keys import CURRENT_VERSION, Purpose
from thuanna.foundation.tenancy.numbering import last_of
from thuanna.foundation.tenancy.seals import Seal
from thuanna.kernel.saying import must_say
from thuanna.services.participation import access, rules
from thuanna.services.participation.models import (
    Comment,
    CommentDecision,
    CommentNotice,
    CommentOriginal,
    CommentWaiting,
    PublicComment,
    SealedLook,
)
from thuanna.services.participation.refusals import (
    CommentUnknown,
    DecidedMeanwhile,
    LookNeedsReason,
    NothingSealed,
)

MOST_WORDS = 1500
_SEAL = Seal(Purpose.COMMENT_SEAL, "participation_commentoriginal.sealed")
_MOST_REPLY = 1500


@transaction.atomic
def send(
    *, page: str, name: str, words: str, request_token: str, at: datetime.datetime, by: Actor
) -> Comment:
    """Take a comment in; nobody reads it until somebody has looked at it. Sent twice, it counts once.

    :raises WordsMissing: :raises WordsTooLong:
    """
    by.must(access.MODERATE)
    digest = codes.request_digest(request_token)
    known: Comment | None = Comment.objects.filter(request_digest=digest).first()
    if known is not None:
        return known
    said = must_say(words, MOST_WORDS)
    comment: Comment = Comment.objects.create(
        page=page,
        received_at=at,
        received_on=at.date(),
        due_on=rules.clock("comment", at.date()),
        request_digest=digest,
    )
    CommentWaiting.objects.create(comment=comment, name=name[:80], words=said)
    original = {"name": name[:80], "words": said}
    CommentOriginal.objects.create(
        comment=comment,
        sealed=_SEAL.close(original, str(comment.pk), tenant_id=by.tenant_id),
        key_version=CURRENT_VERSION,
    )
    audit.record(by, "participation.comment_sent", comment)
    return comment


@transaction.atomic
def show(*, comment_id: int, after: int, at: datetime.datetime, by: Actor) -> PublicComment:
    """Show a comment to everybody, as it was written.

    :param after: how many decisions the reader of the list had seen
    :raises NotAllowed: :raises CommentUnknown: :raises DecidedMeanwhile: :raises NothingSealed:
    """
    comment = _locked(comment_id, by)
    name, words = _original(comment, by)
    _decide(comment, after, is_shown=True, reason="", at=at, by=by)
    shown = _public(comment, at.date(), name=name, words=words, hidden_for="")
    audit.record(by, "participation.comment_shown", comment)
    return shown


@transaction.atomic
def hide(*, comment_id: int, after: int, reason: str, at: datetime.datetime, by: Actor) -> PublicComment:
    """Do not show a comment, or no longer; everybody reads why. The original stays sealed.

    :param reason: a value of `HiddenFor`
    :raises NotAllowed: :raises CommentUnknown: :raises DecidedMeanwhile:
    """
    comment = _locked(comment_id, by)
    _decide(comment, after, is_shown=False, reason=reason, at=at, by=by)
    hidden = _public(comment, at.date(), name="", words="", hidden_for=reason)
    audit.record(by, "participation.comment_hidden", comment, reason=reason)
    return hidden


@transaction.atomic
def reply(*, comment_id: int, words: str, at: datetime.datetime, by: Actor) -> PublicComment:
    """The office's answer beside a decided comment, as long as the comment may be.

    :raises NotAllowed: :raises CommentUnknown: :raises WordsMissing: :raises WordsTooLong:
    """
    comment = _locked(comment_id, by)
    shown: PublicComment | None = PublicComment.objects.filter(comment=comment).first()
    if shown is None:
        raise CommentUnknown
    shown.reply, shown.replied_on = must_say(words, _MOST_REPLY), at.date()
    shown.save(update_fields=["reply", "replied_on"])
    audit.record(by, "participation.comment_answered", comment)
    return shown


@transaction.atomic
def ask_to_hide(
    *, comment_id: int, words: str, request_token: str, at: datetime.datetime, by: Actor
) -> CommentNotice:
    """Somebody says why a shown comment should be hidden; a clock starts. Sent twice, it counts once.

    :raises CommentUnknown: it is not shown :raises WordsMissing: :raises WordsTooLong:
    """
    by.must(access.MODERATE)
    digest = codes.request_digest(request_token)
    known: CommentNotice | None = CommentNotice.objects.filter(request_digest=digest).first()
    if known is not None:
        return known
    if not PublicComment.objects.filter(comment_id=comment_id, hidden_for="").exists():
        raise CommentUnknown
    notice: CommentNotice = CommentNotice.objects.create(
        comment_id=comment_id,
        words=must_say(words, MOST_WORDS),
        at=at,
        due_on=rules.clock("notice", at.date()),
        request_digest=digest,
    )
    audit.record(by, "participation.comment_noticed", notice)
    return notice


@transaction.atomic
def keep(*, comment_id: int, after: int, at: datetime.datetime, by: Actor) -> CommentDecision:
    """Leave a comment as it is after somebody asked to hide it.

    :raises NotAllowed: :raises CommentUnknown: :raises DecidedMeanwhile:
    """
    comment = _locked(comment_id, by)
    decision = _decide(comment, after, is_shown=True, reason="", at=at, by=by)
    audit.record(by, "participation.comment_kept", comment)
    return decision


@transaction.atomic
def unseal(*, comment_id: int, reason: str, at: datetime.datetime, by: Actor) -> tuple[str, str]:
    """Open a sealed original: name and words. The look is written down first.

    :param reason: a value of `SealedLook.Reason`
    :raises NotAllowed: :raises CommentUnknown: :raises LookNeedsReason: :raises NothingSealed:
    """
    by.must(access.UNSEAL)
    comment: Comment | None = Comment.objects.filter(pk=comment_id).first()
    if comment is None:
        raise CommentUnknown
    if by.user_id is None or reason not in SealedLook.Reason.values:
        raise LookNeedsReason
    SealedLook.objects.create(comment=comment, reason=reason, at=at, by_id=by.user_id)
    audit.record(by, "participation.comment_unsealed", comment, reason=reason)
    return _original(comment, by)


def _locked(comment_id: int, by: Actor) -> Comment:
    return held(rows_for(by, access.MODERATE, Comment), comment_id, CommentUnknown)


def _decide(
    comment: Comment, after: int, *, is_shown: bool, reason: str, at: datetime.datetime, by: Actor
) -> CommentDecision:
    last = last_of(CommentDecision.objects.filter(comment=comment), "seq")
    if last != after:
        raise DecidedMeanwhile
    decision: CommentDecision = CommentDecision.objects.create(
        comment=comment, seq=last + 1, is_shown=is_shown, reason=reason, at=at, by_id=by.user_id
    )
    CommentWaiting.objects.filter(comment=comment).delete()
    CommentNotice.objects.filter(comment=comment).delete()
    outbox.publish("participation.comment_decided", comment_id=comment.pk)
    return decision


def _public(comment: Comment, on: datetime.date, *, name: str, words: str, hidden_for: str) -> PublicComment:
    shown: PublicComment
    shown, _ = PublicComment.objects.update_or_create(
        comment=comment,
        defaults={"name": name, "words": words, "hidden_for": hidden_for, "decided_on": on},
        create_defaults={
            "tenant_id": comment.tenant_id,
            "page": comment.page,
            "received_on": comment.received_on,
            "decided_on": on,
            "name": name,
            "words": words,
            "hidden_for": hidden_for,
        },
    )
    return shown


def _original(comment: Comment, by: Actor) -> tuple[str, str]:
    kept: CommentOriginal | None = CommentOriginal.objects.filter(comment=comment).first()
    if kept is None:
        raise NothingSealed
    opened = _SEAL.open(kept.sealed, str(comment.pk), kept.key_version, tenant_id=by.tenant_id)
    return opened["name"], opened["words"]
