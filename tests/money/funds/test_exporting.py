"""The register handed out: what imports back, what stays inside, and who was looked at."""

from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import places, registers
from tests.factories.registers import HEADINGS, member_line
from tests.factories.tenants import NOW, TODAY, member_of, system_of
from thuanna.foundation.audit.actor import Actor, NotAllowed
from thuanna.foundation.audit.models import AuditEntry
from thuanna.foundation.tenancy.context import acting_for
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.partial_dates import PartialDate
from thuanna.money.funds import exporting
from thuanna.money.funds.actions import exports, imports
from thuanna.money.funds.importing.facts import MemberRow
from thuanna.money.funds.importing.reading import Reading, read_register
from thuanna.money.funds.models import Fund, Member
from thuanna.registry.people.actions.views import LookNeedsPersonAndReason
from thuanna.registry.people.models import ViewLog


@pytest.fixture
def fund(acting: Tenant) -> Fund:
    founded: Fund = Fund.objects.create(founded_on=datetime.date(2006, 1, 1))
    return founded


_MORE = ("กลุ่ม", "สถานะ", "สถานะตั้งแต่วันที่", "วันที่สมัคร", "วันที่เสียชีวิต", "สถานภาพสมรส", "มติที่ประชุม", "วิธีส่งเงินสมทบ")


def rich_register() -> list[list[object]]:
    """People of every kind an old register has."""
    told = (
        ("ผู้พิการ", "", "", "5/1/2560", "", "สมรส", "3/2560", "รายปี"),
        ("", "ลาออก", "1/2/2563", "", "", "โสด", "", ""),
        ("กำพร้า", "พ้นสภาพ", "1/2/2564", "", "", "", "", "รายเดือน"),
        ("", "", "", "", "1/2/2565", "หม้าย", "", ""),
        ("", "รออนุมัติ", "", "", "", "", "", ""),
        ("", "พักสิทธิ", "1/2/2566", "", "", "", "", ""),
    )
    lines = [
        member_line(serial, admitted_on="1/2/2562", birth_date=birth, moo=4)
        for serial, birth in enumerate(("5/5/2510", "พ.ศ. 2500", "มี.ค. 2520", "1/1/2499", "-", "2/2/2470"), 1)
    ]
    lines[4] = member_line(5, admitted_on="1/2/2562", birth_date="-", citizen_number="-", moo=None, phone="-")
    return [[*HEADINGS, *_MORE], *([*line, *more] for line, more in zip(lines, told, strict=True))]


def read(content: bytes) -> Reading:
    return read_register(content, "ทะเบียน.xlsx", today=TODAY)


def comparable(row: MemberRow) -> MemberRow:
    """The row without what an export may add: its line, and the names of places that were recognised."""
    bare = row.address._replace(village="", subdistrict="", district="", province="")
    return row._replace(line=0, address=bare)


def test_the_complete_register_can_be_read_by_the_import(fund: Fund, secretary: Actor) -> None:
    places.village(secretary, 4)
    bring_in(registers.xlsx(rich_register()), secretary)
    first = exports.export_register(is_full=True, reason="correct", on=TODAY, by=secretary)

    again = read(first)

    assert [f.code for f in again.findings if f.severity == "error"] == []
    assert len(again.members) == 6
    assert Member.objects.count() == 6


def test_what_is_exported_brings_in_the_same_register_elsewhere(
    fund: Fund, secretary: Actor, neighbour: Tenant
) -> None:
    bring_in(registers.xlsx(rich_register()), secretary)
    ours = exports.export_register(is_full=True, reason="correct", on=TODAY, by=secretary)
    with acting_for(neighbour):
        Fund.objects.create(founded_on=TODAY)
        bring_in(ours, system_of(neighbour))
        theirs = exports.export_register(
            is_full=True, reason="correct", on=TODAY, by=member_of(neighbour, "secretary", username="other")
        )

    assert [comparable(row) for row in read(theirs).members] == [
        comparable(row) for row in read(ours).members
    ]


def bring_in(content: bytes, by: Actor) -> None:
    batch = imports.upload(content=content, name="ทะเบียน.xlsx", by=by)
    imports.check(batch_id=batch.pk, today=TODAY, by=by)
    imports.commit(batch_id=batch.pk, on=TODAY, at=NOW, by=by)


def test_the_complete_register_leaves_a_line_in_everybodys_view_log(fund: Fund, secretary: Actor) -> None:
    bring_in(registers.xlsx(registers.register(3)), secretary)

    exports.export_register(is_full=True, reason="audit", on=TODAY, by=secretary)

    assert ViewLog.objects.filter(field="citizen_number", reason="audit").count() == 3
    assert AuditEntry.objects.get(verb="funds.register_exported").facts["count"] == 3


def test_the_daily_register_holds_no_citizen_numbers_and_no_marks(fund: Fund, secretary: Actor) -> None:
    bring_in(registers.xlsx(rich_register()), secretary)

    reading = read(exports.export_register(is_full=False, on=TODAY, by=secretary))

    assert {"citizen_number", "group"}.isdisjoint(reading.header.fields.values())
    assert not ViewLog.objects.exists()
    assert len(reading.members) == 6


def test_the_complete_register_needs_a_reason(fund: Fund, secretary: Actor) -> None:
    with pytest.raises(LookNeedsPersonAndReason):
        exports.export_register(is_full=True, on=TODAY, by=secretary)


def test_somebody_who_only_reads_the_register_cannot_take_it_along(fund: Fund, tenant: Tenant) -> None:
    with pytest.raises(NotAllowed):
        exports.export_register(is_full=False, on=TODAY, by=member_of(tenant, "committee", username="c"))


_SYLLABLES = ("สม", "ชาย", "ใจ", "ดี", "บุญ", "มี", "แก้ว", "คำ", "ปัญ", "ญา", "วงศ์", "เนิน", "นา", "พระ", "นาย")
_WORDS = st.lists(st.sampled_from(_SYLLABLES), min_size=2, max_size=4).map("".join)
_DAYS = st.dates(datetime.date(2007, 1, 1), datetime.date(2026, 11, 1))
_PHONES = ("0812345678", "043123456", "025551234#12")
_LATER = ("suspended", "resigned", "ended", "deceased")


@st.composite
def lines(draw: st.DrawFn) -> exporting.MemberLine:
    """A member as a register may have them."""
    began = draw(_DAYS)
    steps = [("active", began)]
    if draw(st.booleans()):
        steps.append(
            (draw(st.sampled_from(_LATER)), began + datetime.timedelta(days=draw(st.integers(0, 20))))
        )
    birth = draw(st.sampled_from([None, PartialDate(1970), PartialDate(1970, 3), PartialDate(1970, 3, 5)]))
    [sample, _] = exporting._SAMPLE
    return dataclasses.replace(
        sample,
        member_no=f"{draw(st.integers(1, 99)):02}-{draw(st.integers(1, 99999)):05}",
        title=draw(st.sampled_from(["นาย", "นาง", "นางสาว", "เด็กชาย", "ว่าที่ร้อยตรี"])),
        given_name=draw(_WORDS),
        family_name=draw(_WORDS),
        sex="",
        birth=birth,
        phones=tuple(
            draw(st.lists(st.sampled_from(["0812345678", "043123456", "025551234#12"]), unique=True))
        ),
        house_no=draw(st.sampled_from(["", "12", "12/3", "99/1 ก", "1234/5-6"])),
        moo=draw(st.one_of(st.none(), st.integers(1, 99))),
        steps=tuple(steps),
        occupation=draw(st.sampled_from(["", "ทำนา", "ค้าขาย"])),
        marital_status=draw(st.sampled_from(["", "single", "married", "divorced", "widowed", "separated"])),
        groups=frozenset(draw(st.lists(st.sampled_from(["disabled", "disadvantaged", "orphan"])))),
        payment_plan=draw(st.sampled_from(["", "daily", "monthly", "half_yearly", "yearly"])),
        payees=tuple(
            exporting.PayeeLine(name=name, relation=relation, phone=phone)
            for name, relation, phone in draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["นางดำ ใจดี", "แดง แก้วมา"]),
                        st.sampled_from(["", "บุตร", "คู่สมรส"]),
                        st.sampled_from(["", "0898765432"]),
                    ),
                    max_size=3,
                )
            )
        ),
        opening_satang=draw(st.one_of(st.none(), st.integers(0, 10_000_000))),
    )


@given(lines().filter(lambda line: not line.title or not line.given_name.startswith(line.title)))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_member_that_is_written_is_read_back_the_same(member: exporting.MemberLine) -> None:
    [row] = read(exporting.workbook([member], exporting.COMPLETE)).members

    days = dict(member.steps)
    status, since = member.steps[-1]
    assert (row.member_no, row.title, row.given_name, row.family_name) == (
        member.member_no,
        member.title,
        member.given_name,
        member.family_name,
    )
    assert (row.birth, row.phones, row.groups) == (member.birth, member.phones, member.groups)
    assert (row.address.house_no, row.address.moo) == (member.house_no, member.moo)
    assert (row.status, row.admitted_on) == (status, days["active"])
    assert status == "active" or since in {row.status_on, row.resigned_on, row.died_on}
    assert (row.marital_status, row.payment_mode) == (member.marital_status, member.payment_plan)
    assert [tuple(payee) for payee in row.payees] == [(p.name, p.relation, p.phone) for p in member.payees]
    assert (None if row.paid_total is None else row.paid_total.satang) == member.opening_satang
