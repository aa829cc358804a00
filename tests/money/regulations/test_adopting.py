"""A regulation is adopted by a resolution, never while it contradicts itself, and judges from its day on."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.factories import funds, regulations
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.money.funds.queries import fund as fund_queries
from thuanna.money.regulations import access, actions, queries
from thuanna.money.regulations.actions.adopting import Adoption, AdoptionRefused, CasesFail, NotReady
from thuanna.money.regulations.actions.drafting import DraftChanged
from thuanna.money.regulations.actions.members import BaseRefused, NewBase, NoRegulation
from thuanna.money.regulations.deciding.standing import State
from thuanna.money.regulations.models import RegulationVersion

if TYPE_CHECKING:
    from thuanna.foundation.audit.actor import Actor
    from thuanna.foundation.tenancy.models import Tenant

pytestmark = pytest.mark.django_db
START = regulations.STARTS_ON
ADOPTION = Adoption(starts_on=START, resolution_no="1/2569", resolution_on=START)


@pytest.fixture
def fund(acting: Tenant, secretary: Actor) -> None:
    funds.fund_with_book(secretary)


@pytest.mark.usefixtures("fund")
def test_the_version_in_force_on_a_day_is_found(secretary: Actor) -> None:
    first = regulations.adopted(secretary)
    second = regulations.adopted(secretary, starts_on=datetime.date(2026, 12, 1), resolution_no="2/2569")
    known = fund_queries.fund()

    found = [
        queries.regulation_on(known, day)
        for day in (
            datetime.date(2026, 9, 30),
            START,
            datetime.date(2026, 11, 30),
            datetime.date(2026, 12, 1),
        )
    ]

    assert [item.version.number if item else None for item in found] == [None, first.number, 1, second.number]


@pytest.mark.usefixtures("fund")
def test_the_overlap_of_the_real_table_keeps_it_from_being_adopted(secretary: Actor) -> None:
    draft = actions.start(started_from="yasothon", on=START, by=secretary)

    with pytest.raises(NotReady) as refused:
        actions.adopt(draft_id=draft.pk, adoption=ADOPTION, by=secretary)

    assert [finding.code for finding in refused.value.findings] == ["tiers_overlap"]


@pytest.mark.usefixtures("fund")
def test_once_somebody_decides_it_is_adopted_with_cases_that_agree(secretary: Actor) -> None:
    draft = actions.start(started_from="yasothon", on=START, by=secretary)
    document = draft.document
    death = next(item for item in document["benefits"] if item["code"] == "death")
    death["amounts"][0]["tiers"][4]["before"] = "15 years 1 day"
    draft = actions.change(draft_id=draft.pk, document=document, edition=draft.edition, by=secretary)

    with pytest.raises(CasesFail, match="2"):
        actions.adopt(draft_id=draft.pk, adoption=ADOPTION, by=secretary)
    unclear = [place for place, case in enumerate(draft.cases) if "two steps" in case["name"]]
    for place in reversed(unclear):
        actions.remove_case(draft_id=draft.pk, place=place, by=secretary)

    version = actions.adopt(draft_id=draft.pk, adoption=ADOPTION, by=secretary)
    assert version.number == 1


@pytest.mark.usefixtures("fund")
def test_a_case_of_the_funds_own_that_fails_stands_in_the_way(secretary: Actor) -> None:
    draft = actions.start(started_from="model", on=START, by=secretary)
    case = {
        "name": "a thousand a night",
        "rule": "funds/benefit",
        "on": "2026-12-01",
        "given": {"benefit": "hospital", "joined_on": "2020-01-01", "units": 1},
        "expect": {"decision": "granted", "amount": "1000.00"},
    }
    actions.add_case(draft_id=draft.pk, case=case, by=secretary)

    with pytest.raises(CasesFail, match="a thousand a night"):
        actions.adopt(draft_id=draft.pk, adoption=ADOPTION, by=secretary)


@pytest.mark.usefixtures("fund")
def test_the_next_regulation_does_not_reach_back(secretary: Actor) -> None:
    regulations.adopted(secretary)
    draft = actions.start(started_from="version:1", on=START, by=secretary)
    late = Adoption(
        starts_on=datetime.date(2026, 11, 1), resolution_no="2/2569", resolution_on=datetime.date(2026, 11, 2)
    )

    with pytest.raises(AdoptionRefused):
        actions.adopt(draft_id=draft.pk, adoption=late, by=secretary)


@pytest.mark.usefixtures("fund")
def test_without_a_resolution_nothing_is_adopted(secretary: Actor) -> None:
    draft = actions.start(started_from="model", on=START, by=secretary)
    nothing = Adoption(starts_on=START, resolution_no=" ", resolution_on=START)

    with pytest.raises(AdoptionRefused) as refused:
        actions.adopt(draft_id=draft.pk, adoption=nothing, by=secretary)

    assert refused.value.code == "regulation_resolution_missing"


@pytest.mark.usefixtures("fund")
def test_an_adopted_draft_is_not_changed_any_more(secretary: Actor) -> None:
    version = regulations.adopted(secretary)

    with pytest.raises(access.DraftClosed):
        actions.change(draft_id=version.draft_id, document=regulations.document(), edition=1, by=secretary)


@pytest.mark.usefixtures("fund")
def test_two_people_writing_at_once_do_not_overwrite_each_other(secretary: Actor) -> None:
    draft = actions.start(started_from="model", on=START, by=secretary)
    document = draft.document
    actions.change(draft_id=draft.pk, document=document, edition=1, by=secretary)

    with pytest.raises(DraftChanged):
        actions.change(draft_id=draft.pk, document=document, edition=1, by=secretary)


@pytest.mark.usefixtures("fund")
def test_a_collector_may_not_adopt(tenant: Tenant, secretary: Actor) -> None:
    from tests.factories import tenants

    collector = tenants.member_of(tenant, "collector", username="collector")
    draft = actions.start(started_from="model", on=START, by=secretary)

    with pytest.raises(NotAllowed):
        actions.adopt(draft_id=draft.pk, adoption=ADOPTION, by=collector)


@pytest.mark.usefixtures("fund")
def test_the_neighbour_sees_no_draft_and_no_regulation(
    secretary: Actor, neighbour: Tenant, stranger: Actor
) -> None:
    version = regulations.adopted(secretary)

    with acting_for(neighbour):
        assert not RegulationVersion.objects.exists()
        assert queries.texts() is None
        with pytest.raises(access.DraftUnknown):
            access.draft_for(stranger, access.VIEW, version.draft_id)


@pytest.mark.usefixtures("fund")
def test_standing_and_dues_come_from_the_ledger(secretary: Actor) -> None:
    regulations.adopted(secretary)
    payer = funds.member(secretary)
    funds.receipt(payer, secretary, funds.monthly(60, months=2))

    standing = queries.standing_of(payer, datetime.date(2026, 12, 31))
    owed = queries.due_of(payer, datetime.date(2026, 12, 31))

    assert standing is not None
    assert standing.paid_until == datetime.date(2027, 1, 1)
    assert owed is not None
    assert owed.next.starts_on == datetime.date(2027, 1, 1)
    assert str(owed.ahead(3)[0]) == "90.00"


@pytest.mark.usefixtures("fund")
def test_a_fund_without_a_regulation_has_no_dues(secretary: Actor) -> None:
    payer = funds.member(secretary)

    assert queries.due_of(payer, funds.TODAY) is None
    assert queries.standing_of(payer, funds.TODAY) is None
    with pytest.raises(NoRegulation):
        actions.set_base(
            member_id=payer.pk,
            new=NewBase(kind="forgiven", since=funds.TODAY, paid_until=funds.TODAY),
            resolution=funds.RESOLUTION,
            by=secretary,
        )


@pytest.mark.usefixtures("fund")
def test_forgiven_arrears_count_from_the_resolution_on(secretary: Actor) -> None:
    regulations.adopted(secretary)
    payer = funds.member(secretary)
    later = datetime.date(2027, 2, 1)
    actions.set_base(
        member_id=payer.pk,
        new=NewBase(kind="forgiven", since=later, paid_until=later),
        resolution=funds.RESOLUTION,
        by=secretary,
    )

    before = queries.standing_of(payer, datetime.date(2027, 1, 31))
    after = queries.standing_of(payer, later)

    assert before is not None
    assert before.state is State.IN_ARREARS
    assert after is not None
    assert after.state is State.IN_ORDER


@pytest.mark.usefixtures("fund")
def test_who_never_left_is_not_taken_back(secretary: Actor) -> None:
    regulations.adopted(secretary)
    payer = funds.member(secretary)

    with pytest.raises(BaseRefused):
        actions.take_back_in(member_id=payer.pk, on=funds.TODAY, resolution=funds.RESOLUTION, by=secretary)


@pytest.mark.usefixtures("fund")
def test_who_is_taken_back_in_owes_the_old_arrears_and_is_late_from_that_day(secretary: Actor) -> None:
    regulations.adopted(secretary)
    payer = funds.member(secretary)
    returned = datetime.date(2028, 6, 10)
    before = queries.standing_of(payer, returned)
    actions.take_back_in(member_id=payer.pk, on=returned, resolution=funds.RESOLUTION, by=secretary)

    waits = queries.standing_of(payer, returned + datetime.timedelta(days=1))
    over = queries.standing_of(payer, datetime.date(2029, 8, 1))

    assert before is not None
    assert before.state is State.ENDED
    assert waits is not None
    assert (waits.state, waits.is_member) == (State.SUSPENDED, True)
    assert waits.owed >= before.owed
    assert over is not None
    assert over.state is State.ENDED


@pytest.mark.usefixtures("fund")
def test_a_member_chooses_a_plan_of_the_regulation(secretary: Actor) -> None:
    regulations.adopted(secretary)
    payer = funds.member(secretary)
    actions.choose_plan(
        member_id=payer.pk, plan="half_yearly", due_day=10, starts_on=datetime.date(2026, 11, 1), by=secretary
    )

    owed = queries.due_of(payer, funds.TODAY)

    assert owed is not None
    assert (owed.plan, str(owed.next.amount)) == ("half_yearly", "180.00")
