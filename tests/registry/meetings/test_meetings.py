"""Meetings are called, held, minuted and resolved; what was written is corrected by adding."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from tests.factories import meetings as make
from tests.factories import tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.meetings import access, actions, queries, refusals
from thuanna.registry.meetings.models import AgendaItem, Attendance, Meeting, Resolution
from thuanna.registry.meetings.words import cited
from thuanna.registry.organisations import actions as organisations

pytestmark = pytest.mark.django_db

TODAY = tenants.TODAY


@pytest.fixture
def body(acting, secretary):
    return make.fund_body(secretary)


def test_meetings_of_a_body_are_numbered_within_kind_and_buddhist_year(secretary, body):
    first = make.meeting(secretary, body)
    second = make.meeting(secretary, body)
    general = make.meeting(secretary, body, kind="general")
    last_year = make.meeting(
        secretary,
        body,
        held_on=make.HELD_ON.replace(year=make.HELD_ON.year - 1),
        called_on=datetime.date(2020, 1, 1),
    )

    year = make.HELD_ON.year + 543
    assert [one.number for one in (first, second, general, last_year)] == [
        f"1/{year}",
        f"2/{year}",
        f"1/{year}",
        f"1/{year - 1}",
    ]


def test_a_number_is_given_once(secretary, body):
    make.meeting(secretary, body, sequence=7)

    with pytest.raises(refusals.MeetingNumberTaken):
        make.meeting(secretary, body, sequence=7)
    assert make.meeting(secretary, body).sequence == 8


def test_a_resolution_has_a_number_that_others_cite(secretary, body):
    meeting = make.held(secretary, body)
    first, second = make.resolution(secretary, meeting), make.resolution(secretary, meeting)

    found = queries.resolution(secretary, second.pk)

    assert first.number.endswith(" ข้อ 4.1")
    assert found is not None
    assert found.number == f"{meeting.number} ข้อ 4.2"
    assert str(cited(found)) == f"มติประชุมคณะกรรมการ ครั้งที่ {meeting.number} ข้อ 4.2"


def test_nothing_is_resolved_before_the_meeting_was_held(secretary, body):
    meeting = make.meeting(secretary, body)

    with pytest.raises(refusals.NotHeldYet):
        make.resolution(secretary, meeting)


def test_a_meeting_is_not_held_before_its_day(secretary, body):
    meeting = make.meeting(secretary, body, held_on=TODAY + datetime.timedelta(days=1))
    held = actions.Held(entitled=15, present=9, chaired_by="ก", minuted_by="ข")

    with pytest.raises(refusals.MeetingIncomplete) as refused:
        actions.hold(meeting_id=meeting.pk, held=held, today=TODAY, by=secretary)
    assert refused.value.code == "meeting_in_future"


def test_no_more_come_than_are_entitled(secretary, body):
    with pytest.raises(refusals.MeetingIncomplete):
        make.held(secretary, body, entitled=10, present=11)


def test_those_in_office_are_ticked_and_others_left_out(secretary, body):
    term = organisations.Term("chair", "ประธานกองทุน", "สมชาย ตัวอย่าง", "male", datetime.date(2020, 1, 1))
    chair = organisations.appoint(organisation_id=body.pk, term=term, by=secretary)
    meeting = make.meeting(secretary, body)
    held = actions.Held(
        entitled=15, present=9, chaired_by="ก", minuted_by="ข", came={chair.pk: True, 999_999: True}
    )

    actions.hold(meeting_id=meeting.pk, held=held, today=TODAY, by=secretary)

    assert [(one.post_id, one.came) for one in Attendance.objects.all()] == [(chair.pk, True)]


def test_a_resolution_is_corrected_by_adding_and_the_wrong_one_stays(secretary, body):
    meeting = make.held(secretary, body)
    wrong = make.resolution(secretary, meeting, text="รับสมาชิกใหม่ 12 คน")
    new = actions.NewResolution(item_id=wrong.item_id, text="รับสมาชิกใหม่ 21 คน")

    right = actions.correct_resolution(resolution_id=wrong.pk, new=new, reason="พิมพ์สลับเลข", by=secretary)

    assert right.number == wrong.number
    assert [one.pk for one in queries.resolutions(secretary)] == [right.pk]
    assert queries.whole(meeting).former == [wrong]
    with pytest.raises(refusals.Corrected):
        actions.correct_resolution(resolution_id=wrong.pk, new=new, reason="อีกครั้ง", by=secretary)


def test_the_database_keeps_what_was_resolved(secretary, body):
    resolution = make.resolution(secretary, make.held(secretary, body))

    with pytest.raises(DatabaseError), transaction.atomic():
        Resolution.objects.filter(pk=resolution.pk).update(text="อย่างอื่น")


def test_there_are_no_more_votes_than_people(secretary, body):
    meeting = make.held(secretary, body, present=12)
    item = AgendaItem.objects.get(meeting=meeting, place=1)
    new = actions.NewResolution(item_id=item.pk, text="เห็นชอบ", votes=actions.Votes(10, 2, 1))

    with pytest.raises(refusals.MeetingIncomplete) as refused:
        actions.resolve(meeting_id=meeting.pk, new=new, by=secretary)
    assert refused.value.code == "resolution_votes"


def test_minutes_are_corrected_by_adding(secretary, body):
    meeting = make.held(secretary, body)
    wrong = actions.minute(meeting_id=meeting.pk, new=actions.NewMinutes(text="เหรัญญิกรายงาน"), by=secretary)

    right = actions.correct_minutes(
        minutes_id=wrong.pk, new=actions.NewMinutes(text="เลขานุการรายงาน"), reason="ผู้รายงานผิด", by=secretary
    )

    assert queries.whole(meeting).minutes == [right]
    assert queries.whole(meeting).former == [wrong]


def test_minutes_hold_words_or_a_paper(secretary, body):
    meeting = make.held(secretary, body)

    with pytest.raises(refusals.NothingMinuted):
        actions.minute(meeting_id=meeting.pk, new=actions.NewMinutes(text="  "), by=secretary)


def test_a_cancelled_meeting_keeps_its_number_and_is_not_held(secretary, body):
    meeting = make.meeting(secretary, body)
    actions.cancel(meeting_id=meeting.pk, on=TODAY, reason="น้ำท่วมทาง", by=secretary)

    with pytest.raises(refusals.MeetingClosed):
        actions.set_agenda(meeting_id=meeting.pk, titles=["เรื่องใหม่"], by=secretary)
    assert make.meeting(secretary, body).sequence == meeting.sequence + 1


def test_a_meeting_that_is_moved_keeps_its_number_within_the_year(secretary, body):
    meeting = make.meeting(secretary, body)
    moved = make.called(body, held_on=make.HELD_ON + datetime.timedelta(days=1), title="ประชุมที่เลื่อนมา")

    changed = actions.change(meeting_id=meeting.pk, new=moved, by=secretary)

    assert (changed.number, changed.title) == (meeting.number, "ประชุมที่เลื่อนมา")


def test_everybody_reads_resolutions_only_after_they_were_opened(secretary, body):
    meeting = make.held(secretary, body)
    resolution = make.resolution(secretary, meeting)
    before = queries.open_resolutions(on=TODAY)

    actions.release(meeting_id=meeting.pk, on=TODAY, by=secretary)
    during = queries.open_resolutions(on=TODAY)
    actions.withdraw(meeting_id=meeting.pk, on=TODAY, reason="มีชื่อบุคคล", by=secretary)

    assert (before, during, queries.open_resolutions(on=TODAY)) == ([], [resolution], [])


def test_a_meeting_without_anything_written_is_not_opened(secretary, body):
    with pytest.raises(refusals.NothingMinuted):
        actions.release(meeting_id=make.held(secretary, body).pk, on=TODAY, by=secretary)


def test_the_committee_reads_and_does_not_write(secretary, body, tenant):
    member = tenants.member_of(tenant, "committee", username="committee")
    meeting = make.held(secretary, body)

    assert queries.meeting(member, meeting.pk) == meeting
    with pytest.raises(NotAllowed):
        make.meeting(member, body)


def test_a_community_keeps_its_own_meetings_and_no_others(secretary, body, tenant):
    from tests.factories import organisations as directory

    own = directory.committee(secretary)
    chair = tenants.member_of(tenant, "community_chair", username="chair")
    chair = replace(chair, unit_id=own.pk)
    of_fund = make.held(secretary, body)

    assert make.meeting(chair, own).body_id == own.pk
    assert queries.meeting(chair, of_fund.pk) is None
    with pytest.raises(access.MeetingUnknown):
        make.meeting(chair, body)


def test_the_audit_tells_counts_and_no_names(secretary, body):
    make.held(secretary, body)

    assert AuditEntry.objects.get(verb="meetings.held").facts == {"entitled": 15, "present": 12}


def test_the_neighbour_sees_no_meeting(secretary, body, neighbour, stranger):
    meeting = make.held(secretary, body)

    with acting_for(neighbour):
        assert not Meeting.objects.exists()
        with pytest.raises(access.MeetingUnknown):
            actions.cancel(meeting_id=meeting.pk, on=TODAY, reason="ไม่ใช่ของเรา", by=stranger)
