"""Taking people into the register, and back."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from tests.factories import people, tenants
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.citizen_number import CitizenNumberKind
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people import actions, queries
from thuanna.registry.people.facts import NewAddress, NewPhone, NewTrait
from thuanna.registry.people.models import Address, Person, PhoneNumber, SearchKey, Trait


def test_a_person_is_registered_with_everything_told(acting, secretary):
    person = people.person(
        secretary,
        "สมหญิง",
        "ครามหอม",
        title="นางสาว",
        sex="female",
        birth=PartialDate(1938, 2),
        is_birth_year_uncertain=True,
        citizen_number=people.citizen_number(5),
        phones=(NewPhone(digits="0812345678", owner="family"),),
        addresses=(NewAddress(house_number="12/3", village_number=4, subdistrict_code="400101"),),
        traits=(NewTrait(kind="disabled", source="document", starts_on=datetime.date(2020, 1, 1)),),
    )

    assert person.full_name == "นางสาวสมหญิง ครามหอม"
    assert person.birth == PartialDate(1938, 2)
    assert person.masked_number == people.citizen_number(5).masked()
    assert person.number_kind == CitizenNumberKind.IN_REGISTER_BY_2527
    assert PhoneNumber.objects.get().digits == "0812345678"
    assert Address.objects.get().village_number == 4
    assert Trait.objects.get().kind == "disabled"


def test_registering_writes_one_audit_line_without_name_or_number(acting, secretary):
    person = people.person(secretary, citizen_number=people.citizen_number())

    [line] = AuditEntry.objects.all()
    assert (line.verb, line.subject_id) == ("people.person_registered", person.pk)
    assert line.facts == {"has_number": True}


def test_without_a_number_the_reason_is_kept(acting, secretary):
    person = people.person(secretary, no_number_reason="not_issued")

    assert not person.has_number
    assert person.masked_number == ""
    assert person.no_number_reason == "not_issued"


def test_the_same_number_twice_is_refused_and_names_who_holds_it(acting, secretary):
    holder = people.person(secretary, "สมชาย", citizen_number=people.citizen_number())

    with pytest.raises(actions.DuplicateCitizenNumber) as refused:
        people.person(secretary, "สมศรี", citizen_number=people.citizen_number())

    assert refused.value.person_id == holder.pk
    assert str(holder.pk) in str(refused.value)
    assert people.citizen_number().digits not in refused.value.phrase.in_("en")


def test_the_database_itself_refuses_the_same_number_twice(acting, secretary):
    first = people.person(secretary, citizen_number=people.citizen_number())
    second = people.person(secretary, "สมศรี")

    with pytest.raises(IntegrityError, match="person_number_once"), transaction.atomic():
        Person.objects.filter(pk=second.pk).update(
            number_index=first.number_index,
            number_sealed=first.number_sealed,
            number_key_version=1,
            number_tail="000",
            number_kind=first.number_kind,
            no_number_reason="",
        )


def test_a_person_has_a_number_or_a_reason_never_neither(acting):
    with pytest.raises(IntegrityError, match="person_number_or_reason"), transaction.atomic():
        Person.objects.create(given_name="สมชาย", sort_key="x")


def test_somebody_of_the_same_name_is_shown_before_anybody_is_registered_twice(acting, secretary):
    known = people.person(secretary, "สมหญิง", "ครามหอม")

    with pytest.raises(actions.PerhapsKnown) as refused:
        actions.register_person(
            person=people.new_person("สมหญิง", "ครามหอม"), is_somebody_new=False, by=secretary
        )

    assert [line.person_id for line in refused.value.people] == [known.pk]
    assert Person.objects.count() == 1


def test_namesakes_of_the_neighbour_are_nobodys_news(tenant, neighbour, secretary, stranger):
    with acting_for(tenant):
        people.person(secretary, "สมหญิง", "ครามหอม")

    with acting_for(neighbour):
        registered = actions.register_person(
            person=people.new_person("สมหญิง", "ครามหอม"), is_somebody_new=False, by=stranger
        )

    assert registered.given_name == "สมหญิง"


def test_the_same_number_in_two_tenants_is_nobodys_news(tenant, neighbour, secretary, stranger):
    with acting_for(tenant):
        ours = people.person(secretary, citizen_number=people.citizen_number())
    with acting_for(neighbour):
        theirs = people.person(stranger, citizen_number=people.citizen_number())

    assert bytes(ours.number_index) != bytes(theirs.number_index)


def test_the_neighbour_sees_nobody(tenant, neighbour, secretary, stranger):
    with acting_for(tenant):
        person = people.person(secretary, citizen_number=people.citizen_number())

    with acting_for(neighbour):
        assert Person.objects.count() == SearchKey.objects.count() == 0
        assert queries.search("สมชาย", by=stranger).people == ()
        assert queries.lines([person.pk], by=stranger) == {}
        assert queries.ids_by_citizen_number([people.citizen_number()]) == {}


def test_who_may_not_edit_registers_nobody(acting):
    committee = tenants.member_of(acting, "committee", username="committee")

    with pytest.raises(NotAllowed):
        people.person(committee)

    assert Person.objects.count() == 0


def test_an_actor_of_another_tenant_is_our_own_mistake(acting, neighbour):
    with pytest.raises(AssertionError):
        people.person(Actor(tenant_id=neighbour.pk, system="test"))


def test_a_load_gives_ids_in_the_order_of_its_rows(acting, secretary):
    told = list(people.crowd(450))

    ids = actions.bulk_register(people=told, by=secretary)

    written = Person.objects.in_bulk(ids)
    assert [(written[i].given_name, written[i].family_name) for i in ids] == [
        (person.given_name, person.family_name) for person in told
    ]
    assert [written[i].number_tail for i in ids] == [person.citizen_number.digits[-3:] for person in told]
    assert PhoneNumber.objects.count() == Address.objects.count() == 450


def test_two_loads_fit_into_one_transaction(acting, secretary):
    told = list(people.crowd(500))

    first = actions.bulk_register(people=told[:250], by=secretary)
    second = actions.bulk_register(people=told[250:], by=secretary)

    assert max(first) < min(second)
    assert Person.objects.count() == 500


def test_a_load_is_one_audit_line_with_a_digest(acting, secretary):
    actions.bulk_register(people=list(people.crowd(3)), by=secretary)

    [line] = AuditEntry.objects.all()
    assert line.verb == "people.people_registered"
    assert line.facts["count"] == 3
    assert len(line.facts["digest"]) == 52


def test_a_load_finds_people_like_single_registering_does(acting, secretary):
    told = list(people.crowd(300))
    person_id = actions.bulk_register(people=told, by=secretary)[77]
    alone = people.person(secretary, "แก้วตา", "ครามหอม")

    assert person_id in {p.person_id for p in queries.search(told[77].phones[0].digits, by=secretary).people}
    assert [p.person_id for p in queries.search("แก้วตา", by=secretary).people] == [alone.pk]


def test_a_load_with_a_known_number_writes_nothing(acting, secretary):
    told = list(people.crowd(5))
    holder = people.person(secretary, citizen_number=told[3].citizen_number)

    with pytest.raises(actions.DuplicateCitizenNumber) as refused:
        actions.bulk_register(people=told, by=secretary)

    assert (refused.value.place, refused.value.person_id) == (3, holder.pk)
    assert Person.objects.count() == 1


def test_a_number_twice_in_one_load_is_refused(acting, secretary):
    told = [people.new_person(citizen_number=people.citizen_number()) for _ in range(2)]

    with pytest.raises(actions.DuplicateCitizenNumber) as refused:
        actions.bulk_register(people=told, by=secretary)

    assert (refused.value.place, refused.value.person_id) == (1, None)


def test_an_empty_load_registers_nobody(acting, secretary):
    assert actions.bulk_register(people=[], by=secretary) == []


def test_a_load_is_taken_back_whole(acting, secretary):
    stays = people.person(secretary)
    ids = actions.bulk_register(people=list(people.crowd(4)), by=secretary)
    actions.relate(person_id=ids[0], other_id=ids[1], kind="spouse", on=None, by=secretary)

    removed = actions.take_back(person_ids=ids, reason="wrong_file", by=secretary)

    assert removed == 4
    assert [person.pk for person in Person.objects.all()] == [stays.pk]
    assert set(SearchKey.objects.values_list("person_id", flat=True)) == {stays.pk}


def test_people_somebody_looked_at_are_not_taken_back(acting, secretary):
    ids = actions.bulk_register(people=list(people.crowd(4)), by=secretary)
    actions.reveal_citizen_number(person_id=ids[2], reason="check_card", by=secretary)

    with pytest.raises(actions.StillNeeded):
        actions.take_back(person_ids=ids, reason="wrong_file", by=secretary)

    assert Person.objects.count() == 4
    assert PhoneNumber.objects.count() == 4


def test_the_neighbour_takes_nobody_back(tenant, neighbour, secretary, stranger):
    with acting_for(tenant):
        person = people.person(secretary)

    with acting_for(neighbour):
        assert actions.take_back(person_ids=[person.pk], reason="wrong_file", by=stranger) == 0
    with acting_for(tenant):
        assert Person.objects.count() == 1


def test_numbers_are_looked_up_before_a_load_is_written(acting, secretary):
    person = people.person(secretary, citizen_number=people.citizen_number(1))

    found = queries.ids_by_citizen_number([people.citizen_number(1), people.citizen_number(2)])

    assert found == {people.citizen_number(1).digits: person.pk}
