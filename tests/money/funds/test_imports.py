"""From a file to the register: nothing before confirmation, all or nothing, never twice, and back again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import pytest

from tests.factories import people, places, registers, tenants
from tests.factories.registers import HEADINGS, member_line
from tests.factories.tenants import NOW, TODAY
from thuanna.foundation.access.roles import permissions_of
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.citizen_number import CitizenNumber
from thuanna.money.funds import importing_queries as queries
from thuanna.money.funds.actions import imports
from thuanna.money.funds.models import Fund, ImportBatch, ImportFinding, Member, MemberStatus, NominatedPayee
from thuanna.registry.people.models import Address, Person, PhoneNumber, Trait

pytestmark = pytest.mark.usefixtures("fund")


@pytest.fixture
def fund(acting: Tenant) -> Fund:
    founded: Fund = Fund.objects.create(founded_on=datetime.date(2006, 1, 1))
    return founded


def checked(by: Actor, *rows: Sequence[Any], name: str = "ทะเบียน.xlsx") -> ImportBatch:
    """A file of these rows, uploaded and checked."""
    batch = imports.upload(content=registers.xlsx(rows), name=name, by=by)
    return imports.check(batch_id=batch.pk, today=TODAY, by=by)


def committed(by: Actor, *rows: Sequence[Any]) -> ImportBatch:
    """A file of these rows, brought into the register."""
    return imports.commit(batch_id=checked(by, *rows).pk, on=TODAY, at=NOW, by=by)


def codes(batch: ImportBatch) -> list[tuple[int, str, str]]:
    return list(queries.findings_of(batch).values_list("row", "column", "code"))


def statuses(member: Member) -> list[tuple[str, datetime.date]]:
    rows = MemberStatus.objects.filter(member=member).order_by("starts_on", "pk")
    return list(rows.values_list("status", "starts_on"))


# Uploading and checking


def test_checking_counts_and_writes_nobody(secretary: Actor) -> None:
    batch = checked(secretary, *registers.register(5), member_line(6, citizen_number="123"))

    assert (batch.state, batch.rows, batch.accepted, batch.rejected) == ("checked", 6, 5, 1)
    assert codes(batch)[-1] == (7, "C", "citizen_number_length")
    assert not Member.objects.exists()
    assert not Person.objects.exists()


def test_checking_again_replaces_what_was_found(secretary: Actor) -> None:
    batch = checked(secretary, HEADINGS, member_line(1, citizen_number="123"))

    imports.check(batch_id=batch.pk, today=TODAY, by=secretary)

    assert ImportFinding.objects.filter(batch=batch, severity="error").count() == 1


def test_a_file_that_cannot_be_read_says_why_and_is_not_committed(secretary: Actor) -> None:
    batch = imports.upload(content=b"%PDF-1.7 scan", name="ทะเบียน.xlsx", by=secretary)

    batch = imports.check(batch_id=batch.pk, today=TODAY, by=secretary)

    assert batch.state == "unreadable"
    assert "PDF" in batch.refusal_th
    with pytest.raises(imports.NotChecked):
        imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=secretary)


def test_somebody_without_the_right_cannot_upload(secretary: Actor) -> None:
    collector = Actor(
        tenant_id=secretary.tenant_id, user_id=secretary.user_id, permissions=permissions_of({"collector"})
    )

    with pytest.raises(NotAllowed):
        imports.upload(content=b"x", name="a.csv", by=collector)


def test_a_corrected_mapping_is_used_and_remembered_for_the_next_file(secretary: Actor) -> None:
    rows = (["ก", "ชื่อ", "ข", "เลขบัตร"], ["7", "นายสมชาย ใจดี", "x", registers.citizen_number(1)])
    batch = checked(secretary, *rows)

    imports.correct_mapping(
        batch_id=batch.pk, mapping={0: "member_no", 1: "full_name", 3: "citizen_number"}, by=secretary
    )
    batch = imports.check(batch_id=batch.pk, today=TODAY, by=secretary)
    later = checked(secretary, *rows)

    expected = {"0": "member_no", "1": "full_name", "3": "citizen_number"}
    assert batch.mapping == expected
    assert later.mapping == expected


@pytest.mark.parametrize(
    "mapping",
    [{0: "citizen_number"}, {0: "full_name", 1: "full_name"}, {0: "full_name", 1: "favourite_colour"}],
    ids=["no-name", "twice", "unknown"],
)
def test_a_mapping_that_makes_no_register_is_refused(secretary: Actor, mapping: dict[int, str]) -> None:
    batch = checked(secretary, *registers.register(1))

    with pytest.raises(imports.MappingUnsuitable):
        imports.correct_mapping(batch_id=batch.pk, mapping=mapping, by=secretary)


def test_another_sheet_is_checked_after_it_was_chosen(secretary: Actor) -> None:
    content = registers.workbook({"หนึ่ง": registers.register(5), "สอง": registers.register(2, first=50)})
    batch = imports.upload(content=content, name="ทะเบียน.xlsx", by=secretary)

    imports.choose_sheet(batch_id=batch.pk, sheet="สอง", by=secretary)
    batch = imports.check(batch_id=batch.pk, today=TODAY, by=secretary)

    assert (batch.sheet, batch.accepted, batch.sheets) == ("สอง", 2, ["หนึ่ง", "สอง"])


# Committing


def test_committing_brings_in_every_accepted_line_with_all_it_tells(secretary: Actor) -> None:
    village = places.village(secretary, 4)
    headings = [*HEADINGS, "กลุ่ม", "อาชีพ"]
    line = member_line(
        1,
        member_no="04-00123",
        title="นาง",
        given_name="สมศรี",
        family_name="ใจดี",
        birth_date="5/5/2510",
        house_no="12/3",
        moo=4,
        phone="081-234-5678",
        admitted_on="1/2/2560",
        payee_name="นายดำ ใจดี",
        payee_relation="บุตร",
        paid_total=3650,
    )

    batch = committed(secretary, headings, [*line, "ผู้พิการ", "ทำนา"])

    member = Member.objects.select_related("person").get()
    person = member.person
    assert (batch.state, batch.accepted, batch.committed_at) == ("committed", 1, NOW)
    assert (member.number, member.community_id, member.opening_satang) == ("04-00123", village.pk, 365000)
    assert (person.full_name, person.sex, person.occupation) == ("นางสมศรี ใจดี", "female", "ทำนา")
    assert person.birth is not None
    assert person.birth.earliest == datetime.date(1967, 5, 5)
    assert person.number_tail == registers.citizen_number(1)[-3:]
    assert statuses(member) == [("active", datetime.date(2017, 2, 1))]
    assert PhoneNumber.objects.get().digits == "0812345678"
    address = Address.objects.get()
    assert (address.house_number, address.village_number, address.community_id) == ("12/3", 4, village.pk)
    assert address.subdistrict_id == places.KHON_KAEN_CITY
    assert list(NominatedPayee.objects.values_list("name", "relation", "place")) == [("นายดำ ใจดี", "บุตร", 1)]
    assert list(Trait.objects.values_list("kind", "source")) == [("disabled", "register")]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, [("active", "2017-02-01")]),
        (
            {"status": "ลาออก", "resigned_on": "3/4/2562"},
            [("active", "2017-02-01"), ("resigned", "2019-04-03")],
        ),
        ({"died_on": "3/4/2562"}, [("active", "2017-02-01"), ("deceased", "2019-04-03")]),
        ({"status": "ขาดส่ง", "status_on": "3/4/2562"}, [("active", "2017-02-01"), ("ended", "2019-04-03")]),
        ({"status": "พักสิทธิ"}, [("active", "2017-02-01"), ("suspended", "2026-11-21")]),
        ({"status": "รออนุมัติ"}, [("applied", "2017-02-01")]),
        ({"applied_on": "5/1/2560"}, [("applied", "2017-01-05"), ("active", "2017-02-01")]),
        ({"died_on": "ตาย"}, [("active", "2017-02-01"), ("deceased", "2026-11-21")]),
    ],
)
def test_dates_and_status_words_become_the_history_of_the_membership(
    secretary: Actor, told: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    headings = {"status": "สถานะ", "resigned_on": "วันที่ลาออก", "died_on": "วันที่เสียชีวิต"}
    headings |= {"status_on": "สถานะตั้งแต่วันที่", "applied_on": "วันที่สมัคร"}
    line = [*member_line(1, admitted_on="1/2/2560"), *(told.get(field) for field in headings)]

    committed(secretary, [*HEADINGS, *headings.values()], line)

    member = Member.objects.get()
    assert [(status, day.isoformat()) for status, day in statuses(member)] == expected


def test_a_person_already_in_the_register_is_used_and_left_as_they_are(secretary: Actor) -> None:
    number = CitizenNumber(registers.citizen_number(1))
    known = people.person(secretary, "สมศรี", "ใจดี", citizen_number=number)

    batch = committed(secretary, HEADINGS, member_line(1, given_name="สมสี", family_name="ใจดี"))

    assert Member.objects.get().person_id == known.pk
    assert Person.objects.get().given_name == "สมศรี"
    assert (2, "C", "person_known_by_other_name") in codes(batch)


def test_the_same_file_again_adds_nobody_and_says_when_it_came(secretary: Actor) -> None:
    rows = [*registers.register(4), member_line(5, citizen_number="-", member_no="")]
    first = committed(secretary, *rows)

    again = checked(secretary, *rows)

    assert first.accepted == 5
    assert (again.accepted, again.known, again.rejected) == (0, 5, 0)
    assert (1, "", "file_seen_before") in codes(again)
    with pytest.raises(imports.NothingToImport):
        imports.commit(batch_id=again.pk, on=TODAY, at=NOW, by=secretary)


def test_a_corrected_file_adds_only_those_who_were_missing(secretary: Actor) -> None:
    wrong = member_line(3, citizen_number="123")
    committed(secretary, *registers.register(2), wrong)

    second = committed(secretary, *registers.register(3))

    assert (second.accepted, second.known) == (1, 2)
    assert Member.objects.count() == 3


def test_a_member_number_of_somebody_else_is_refused(secretary: Actor) -> None:
    committed(secretary, HEADINGS, member_line(1))

    batch = checked(secretary, HEADINGS, member_line(2, member_no="02-00001"))

    assert (batch.accepted, batch.rejected) == (0, 1)
    assert (2, "B", "member_no_taken") in codes(batch)


def test_numbers_are_given_where_the_file_has_none(secretary: Actor) -> None:
    committed(secretary, HEADINGS, member_line(1, member_no="07"))

    committed(secretary, HEADINGS, member_line(2, member_no=""), member_line(3, member_no=""))

    assert sorted(Member.objects.values_list("number", flat=True)) == ["07", "08", "09"]


def test_numbers_are_given_by_village_where_every_village_is_known(secretary: Actor) -> None:
    for number in (4, 5):
        places.village(secretary, number, name=f"บ้านที่{number}")

    committed(
        secretary, HEADINGS, *(member_line(n, member_no="", moo=moo) for n, moo in ((1, 4), (2, 5), (3, 4)))
    )

    numbers = Member.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == ["04-00001", "05-00001", "04-00002"]


def test_a_village_outside_the_area_is_told_and_kept_in_the_address(secretary: Actor) -> None:
    places.village(secretary, 4)
    rows = [[*HEADINGS, "หมู่บ้าน"], [*member_line(1, moo=None, house_no="9"), "บ้านไกลโพ้น"]]

    batch = committed(secretary, *rows)

    assert (2, "O", "village_unknown") in codes(batch)
    assert Address.objects.get().house_number == "9 บ้านไกลโพ้น"
    assert Member.objects.get().community_id is None


def test_committing_twice_is_done_once(secretary: Actor) -> None:
    batch = committed(secretary, *registers.register(3))

    again = imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=secretary)

    assert again.pk == batch.pk
    assert Member.objects.count() == 3


def test_a_check_of_long_ago_is_made_anew_and_a_different_result_is_not_written(secretary: Actor) -> None:
    old = checked(secretary, *registers.register(3))
    committed(secretary, *registers.register(1))

    with pytest.raises(imports.RegisterChanged):
        imports.commit(batch_id=old.pk, on=TODAY, at=NOW, by=secretary, expected=3)
    imports.commit(batch_id=old.pk, on=TODAY, at=NOW, by=secretary, expected=2)

    assert Member.objects.count() == 3


def test_an_import_leaves_one_line_with_count_and_digest_and_no_names(secretary: Actor) -> None:
    batch = committed(secretary, *registers.register(3))

    line = AuditEntry.objects.get(verb="funds.members_imported")
    assert (line.subject_id, line.facts["count"], len(line.facts["digest"])) == (batch.pk, 3, 64)


def test_without_a_fund_nothing_is_committed(secretary: Actor) -> None:
    batch = checked(secretary, *registers.register(1))
    Fund.objects.all().delete()

    with pytest.raises(imports.NoFund):
        imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=secretary)


def test_a_discarded_file_cannot_be_committed(secretary: Actor) -> None:
    batch = checked(secretary, *registers.register(1))

    imports.discard(batch_id=batch.pk, by=secretary)

    with pytest.raises(imports.AlreadyDecided):
        imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=secretary)


# Undoing


def test_undoing_leaves_the_register_as_it_was(secretary: Actor) -> None:
    number = CitizenNumber(registers.citizen_number(2))
    known = people.person(secretary, "สมศรี", "ใจดี", citizen_number=number)
    batch = committed(secretary, *registers.register(3))

    undone = imports.undo(batch_id=batch.pk, reason="wrong file", at=NOW, by=secretary)

    assert undone.state == "undone"
    assert not Member.objects.exists()
    assert not MemberStatus.objects.exists()
    assert [person.pk for person in Person.objects.all()] == [known.pk]


def test_an_undone_file_can_come_in_again(secretary: Actor) -> None:
    batch = committed(secretary, *registers.register(3))
    imports.undo(batch_id=batch.pk, reason="wrong village list", at=NOW, by=secretary)

    committed(secretary, *registers.register(3))

    assert Member.objects.count() == 3


def test_an_import_on_which_something_was_built_stays_and_says_what(secretary: Actor) -> None:
    from thuanna.money.funds.actions import members

    batch = committed(secretary, *registers.register(2))
    member = Member.objects.order_by("pk")[0]
    members.change_status(member_id=member.pk, status="suspended", on=TODAY, reason="ขอพัก", by=secretary)

    with pytest.raises(imports.SomethingBuiltOnIt) as refused:
        imports.undo(batch_id=batch.pk, reason="x", at=NOW, by=secretary)

    assert "1" in refused.value.phrase.in_("th")
    assert Member.objects.count() == 2


def test_what_was_never_committed_cannot_be_undone(secretary: Actor) -> None:
    batch = checked(secretary, *registers.register(1))

    with pytest.raises(imports.AlreadyDecided):
        imports.undo(batch_id=batch.pk, reason="x", at=NOW, by=secretary)


# The neighbour


def test_the_neighbour_neither_sees_nor_touches_an_import(secretary: Actor, stranger: Actor) -> None:
    batch = checked(secretary, *registers.register(1))

    with acting_for(stranger.tenant_id), pytest.raises(queries.ImportUnknown):
        imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=stranger)


def test_the_neighbours_members_do_not_count_as_known(secretary: Actor, neighbour: Tenant) -> None:
    with acting_for(neighbour):
        Fund.objects.create(founded_on=TODAY)
        theirs = committed(tenants.system_of(neighbour), *registers.register(3))

    ours = checked(secretary, *registers.register(3))

    assert (theirs.accepted, ours.accepted, ours.known) == (3, 3, 0)
