"""The regulation in force, earlier ones, drafts, and where to begin."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.language import Phrase, t
from thuanna.money.regulations import access, actions
from thuanna.money.regulations.casework import shipped_document
from thuanna.money.regulations.law_file import SHIPPED
from thuanna.money.regulations.models import RegulationDraft
from thuanna.money.regulations.queries import texts
from thuanna.money.regulations.schema import Regulation
from thuanna.money.regulations.schema.findings import findings
from thuanna.money.regulations.schema.reading import regulation_of
from thuanna.money.regulations.schema.wording import compare as changes_between

from .shared import sections, trail


@page(access.VIEW)
def home(request: StaffRequest) -> HttpResponse:
    """What is in force, and what is being written."""
    found = texts()
    now = found.on(request.today) if found else None
    open_drafts = access.drafts_for(request.actor, access.VIEW).filter(state=RegulationDraft.State.OPEN)
    facts = {
        "now": now,
        "is_in_force": now is not None and now.starts_on <= request.today,
        "sections": sections(now.regulation) if now else [],
        "versions": list(reversed(found.adopted)) if found else [],
        "drafts": open_drafts.order_by("-pk"),
        "may_edit": request.actor.may(access.EDIT),
        "starts": _starts() if request.actor.may(access.EDIT) else [],
        "can_compare": found is not None and len(found.adopted) > 1,
    }
    return render(request, "staff/regulations/home.html", facts)


@require_POST
@page(access.EDIT)
def start(request: StaffRequest) -> HttpResponse:
    """Begin a draft from a text that is shipped, or from a version."""
    draft = actions.start(
        started_from=request.POST.get("started_from", ""), on=request.today, by=request.actor
    )
    return redirect("staff:regulation_draft", draft.pk)


@page(access.VIEW)
def version(request: StaffRequest, number: int) -> HttpResponse:
    """One adopted text."""
    row = access.version_for(request.actor, access.VIEW, number)
    regulation = regulation_of(row.document)
    facts = {
        "version": row,
        "regulation": regulation,
        "sections": sections(regulation),
        "notes": [one.phrase for one in findings(regulation)],
        "may_edit": request.actor.may(access.EDIT),
        "trail": trail(),
    }
    return render(request, "staff/regulations/version.html", facts)


@page(access.VIEW)
def compare(request: StaffRequest) -> HttpResponse:
    """What two texts say differently, in words."""
    choices = _comparable(request)
    one, two = (request.GET.get(name, "") for name in ("one", "two"))
    keys = list(choices)
    one = one if one in choices else (keys[1] if len(keys) > 1 else keys[0] if keys else "")
    two = two if two in choices else (keys[0] if keys else "")
    if not choices:
        raise Http404
    facts = {
        "choices": [(key, label) for key, (label, _) in choices.items()],
        "one": one,
        "two": two,
        "one_label": choices[one][0],
        "two_label": choices[two][0],
        "changes": changes_between(choices[one][1], choices[two][1]),
        "trail": trail(),
    }
    return render(request, "staff/regulations/compare.html", facts)


def _comparable(request: StaffRequest) -> dict[str, tuple[Phrase, Regulation]]:
    """Versions, open drafts and the texts that are shipped, the newest first."""
    found = texts()
    drafts = access.drafts_for(request.actor, access.VIEW).filter(state=RegulationDraft.State.OPEN)
    known: dict[str, tuple[Phrase, Regulation]] = {}
    for draft in drafts.order_by("-pk"):
        known[f"draft:{draft.pk}"] = (t("ร่างที่ {n}", "Draft {n}", n=draft.pk), regulation_of(draft.document))
    for adopted in reversed(found.adopted if found else ()):
        label = t("ฉบับที่ {n}", "Version {n}", n=adopted.version.number)
        known[f"version:{adopted.version.number}"] = (label, adopted.regulation)
    for code in SHIPPED:
        regulation = regulation_of(shipped_document(code))
        known[code] = (regulation.title, regulation)
    return known


def _starts() -> list[dict[str, object]]:
    """The texts to begin from, with where each comes from."""
    shipped = [(code, regulation_of(shipped_document(code))) for code in SHIPPED]
    return [
        {
            "code": code,
            "title": found.title,
            "source": found.source,
            "confidence": found.confidence.value,
            "blocking": [one.phrase for one in findings(found) if one.blocks],
        }
        for code, found in shipped
    ]


def address_of(draft: RegulationDraft) -> str:
    """Where a draft is worked on."""
    return reverse("staff:regulation_draft", args=[draft.pk])
