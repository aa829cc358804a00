"""Publishing a request for information after striking out what is personal."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from thuanna.channels.web.fields.worded import mend
from thuanna.channels.web.pages import page
from thuanna.channels.web.requests import StaffRequest
from thuanna.kernel import striking
from thuanna.kernel.language import t
from thuanna.kernel.refusals import Refusal
from thuanna.services.participation import access
from thuanna.services.participation.actions import threads as actions
from thuanna.services.participation.models import Matter
from thuanna.services.participation.queries import matters as queries
from thuanna.services.participation.queries.matters import Thread

from .forms import ThreadForm

_FIELD_OF = {"ground_missing": "ground"}


@page(access.ANSWER)
def publish(request: StaffRequest, matter_id: int) -> HttpResponse:
    """Show what was asked and answered with numbers and the name struck out; publish what the officer leaves.

    :raises Http404: it is no request for information
    """
    thread = queries.one(request.actor, matter_id)
    if thread.matter.nature != Matter.Nature.INFORMATION or thread.words is None:
        raise Http404("no request for information")
    form = ThreadForm(request.POST or None, initial=_suggested(thread))
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("title", "asked", "answer", "ground")}
        try:
            actions.publish(matter_id=matter_id, at=request.now, by=request.actor, **given)
        except Refusal as refusal:
            form.add_error(_FIELD_OF.get(refusal.code), mend(refusal.phrase, refusal.code))
        else:
            messages.success(request, str(t("เผยแพร่แล้ว", "Published.")))
            return redirect("staff:matter", matter_id)
    facts = {"form": form, "thread": thread, "matter": thread.matter}
    return render(request, "staff/participation/thread.html", facts)


def _suggested(thread: Thread) -> dict[str, str]:
    assert thread.words is not None, "asked before"
    name = thread.words.name
    answers = [message.words for message in thread.messages if message.is_from_office]
    return {
        "title": striking.struck(thread.words.words.splitlines()[0], name=name)[:120],
        "asked": striking.struck(thread.words.words, name=name),
        "answer": striking.struck("\n\n".join(answers), name=name),
    }
