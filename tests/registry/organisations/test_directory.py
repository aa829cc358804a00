"""The directory: who the tenant is, has and works with."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tests.factories import organisations as make
from tests.factories import places, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import Refusal
from thuanna.registry.organisations import access, actions, queries
from thuanna.registry.organisations.actions import Details

pytestmark = pytest.mark.django_db

TODAY = tenants.TODAY


@pytest.fixture
def clerk(acting):
    return tenants.member_of(acting, "clerk", username="clerk")


@pytest.fixture
def chair_of(acting):
    """A community's chair, whose log-in is limited to one organisation."""

    def chair(organisation_id):
        account = tenants.member_of(acting, "community_chair", username=f"chair{organisation_id}")
        return replace(account, unit_id=organisation_id)

    return chair


def test_the_tenant_introduces_itself_once_and_can_change_what_it_said(clerk):
    first = make.municipality(clerk)
    again = make.municipality(clerk, "เทศบาลเมืองเนินคราม")

    assert first.pk == again.pk
    assert queries.own().name_th == "เทศบาลเมืองเนินคราม"


def test_the_directory_begins_with_the_tenant_itself(clerk):
    partner = make.partner(clerk)
    own = make.municipality(clerk)

    assert list(queries.directory(clerk, on=TODAY)) == [own, partner]


def test_a_division_belongs_to_its_organisation(clerk):
    own = make.municipality(clerk)

    division = actions.add_organisation(
        details=Details("division", "กองสวัสดิการสังคม", "Social Welfare Division", parent_id=own.pk), by=clerk
    )

    assert queries.organisation(clerk, division.pk).parent == own


@pytest.mark.parametrize(
    ("details", "code"),
    [
        (Details("division", "กองสวัสดิการสังคม"), "division_without_parent"),
        (Details("community", "คณะกรรมการชุมชน"), "organisation_without_community"),
        (Details("agency", "หน่วยงาน", community_id=1), "organisation_without_community"),
        (Details("community", "คณะกรรมการชุมชน", community_id=0), "organisation_without_community"),
        (Details("agency", " "), "organisation_nameless"),
        (Details("agency", "หน่วยงาน", subdistrict_code="409999"), "subdistrict_unknown"),
        (Details("division", "กอง", parent_id=0), "organisation_unknown"),
        (Details("partner_school", "โรงเรียนเนินครามวิทยา"), "organisation_listed"),
    ],
)
def test_what_does_not_fit_is_refused(clerk, details, code):
    make.partner(clerk)

    with pytest.raises(Refusal) as refused:
        actions.add_organisation(details=details, by=clerk)

    assert refused.value.code == code


def test_a_community_has_one_organisation(clerk):
    committee = make.committee(clerk)

    with pytest.raises(actions.OrganisationListed):
        actions.add_organisation(
            details=Details("community", "อีกคณะหนึ่ง", community_id=committee.community_id), by=clerk
        )
    assert queries.of_community(committee.community_id) == committee


def test_a_communitys_chair_changes_the_communitys_own_contacts(clerk, chair_of):
    committee = make.committee(clerk)

    actions.change_organisation(
        organisation_id=committee.pk,
        details=Details("agency", "คณะกรรมการบ้านเนินคราม", phone="043111111"),
        by=chair_of(committee.pk),
    )

    changed = queries.organisation(clerk, committee.pk)
    assert (changed.name_th, changed.phone) == ("คณะกรรมการบ้านเนินคราม", "043111111")
    assert (changed.kind, changed.community_id) == ("community", committee.community_id)


def test_a_communitys_chair_changes_no_other_organisation(clerk, chair_of):
    committee, partner = make.committee(clerk), make.partner(clerk)
    chair = chair_of(committee.pk)

    with pytest.raises(access.OrganisationUnknown):
        actions.change_organisation(
            organisation_id=partner.pk, details=Details("partner_school", "ชื่ออื่น"), by=chair
        )
    with pytest.raises(NotAllowed):
        make.partner(chair, "โรงเรียนใหม่")


def test_a_chair_whose_log_in_names_no_community_changes_nothing(acting):
    chair = tenants.member_of(acting, "community_chair", username="chair")

    with pytest.raises(NotAllowed):
        access.editable(chair)


def test_closing_ends_the_terms_in_it(clerk):
    committee = make.committee(clerk)
    actions.appoint(organisation_id=committee.pk, term=make.term("chair"), by=clerk)

    actions.close_organisation(organisation_id=committee.pk, ends_before=TODAY, reason="ยุบรวม", by=clerk)

    assert queries.posts(committee.pk, on=TODAY) == []
    assert AuditEntry.objects.get(verb="organisations.organisation_closed").facts["terms_ended"] == 1


def test_what_cannot_be_closed_says_why(clerk):
    own = make.municipality(clerk)
    office = make.partner(clerk, "สำนักงานเนินคราม", "agency")
    actions.add_organisation(details=Details("division", "ฝ่ายหนึ่ง", parent_id=office.pk), by=clerk)
    closed = make.partner(clerk)
    actions.close_organisation(organisation_id=closed.pk, ends_before=TODAY, reason="", by=clerk)
    young = actions.add_organisation(details=Details("agency", "ตั้งใหม่", starts_on=TODAY), by=clerk)

    codes = [_refusal_to_close(one.pk, clerk) for one in (own, office, closed, young)]

    assert codes == [
        "organisation_is_self",
        "organisation_has_divisions",
        "organisation_closed",
        "organisation_ends_too_early",
    ]


def _refusal_to_close(organisation_id: int, by: Actor) -> str:
    with pytest.raises(actions.OrganisationClosed) as refused:
        actions.close_organisation(organisation_id=organisation_id, ends_before=TODAY, reason="", by=by)
    return refused.value.code


def test_a_closed_organisation_leaves_the_directory_of_the_day_and_stays_in_the_whole(clerk):
    partner = make.partner(clerk)
    actions.close_organisation(organisation_id=partner.pk, ends_before=TODAY, reason="", by=clerk)

    assert list(queries.directory(clerk, on=TODAY)) == []
    assert list(queries.directory(clerk, on=TODAY - datetime.timedelta(days=1))) == [partner]
    assert list(queries.directory(clerk)) == [partner]


def test_the_neighbour_neither_sees_nor_changes(clerk, neighbour):
    own = make.municipality(clerk)
    theirs = tenants.system_of(neighbour)

    with acting_for(neighbour):
        assert queries.own() is None
        assert queries.organisation(theirs, own.pk) is None
        with pytest.raises(access.OrganisationUnknown):
            actions.change_organisation(organisation_id=own.pk, details=Details("agency", "ก"), by=theirs)
        with pytest.raises(access.OrganisationUnknown):
            actions.close_organisation(organisation_id=own.pk, ends_before=TODAY, reason="", by=theirs)
        with pytest.raises(actions.OrganisationIncomplete):
            actions.add_organisation(
                details=Details("community", "ก", community_id=_village_of_the_other(clerk)), by=theirs
            )


def _village_of_the_other(clerk: Actor) -> int:
    with acting_for(clerk.tenant_id):
        return places.village(clerk).pk


def test_an_auditor_reads_and_changes_nothing(acting, clerk):
    auditor = tenants.member_of(acting, "auditor", username="auditor")
    make.municipality(clerk)

    assert queries.directory(auditor).count() == 1
    with pytest.raises(NotAllowed):
        make.partner(auditor)
