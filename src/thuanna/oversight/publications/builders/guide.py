"""A guide and the calendar of an office as everybody reads them: the law's words beside the office's own."""

from __future__ import annotations

import datetime
from typing import Any

from thuanna.foundation.tenancy.models import Tenant
from thuanna.kernel.language import Phrase
from thuanna.oversight.publications.drafts import words
from thuanna.services.guides import catalogue
from thuanna.services.guides.catalogue import Guide, Item
from thuanna.services.guides.definitions import Form
from thuanna.services.guides.models import CalendarDate, GuideAdoption

GUIDE_SCHEMA = "guide-1"
CALENDAR_SCHEMA = "calendar-1"


def guide_content(tenant: Tenant, guide: Guide, adoption: GuideAdoption) -> dict[str, Any]:
    """One guide with the facts of this office."""
    return {
        "schema": GUIDE_SCHEMA,
        "owner": tenant.code,
        "name": words(tenant.name_th, tenant.name_en),
        "is_demo": tenant.is_demo,
        "code": guide.code,
        "title": said(guide.title),
        "summary": said(guide.summary),
        "situations": [
            {"key": one.key, **said(one.words)}
            for one in catalogue.situations()
            if one.key in guide.situations
        ],
        "also": list(guide.also),
        "law": {"title": guide.law_title, "clause": guide.law_clause, "effective_on": guide.effective_on},
        "sources": [{"title": one.title, "url": one.url} for one in guide.sources],
        "confidence": guide.confidence,
        "checked_on": guide.checked_on,
        **{name: _items(getattr(guide, name)) for name in ("amount", "who", "deadline", "papers", "steps")},
        "cost": _item(guide.cost),
        "objection": said(guide.objection),
        "where": _where(adoption),
        "form": _form(guide.form) if guide.form and adoption.takes_forms else None,
    }


def guide_listing(content: dict[str, Any]) -> dict[str, Any]:
    """The few words a list shows of a guide."""
    return {
        "title": content["title"],
        "summary": content["summary"],
        "situations": [one["key"] for one in content["situations"]],
        "has_form": content["form"] is not None,
    }


def calendar_content(tenant: Tenant, days: list[CalendarDate], *, on: datetime.date) -> dict[str, Any]:
    """The office's own days beside those of every year and month."""
    return {
        "schema": CALENDAR_SCHEMA,
        "owner": tenant.code,
        "name": words(tenant.name_th, tenant.name_en),
        "is_demo": tenant.is_demo,
        "as_of": on.isoformat(),
        "recurring": [_recurring(one) for one in catalogue.recurring_dates()],
        "days": [
            {
                "key": f"day-{one.pk}",
                "title": words(one.title_th, one.title_en),
                "starts_on": one.starts_on.isoformat(),
                "ends_on": one.ends_on.isoformat(),
                "hours": one.hours,
                "place": words(one.place_th, one.place_en),
                "guide": one.guide,
            }
            for one in days
        ],
    }


def said(phrase: Phrase) -> dict[str, str]:
    """A phrase as it stands in a publication."""
    return words(phrase.in_("th"), phrase.in_("en"))


def _items(items: tuple[Item, ...]) -> list[dict[str, Any]]:
    return [_item(one) for one in items]


def _item(one: Item) -> dict[str, Any]:
    return {**said(one.words), "confidence": one.confidence, "is_sure": one.is_sure}


def _where(adoption: GuideAdoption) -> dict[str, Any]:
    return {
        "office": words(adoption.office_th, adoption.office_en),
        "place": words(adoption.place_th, adoption.place_en),
        "phone": adoption.phone,
        "hours": words(adoption.hours_th, adoption.hours_en),
        "days": adoption.days,
        "note": words(adoption.note_th, adoption.note_en),
    }


def _form(form: Form) -> dict[str, Any]:
    return {
        "version": form.version,
        "sends": form.sends,
        "keep": form.keep,
        "purpose": said(form.purpose),
        "basis": said(form.basis),
        "pages": [
            {"title": said(section.title), "asks": [said(field.label) for field in section.fields]}
            for section in form.sections
        ],
    }


def _recurring(raw: Any) -> dict[str, Any]:
    kept = ("key", "title", "guide", "yearly", "monthly", "confidence")
    return {name: raw[name] for name in kept if name in raw}
