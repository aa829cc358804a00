"""The rural town's van to the doctor, taken up in the hills: handed over, adapted, credited at both ends."""

from __future__ import annotations

from collections.abc import Mapping

from thuanna.foundation.exchange import actions as exchange
from thuanna.foundation.exchange import packets
from thuanna.foundation.exchange import queries as exchange_queries
from thuanna.foundation.exchange.models import ReceivedPacket
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.money import Money
from thuanna.oversight.publications import plan_jobs
from thuanna.registry.organisations.models import Organisation
from thuanna.services.planning import actions
from thuanna.services.planning.models import Project, ProjectOrigin, ProjectPattern

from .chain import VAN
from .steps import Site
from .towns import HILL, RURAL

_LESSONS = (
    "ให้ อสม. เป็นคนนัดคิวรถ คนโทรหาคนที่รู้จักง่ายกว่าโทรหาเทศบาล\n"
    "ตั้งเวลารถออกตามเวลาที่คลินิกเรียกคิว ไม่ใช่ตามเวลาราชการ\n"
    "เดือนแรกรถไม่เต็ม อย่าเพิ่งยุบ เดือนที่สองเต็มทุกเที่ยว"
)


def build(sites: Mapping[str, Site]) -> None:
    """One pattern from one town to another and the word back, each in a step of its own."""
    rural, hill = sites[RURAL.code], sites[HILL.code]
    rural.step("pattern-handed-on", _hand_on)
    hill.step("pattern-adopted", lambda site: _adopt(site, rural))
    rural.step("pattern-credited", lambda site: _credit(site, hill))


def _hand_on(site: Site) -> None:
    project = Project.objects.get(title=VAN)
    actions.hand_on(
        project_id=project.pk,
        lessons=_LESSONS,
        needed_first="รถหนึ่งคันในวันเสาร์ คนขับที่รู้จักหมู่บ้าน คลินิกที่เปิดวันหยุด",
        address="",
        on=site.clock.today,
        at=site.clock.at,
        by=site.by,
    )


def _adopt(site: Site, rural: Site) -> None:
    with acting_for(rural.tenant):
        raw = exchange_queries.file_of(ProjectPattern.objects.select_related("packet").get().packet)
    packet = _take_in(site, raw, f"โทรถามกองสวัสดิการสังคม {RURAL.name.in_('th')} อ่านตรงกัน")
    owner = Organisation.objects.filter(kind="division").order_by("pk").first()
    assert owner is not None, "the town in the hills has divisions"
    project = actions.adopt(
        packet_id=packet.pk,
        adapted=actions.Adapted(
            title="รถขึ้นดอยพาผู้สูงอายุไปหาหมอ",
            problem="บ้านบนดอยห่างโรงพยาบาลสองชั่วโมง ผู้สูงอายุลงมาเองไม่ได้",
            objective="ผู้สูงอายุบนดอยได้ไปหาหมอตามนัดเดือนละครั้ง",
            owner_id=owner.pk,
            money_from="เทศบัญญัติงบประมาณ แผนงานสังคมสงเคราะห์",
            budget=Money.baht("36,000"),
            proposed_on=site.clock.today,
            changed="ใช้รถกระบะมีหลังคาแทนรถตู้ และไปเดือนละครั้งตามวันคลินิกเคลื่อนที่",
        ),
        by=site.by,
    )
    plan_jobs.publish_project(project.pk, at=site.clock.at)


def _credit(site: Site, hill: Site) -> None:
    with acting_for(hill.tenant):
        adopted = ProjectOrigin.objects.get()
        word = actions.tell_origin(project_id=adopted.project_id, address="", at=hill.clock.at, by=hill.by)
        raw = exchange_queries.file_of(word)
    packet = _take_in(site, raw, f"โทรกลับถาม {HILL.name.in_('th')} อ่านตรงกัน")
    row = actions.credit_follower(packet_id=packet.pk, by=site.by)
    plan_jobs.publish_project(row.pattern.project_id, at=site.clock.at)


def _take_in(site: Site, raw: bytes, how: str) -> ReceivedPacket:
    vouched = exchange.Vouched(packets.opened(raw).sender.fingerprint, how)
    return exchange.receive(raw=raw, at=site.clock.at, by=site.by, vouched=vouched)
