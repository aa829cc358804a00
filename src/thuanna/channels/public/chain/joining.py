"""Joining in without an account: one activity, signing up oneself or a relative, and taking it back.

The activity stands here as it is published; only how many seats are left is asked of the house.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters

from thuanna.channels.public import things, towns
from thuanna.channels.public.qr import qr
from thuanna.channels.public.serving import page, required_card, shown_page
from thuanna.channels.public.voices import around, doorkeeping
from thuanna.channels.web.pages import public_form
from thuanna.channels.web.requests import PageRequest
from thuanna.foundation.tenancy.context import acting_for
from thuanna.kernel.refusals import NotHere, Refusal
from thuanna.oversight.publications import pages as published
from thuanna.services.planning import actions, queries
from thuanna.services.planning.models import Activity

from .forms import CodeForm, JoinForm, refuse


@shown_page
def activity(request: PageRequest, code: str, reference: str, key: int) -> HttpResponse:
    """Show one activity: for whom, why that day, how people get there, who leads it.

    :raises Http404: it is not announced
    """
    return _shown(request, code, reference, key, "public/chain/one_activity.html")


@shown_page
def activity_notice(request: PageRequest, code: str, reference: str, key: int) -> HttpResponse:
    """The same as one A4 sheet, with a QR to sign up."""
    return _shown(request, code, reference, key, "public/chain/activity_notice.html")


@sensitive_post_parameters()
@public_form
def join(request: Any, code: str, reference: str, key: int) -> HttpResponse:
    """Sign up, or offer to help; the answer shows the code once.

    :raises Http404: it is not announced
    """
    town, told = around.town(code, on=request.today), _published(code, reference, key)
    wait = around.limited(request, "join")
    if wait is not None:
        return wait
    with acting_for(town.tenant):
        kept = _open(town, key)
        form = JoinForm(
            doorkeeping.posted(request),
            now=request.now,
            on=request.today,
            groups=kept.groups,
            rides=queries.rides(key),
        )
        facts = {**town.frame("act"), "form": form, "code": code, "one": told, "reference": reference}
        facts |= {"left": queries.places_left(kept), "kept_for": around.kept_for("sign_ups", request.today)}
        if form.is_valid():
            try:
                sent = actions.send_sign_up(
                    activity_id=key,
                    new=form.new(),
                    request_token=form.request_token,
                    at=request.now,
                    by=town.by,
                )
            except Refusal as refusal:
                refuse(form, refusal)
            else:
                return around.show(request, "public/chain/joined.html", {**facts, "sent": sent})
        return around.show(request, "public/chain/join.html", facts)


@sensitive_post_parameters()
@public_form
def mine(request: Any, code: str) -> HttpResponse:
    """Look at one's sign-up with its code, or take it back. A POST, so that the code stands in no address."""
    town = around.town(code, on=request.today)
    wait = around.limited(request, "mine", doorkeeping.LOOKS_AN_HOUR)
    if wait is not None:
        return wait
    with acting_for(town.tenant):
        form = CodeForm(doorkeeping.posted(request), now=request.now)
        facts: dict[str, Any] = {**town.frame("act"), "form": form, "code": code}
        if form.is_valid():
            typed = form.cleaned_data["code"]
            try:
                if request.POST.get("do") == "take_back":
                    gone = actions.cancel_sign_up(code=typed, at=request.now, by=town.by)
                    return around.show(request, "public/chain/taken_back.html", {**facts, "activity": gone})
                facts |= {"row": queries.sign_up_by_code(typed), "typed": typed}
            except Refusal as refusal:
                refuse(form, refusal)
        return around.show(request, "public/chain/mine.html", facts)


def _shown(request: PageRequest, code: str, reference: str, key: int, template: str) -> HttpResponse:
    town, card = towns.town(code, on=request.today), required_card(code, "project", reference)
    content = things.content_of(card)
    one = _among(content, key)
    join_url = reverse("public:join", args=[code, reference, key])
    address = request.build_absolute_uri(reverse("public:activity", args=[code, reference, key]))

    def build() -> dict[str, Any]:
        frame = town.frame(here="act")
        frame["print_url"] = reverse("public:activity_notice", args=[code, reference, key])
        facts = {"one": one, "content": content, "code": code, "join_url": join_url}
        facts["is_open"] = one["state"]["key"] == "announced" and one["day"] >= request.today.isoformat()
        return {**frame, **facts, "living_url": address, "qr_svg": qr(address)}

    return page(request, template, build, town, card, request.today.isoformat())


def _published(code: str, reference: str, key: int) -> dict[str, Any]:
    found = published.newest(code, "project", reference)
    if found is None:
        raise Http404("no such project")
    return _among(found.content, key)


def _among(content: dict[str, Any], key: int) -> dict[str, Any]:
    one: dict[str, Any] | None = next((each for each in content["activities"] if each["key"] == key), None)
    if one is None:
        raise Http404("no such activity")
    return one


def _open(town: around.Town, key: int) -> Activity:
    try:
        return queries.open_activity(town.by, key)
    except NotHere as refusal:
        raise Http404("not announced") from refusal
