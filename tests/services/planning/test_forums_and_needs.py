"""What people said, how it was counted, and the answer they are owed."""

from __future__ import annotations

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import places, planning, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.services.planning import access, actions, queries
from thuanna.services.planning.models import Forum, Need, NeedAnswer

pytestmark = pytest.mark.django_db

ANSWER = actions.Answer(
    kind="later", decided_on=tenants.TODAY, decided_by="ปลัดเทศบาล", reason="งบปีนี้เหลือไม่พอ เสนอปี 2571"
)


def test_a_sheet_is_typed_once_with_its_needs_and_counts(officer):
    village = places.village(officer)
    sheet = [planning.need(f"ข้อ {n}", community_id=village.pk) for n in range(7)]
    new = actions.NewForum(title="เวทีหมู่ 1", held_on=planning.FORUM_DAY, place="ศาลา", community_id=village.pk)

    forum = actions.record_forum(
        new=new,
        needs=sheet,
        present=[actions.Present("older", "female", 21), actions.Present("older", "male", 14)],
        today=tenants.TODAY,
        by=officer,
    )

    listed = queries.forums(officer).get()
    assert (listed.people, listed.said) == (35, 7)
    assert [need.words for need in planning.needs_of(forum)] == [f"ข้อ {n}" for n in range(7)]
    assert forum.reference.startswith("วท-2570-000001-")
    assert AuditEntry.objects.filter(verb="planning.forum_recorded").exists()


def test_nothing_of_a_sheet_is_kept_when_one_need_does_not_fit(officer):
    sheet = [planning.need("ข้อแรก"), planning.need("  ")]

    with pytest.raises(Refusal) as refused, transaction.atomic():
        planning.forum(officer, sheet)

    assert refused.value.code == "need_incomplete"
    assert not Forum.objects.exists()
    assert not Need.objects.exists()


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"title": " "}, "planning_incomplete"),
        ({"held_on": tenants.TODAY + datetime.timedelta(days=1)}, "forum_in_future"),
    ],
)
def test_a_forum_says_what_and_where_and_has_been_held(officer, head, code):
    with pytest.raises(Refusal) as refused:
        planning.forum(officer, **head)

    assert refused.value.code == code


def test_the_same_line_of_a_sheet_is_taken_in_once(officer):
    forum = planning.forum(officer, [planning.need()])

    with pytest.raises(Refusal) as refused:
        actions.add_need(new=planning.need(), said_on=planning.FORUM_DAY, forum_id=forum.pk, by=officer)

    assert refused.value.code == "planning_said_already"


def test_the_same_count_twice_on_a_sheet_is_refused(officer):
    twice = [actions.Present("older", "female", 2), actions.Present("older", "female", 3)]
    new = actions.NewForum(title="เวที", held_on=planning.FORUM_DAY, place="ศาลา")

    with pytest.raises(Refusal) as refused:
        actions.record_forum(new=new, present=twice, today=tenants.TODAY, by=officer)

    assert refused.value.code == "forum_counted_twice"


def test_those_who_could_not_come_are_heard_by_telephone(officer):
    need = actions.add_need(
        new=planning.need("ไฟทางมืด", source="telephone"), said_on=tenants.TODAY, by=officer
    )

    assert need.forum is None
    assert need.answer_by == tenants.TODAY + datetime.timedelta(days=90)


def test_hands_hold_once_two_people_counted_the_same(officer, acting):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]
    second = tenants.member_of(acting, "officer", username="second")

    actions.count_hands(need_id=need.pk, hands=41, by=officer)
    alone = queries.hands([need.pk])[need.pk]
    actions.count_hands(need_id=need.pk, hands=40, by=second)
    differ = queries.hands([need.pk])[need.pk]
    actions.count_hands(need_id=need.pk, hands=41, by=second)
    agree = queries.hands([need.pk])[need.pk]

    assert (alone.agreed, differ.agreed, agree.agreed) == (None, None, 41)


def test_one_person_counting_twice_is_not_two_people(officer):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]

    actions.count_hands(need_id=need.pk, hands=41, by=officer)
    actions.count_hands(need_id=need.pk, hands=41, by=officer)

    assert queries.hands([need.pk])[need.pk].agreed is None


def test_needs_alike_are_answered_together(officer):
    first, second, other = planning.needs_of(
        planning.forum(officer, [planning.need("รถ"), planning.need("รถไปหมอ"), planning.need("ถนน")])
    )
    actions.group_need(need_id=second.pk, like_id=first.pk, by=officer)

    actions.answer_needs(need_id=second.pk, answer=ANSWER, by=officer)

    waiting = list(queries.needs(officer, waiting=True))
    assert waiting == [other]
    assert NeedAnswer.objects.filter(need=first).get().reason == ANSWER.reason


def test_the_newest_answer_holds_and_the_first_stays_readable(officer):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]
    better = actions.Answer(kind="project", decided_on=tenants.TODAY, decided_by="สภา", reason="ได้งบแล้ว")

    actions.answer_needs(need_id=need.pk, answer=ANSWER, by=officer)
    actions.answer_needs(need_id=need.pk, answer=better, by=officer)

    assert queries.needs(officer).get().answer == "project"
    assert NeedAnswer.objects.filter(need=need).count() == 2


@pytest.mark.parametrize("bare", [{"reason": " "}, {"decided_by": ""}])
def test_an_answer_says_who_and_why(officer, bare):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]

    with pytest.raises(Refusal) as refused:
        actions.answer_needs(need_id=need.pk, answer=actions.Answer(**{**vars(ANSWER), **bare}), by=officer)

    assert refused.value.code == "need_answer_bare"


def test_an_answer_is_never_changed_even_in_sql(officer):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]
    actions.answer_needs(need_id=need.pk, answer=ANSWER, by=officer)

    with (
        pytest.raises(Exception, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update planning_needanswer set reason = 'อื่น'")


def test_the_database_refuses_a_dimension_nobody_knows(officer):
    forum = planning.forum(officer)

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.add_need(
            new=planning.need(dimensions=("luck",)), said_on=planning.FORUM_DAY, forum_id=forum.pk, by=officer
        )


def test_a_community_chair_records_for_the_own_community_only(chair, officer):
    own = access.own_community(chair)
    elsewhere = places.village(officer, 2, name="บ้านอื่น")

    kept = planning.forum(chair, community_id=own)
    with pytest.raises(NotAllowed):
        planning.forum(chair, community_id=elsewhere.pk)
    with pytest.raises(NotAllowed):
        planning.forum(chair)

    assert kept.community_id == own


def test_who_only_reads_records_and_decides_nothing(officer, acting):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]
    partner = tenants.member_of(acting, "partner", username="partner")

    assert list(queries.needs(partner)) == [need]
    with pytest.raises(NotAllowed):
        planning.forum(partner)
    with pytest.raises(NotAllowed):
        actions.answer_needs(need_id=need.pk, answer=ANSWER, by=partner)


def test_the_neighbour_sees_and_answers_nothing(officer, neighbour):
    need = planning.needs_of(planning.forum(officer, [planning.need()]))[0]
    stranger = tenants.member_of(neighbour, "head", username="next-door")

    with acting_for(neighbour):
        assert not queries.needs(stranger).exists()
        with pytest.raises(access.NotInThePlan):
            actions.answer_needs(need_id=need.pk, answer=ANSWER, by=stranger)
