"""The register in pages: every member once, in order, there and back."""

from __future__ import annotations

import datetime

import pytest

from tests.factories import funds, people, places
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds.actions import members as actions
from thuanna.money.funds.queries import register
from thuanna.money.funds.queries.register import Question

pytestmark = pytest.mark.usefixtures("acting")

TODAY = funds.TODAY


@pytest.fixture(autouse=True)
def fund(secretary: Actor, acting: Tenant) -> None:
    funds.fund(secretary)


def names(question: Question, by: Actor, **more: int) -> list[str]:
    return [row.name for row in register.page(question, on=TODAY, by=by, **more).rows]


@pytest.fixture
def five(secretary: Actor) -> list[str]:
    """Five members whose names are not in the order of their numbers."""
    given = ["งาม", "กานดา", "เกษม", "ขวัญ", "คำ"]
    return [funds.member(secretary, given_name=name).person.full_name for name in given]


def test_pages_hold_every_member_once_in_the_order_of_numbers(secretary: Actor, five: list[str]):
    first = register.page(Question(), on=TODAY, by=secretary, size=2)
    second = register.page(Question(after=first.next), on=TODAY, by=secretary, size=2)
    last = register.page(Question(after=second.next), on=TODAY, by=secretary, size=2)

    assert [row.name for row in (*first.rows, *second.rows, *last.rows)] == five
    assert (first.previous, last.next) == ("", "")


def test_the_way_back_leads_to_the_same_page(secretary: Actor, five: list[str]):
    first = register.page(Question(order="name"), on=TODAY, by=secretary, size=2)
    second = register.page(Question(order="name", after=first.next), on=TODAY, by=secretary, size=2)

    back = register.page(Question(order="name", before=second.previous), on=TODAY, by=secretary, size=2)

    assert back.rows == first.rows
    assert back.previous == ""


def test_names_stand_in_thai_order(secretary: Actor, five: list[str]):
    listed = names(Question(order="name"), secretary)

    assert [name.split()[0].removeprefix("นาย") for name in listed] == ["กานดา", "เกษม", "ขวัญ", "คำ", "งาม"]


def test_the_newest_come_first_when_asked(secretary: Actor, five: list[str]):
    assert names(Question(order="newest"), secretary, size=1) == [five[-1]]


def test_a_filter_by_status_looks_at_the_last_status_only(secretary: Actor):
    resigned, member = funds.member(secretary), funds.member(secretary)
    actions.change_status(member_id=resigned.pk, status="resigned", on=TODAY, by=secretary)

    assert names(Question(status="active"), secretary) == [member.person.full_name]
    assert names(Question(status="resigned"), secretary) == [resigned.person.full_name]
    assert register.total(Question(status="applied"), on=TODAY, by=secretary) == 0


def test_a_filter_by_village_and_age(secretary: Actor):
    village = places.village(secretary)
    child = funds.member(secretary, village, birth=PartialDate(2015, 5, 5))
    funds.member(secretary, village, birth=PartialDate(1980, 5, 5))
    funds.member(secretary, birth=PartialDate(2015, 5, 5))

    assert names(Question(community_id=village.pk, band="child"), secretary) == [child.person.full_name]


@pytest.mark.parametrize("typed", ["3-12", "03-00012", "๐๓-๐๐๐๑๒"])
def test_a_number_is_found_however_it_is_typed(secretary: Actor, typed: str):
    person = people.person(secretary, "ค้นเจอ")
    actions.apply(
        person_id=person.pk,
        community_id=None,
        on=datetime.date(2026, 10, 15),
        number="03-00012",
        by=secretary,
    )

    assert names(Question(text=typed), secretary) == [person.full_name]


def test_a_name_is_found_as_the_people_register_finds_it(secretary: Actor, five: list[str]):
    assert names(Question(text="กานดา"), secretary) == ["นายกานดา เนินคราม"]


def test_everybody_is_printed_page_after_page(secretary: Actor, five: list[str]):
    printed = register.every(Question(), on=TODAY, by=secretary, size=2)

    assert [row.name for row in printed] == five


def test_an_officer_without_the_right_lists_nobody(secretary: Actor, tenant: Tenant):
    operator = Actor(tenant_id=tenant.pk, user_id=secretary.user_id)

    with pytest.raises(NotAllowed):
        register.page(Question(), on=TODAY, by=operator)


def test_the_neighbour_lists_nobody_of_ours(secretary: Actor, neighbour: Tenant, stranger: Actor):
    funds.member(secretary)

    with acting_for(neighbour):
        assert register.page(Question(), on=TODAY, by=stranger).rows == ()
