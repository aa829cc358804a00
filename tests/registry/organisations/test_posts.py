"""Who holds which office, and the council by sex."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from tests.factories import organisations as make
from tests.factories import tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.registry.organisations import actions, queries
from thuanna.registry.organisations.queries import Composition

pytestmark = pytest.mark.django_db

TODAY = tenants.TODAY


@pytest.fixture
def clerk(acting):
    return tenants.member_of(acting, "clerk", username="clerk")


@pytest.fixture
def own(clerk):
    return make.municipality(clerk)


def test_a_council_of_eighteen_men_and_six_women_is_counted_by_sex(clerk, own):
    members = [make.term(sex="male", person_name=f"ชายที่ {n}") for n in range(1, 18)]
    members += [make.term(sex="female", person_name=f"หญิงที่ {n}") for n in range(1, 7)]
    chair = make.term("council_chair", "male")

    actions.appoint_all(organisation_id=own.pk, terms=[*members, chair, make.term("executive")], by=clerk)

    assert queries.council_by_sex(TODAY) == Composition(male=18, female=6)
    assert queries.council_by_sex(TODAY).total == 24
    assert queries.council_by_sex(datetime.date(2025, 2, 1)).total == 0
    assert queries.by_sex(own.pk, TODAY) == Composition(male=18, female=7)


def test_a_whole_council_is_one_audit_line_without_names(clerk, own):
    actions.appoint_all(organisation_id=own.pk, terms=[make.term(), make.term()], by=clerk)

    assert AuditEntry.objects.get(verb="organisations.posts_taken").facts == {"count": 2}


def test_posts_come_by_rank(clerk, own):
    kinds = ["officer", "councillor", "executive", "clerk"]
    actions.appoint_all(organisation_id=own.pk, terms=[make.term(kind) for kind in kinds], by=clerk)

    assert [post.kind for post in queries.posts(own.pk, on=TODAY)] == [
        "executive",
        "councillor",
        "clerk",
        "officer",
    ]


def test_an_office_for_one_is_taken_until_its_term_ends(clerk, own):
    mayor = actions.appoint(organisation_id=own.pk, term=make.term("executive"), by=clerk)

    with pytest.raises(actions.PostTaken):
        actions.appoint(organisation_id=own.pk, term=make.term("executive"), by=clerk)
    actions.end_term(post_id=mayor.pk, ends_before=TODAY, reason="ครบวาระ", by=clerk)
    successor = replace(make.term("executive"), starts_on=TODAY)
    actions.appoint(organisation_id=own.pk, term=successor, by=clerk)

    assert [post.starts_on for post in queries.posts(own.pk)] == [TODAY, make.TERM_FROM]


def test_a_term_before_the_present_one_may_be_added_afterwards(clerk, own):
    actions.appoint(organisation_id=own.pk, term=make.term("executive"), by=clerk)
    before = replace(make.term("executive"), starts_on=datetime.date(2021, 2, 2), ends_before=make.TERM_FROM)

    assert actions.appoint(organisation_id=own.pk, term=before, by=clerk).ends_before == make.TERM_FROM


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"person_name": " "}, "post_incomplete"),
        ({"title_th": ""}, "post_incomplete"),
        ({"ends_before": make.TERM_FROM}, "post_ends_too_early"),
    ],
)
def test_an_incomplete_term_is_refused(clerk, own, changed, code):
    with pytest.raises(actions.PostIncomplete) as refused:
        actions.appoint(organisation_id=own.pk, term=replace(make.term(), **changed), by=clerk)

    assert refused.value.code == code


def test_a_term_ends_once_and_not_before_it_began(clerk, own):
    post = actions.appoint(organisation_id=own.pk, term=make.term(), by=clerk)

    with pytest.raises(actions.PostEnded) as too_early:
        actions.end_term(post_id=post.pk, ends_before=make.TERM_FROM, reason="", by=clerk)
    actions.end_term(post_id=post.pk, ends_before=TODAY, reason="", by=clerk)
    with pytest.raises(actions.PostEnded) as again:
        actions.end_term(post_id=post.pk, ends_before=TODAY, reason="", by=clerk)

    assert (too_early.value.code, again.value.code) == ("post_ends_too_early", "post_ended")


def test_a_fixed_term_may_end_earlier_than_planned(clerk, own):
    planned = replace(make.term(), ends_before=datetime.date(2029, 2, 2))
    post = actions.appoint(organisation_id=own.pk, term=planned, by=clerk)

    assert actions.end_term(post_id=post.pk, ends_before=TODAY, reason="ลาออก", by=clerk).ends_before == TODAY


def test_a_misspelt_name_is_corrected_with_a_reason(clerk, own):
    post = actions.appoint(organisation_id=own.pk, term=make.term(), by=clerk)

    actions.correct_post(
        post_id=post.pk, term=make.term(person_name="สมศรี ตัวอย่างดี"), reason="พิมพ์ผิด", by=clerk
    )

    assert queries.posts(own.pk)[0].person_name == "สมศรี ตัวอย่างดี"
    assert AuditEntry.objects.get(verb="organisations.post_corrected").reason == "พิมพ์ผิด"


def test_a_communitys_chair_keeps_its_own_committee_only(acting, clerk, own):
    committee = make.committee(clerk)
    account = tenants.member_of(acting, "community_chair", username="chair")
    chair = replace(account, unit_id=committee.pk)
    mayor = actions.appoint(organisation_id=own.pk, term=make.term("executive"), by=clerk)

    treasurer = actions.appoint(organisation_id=committee.pk, term=make.term("treasurer"), by=chair)
    actions.end_term(post_id=treasurer.pk, ends_before=TODAY, reason="", by=chair)
    with pytest.raises(actions.PostUnknown):
        actions.end_term(post_id=mayor.pk, ends_before=TODAY, reason="", by=chair)


def test_a_chairs_post_may_carry_the_chairs_log_in(acting, clerk):
    committee = make.committee(clerk)
    account = tenants.user("chair")
    term = replace(make.term("chair"), account_id=account.pk)

    assert actions.appoint(organisation_id=committee.pk, term=term, by=clerk).account == account


def test_the_neighbour_sees_no_post_and_ends_none(clerk, own, neighbour):
    post = actions.appoint(organisation_id=own.pk, term=make.term(), by=clerk)
    theirs = tenants.system_of(neighbour)

    with acting_for(neighbour):
        assert queries.posts(own.pk) == []
        assert queries.council_by_sex(TODAY).total == 0
        with pytest.raises(actions.PostUnknown):
            actions.end_term(post_id=post.pk, ends_before=TODAY, reason="", by=theirs)


def test_a_volunteer_appoints_nobody(acting, own):
    volunteer = tenants.member_of(acting, "volunteer", username="volunteer")

    with pytest.raises(NotAllowed):
        actions.appoint(organisation_id=own.pk, term=make.term(), by=volunteer)
