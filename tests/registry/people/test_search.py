"""Finding people by number, phone and name; the index serves the app role under row security."""

import pytest
from django.db import connection, connections, transaction

from tests.factories import people, places, tenants
from thuanna.foundation.audit.actor import NotAllowed
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.partial_dates import PartialDate
from thuanna.registry.people import actions, queries, rules
from thuanna.registry.people.facts import NewAddress, NewPhone
from thuanna.registry.people.models import PhoneNumber, SearchKey
from thuanna.registry.people.queries import Likeness


def names_found(text, by):
    return [line.name for line in queries.search(text, by=by).people]


@pytest.fixture
def register(acting, secretary):
    """Four people with names that are easily mixed up."""
    return [
        people.person(secretary, "สมชาย", "เนินคราม", citizen_number=people.citizen_number(1)),
        people.person(secretary, "สมชัย", "เนินคราม", phones=(NewPhone(digits="0812345678"),)),
        people.person(secretary, "สมชายศักดิ์", "ฝางทอง", nickname="แดง"),
        people.person(secretary, "ประเสริฐ", "สมชาย"),
    ]


def test_the_whole_number_finds_its_holder(register, secretary):
    found = queries.search(people.citizen_number(1).formatted(), by=secretary)

    assert [line.person_id for line in found.people] == [register[0].pk]
    assert found.people[0].masked_number == people.citizen_number(1).masked()


def test_a_number_nobody_holds_finds_nobody(register, secretary):
    assert queries.search(people.citizen_number(99).digits, by=secretary).total == 0


@pytest.mark.parametrize("typed", ["0812345678", "081 234", "+66812345678"])
def test_a_phone_number_or_its_beginning_finds_its_owner(register, secretary, typed):
    assert names_found(typed, secretary) == ["นายสมชัย เนินคราม"]


def test_whole_names_come_before_beginnings_and_beginnings_before_sounds(acting, secretary):
    for given in ("สมชาญ", "สมชายะ", "สมชาย"):
        people.person(secretary, given, "เนินคราม", title="")

    found = queries.search("สมชาย", by=secretary).people

    assert [(line.name, line.likeness) for line in found[:2]] == [
        ("สมชาย เนินคราม", Likeness.WHOLE),
        ("สมชายะ เนินคราม", Likeness.BEGINS),
    ]


def test_a_family_name_finds_too(register, secretary):
    assert set(names_found("เนินคราม", secretary)) == {"นายสมชาย เนินคราม", "นายสมชัย เนินคราม"}


@pytest.mark.parametrize(
    "typed",
    ["นายสมชาย เนินคราม", "เนินคราม สมชาย", "สมชายเนินคราม", "สมชาย  เนิน", "สม​ชาย เนินคราม"],
)
def test_a_name_is_found_however_it_is_typed(register, secretary, typed):
    assert names_found(typed, secretary)[0] == "นายสมชาย เนินคราม"


@pytest.mark.parametrize("typed", ["ประเสริด", "ประเสิฐ"])
def test_a_spelling_variant_is_found_by_its_sound(register, secretary, typed):
    found = queries.search(typed, by=secretary).people

    assert [(line.name, line.likeness) for line in found] == [("นายประเสริฐ สมชาย", Likeness.SOUNDS)]


def test_a_nickname_finds_too(register, secretary):
    assert names_found("แดง", secretary) == ["นายสมชายศักดิ์ ฝางทอง"]


def test_wildcards_are_letters_like_others(register, secretary):
    assert names_found("ส%ย", secretary) == names_found("สม_าย", secretary) == []


def test_a_line_shows_the_village_people_live_in(acting, secretary):
    village = places.village(tenants.system_of(acting), 3)
    people.person(secretary, addresses=(NewAddress(house_number="7", community_id=village.pk),))

    [line] = queries.search("สมชาย", by=secretary).people

    assert line.place.in_("th") == "หมู่ 3 บ้านเนินคราม"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (NewAddress(village_number=4, subdistrict_code="400101"), "หมู่ 4 ตำบลในเมือง"),
        (NewAddress(house_number="7", subdistrict_code="400101"), "ตำบลในเมือง"),
    ],
)
def test_without_a_village_of_the_list_a_line_shows_number_and_subdistrict(acting, secretary, address, words):
    people.person(secretary, addresses=(address,))

    [line] = queries.search("สมชาย", by=secretary).people

    assert line.place.in_("th") == words


def test_pages_follow_one_another_and_never_run_out(acting, secretary):
    actions.bulk_register(people=[people.new_person(family_name=f"คราม{n}") for n in range(25)], by=secretary)

    first = queries.search("สมชาย", by=secretary, size=10)
    last = queries.search("สมชาย", by=secretary, page=99, size=10)

    assert (first.total, first.pages, len(first.people)) == (25, 3, 10)
    assert (last.page, len(last.people)) == (3, 5)
    assert not {p.person_id for p in first.people} & {p.person_id for p in last.people}


def test_when_too_many_answer_the_list_is_cut_and_says_so(acting, secretary):
    told = [people.new_person(family_name=f"คราม{n:03}") for n in range(queries.MOST_FOUND + 5)]
    actions.bulk_register(people=told, by=secretary)

    found = queries.search("สมชาย", by=secretary)

    assert (found.total, found.is_cut) == (queries.MOST_FOUND, True)


def test_who_may_not_see_people_finds_nobody(acting):
    auditor = tenants.member_of(acting, "auditor", username="auditor")

    with pytest.raises(NotAllowed):
        queries.search("สมชาย", by=auditor)


def test_the_neighbour_finds_nobody(register, neighbour, stranger):
    with acting_for(neighbour):
        for typed in ("สมชาย", "0812345678", people.citizen_number(1).digits):
            assert queries.search(typed, by=stranger).total == 0


def test_people_who_may_be_the_same_are_shown(acting, secretary):
    same = people.person(secretary, "ประเสริฐ", "เนินคราม", birth=PartialDate(1967, 5, 5))
    people.person(secretary, "ประเสริฐ", "เนินคราม", birth=PartialDate(1990))
    unknown = people.person(secretary, "ประเสริด", "เนินคราม")

    found = queries.possible_duplicates(
        given_name="ประเสริด", family_name="เนินคราม", birth=PartialDate(1968), by=secretary
    )

    assert {line.person_id for line in found} == {same.pk, unknown.pk}


def test_nobody_is_their_own_duplicate(acting, secretary):
    person = people.person(secretary)

    found = queries.possible_duplicates(
        given_name="สมชาย", family_name="เนินคราม", birth=None, by=secretary, but=person.pk
    )

    assert found == []


@pytest.fixture
def crowded(committed):
    """Enough people, known to the planner, that reading the whole table would never be the plan."""
    tenant = tenants.tenant()
    with acting_for(tenant):
        with transaction.atomic():
            actions.bulk_register(people=list(people.crowd(3_000)), by=tenants.member_of(tenant, "secretary"))
        with connections["owner"].cursor() as owner:
            owner.execute("analyze people_person, people_searchkey, people_phonenumber")
        yield tenant


def plan_of(queryset):
    return queryset.explain()


def test_a_beginning_is_looked_up_through_the_index_as_the_app_role(crowded):
    beginning = rules.Beginning("สมชาย ")
    keys = SearchKey.objects.filter(spelt__gte=beginning.first, spelt__lt=beginning.beyond)

    plan = plan_of(keys.order_by("spelt", "person_id").values_list("spelt", "person_id")[:200])

    assert "search_key_once" in plan
    assert "Seq Scan" not in plan
    [condition] = [line for line in plan.splitlines() if "Index Cond" in line]
    assert "spelt" in condition
    assert "tenant_id" in condition


def test_a_sound_is_looked_up_through_its_index_as_the_app_role(crowded):
    sound = rules.Beginning(rules.forms_of("สมชาย").heard + " ")
    keys = SearchKey.objects.filter(heard__gte=sound.first, heard__lt=sound.beyond)

    plan = plan_of(keys.order_by("heard", "person_id").values_list("heard", "person_id")[:200])

    assert "search_key_by_sound" in plan
    assert "Seq Scan" not in plan


def test_a_phone_number_is_looked_up_through_its_index_as_the_app_role(crowded):
    asked = rules.Beginning("0812")
    phones = PhoneNumber.objects.filter(digits__gte=asked.first, digits__lt=asked.beyond)

    plan = plan_of(phones.order_by("digits", "person_id").values_list("digits", "person_id")[:200])

    assert "phone_by_digits" in plan
    assert "Seq Scan" not in plan


def test_a_number_is_looked_up_through_the_unique_index_as_the_app_role(crowded):
    from thuanna.registry.people.models import Person

    plan = plan_of(Person.objects.filter(number_index=bytes(32)).values_list("pk"))

    assert "person_number_once" in plan
    assert "Seq Scan" not in plan


def test_the_plans_are_those_of_the_app_role(crowded):
    with connection.cursor() as cursor:
        cursor.execute("select current_user, row_security_active('people_searchkey')")
        assert cursor.fetchone() == ("thuanna_app", True)
