"""The towns as they stand in the database: built through actions, once, and beside nothing real."""

import datetime

import pytest

from tests.factories import tenants
from thuanna.demo import actions, logins
from thuanna.demo.password import PASSWORD
from thuanna.foundation.accounts import passwords
from thuanna.foundation.accounts.models import User
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.money import Money
from thuanna.money.funds.models import ImportBatch
from thuanna.money.funds.queries import counts
from thuanna.money.ledger import verification
from thuanna.money.payments.models import Receipt
from thuanna.oversight.publications.models import Publication
from thuanna.registry.organisations import queries as directory
from thuanna.registry.organisations.models import Organisation

BANGKOK = datetime.timezone(datetime.timedelta(hours=7))
NOW = datetime.datetime(2026, 11, 21, 9, 30, tzinfo=BANGKOK)


@pytest.fixture
def rural(towns: str) -> Tenant:
    return Tenant.objects.get(code="noenkhram-fund")


@pytest.fixture
def city(towns: str) -> Tenant:
    return Tenant.objects.get(code="khunthong")


def rows() -> list[int]:
    """How many rows stand in the tables that a second build could add to."""
    counted = []
    for tenant in Tenant.objects.order_by("pk"):
        with acting_for(tenant):
            tables = (AuditEntry, Organisation, Receipt, ImportBatch, Publication)
            counted += [table.objects.count() for table in tables]
    return [*counted, User.objects.count()]


def test_every_organisation_is_marked_as_a_demonstration(towns):
    assert not Tenant.objects.filter(is_demo=False).exists()


def test_every_fund_appears_under_its_local_government(rural):
    assert rural.host_tenant.code == "noenkhram"


def test_building_again_adds_nothing(towns):
    before = rows()

    actions.build(scale="village")

    assert rows() == before


def test_the_rural_fund_has_1284_members(rural):
    with acting_for(rural):
        counted = counts.by_status(datetime.datetime.now(BANGKOK).date())

    assert counted["active"] == 1284
    assert counted["resigned"] + counted["deceased"] == 233


def test_the_rural_funds_register_came_in_by_an_import(rural):
    with acting_for(rural):
        batch = ImportBatch.objects.get(state="committed")

    assert (batch.accepted, batch.rejected) == (1517, 0)


def test_an_import_waits_for_the_secretary(rural):
    with acting_for(rural):
        waiting = ImportBatch.objects.get(state="checked")

    assert waiting.rejected > 5
    assert waiting.accepted > 40


def test_receipts_went_through_several_hands(rural):
    with acting_for(rural):
        hands = set(Receipt.objects.values_list("into_account", "into_party"))

    assert len(hands) > 5


@pytest.mark.parametrize("code", ["noenkhram-fund", "monmokfa-fund", "khunthong-fund"])
def test_the_book_of_each_fund_proves_itself(towns, code):
    report = verification.verify([Tenant.objects.get(code=code)])

    assert report.findings == ()
    assert report.journals > 15


@pytest.mark.parametrize("code", ["noenkhram", "monmokfa", "khunthong"])
def test_every_town_and_fund_has_published(towns, code):
    with acting_for(Tenant.objects.get(code=code)):
        assert Publication.objects.filter(kind="town").exists()
    with acting_for(Tenant.objects.get(code=f"{code}-fund")):
        assert Publication.objects.filter(kind="fund").exists()


def test_the_citys_figures_agree_with_each_other(city):
    with acting_for(city):
        profile = directory.profile(datetime.datetime.now(BANGKOK).date())

    assert profile.disagreements == []
    assert profile["own_revenue"].value == Money.baht("678,749,799.10")


def test_everybody_can_log_in_with_the_printed_password(towns):
    printed = "\n".join(logins.as_lines("http://127.0.0.1:8000"))

    assert PASSWORD in printed
    assert all(f"  {name} " in printed for name in User.objects.values_list("username", flat=True))
    assert all(
        user.check_password(PASSWORD) for user in User.objects.filter(username__in=["secretary", "clerk"])
    )


def test_the_password_is_good_enough_for_a_real_account():
    assert passwords.problems(PASSWORD, about=("secretary", "นางสาวสมใจ สมมุติวงศ์")) == []


def test_nothing_is_built_beside_a_real_organisation(committed):
    tenants.tenant("real-fund", is_demo=False)

    with pytest.raises(actions.RealOrganisationHere, match="real-fund"):
        actions.build(scale="village", at=NOW)

    assert list(Tenant.objects.values_list("code", flat=True)) == ["real-fund"]
