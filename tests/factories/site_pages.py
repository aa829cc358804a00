"""Pages as they stand published, without the service that writes them."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.foundation.audit.actor import Actor
from thuanna.oversight.publications import actions
from thuanna.oversight.publications.files import File, described
from thuanna.oversight.publications.models import Publication

from . import tenants

PLAN = File("แผนพัฒนาท้องถิ่น 2571-2575.pdf", "application/pdf", b"%PDF-1.7 plan")


def words(th: str, en: str = "") -> dict[str, str]:
    """Words in both languages."""
    return {"th": th, "en": en or th}


def content(code: str = "plan", title: str = "แผนพัฒนาท้องถิ่น", **changed: Any) -> dict[str, Any]:
    """What a page says."""
    return {
        "schema": "page-1",
        "owner": "noenkhram",
        "code": code,
        "kind": "development_plan",
        "kind_name": words("แผนพัฒนาท้องถิ่น", "Development plan"),
        "as_of": tenants.TODAY.isoformat(),
        "ends_before": None,
        "is_demo": True,
        "is_news": False,
        "name": words(title),
        "summary": words("แผนห้าปี"),
        "division": words("สำนักปลัด"),
        "contact": words("โทร. 043 000 000"),
        "law": "",
        "fields": [],
        "body": {"th": [{"t": "paragraph", "spans": [{"text": "ข้อความ"}]}], "en": []},
        "images": [],
        "files": [],
        **changed,
    }


def published(
    by: Actor,
    code: str = "plan",
    *,
    title: str = "แผนพัฒนาท้องถิ่น",
    section: str = "development_plan",
    on: datetime.date = tenants.TODAY,
    files: tuple[File, ...] = (),
    ends_before: datetime.date | None = None,
) -> Publication:
    """A page, shown to everybody."""
    named = [{"file": described(file), "title": words(file.name)} for file in files]
    return actions.publish_page(
        kind="page",
        code=code,
        section=section,
        schema="page-1",
        content=content(code, title, files=named, as_of=on.isoformat()),
        listing={"title": words(title)},
        as_of=on,
        at=tenants.NOW,
        attached=files,
        ends_before=ends_before,
        by=by,
    )
