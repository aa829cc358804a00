"""The audit trail for those who inspect: who did what, when; filtered, page by page, and as a file."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from thuanna.channels.web import downloads
from thuanna.channels.web.fields import ChoiceField, ThaiDateField
from thuanna.channels.web.forms import PlainForm
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.foundation.audit import queries
from thuanna.foundation.audit.models import AuditEntry
from thuanna.kernel.commas import as_csv
from thuanna.kernel.language import t

from .deeds import words_for

_A_PAGE = 50
_HEAD = ("recorded_at", "user_id", "system", "verb", "subject", "subject_id", "reason", "facts")


class FilterForm(PlainForm):
    """Between which days, and which deeds."""

    first = ThaiDateField(t("ตั้งแต่วันที่", "From"), required=False)
    last = ThaiDateField(t("ถึงวันที่", "To"), required=False)

    def __init__(self, *args: Any, verbs: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(verb, words_for(verb)) for verb in verbs]
        self.fields["verb"] = ChoiceField(t("รายการ", "Deed"), choices, required=False, drop_down=True)


@page("audit.view")
def listing(request: StaffRequest) -> HttpResponse:
    """Show the newest first."""
    form, entries = _asked(request)
    shown = Paginator(entries, _A_PAGE).get_page(request.GET.get("page"))
    facts = {
        "form": form,
        "page": shown,
        "rows": [_row(entry) for entry in shown],
        "query": request.GET.urlencode(),
    }
    return render(request, "staff/accounts/audit.html", facts)


@page("audit.view")
def export(request: StaffRequest) -> HttpResponse:
    """Give the same list as a file that spreadsheets open with Thai letters intact."""
    _, entries = _asked(request)
    rows = map(_line, entries.iterator(chunk_size=2000))
    return downloads.kept(as_csv([_HEAD, *rows]), downloads.CSV, f"audit-{request.today.isoformat()}.csv")


def _line(entry: AuditEntry) -> tuple[Any, ...]:
    """An entry as the file has it."""
    return (
        timezone.localtime(entry.recorded_at).isoformat(timespec="seconds"),
        entry.user_id,
        entry.system,
        entry.verb,
        entry.subject_kind,
        entry.subject_id,
        entry.reason,
        "; ".join(f"{name}={_plain(value)}" for name, value in sorted(entry.facts.items())),
    )


def _asked(request: StaffRequest) -> tuple[FilterForm, Any]:
    form = FilterForm(request.GET or None, verbs=queries.verbs())
    given: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return form, queries.entries(
        first=_start_of(given.get("first")),
        before=_start_of(given.get("last"), plus=1),
        verb=given.get("verb") or "",
    )


def _start_of(day: datetime.date | None, *, plus: int = 0) -> datetime.datetime | None:
    if day is None:
        return None
    midnight = datetime.datetime.combine(day + datetime.timedelta(days=plus), datetime.time.min)
    return timezone.make_aware(midnight)


def _row(entry: AuditEntry) -> dict[str, Any]:
    moment = timezone.localtime(entry.recorded_at)
    return {
        "day": moment.date(),
        "time": moment,
        "who": entry.user.display_name if entry.user is not None else entry.system,
        "verb": entry.verb,
        "words": words_for(entry.verb),
        "subject": f"{entry.subject_kind} {entry.subject_id or ''}".strip(),
        "reason": entry.reason,
        "facts": ", ".join(f"{name}: {_plain(value)}" for name, value in sorted(entry.facts.items())),
    }


def _plain(fact: Any) -> str:
    return " ".join(str(one) for one in fact) if isinstance(fact, list) else str(fact)
