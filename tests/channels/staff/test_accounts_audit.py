"""The audit trail for those who inspect."""

from __future__ import annotations

import pytest

from tests.factories import tenants
from tests.factories.sessions import logged_in
from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.context import acting_for


@pytest.fixture
def inspector(tenant) -> Actor:
    actor = tenants.member_of(tenant, "inspector", username="inspector")
    with acting_for(tenant):
        audit.record(actor, "tests.looked", reason="check", number=7)
        audit.record(actor, "tests.counted", number=8)
    return actor


def test_an_inspector_sees_who_did_what(inspector):
    page = logged_in(inspector).get("/staff/audit/").content.decode()

    assert "tests.looked" in page
    assert "ผู้ใช้ inspector" in page


def test_the_list_is_narrowed_by_deed_and_day(inspector):
    browser = logged_in(inspector)

    one = browser.get("/staff/audit/?verb=tests.counted").content.decode()
    none = browser.get("/staff/audit/?last_day=1&last_month=1&last_year=2500").content.decode()

    assert "number: 8" in one
    assert "number: 7" not in one
    assert "ยังไม่มีรายการตามที่กรอง" in none


def test_the_file_holds_the_same_lines(inspector):
    response = logged_in(inspector).get("/staff/audit/export.csv?verb=tests.looked")

    lines = response.content.decode("utf-8-sig").splitlines()
    assert response["Content-Type"].startswith("text/csv")
    assert len(lines) == 2
    assert "tests.looked" in lines[1]


def test_a_reason_that_looks_like_a_formula_stays_a_text_in_the_file(inspector, tenant):
    with acting_for(tenant):
        audit.record(inspector, "tests.tricked", reason="=cmd|' /C calc'!A0")

    response = logged_in(inspector).get("/staff/audit/export.csv?verb=tests.tricked")

    assert "'=cmd|" in response.content.decode("utf-8-sig")


def test_the_neighbour_sees_none_of_it(inspector, neighbour):
    nosy = tenants.member_of(neighbour, "inspector", username="nosy")

    assert "tests.looked" not in logged_in(nosy).get("/staff/audit/").content.decode()


def test_a_secretary_does_not_inspect(secretary):
    assert logged_in(secretary).get("/staff/audit/").status_code == 403
