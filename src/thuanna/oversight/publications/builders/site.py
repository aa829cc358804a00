"""Pages of the office's own site and its registers of openness, from the service's queries to their schemas.

Acts for the tenant. Every text in a page is what somebody wrote for the public and another approved; nothing
is added from a register of people.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from thuanna.foundation.tenancy.context import required_tenant_id
from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase
from thuanna.oversight.publications.drafts import Names, words
from thuanna.oversight.publications.files import File, described, readable_name
from thuanna.registry.organisations.models import Organisation
from thuanna.services.site import markup, openness
from thuanna.services.site import queries as site
from thuanna.services.site.actions.office import INFO_KINDS
from thuanna.services.site.kinds import Field
from thuanna.services.site.models import PageAttachment

PAGE, WITHHELD, BOARDS, SETTINGS, CHECKLIST = "page", "withheld", "boards", "settings", "oit"
REGISTER, SITE = "register", "site"


@dataclass(frozen=True)
class Built:
    """A thing as it would be published."""

    kind: str
    code: str
    section: str
    schema: str
    content: dict[str, Any]
    listing: dict[str, Any]
    as_of: datetime.date
    ends_before: datetime.date | None = None
    files: tuple[File, ...] = ()


def page(version_id: int) -> Built:
    """A page as its approved version says it, with the bytes of its files."""
    opened = site.opened(version_id)
    version, kind = opened.version, opened.kind
    files = {one.pk: _file(one) for one in (*opened.files, *opened.pictures)}
    name = words(version.title_th, version.title_en)
    summary = words(version.summary_th, version.summary_en)
    content = {
        **_head("page-1", version.as_of),
        "code": version.page.code,
        "kind": kind.key,
        "kind_name": _both(kind.label),
        "ends_before": version.ends_before.isoformat() if version.ends_before else None,
        "is_news": kind.is_news,
        "name": name,
        "summary": summary,
        "division": _division(version.division),
        "contact": _contact(version.contact_th, version.contact_en, version.division),
        "law": version.law,
        "fields": [
            _field(one, version.fields[one.key]) for one in kind.fields if _is_filled(one, version.fields)
        ],
        "body": {"th": markup.blocks(version.body_th), "en": markup.blocks(version.body_en)},
        "images": [_picture(one, files[one.pk]) for one in opened.pictures],
        "files": [
            {"file": described(files[one.pk]), "title": words(one.title_th or one.name, one.title_en)}
            for one in opened.files
        ],
    }
    listing = {
        "title": name,
        "summary": summary,
        "kind_name": content["kind_name"],
        "division": content["division"],
        "files": len(opened.files),
    }
    return Built(
        PAGE,
        version.page.code,
        kind.key,
        "page-1",
        content,
        listing,
        version.as_of,
        version.ends_before,
        tuple(files.values()),
    )


def withheld(on: datetime.date) -> Built:
    """The register of what is withheld, as of a day."""
    items = [*site.withheld(), *site.withheld(ended=True)]
    name = words("ทะเบียนข้อมูลที่ยังไม่เปิดเผย", "Register of what is withheld")
    content = {
        **_head("withheld-1", on),
        "name": name,
        "items": [
            {
                "subject": words(one.subject_th, one.subject_en),
                "kind": one.info_kind,
                "kind_name": _both(INFO_KINDS[one.info_kind]),
                "law": one.law,
                "clause": one.clause,
                "reason": one.reason_th,
                "from": one.starts_on.isoformat(),
                "until": one.until.isoformat() if one.until else None,
                "until_note": one.until_note,
                "ask": one.ask_th,
                "ended_on": one.ended_on.isoformat() if one.ended_on else None,
                "end_note": one.end_note,
            }
            for one in items
        ],
    }
    running = sum(one.ended_on is None for one in items)
    return Built(WITHHELD, REGISTER, "", "withheld-1", content, {"title": name, "items": running}, on)


def boards(page_id: int, on: datetime.date) -> Built:
    """Where the paper of a page hangs; who hung it stays inside."""
    code = site.page(page_id).code
    name = words("บอร์ดที่ติดประกาศนี้", "Boards on which this hangs")
    content = {
        **_head("boards-1", on),
        "code": code,
        "name": name,
        "postings": [
            {
                "board": one.board_th,
                "posted_on": one.posted_on.isoformat(),
                "taken_down_on": one.taken_down_on.isoformat() if one.taken_down_on else None,
            }
            for one in site.postings(page_id)
        ],
    }
    return Built(BOARDS, code, "", "boards-1", content, {"title": name}, on)


def settings(on: datetime.date) -> Built:
    """When election periods run."""
    name = words("ช่วงเวลาของเว็บไซต์", "Periods of the site")
    told = [
        {"name": one.election_th, "from": one.starts_on.isoformat(), "until": one.ends_before.isoformat()}
        for one in site.periods()
    ]
    content = {**_head("settings-1", on), "name": name, "elections": told}
    return Built(SETTINGS, SITE, "", "settings-1", content, {"elections": told}, on)


def checklist(found: openness.Checklist, on: datetime.date) -> Built:
    """The openness checklist of a fiscal year."""
    year = found.fiscal_year
    name = words(f"รายการเปิดเผยข้อมูลสาธารณะ (OIT) ปีงบประมาณ {year}", f"Openness checklist, fiscal year {year}")
    content = {
        **_head("oit-1", on),
        "name": name,
        "fiscal_year": year,
        "numbered_as": found.numbered_as,
        "items": [_checked(row) for row in found.rows],
    }
    return Built(CHECKLIST, str(year), "", "oit-1", content, {"title": name}, on)


def _checked(row: openness.Row) -> dict[str, Any]:
    given = row.by_hand
    by_hand = [{"title": given.explanation, "address": given.address}] if given and given.address else []
    return {
        "code": row.item.code,
        "label": _both(row.item.label),
        "state": row.state.value,
        "confidence": row.item.confidence,
        "evidence_on": row.evidence_on.isoformat() if row.evidence_on else None,
        "explanation": given.explanation if given else "",
        "addresses": [*by_hand, *({"title": one.title, "address": one.address} for one in row.things)],
    }


def _head(schema: str, as_of: datetime.date) -> dict[str, Any]:
    tenant = Tenant.objects.get(pk=required_tenant_id())
    return {"schema": schema, "owner": tenant.code, "is_demo": tenant.is_demo, "as_of": as_of.isoformat()}


def _both(phrase: Phrase) -> Names:
    return words(phrase.in_("th"), phrase.in_("en"))


def _division(division: Organisation | None) -> Names:
    return words(division.name_th, division.name_en) if division is not None else words("", "")


def _contact(th: str, en: str, division: Organisation | None) -> Names:
    """What was written; otherwise the division's own line."""
    if th:
        return words(th, en)
    phone = division.phone if division is not None else ""
    return words(f"โทร. {_spaced(phone)}", f"Tel. {_spaced(phone)}") if phone else words("", "")


def _spaced(phone: str) -> str:
    return f"{phone[:3]} {phone[3:6]} {phone[6:]}" if phone.isdigit() and len(phone) in {9, 10} else phone


def _file(one: PageAttachment) -> File:
    return File(readable_name(one.name), one.document.media_type, bytes(one.document.content))


def _picture(one: PageAttachment, file: File) -> dict[str, Any]:
    return {
        "file": described(file),
        "alt": words(one.alt_th, one.alt_en),
        "width": one.width,
        "height": one.height,
        "is_portrait": one.is_portrait,
    }


def _is_filled(field: Field, values: dict[str, Any]) -> bool:
    return values.get(field.key) not in (None, "", [])


def _field(field: Field, value: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"key": field.key, "label": _both(field.label), "type": field.type}
    if field.type != "table":
        return {**told, "value": value}
    columns = [{"key": one.key, "label": _both(one.label), "type": one.type} for one in field.columns]
    return {**told, "value": "", "columns": columns, "rows": value}
