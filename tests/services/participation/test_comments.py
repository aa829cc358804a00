"""Comments: nobody reads one before it was looked at; hidden ones say why; originals are sealed."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, transaction

from tests.factories import tenants, voices
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.sealing import SealBroken
from thuanna.kernel.tokens import new_token
from thuanna.services.participation import jobs, refusals
from thuanna.services.participation.actions import comments as actions
from thuanna.services.participation.models import (
    CommentNotice,
    CommentOriginal,
    CommentWaiting,
    PublicComment,
    SealedLook,
)
from thuanna.services.participation.queries import comments as queries

NOW = tenants.NOW


def test_a_comment_waits_and_nobody_reads_it(citizen, officer):
    comment = voices.comment(citizen, name="สมศรี")

    assert not PublicComment.objects.exists()
    assert [found.comment for found in queries.waiting(officer)] == [comment]
    assert b"\xe0\xb8" not in bytes(CommentOriginal.objects.get().sealed)


def test_shown_it_is_read_as_it_was_written_and_waits_no_longer(citizen, officer):
    comment = voices.comment(citizen, name="สมศรี")

    shown = actions.show(comment_id=comment.pk, after=0, at=NOW, by=officer)

    assert (shown.name, shown.words) == ("สมศรี", "อยากให้บอกวันเก็บขยะด้วย")
    assert not CommentWaiting.objects.exists()
    assert queries.waiting(officer) == []


def test_hidden_it_shows_only_why(citizen, officer):
    comment = voices.comment(citizen, name="สมศรี")

    actions.show(comment_id=comment.pk, after=0, at=NOW, by=officer)
    hidden = actions.hide(comment_id=comment.pk, after=1, reason="person", at=NOW, by=officer)

    assert (hidden.name, hidden.words, hidden.hidden_for) == ("", "", "person")


def test_the_database_lets_no_hidden_comment_keep_words(citizen, officer):
    comment = voices.comment(citizen)
    hidden = actions.hide(comment_id=comment.pk, after=0, reason="rude", at=NOW, by=officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        PublicComment.objects.filter(pk=hidden.pk).update(words="ยังอยู่")


def test_of_two_tabs_the_second_is_told_that_it_was_decided(citizen, officer):
    comment = voices.comment(citizen)
    actions.show(comment_id=comment.pk, after=0, at=NOW, by=officer)

    with pytest.raises(refusals.DecidedMeanwhile):
        actions.hide(comment_id=comment.pk, after=0, reason="rude", at=NOW, by=officer)


def test_a_sealed_original_is_opened_for_a_reason_and_the_look_is_recorded(citizen, officer, clerk):
    comment = voices.comment(citizen, name="สมศรี")
    actions.hide(comment_id=comment.pk, after=0, reason="person", at=NOW, by=officer)
    look = {"comment_id": comment.pk, "at": NOW}

    with pytest.raises(NotAllowed):
        actions.unseal(reason="review", by=officer, **look)
    with pytest.raises(refusals.LookNeedsReason):
        actions.unseal(reason="curious", by=clerk, **look)
    opened = actions.unseal(reason="objection", by=clerk, **look)

    assert opened == ("สมศรี", "อยากให้บอกวันเก็บขยะด้วย")
    assert SealedLook.objects.get().by_id == clerk.user_id


def test_a_seal_moved_to_another_comment_does_not_open(citizen, clerk):
    one, other = voices.comment(citizen), voices.comment(citizen, words="อีกเรื่อง")
    seal = CommentOriginal.objects.get(comment=one).sealed
    CommentOriginal.objects.filter(comment=other).delete()
    CommentOriginal.objects.create(comment=other, sealed=seal, key_version=1)

    with pytest.raises(SealBroken):
        actions.unseal(comment_id=other.pk, reason="review", at=NOW, by=clerk)


def test_a_request_to_hide_has_a_clock_and_is_answered_by_the_decision(citizen, officer):
    comment = voices.comment(citizen)
    actions.show(comment_id=comment.pk, after=0, at=NOW, by=officer)
    asked = {"comment_id": comment.pk, "words": "พาดพิงลูกสาว", "at": NOW, "by": citizen}

    actions.ask_to_hide(request_token=new_token(), **asked)
    (found,) = queries.waiting(officer)
    actions.keep(comment_id=comment.pk, after=1, at=NOW, by=officer)

    assert found.due_on == datetime.date(2026, 11, 24)
    assert not CommentNotice.objects.exists()
    assert PublicComment.objects.get().words


def test_what_is_not_shown_cannot_be_asked_to_be_hidden(citizen):
    comment = voices.comment(citizen)

    with pytest.raises(refusals.CommentUnknown):
        actions.ask_to_hide(
            comment_id=comment.pk, words="ซ่อนที", request_token=new_token(), at=NOW, by=citizen
        )


def test_the_office_replies_at_equal_length(citizen, officer):
    comment = voices.comment(citizen, words="ก" * actions.MOST_WORDS)
    actions.show(comment_id=comment.pk, after=0, at=NOW, by=officer)

    shown = actions.reply(comment_id=comment.pk, words="ข" * actions.MOST_WORDS, at=NOW, by=officer)

    assert len(shown.reply) == len(shown.words)


def test_the_neighbour_sees_no_comment(citizen, neighbour):
    comment = voices.comment(citizen)
    stranger = tenants.member_of(neighbour, "officer", username="stranger")

    with acting_for(neighbour), pytest.raises(refusals.CommentUnknown):
        actions.show(comment_id=comment.pk, after=0, at=NOW, by=stranger)


def test_originals_go_after_a_year_and_shown_comments_after_three(citizen, officer):
    comment = voices.comment(citizen)
    actions.show(comment_id=comment.pk, after=0, at=NOW, by=officer)

    jobs.forget(on=datetime.date(2027, 11, 22), by=citizen)
    kept = (CommentOriginal.objects.count(), PublicComment.objects.count())
    jobs.forget(on=datetime.date(2029, 11, 22), by=citizen)

    assert kept == (0, 1)
    assert PublicComment.objects.count() == 0
