"""The invented towns' own sites: pages of every kind, files, boards, what is withheld, the checklist.

Written by the town's officer and approved by its head as the story has them; published at once by the same
jobs that the worker runs. Files are short papers that say across the page that they are examples.
"""

from __future__ import annotations

import datetime
import functools
import io
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml
from PIL import Image, ImageDraw

from thuanna.foundation.audit.actor import Actor
from thuanna.kernel.fiscal_year import FiscalYear
from thuanna.money.payments import printing
from thuanna.oversight.publications import site_jobs
from thuanna.services.site import prefill, queries
from thuanna.services.site.actions import attachments, office, openness, pages
from thuanna.services.site.actions.attachments import Upload
from thuanna.services.site.actions.office import Withholding
from thuanna.services.site.actions.pages import Details
from thuanna.services.site.kinds import KINDS
from thuanna.services.site.models import PageVersion

from .steps import Site
from .stories import TownStory
from .towns.rural import RURAL

_INFORMATION_ACT = "พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540"
_WITHHELD = (
    ("รายชื่อผู้รับเบี้ยความพิการและเงินสงเคราะห์", "personal", "มาตรา 15 (5)", "รายชื่อบอกสุขภาพและความเดือดร้อนของคน",
     "ไม่มีกำหนด เปิดเฉพาะจำนวนรวมรายหมู่บ้าน", None),
    ("เรื่องขอความช่วยเหลือและการเยี่ยมบ้านรายคน", "case", "มาตรา 15 (5)", "เป็นเรื่องส่วนตัวของครอบครัว",
     "ไม่มีกำหนด แต่เจ้าของเรื่องขอดูของตัวเองได้เสมอ", None),
    ("ราคากลางงานปรับปรุงศาลาก่อนวันยื่นซอง", "procurement", "มาตรา 15 (1)", "ถ้ารู้ก่อนจะเสนอราคาไม่เป็นธรรม",
     "", 60),
)  # fmt: skip


def build(site: Site, town: TownStory) -> None:
    """Write, approve and publish every page of the town, then its registers of openness."""
    writer, approver = _people(site, town)
    divisions = {one.name_th: one.pk for one in queries.divisions(site.clock.today)}
    first: dict[str, PageVersion] = {}
    for told in _pages():
        if _belongs(told, town, first):
            version = _write(site, town, told, divisions, writer)
            pages.submit(version_id=version.pk, at=site.clock.at, by=writer)
            pages.approve(version_id=version.pk, on=site.clock.today, at=site.clock.at, by=approver)
            site_jobs.publish_page({"version_id": version.pk})
            first.setdefault(told["kind"], version)
    _registers(site, approver, writer, first["announcement"])
    _leave_something_waiting(site, writer, divisions)


def _belongs(told: Mapping[str, Any], town: TownStory, written: Mapping[str, PageVersion]) -> bool:
    """The rural town has everything; the others one page of each kind, and every announcement."""
    is_ours = town.code in told.get("only", (town.code,))
    return is_ours and (town is RURAL or told["kind"] not in written or told["kind"] == "announcement")


def _people(site: Site, town: TownStory) -> tuple[Actor, Actor]:
    """Who writes and who approves; where the story has no head, the demonstration approves."""
    officer = next(one.name for one in town.log_ins if "officer" in one.roles)
    head = next((one.name for one in town.log_ins if "head" in one.roles), None)
    return site.person(officer), site.person(head) if head else site.by


def _write(
    site: Site, town: TownStory, told: Mapping[str, Any], divisions: Mapping[str, int], writer: Actor
) -> PageVersion:
    today = site.clock.today
    as_of = today - datetime.timedelta(days=told["days"])
    ends = as_of + datetime.timedelta(days=told["ends"]) if "ends" in told else None
    title = _said(told["title"], town)
    version = pages.start(kind=told["kind"], title_th=title, on=as_of, by=writer)
    details = Details(
        title_th=title,
        title_en=told["en"],
        summary_th=_said(told["summary"], town),
        as_of=as_of,
        ends_before=ends,
        body_th=_said(told.get("body", ""), town),
        division_id=_division(told["division"], divisions),
        law=told.get("law", ""),
        fields=_fields(told, today),
    )
    pages.save(version_id=version.pk, details=details, at=site.clock.at, by=writer)
    if "file" in told:
        upload = Upload("paper.pdf", paper(told["file"], town.name.in_("th"), details.summary_th))
        attachments.attach_file(version_id=version.pk, upload=upload, title_th=told["file"], by=writer)
    if "picture" in told:
        upload = Upload("picture.png", _drawing(tuple(told["picture"]["colours"])))
        attachments.attach_picture(
            version_id=version.pk, upload=upload, alt_th=told["picture"]["alt"], by=writer
        )
    return version


def _fields(told: Mapping[str, Any], today: datetime.date) -> dict[str, str]:
    typed = {key: str(value) for key, value in told["fields"].items()}
    return {**(prefill.typed(KINDS[told["kind"]], on=today) if told.get("fill") else {}), **typed}


def _division(begins: str, divisions: Mapping[str, int]) -> int:
    found = next((pk for name, pk in divisions.items() if name.startswith(begins)), None)
    return found or next(pk for name, pk in divisions.items() if name.startswith("สำนักปลัด"))


def _registers(site: Site, approver: Actor, writer: Actor, notice: PageVersion) -> None:
    at, stamp = site.clock.at, {"at": site.clock.at.isoformat()}
    for subject, kind, clause, reason, note, days in _WITHHELD:
        new = Withholding(
            subject_th=subject,
            info_kind=kind,
            law=_INFORMATION_ACT,
            clause=clause,
            reason_th=reason,
            until=site.clock.today + datetime.timedelta(days=days) if days else None,
            until_note=note,
            ask_th="สำนักปลัด ในวันเวลาราชการ หรือขอข้อมูลทางหน้าเว็บ",
        )
        office.withhold(new=new, at=at, by=approver)
    site_jobs.renew({"what": "withheld", **stamp})
    for board in ("บอร์ดหน้าสำนักงาน", "ศาลากลางบ้าน หมู่ 1"):
        office.post_on_board(page_id=notice.page_id, board_th=board, at=at, by=writer)
    site_jobs.renew({"what": "boards", "page_id": notice.page_id, **stamp})
    openness.put_evidence(
        fiscal_year=_fiscal_year(site),
        item="o9",
        explanation_th="ยังไม่มีเพจทางการ ใช้เสียงตามสายและกลุ่มไลน์ อสม.",
        evidence_on=site.clock.today,
        at=at,
        by=approver,
    )
    site_jobs.publish_checklist(at=at)


def _leave_something_waiting(site: Site, writer: Actor, divisions: Mapping[str, int]) -> None:
    """One announcement waits for approval, so that whoever tries the head's work finds some."""
    title = "รับสมัครอาสาสมัครเยี่ยมบ้าน รุ่นที่ 4"
    version = pages.start(kind="announcement", title_th=title, on=site.clock.today, by=writer)
    details = Details(
        title_th=title,
        summary_th="ใครมีเวลาอาทิตย์ละครึ่งวัน มาเยี่ยมผู้สูงอายุที่อยู่คนเดียวด้วยกัน",
        as_of=site.clock.today,
        ends_before=site.clock.today + datetime.timedelta(days=30),
        body_th="## สมัครอย่างไร\n1. บอกชื่อที่กองสวัสดิการสังคม\n2. อบรมหนึ่งวัน มีรถรับส่ง",
        division_id=_division("กองสวัสดิการ", divisions),
    )
    pages.save(version_id=version.pk, details=details, at=site.clock.at, by=writer)
    pages.submit(version_id=version.pk, at=site.clock.at, by=writer)


def paper(title: str, office_name: str, words: str) -> bytes:
    """A page of paper that says across itself that it is an example."""
    return printing.typeset(
        '#set document(date: none)\n#set page(paper: "a4", margin: 2.5cm, background: rotate(-30deg, '
        'text(52pt, fill: rgb("#e6e0d4"))[ตัวอย่าง ห้ามใช้]))\n'
        '#set text(font: "TH Sarabun New", size: 16pt, lang: "th")\n'
        f"= {_plain(title)}\n{_plain(office_name)}\n\n{_plain(words)}\n\nเอกสารนี้แต่งขึ้นสำหรับระบบตัวอย่าง"
    )


def _plain(text: str) -> str:
    """Words without anything typst would read as a command."""
    return "".join(one if one.isalnum() or one in " .,-–()/ฯๆ" or ord(one) > 0x0E00 else " " for one in text)


def _drawing(colour: tuple[int, ...]) -> bytes:
    """A plain coloured drawing: no photograph of a real place stands in an invented town."""
    canvas = Image.new("RGB", (480, 300), (251, 249, 244))
    brush = ImageDraw.Draw(canvas)
    for row in range(4):
        brush.rounded_rectangle((40, 40 + row * 60, 440, 80 + row * 60), 8, fill=colour)
    out = io.BytesIO()
    canvas.save(out, "PNG")
    return out.getvalue()


def _said(text: str, town: TownStory) -> str:
    name = town.name.in_("th")
    short = name
    for prefix in ("เทศบาลตำบล", "เทศบาลนคร", "องค์การบริหารส่วนตำบล"):
        short = short.removeprefix(prefix)
    return text.replace("{ชื่อ}", name).replace("{สั้น}", short)


def _fiscal_year(site: Site) -> int:
    return FiscalYear.of(site.clock.today).year


@functools.cache
def _pages() -> list[dict[str, Any]]:
    text = resources.files(__package__).joinpath("website.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found
