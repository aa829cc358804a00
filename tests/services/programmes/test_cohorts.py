"""A programme over years: three figures kept apart, steps of its own, everybody under a code."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection

from tests.factories import programmes, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel import sealing
from thuanna.kernel.refusals import Refusal
from thuanna.services.programmes import access, actions, queries
from thuanna.services.programmes.models import Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(acting):
    """Keeps programmes and may open a seal."""
    return tenants.member_of(acting, "head", username="head")


@pytest.fixture
def officer(acting):
    """Keeps programmes; opens nothing."""
    return tenants.member_of(acting, "officer", username="officer")


def test_population_target_and_reached_are_three_figures(head):
    programme = programmes.programme(head)
    for kind, people in (("population", 3_000), ("target", 300), ("target", 320)):
        actions.record_figure(
            programme_id=programme.pk, new=programmes.figure(kind=kind, people=people), by=head
        )

    year = queries.figures(programme.pk)[2570]

    assert {kind: row.people for kind, row in year.items()} == {"population": 3_000, "target": 320}


@pytest.mark.parametrize(
    ("wrong", "code"), [({"source": " "}, "figure_without_source"), ({"year": 2568}, "figure_year")]
)
def test_a_figure_has_a_source_and_a_year_of_the_programme(head, wrong, code):
    programme = programmes.programme(head)

    with pytest.raises(Refusal) as refused:
        actions.record_figure(programme_id=programme.pk, new=programmes.figure(**wrong), by=head)

    assert refused.value.code == code


def test_a_programme_grows_out_of_another_and_names_its_own_steps(head):
    first = programmes.programme(head, title="งานแรก", first_year=2567, last_year=2568)
    second = programmes.programme(head, predecessor_id=first.pk, steps=("ก้าวหนึ่ง", " ", "ก้าวสอง"))

    assert [step.title for step in queries.steps(second.pk)] == ["ก้าวหนึ่ง", "ก้าวสอง"]
    assert (first.code, second.code, second.predecessor) == ("2567-1", "2569-1", first)


@pytest.mark.parametrize("wrong", [{"title": " "}, {"steps": ()}, {"funder": ""}, {"last_year": 2500}])
def test_a_programme_without_words_steps_or_order_is_refused(head, wrong):
    with pytest.raises(Refusal):
        programmes.programme(head, **wrong)


def test_people_join_under_codes_and_without_names(head):
    programme = programmes.programme(head)

    made = programmes.joined(head, programme, 12)

    assert len({one.code for one in made}) == 12
    assert {one.joined_year for one in made} == {2570}
    assert not any(one.sealed_who for one in made)


@pytest.mark.parametrize("when", [None, tenants.TODAY + datetime.timedelta(days=1)])
def test_nobody_joins_before_somebody_agreed(head, when):
    programme = programmes.programme(head)

    with pytest.raises(Refusal) as refused:
        actions.admit(programme_id=programme.pk, joining=programmes.joining(consent_on=when), by=head)

    assert refused.value.code == "participant_without_consent"


def test_a_step_is_recorded_for_many_and_once_for_each(head):
    programme = programmes.programme(head)
    step = queries.steps(programme.pk)[0]
    made = [one.pk for one in programmes.joined(head, programme, 3)]

    actions.take_steps(step_id=step.pk, participant_ids=made[:2], taken_on=tenants.TODAY, by=head)
    again = actions.take_steps(step_id=step.pk, participant_ids=made, taken_on=tenants.TODAY, by=head)

    assert len(again) == 1
    assert queries.taken_by_step(programme.pk)[step.pk] == 3


def test_a_step_of_another_programme_is_not_theirs(head):
    programme, other = programmes.programme(head), programmes.programme(head, title="งานอื่น")
    stranger = programmes.joined(head, other)[0]

    with pytest.raises(access.NotAProgramme):
        actions.take_steps(
            step_id=queries.steps(programme.pk)[0].pk,
            participant_ids=[stranger.pk],
            taken_on=tenants.TODAY,
            by=head,
        )


def test_who_a_code_is_stands_sealed_and_is_opened_with_a_reason(head, officer):
    programme = programmes.programme(officer)
    one = programmes.joined(officer, programme)[0]
    actions.seal_who(participant_id=one.pk, who="เด็กชายสมมุติ ตัวอย่าง บ้านเลขที่ 9", by=officer)

    with pytest.raises(NotAllowed):
        actions.unseal_who(participant_id=one.pk, reason="อยากรู้", by=officer)
    with pytest.raises(Refusal):
        actions.unseal_who(participant_id=one.pk, reason=" ", by=head)
    who = actions.unseal_who(participant_id=one.pk, reason="ผู้ปกครองขอพบ", by=head)

    assert who == "เด็กชายสมมุติ ตัวอย่าง บ้านเลขที่ 9"
    with connection.cursor() as cursor:
        cursor.execute("select sealed_who from programmes_participant")
        assert "สมมุติ".encode() not in bytes(cursor.fetchone()[0])
    assert AuditEntry.objects.get(verb="programmes.participant_unsealed").reason == "ผู้ปกครองขอพบ"


def test_a_seal_opens_only_where_it_was_put(head):
    programme = programmes.programme(head)
    one, two = programmes.joined(head, programme, 2)
    actions.seal_who(participant_id=one.pk, who="ก", by=head)
    sealed = Participant.objects.get(pk=one.pk).sealed_who
    Participant.objects.filter(pk=two.pk).update(sealed_who=sealed, key_version=1)

    with pytest.raises(sealing.SealBroken):
        actions.unseal_who(participant_id=two.pk, reason="ลอง", by=head)


def test_somebody_leaves_once_and_not_before_joining(head):
    programme = programmes.programme(head)
    one = programmes.joined(head, programme)[0]

    with pytest.raises(Refusal):
        actions.leave(
            participant_id=one.pk,
            left_on=tenants.TODAY - datetime.timedelta(days=9),
            why="moved",
            by=head,
        )
    actions.leave(participant_id=one.pk, left_on=tenants.TODAY, why="completed", by=head)
    with pytest.raises(Refusal):
        actions.leave(participant_id=one.pk, left_on=tenants.TODAY, why="moved", by=head)


def test_a_volunteer_sees_programmes_and_nobody_in_them(head, acting):
    programme = programmes.programme(head)
    volunteer = tenants.member_of(acting, "volunteer", username="volunteer")

    assert queries.programmes(volunteer) == [programme]
    with pytest.raises(NotAllowed):
        queries.participants(volunteer, programme.pk)


def test_the_neighbour_finds_no_programme_and_nobody_in_it(head, neighbour):
    programme = programmes.programme(head)
    one = programmes.joined(head, programme)[0]
    stranger = tenants.member_of(neighbour, "head", username="next-door")

    with acting_for(neighbour):
        assert queries.programmes(stranger) == queries.participants(stranger, programme.pk) == []
        with pytest.raises(access.NotAProgramme):
            actions.unseal_who(participant_id=one.pk, reason="ลอง", by=stranger)


def test_a_list_of_codes_asks_a_bounded_number_of_questions(head, django_assert_max_num_queries):
    programme = programmes.programme(head)
    made = [one.pk for one in programmes.joined(head, programme, 30)]
    step = queries.steps(programme.pk)[0]
    actions.take_steps(step_id=step.pk, participant_ids=made, taken_on=tenants.TODAY, by=head)

    with django_assert_max_num_queries(4):
        assert len(queries.participants(head, programme.pk)) == 30
