"""The parts of a draft other than its benefits: membership, contributions, reliefs, arrears, deciding."""

from __future__ import annotations

import copy

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel.refusals import Refusal
from thuanna.money.regulations import access, actions

from .part_forms import PARTS
from .shared import trail


@page(access.EDIT)
def edit(request: StaffRequest, draft_id: int, part: str) -> HttpResponse:
    """One part as a form, with the document's words beside it."""
    if part not in PARTS:
        raise Http404
    draft = access.draft_for(request.actor, access.EDIT, draft_id)
    form_type, heading = PARTS[part]
    form = form_type(request.POST or None, initial=form_type.read(draft.document))
    edition = request.POST.get("edition", str(draft.edition))
    if form.is_valid():
        document = copy.deepcopy(draft.document)
        form.write(document)
        try:
            actions.change(
                draft_id=draft_id,
                document=document,
                edition=int(edition) if edition.isdecimal() else 0,
                by=request.actor,
            )
        except Refusal as refusal:
            form.add_error(None, mend(refusal.phrase, refusal.code))
        else:
            return redirect("staff:regulation_draft", draft_id)
    facts = {
        "form": form,
        "heading": heading,
        "edition": edition,
        "back": reverse("staff:regulation_draft", args=[draft_id]),
        "trail": trail(draft),
    }
    return render(request, "staff/regulations/part.html", facts)
