"""No citizen number stands in clear anywhere, and a seal opens only where it was closed."""

import pytest
from django.apps import apps
from django.db import connection, models

from tests.factories import people
from thuanna.foundation.tenancy import keys
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.sealing import SealBroken
from thuanna.registry.people import actions, queries, sealed_numbers
from thuanna.registry.people.models import Person

NUMBER = people.citizen_number(4_321)


def whole_database() -> str:
    """Every row of every table the tenant can read, as text."""
    tables = sorted({model._meta.db_table for model in apps.get_models() if model._meta.managed})
    found = []
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'select * from "{table}"')
            found += [repr([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor]
    return "\n".join(found)


def test_no_number_stands_in_clear_anywhere_after_a_day_of_work(acting, secretary):
    person = people.person(secretary, citizen_number=NUMBER)
    queries.search(NUMBER.digits, by=secretary)
    actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=secretary)
    actions.change_citizen_number(person_id=person.pk, number=people.citizen_number(4_322), by=secretary)
    actions.change_citizen_number(person_id=person.pk, number=NUMBER, by=secretary)

    everything = whole_database()

    assert "person_registered" in everything
    assert NUMBER.digits not in everything
    assert NUMBER.formatted() not in everything
    assert NUMBER.digits[1:-3] not in everything


def test_a_seal_opens_with_the_tenants_own_key(tenant):
    kept = sealed_numbers.seal(NUMBER, tenant_id=tenant.pk)

    opened = sealed_numbers.unseal(kept.sealed, kept.blind_index, kept.key_version, tenant_id=tenant.pk)

    assert opened == NUMBER


def test_a_seal_of_one_tenant_stays_shut_for_the_neighbour(tenant, neighbour):
    kept = sealed_numbers.seal(NUMBER, tenant_id=tenant.pk)

    with pytest.raises(SealBroken):
        sealed_numbers.unseal(kept.sealed, kept.blind_index, kept.key_version, tenant_id=neighbour.pk)


def test_a_seal_moved_to_another_person_stays_shut(acting, secretary):
    one = people.person(secretary, citizen_number=NUMBER)
    other = people.person(secretary, citizen_number=people.citizen_number(1))
    Person.objects.filter(pk=other.pk).update(number_sealed=bytes(one.number_sealed))

    with pytest.raises(SealBroken):
        actions.reveal_citizen_number(person_id=other.pk, reason="check_card", by=secretary)


def test_with_another_master_key_nothing_opens_and_nothing_is_found(acting, secretary, settings):
    person = people.person(secretary, citizen_number=NUMBER)
    settings.MASTER_KEY = bytes(reversed(range(32)))

    assert queries.search(NUMBER.digits, by=secretary).people == ()
    with pytest.raises(SealBroken):
        actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=secretary)


def test_keys_differ_by_tenant_and_by_purpose():
    found = {keys.key_of(tenant, purpose) for tenant in (1, 2) for purpose in keys.Purpose}

    assert len(found) == 2 * len(keys.Purpose)


def test_a_key_version_of_another_release_is_named():
    with pytest.raises(keys.UnknownKeyVersion, match="99"):
        keys.key_of(1, keys.Purpose.CITIZEN_NUMBER_SEAL, version=99)


def test_sealed_columns_are_marked_sensitive():
    sealed = [f for f in Person._meta.fields if isinstance(f, models.BinaryField)]

    assert {field.privacy for field in sealed} == {"sensitive"}
    assert len(sealed) == 2


def test_the_neighbour_reveals_nothing(tenant, neighbour, secretary, stranger):
    with acting_for(tenant):
        person = people.person(secretary, citizen_number=NUMBER)

    with acting_for(neighbour), pytest.raises(actions.PersonUnknown):
        actions.reveal_citizen_number(person_id=person.pk, reason="check_card", by=stranger)
