"""The paper list that goes along with a vehicle: driver, stops, who is to be fetched."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from thuanna.channels.web import downloads
from thuanna.channels.web.pages import page
from thuanna.channels.web.phones import show_phone
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.thai_dates import thai_date
from thuanna.money.payments.report_papers import Facts, Heading, Part, Report, Table, Text, report_pdf
from thuanna.services.planning import access, queries
from thuanna.services.planning.models import Activity, SignUp

WATERMARK = "ตัวอย่าง ห้ามใช้"
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
            watermark=WATERMARK if request.tenant.is_demo else "",
        )
    )
    return downloads.pdf(content, f"ride-list-{activity_id}")


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
