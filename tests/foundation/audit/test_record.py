"""The audit line: never anonymous, never about a person by name or number, never changed."""

from __future__ import annotations

import datetime

import pytest

from thuanna.foundation.audit import actions as audit
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for

DAY = datetime.date(2026, 11, 21)


def test_a_line_says_who_did_what_to_what_and_why(acting, secretary):
    audit.record(secretary, "funds.member_admitted", acting, reason="มติที่ 3/2569", on=DAY, count=2)

    entry = AuditEntry.objects.get()
    assert (entry.user_id, entry.verb, entry.reason) == (
        secretary.user_id,
        "funds.member_admitted",
        "มติที่ 3/2569",
    )
    assert (entry.subject_kind, entry.subject_id) == ("tenancy.tenant", acting.pk)
    assert entry.facts == {"on": "2026-11-21", "count": 2}


def test_nobody_acts_anonymously(acting):
    with pytest.raises(audit.AnonymousActor):
        audit.record(Actor(tenant_id=acting.pk), "funds.member_admitted")


@pytest.mark.parametrize("number", ["1103700123456", "1-1037-00123-45-6", "1 1037 00123 45 6"])
def test_a_citizen_number_is_refused_in_facts_and_in_the_reason(acting, secretary, number):
    with pytest.raises(audit.PersonalDataInAudit):
        audit.record(secretary, "people.changed", note=number)
    with pytest.raises(audit.PersonalDataInAudit):
        audit.record(secretary, "people.changed", reason=f"ดู {number} แล้ว")


@pytest.mark.parametrize(
    "checksum",
    ["a1103700123456789b" * 3, "3f2a 1103 7001 2345 91bc", "1103 7001 2345 6789 0123", "1103 7001 2345 6a89"],
)
def test_a_checksum_with_many_digits_is_no_citizen_number(acting, secretary, checksum):
    audit.record(secretary, "funds.members_imported", digest=checksum)

    assert AuditEntry.objects.count() == 1


def test_only_plain_facts_are_kept(acting, secretary):
    with pytest.raises(audit.PersonalDataInAudit):
        audit.record(secretary, "people.changed", person={"name": "x"})


def test_the_neighbour_cannot_read_it(acting, secretary, neighbour):
    audit.record(secretary, "funds.member_admitted")

    with acting_for(neighbour):
        assert AuditEntry.objects.count() == 0


def test_a_missing_permission_is_named(secretary):
    with pytest.raises(NotAllowed, match=r"funds\.nothing\.do"):
        secretary.must("funds.nothing.do")
