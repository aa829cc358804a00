"""What the channel is, honestly; then telling, and the code that is shown once."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from thuanna.channels.public.voices import around, doorkeeping
from thuanna.channels.web.pages import public_form
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.language import Phrase, t
from thuanna.kernel.refusals import Refusal
from thuanna.services.disclosures import queries, rules
from thuanna.services.disclosures.actions import telling as actions
from thuanna.services.disclosures.queries import Readers
from thuanna.services.disclosures.refusals import DoorShut

from . import framing
from .forms import TellForm, refuse


@public_form
def about(request: Any, code: str) -> HttpResponse:
    """Say what it protects and what not, who reads, and whom to call first.

    :raises DoorShut: nobody is named to read
    """
    town = around.town(code, on=request.today)
    with acting_for(town.tenant):
        readers = open_door()
        facts = {
            "people": [framing.person(one) for one in readers.by_place.values()],
            "reads": _reads(readers),
            "opened_within": rules.days_of(rules.UNOPENED, request.today),
            "kept_for": around.kept_for("disclosures", request.today),
            "silent_for": around.kept_for("disclosures_silent", request.today),
        }
        return framing.show(request, town, "public/sealed/about.html", facts)


@sensitive_post_parameters()
@public_form
@sensitive_variables()
def write(request: Any, code: str) -> HttpResponse:
    """Take in what is told and show the code.

    :raises DoorShut: nobody is named to read
    """
    town = around.town(code, on=request.today)
    wait = around.limited(request, "box")
    if wait is not None:
        return wait
    with acting_for(town.tenant):
        readers = open_door()
        data = doorkeeping.posted(request)
        form = TellForm(data, request.FILES or None, readers=readers, now=request.now)
        if form.is_valid():
            try:
                told = actions.tell(
                    new=form.told(), request_token=form.request_token, on=request.today, by=town.by
                )
            except Refusal as refusal:
                refuse(form, refusal)
            else:
                facts = {"told": told, "reads": _reads(readers)}
                return framing.show(request, town, "public/sealed/told.html", facts)
        return framing.show(request, town, "public/sealed/write.html", {"form": form})


def open_door() -> Readers:
    """Who reads now.

    :raises DoorShut: nobody is named
    """
    readers = queries.readers_now()
    if readers is None:
        raise DoorShut
    return readers


def _reads(readers: Readers) -> Phrase:
    return t(readers.naming.reads_th, readers.naming.reads_en or readers.naming.reads_th)
