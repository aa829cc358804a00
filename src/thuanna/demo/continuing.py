"""What shows that the van to the doctor helped: an invented award, a figure, a drawing that harms nobody."""

from __future__ import annotations

import datetime
import io

from PIL import Image, ImageDraw

from thuanna.foundation.documents.evidence import Brought
from thuanna.oversight.publications import plan_jobs
from thuanna.services.planning import actions
from thuanna.services.planning.models import Project

from .chain import VAN
from .steps import Site


def build(site: Site) -> None:
    """Three pieces in the folder of the rural town's project."""
    site.step("evidence", _fill)


def _fill(site: Site) -> None:
    project, today = Project.objects.get(title=VAN), site.clock.today
    pieces = (
        actions.NewEvidence(
            kind="award",
            title="ใบชมเชยงานดีของชุมชน (ตัวอย่าง)",
            words="คณะกรรมการหมู่บ้านร่วมกันมอบในเวทีสรุปงาน",
            on=today - datetime.timedelta(days=35),
            is_public=True,
        ),
        actions.NewEvidence(
            kind="figure",
            title="ขาดนัดหมอเพราะไปไม่ได้ จาก 214 เหลือ 96 ครั้งต่อปี",
            words="นับจากบันทึกของโรงพยาบาลส่งเสริมสุขภาพตำบล ปีก่อนเทียบกับปีนี้",
            on=today - datetime.timedelta(days=30),
            is_public=True,
        ),
    )
    for piece in pieces:
        actions.add_evidence(project_id=project.pk, new=piece, by=site.by)
    drawing = actions.NewEvidence(
        kind="photo",
        title="รถตู้หน้าศาลาหมู่บ้าน (ภาพวาด)",
        on=today - datetime.timedelta(days=90),
        alt="ภาพวาดรถตู้สีเขียวจอดหน้าศาลาหลังคาแดง ไม่มีคนในภาพ",
        consent="nobody",
        is_public=True,
    )
    brought = Brought(name="drawing.png", content=_drawing())
    actions.add_evidence(project_id=project.pk, new=drawing, brought=brought, by=site.by)
    plan_jobs.publish_project(project.pk, at=site.clock.at)


def _drawing() -> bytes:
    picture = Image.new("RGB", (640, 400), "#E8EEF5")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 300, 640, 400), fill="#DDD6C8")
    draw.polygon([(60, 160), (180, 90), (300, 160)], fill="#8E2A1E")
    draw.rectangle((80, 160, 280, 300), fill="#FBF9F4", outline="#4A4F55")
    draw.rounded_rectangle((330, 190, 590, 310), 24, fill="#17533A")
    draw.rectangle((360, 210, 440, 250), fill="#E8EEF5")
    draw.rectangle((460, 210, 560, 250), fill="#E8EEF5")
    for left in (370, 510):
        draw.ellipse((left, 285, left + 50, 335), fill="#22262B")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
