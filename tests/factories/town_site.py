"""A town office that writes pages, and files as people really send them."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import dataclass, replace

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from thuanna.foundation.audit.actor import Actor
from thuanna.foundation.tenancy.models import Tenant
from thuanna.oversight.publications import site_jobs
from thuanna.registry.organisations import actions as registry
from thuanna.services.site.actions import attachments, pages
from thuanna.services.site.actions.attachments import Upload
from thuanna.services.site.actions.pages import Details
from thuanna.services.site.models import PageVersion

from . import organisations, tenants

CODE = "noenkhram"
PDF = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF"


@dataclass(frozen=True)
class Office:
    """The town with somebody who writes, and somebody else who approves."""

    tenant: Tenant
    officer: Actor
    head: Actor
    division_id: int


def office(code: str = CODE, prefix: str = "") -> Office:
    """A municipality with one division. Call it inside ``acting_for``, or with a tenant of its own."""
    tenant = Tenant.objects.filter(code=code).first() or tenants.tenant(
        code, "local_government", is_demo=True
    )
    officer = tenants.member_of(tenant, "officer", username=f"{prefix}officer")
    head = tenants.member_of(tenant, "head", username=f"{prefix}head")
    return Office(tenant, officer, head, 0)


def with_division(told: Office) -> Office:
    """The same with its own organisation and the welfare division; acts for the tenant."""
    own = organisations.municipality(told.head)
    new = registry.Details(
        "division", "กองสวัสดิการสังคม", "Welfare Division", parent_id=own.pk, phone="049000106"
    )
    return replace(told, division_id=registry.add_organisation(details=new, by=told.head).pk)


def details(told: Office, **changed: object) -> Details:
    """An announcement with everything it needs."""
    values: dict[str, object] = {
        "title_th": "รับลงทะเบียนเบี้ยยังชีพผู้สูงอายุ ปีงบประมาณ 2571",
        "summary_th": "ผู้ที่อายุครบ 60 ปีลงทะเบียนได้ถึงสิ้นเดือนพฤศจิกายน",
        "as_of": tenants.TODAY,
        "ends_before": tenants.TODAY + datetime.timedelta(days=10),
        "body_th": "## ใครลงทะเบียนได้\n- ผู้ที่อายุครบ 60 ปี\n- ย้ายทะเบียนบ้านมาใหม่\n\nสอบถามที่กองสวัสดิการสังคม",
        "division_id": told.division_id or None,
        "contact_th": "" if told.division_id else "โทร. 043 000 000",
        "fields": {"where": "ศาลาประชาคม", "travel": "มีรถรับส่งจากทุกหมู่บ้าน"},
    }
    return Details(**{**values, **changed})  # type: ignore[arg-type]


def written(told: Office, kind: str = "announcement", **changed: object) -> PageVersion:
    """A page as the officer left it."""
    one = details(told, **changed)
    version = pages.start(kind=kind, title_th=one.title_th, on=tenants.TODAY, by=told.officer)
    return pages.save(version_id=version.pk, details=one, at=tenants.NOW, by=told.officer)


def approved(told: Office, version: PageVersion, *, at: datetime.datetime = tenants.NOW) -> PageVersion:
    """The version submitted by the officer, approved by the head, and published as the worker does."""
    pages.submit(version_id=version.pk, at=at, by=told.officer)
    pages.approve(version_id=version.pk, on=at.date(), at=at, by=told.head)
    site_jobs.publish_page({"version_id": version.pk})
    return version


def with_plan(told: Office, version: PageVersion, content: bytes = PDF) -> None:
    """Attach the plan's file."""
    attachments.attach_file(
        version_id=version.pk, upload=Upload("scan.pdf", content), title_th="แผนพัฒนาท้องถิ่น", by=told.officer
    )


def photo(*, with_place: bool = True, size: tuple[int, int] = (64, 48)) -> bytes:
    """A photograph as a telephone makes it, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x010E] = "ถ่ายที่บ้านป้าสมศรี"
    if with_place:
        gps = exif.get_ifd(0x8825)
        gps[1], gps[2] = "N", (IFDRational(12), IFDRational(36), IFDRational(0))
    out = io.BytesIO()
    Image.new("RGB", size, (31, 58, 95)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word_file(text: str = "รายงาน") -> bytes:
    """A small Word document."""
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "word/document.xml": f"<w:document><w:t>{text}</w:t></w:document>".encode(),
        }
    )
