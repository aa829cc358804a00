"""Taking a new organisation in: with a code that can stand in an address, once, and with its audit line."""

import pytest

from tests.factories.tenants import NOW
from thuanna.foundation.access import founding
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant

pytestmark = pytest.mark.django_db


def new(code="noenkhram", **more):
    return founding.NewOrganisation(code=code, kind="local_government", name_th="เทศบาลตำบลเนินคราม", **more)


def test_an_organisation_is_taken_in_under_its_code():
    tenant = founding.take_in(new=new(), at=NOW, system="console")

    assert Tenant.objects.get(code="noenkhram") == tenant
    assert tenant.is_demo is False


def test_its_own_audit_says_who_took_it_in():
    tenant = founding.take_in(new=new(), at=NOW, system="console")

    with acting_for(tenant):
        line = AuditEntry.objects.get()
    assert (line.verb, line.system) == ("access.organisation_taken_in", "console")


def test_without_english_name_the_thai_one_stands_for_it():
    tenant = founding.take_in(new=new(), at=NOW, system="console")

    assert tenant.name_en == "เทศบาลตำบลเนินคราม"


@pytest.mark.parametrize("code", ["", "เนินคราม", "Noen", "noen_khram", "-noen", "noen--khram", "n" * 41])
def test_a_code_that_cannot_stand_in_an_address_is_refused(code):
    with pytest.raises(founding.OrganisationCodeUnsuitable):
        founding.take_in(new=new(code), at=NOW, system="console")


def test_a_code_is_one_organisations(neighbour):
    with pytest.raises(founding.OrganisationCodeTaken):
        founding.take_in(new=new(neighbour.code), at=NOW, system="console")


def test_the_neighbour_learns_nothing_of_it(neighbour):
    founding.take_in(new=new(), at=NOW, system="console")

    with acting_for(neighbour):
        assert not AuditEntry.objects.exists()
