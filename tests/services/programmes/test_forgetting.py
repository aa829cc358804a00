"""Who was in a programme is forgotten in time; how many joined and did each step stays."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import programmes, tenants
from thuanna.channels.worker import daily
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.services.programmes import actions, jobs, queries
from thuanna.services.programmes.models import Participant, ParticipantLeaving, StepTaken

pytestmark = pytest.mark.django_db
YEAR = datetime.timedelta(days=366)


@pytest.fixture
def head(acting):
    return tenants.member_of(acting, "head", username="head")


@pytest.fixture
def programme(head):
    return programmes.programme(head)


@pytest.fixture
def left(head, programme):
    """Two of three who did the first step left today; one of them stands under seal."""
    gone, sealed, stays = programmes.joined(head, programme, 3)
    everybody = [one.pk for one in (gone, sealed, stays)]
    step = queries.steps(programme.pk)[0]
    actions.take_steps(step_id=step.pk, participant_ids=everybody, taken_on=tenants.TODAY, by=head)
    actions.seal_who(participant_id=sealed.pk, who="เด็กสมมุติ ตัวอย่าง", by=head)
    for one in (gone, sealed):
        actions.leave(participant_id=one.pk, left_on=tenants.TODAY, why="completed", by=head)
    return stays


def test_those_who_left_are_kept_for_three_years_and_then_removed(head, left):
    assert jobs.forget(on=tenants.TODAY + 2 * YEAR, by=head) == 0
    assert jobs.forget(on=tenants.TODAY + 4 * YEAR, by=head) == 2

    assert list(Participant.objects.all()) == [left]
    assert StepTaken.objects.get().participant == left
    assert not ParticipantLeaving.objects.exists()
    assert AuditEntry.objects.filter(verb="programmes.forgotten").count() == 1


def test_years_and_steps_count_on_whoever_was_forgotten_also_the_second_time(head, programme, left):
    joined, taken = queries.joined_by_year(programme.pk), queries.taken_by_step(programme.pk)
    jobs.forget(on=tenants.TODAY + 4 * YEAR, by=head)
    actions.leave(participant_id=left.pk, left_on=tenants.TODAY + YEAR, why="moved", by=head)
    jobs.forget(on=tenants.TODAY + 6 * YEAR, by=head)

    assert not Participant.objects.exists()
    assert queries.joined_by_year(programme.pk) == joined
    assert queries.taken_by_step(programme.pk) == taken


def test_whoever_never_left_is_removed_three_years_after_the_programme_ended(head):
    ended = programmes.programme(head, title="งานที่จบ", first_year=2570, last_year=2570)
    goes_on = programmes.programme(head)
    for one in (ended, goes_on):
        programmes.joined(head, one)

    assert jobs.forget(on=datetime.date(2030, 9, 29), by=head) == 0
    assert jobs.forget(on=datetime.date(2030, 9, 30), by=head) == 1
    assert Participant.objects.get().programme == goes_on


def test_the_night_forgets_in_every_town(head, left, neighbour):
    with acting_for(neighbour):
        keeper = tenants.member_of(neighbour, "head", username="next-door")
        theirs = programmes.joined(keeper, programmes.programme(keeper))[0]
        actions.leave(participant_id=theirs.pk, left_on=tenants.TODAY, why="moved", by=keeper)

    daily.run(at=tenants.NOW + 4 * YEAR)

    assert list(Participant.objects.all()) == [left]
    with acting_for(neighbour):
        assert not Participant.objects.exists()
