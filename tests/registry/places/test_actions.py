"""Keeping the list of villages and communities, and the area."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import places as make
from tests.factories import tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.places import actions, queries
from thuanna.registry.places.actions import NewCommunity
from thuanna.registry.places.models import Community

pytestmark = pytest.mark.django_db

TOMORROW = datetime.date(2026, 11, 22)


@pytest.fixture
def clerk(acting):
    return tenants.member_of(acting, "clerk", username="clerk")


def test_a_village_gets_the_nations_code_from_its_number(clerk):
    village = make.village(clerk, 3)

    assert village.code == "40010103"
    assert village.label.in_("th") == "หมู่ 3 บ้านเนินคราม"
    assert village.label.in_("en") == "Village 3, Ban Noen Khram"


def test_a_municipal_community_has_no_national_code(clerk):
    community = make.municipal(clerk)

    assert (community.code, community.village_number) == ("", None)
    assert str(community.label) == "ชุมชนครามหอม"


def test_adding_is_audited_without_a_name(clerk):
    village = make.village(clerk)

    entry = AuditEntry.objects.get(verb="places.community_added")
    assert (entry.subject_id, entry.facts) == (village.pk, {"subdistrict": "400101", "on": "2026-10-01"})


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewCommunity("village", "400101", "บ้านใหม่"), "village_number_wrong"),
        (NewCommunity("village", "400101", "บ้านใหม่", "", 100), "village_number_wrong"),
        (NewCommunity("municipal", "400101", "ชุมชนใหม่", "", 4), "village_number_wrong"),
        (NewCommunity("municipal", "400101", " "), "community_nameless"),
        (NewCommunity("municipal", "409999", "ชุมชนใหม่"), "subdistrict_unknown"),
        (NewCommunity("municipal", "4001", "ชุมชนใหม่"), "subdistrict_unknown"),
        (NewCommunity("village", "400101", "บ้านอื่น", "", 1), "community_listed"),
        (NewCommunity("municipal", "400101", "ชุมชนครามหอม "), "community_listed"),
    ],
)
def test_what_cannot_be_listed_is_refused(clerk, new, code):
    make.village(clerk, 1)
    make.municipal(clerk)

    with pytest.raises(actions.Refusal) as refused:
        actions.add_community(new=new, starts_on=make.LISTED_ON, by=clerk)

    assert refused.value.code == code


def test_the_same_number_in_another_subdistrict_is_another_village(clerk):
    make.village(clerk, 1)

    assert make.village(clerk, 1, subdistrict="400102").code == "40010201"


def test_ninety_three_communities_are_added_at_once_with_one_audit_line(clerk):
    new = [NewCommunity("municipal", "400101", f"ชุมชนที่ {number}") for number in range(1, 94)]

    actions.add_communities(new=new, starts_on=make.LISTED_ON, by=clerk)

    assert queries.communities().count() == 93
    assert AuditEntry.objects.get().facts["count"] == 93


def test_a_batch_with_a_name_twice_adds_nothing(clerk):
    twice = [NewCommunity("municipal", "400101", "ชุมชนซ้ำ")] * 2

    with pytest.raises(actions.CommunityListed):
        actions.add_communities(new=twice, starts_on=make.LISTED_ON, by=clerk)

    assert queries.communities().count() == 0


def test_a_name_is_corrected_and_the_list_stays_in_order(clerk):
    last = make.municipal(clerk, "ชุมชนฮวก")
    make.municipal(clerk, "ชุมชนขอบฟ้า")

    actions.rename_community(
        community_id=last.pk, name_th="ชุมชนกอไผ่", name_en="Ko Phai", reason="มติประชาคม", by=clerk
    )

    assert [place.name_th for place in queries.communities()] == ["ชุมชนกอไผ่", "ชุมชนขอบฟ้า"]


def test_a_name_another_community_has_is_refused(clerk):
    make.municipal(clerk)
    other = make.municipal(clerk, "ชุมชนอื่น")

    with pytest.raises(actions.CommunityListed):
        actions.rename_community(
            community_id=other.pk, name_th="ชุมชนครามหอม", name_en="", reason="", by=clerk
        )


def test_a_closed_villages_number_can_be_given_again(clerk):
    old = make.village(clerk, 1)
    actions.close_community(community_id=old.pk, ends_before=TOMORROW, reason="รวมหมู่", by=clerk)

    assert make.village(clerk, 1, name="บ้านใหม่").code == old.code


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [(TOMORROW, TOMORROW, "community_closed"), (None, make.LISTED_ON, "community_ends_too_early")],
)
def test_closing_twice_or_before_the_beginning_is_refused(clerk, first, second, code):
    village = make.village(clerk)
    Community.objects.filter(pk=village.pk).update(ends_before=first)

    with pytest.raises(actions.CommunityClosed) as refused:
        actions.close_community(community_id=village.pk, ends_before=second, reason="", by=clerk)

    assert refused.value.code == code


def test_a_municipality_may_cut_across_subdistricts(clerk):
    actions.take_on_area(subdistrict_code="400101", coverage="whole", by=clerk)
    actions.take_on_area(subdistrict_code="400102", coverage="part", part_th="หมู่ 1 และหมู่ 4", by=clerk)

    assert [(area.subdistrict_id, area.part_th) for area in queries.local_areas()] == [
        ("400101", ""),
        ("400102", "หมู่ 1 และหมู่ 4"),
    ]


def test_a_subdistrict_may_hold_two_local_governments(clerk, neighbour):
    actions.take_on_area(subdistrict_code="400101", coverage="part", by=clerk)

    with acting_for(neighbour):
        area = actions.take_on_area(
            subdistrict_code="400101", coverage="part", by=tenants.system_of(neighbour)
        )
    assert area.tenant_id == neighbour.pk


def test_an_area_is_said_once_and_given_up_once(clerk):
    actions.take_on_area(subdistrict_code="400101", coverage="whole", by=clerk)

    with pytest.raises(actions.AreaListed):
        actions.take_on_area(subdistrict_code="400101", coverage="part", by=clerk)
    actions.give_up_area(subdistrict_code="400101", reason="พิมพ์ผิด", by=clerk)
    with pytest.raises(actions.AreaUnknown):
        actions.give_up_area(subdistrict_code="400101", reason="พิมพ์ผิด", by=clerk)


def test_the_neighbour_can_neither_rename_nor_close(clerk, neighbour):
    village = make.village(clerk)
    theirs = tenants.system_of(neighbour)

    with acting_for(neighbour), pytest.raises(actions.CommunityUnknown):
        actions.rename_community(community_id=village.pk, name_th="ก", name_en="", reason="", by=theirs)
    with acting_for(neighbour), pytest.raises(actions.CommunityUnknown):
        actions.close_community(community_id=village.pk, ends_before=TOMORROW, reason="", by=theirs)


def test_an_inspector_changes_nothing(acting):
    inspector = tenants.member_of(acting, "inspector", username="inspector")

    with pytest.raises(NotAllowed):
        make.village(inspector)
