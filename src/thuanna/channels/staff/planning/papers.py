"""The paper list that goes along with a vehicle: driver, stops, who is to be fetched."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.phones import show_phone
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.money import Money
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.report_papers import Facts, Heading, Part, Report, Table, Text, report_pdf
from thuanna.services.planning import access, queries
from thuanna.services.planning.models import Activity, SignUp
from thuanna.services.planning.words import DECISIONS, QUALITIES

from .shared import plain

_HEAD = ("ที่", "ชื่อ", "โทรศัพท์", "หมู่บ้าน", "หมายเหตุ", "มา")


@page(access.SIGN_UP)
def ride_list(request: StaffRequest, activity_id: int) -> HttpResponse:
    """The list of an activity, vehicle by vehicle; to be ticked by hand and thrown away after typing."""
    activity = access.one(request.actor, Activity, activity_id)
    people = queries.sign_ups(request.actor, activity_id)
    starts = timezone.localtime(activity.starts_at)
    parts: list[Part] = [Facts([("สถานที่", activity.place), ("เวลา", f"{starts:%H.%M} น.")])]
    for ride, seating in queries.rides(activity_id):
        parts.append(Heading(ride.vehicle))
        seats = f"{seating.seats_taken} จาก {seating.seats} ที่นั่ง"
        parts.append(Facts([("คนขับ", f"{ride.driver} {show_phone(ride.phone)}"), ("จอง", seats)]))
        parts.append(Text(ride.stops))
        parts.append(_table([one for one in people if one.ride_id == ride.pk]))
    others = [one for one in people if one.ride_id is None]
    if others:
        parts += [Heading("มาเอง หรือยังไม่มีรถ"), _table(others)]
    content = report_pdf(
        Report(
            title="รายชื่อผู้ร่วมกิจกรรมและรถรับ-ส่ง",
            office=request.tenant.name_th,
            about=f"{activity.title} {thai_date(starts.date())}",
            on=request.today,
            parts=parts,
            foot="ใช้เฉพาะวันกิจกรรม เมื่อบันทึกจำนวนแล้วให้ทำลาย",
            watermark=request.tenant.watermark,
        )
    )
    return downloads.pdf(content, f"ride-list-{activity_id}")


@page(access.VIEW)
def evaluation(request: StaffRequest, project_id: int) -> HttpResponse:
    """The sheet for the plan's follow-up: every figure as it was typed once, elsewhere."""
    chain = queries.chain(request.actor, project_id)
    project, money, result = chain.project, chain.money, chain.result
    held: list[Any] = [one for one in chain.activities if one.state == "held"]
    parts: list[Part] = [
        Facts(
            [
                ("เลขที่", project.reference),
                ("ผู้รับผิดชอบ", project.owner.name_th),
                ("ชุมชนขอ", "\n".join(need.words for need in chain.needs) or "–"),
                ("วัตถุประสงค์", project.objective),
                ("สถานะ", DECISIONS[chain.state].in_("th")),
            ]
        ),
        Heading("งบประมาณและการใช้เงิน (ทะเบียนคุม)"),
        Table(
            ("งบประมาณ", "ใช้แล้ว", "คงเหลือ"),
            [(_baht(money.budget), _baht(money.spent), _baht(money.left))],
            right=(0, 1, 2),
        ),
        Heading("ตัวชี้วัด"),
        Table(
            ("ตัวชี้วัด", "หน่วย", "เดิม", "เป้า", "วัดได้"),
            [
                (one.words, one.unit, *map(plain, (one.baseline, one.target, one.reached)))
                for one in chain.indicators
            ],
            right=(2, 3, 4),
        ),
        Heading("กิจกรรมและผู้ร่วม"),
        Facts([("จัดแล้ว", f"{len(held)} ครั้ง"), ("ผู้ร่วม", f"{sum(one.came or 0 for one in held)} เที่ยวคน")]),
    ]
    if result is not None:
        parts += [Heading("ผล"), Text(result.story)]
        told = (
            ("พึ่งตนเองได้", result.self_reliance),
            ("ไปถึงอย่างเท่าเทียม", result.equal_reach),
            ("ปลอดภัยและเป็นสุข", result.safety),
            *((QUALITIES[one.quality].in_("th"), one.words) for one in chain.qualities),
            ("ข้อเสนอปีหน้า", result.next_year),
        )
        parts.append(Facts([(name, words) for name, words in told if words]))
    content = report_pdf(
        Report(
            title="แบบติดตามและประเมินผลโครงการ",
            office=request.tenant.name_th,
            about=f"{project.title} ปีงบประมาณ {project.year}",
            on=request.today,
            parts=parts,
            foot="จัดพิมพ์จากข้อมูลที่บันทึกไว้แล้ว เงินเป็นทะเบียนคุม บัญชีอยู่ในระบบบัญชีของเทศบาล",
            watermark=request.tenant.watermark,
        )
    )
    return downloads.pdf(content, f"evaluation-{project_id}")


def _baht(money: Money) -> str:
    return f"{money}"


def _table(people: list[SignUp]) -> Table:
    rows = [
        (
            str(place),
            one.name,
            show_phone(one.phone) if one.phone else "–",
            one.community.label.in_("th") if one.community else "–",
            " ".join(word for word, has in (("รถเข็น", one.wheelchair), ("มีผู้ดูแล", one.with_carer)) if has),
            "",
        )
        for place, one in enumerate(people, 1)
    ]
    return Table(_HEAD, rows)
